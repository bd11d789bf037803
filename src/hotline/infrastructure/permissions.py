"""The signed-in person and their permissions. Both come from the signed session, so no check queries the database."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Self

import structlog
from django.http import HttpRequest
from ninja.utils import check_csrf

from hotline.infrastructure import audit_origin
from hotline.kernel.chain import sm3
from hotline.kernel.errors import NotPermitted, Refused
from hotline.kernel.permissions import Permission

log = structlog.get_logger()
SESSION_KEY = "staff"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
READING = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True)
class Principal:
    """The owner of a session. The session is revoked once a newer ``epoch`` is published for ``number``.

    ``session``: its id in the register, ``begun_at``: when the person signed in.
    """

    number: str
    name: str
    group: str
    roles: tuple[str, ...]
    role_names: tuple[str, ...]
    permissions: frozenset[str]
    epoch: int
    expires_at: datetime
    session: str = ""
    begun_at: datetime = LONG_AGO
    #: Opened by a password alone: it does not hold outside our offices.
    office_only: bool = False

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    @property
    def session_digest(self) -> str:
        """Equal for all requests of one sign-in."""
        return sm3(f"{self.number}/{self.epoch}/{self.expires_at.isoformat()}".encode())[:16]

    def to_session(self) -> dict[str, Any]:
        """JSON, as kept in the signed cookie."""
        return asdict(self) | {
            "permissions": sorted(self.permissions),
            "expires_at": self.expires_at.isoformat(),
            "begun_at": self.begun_at.isoformat(),
        }

    @classmethod
    def from_session(cls, stored: dict[str, Any]) -> Self:
        lists = {"roles": tuple(stored["roles"]), "role_names": tuple(stored["role_names"])}
        moments = {name: datetime.fromisoformat(stored[name]) for name in ("expires_at", "begun_at")}
        return cls(**(stored | lists | moments | {"permissions": frozenset(stored["permissions"])}))


class StaffRequest(HttpRequest):
    """A request after the middleware sessions.session_owner.

    ``staff`` is None when nobody is signed in; ``session_refusal`` then says why a session that was brought is none.
    """

    staff: Principal | None
    session_refusal: Refused | None


class SessionMissing(Refused):
    status = 401
    code = "session_missing"


class SessionExpired(Refused):
    status = 401
    code = "session_expired"


class needs:
    """The ``auth`` of a router or endpoint, such as ``Router(auth=needs(Permission.DESK_USE))``.

    Requires a live session, any one of the named permissions (none named: a session suffices), and CSRF on writes.
    """

    def __init__(self, *permissions: Permission) -> None:
        self.permissions = permissions

    def __call__(self, request: StaffRequest) -> Principal:
        staff = current_staff(request)
        require_csrf(request)
        if self.permissions:
            held = next(filter(staff.may, self.permissions), None)
            audit_origin.note_permission(held or self.permissions[0])
            if held is None:
                deny(staff, self.permissions[0], request.path)
        return staff


def current_staff(request: StaffRequest) -> Principal:
    """The person signed in to this session. Raises SessionMissing, SessionExpired, Unavailable."""
    if request.staff is not None:
        return request.staff
    if request.session_refusal is not None:
        raise request.session_refusal
    raise SessionMissing("未登录。请用工号和密码登录。")


def require_csrf(request: HttpRequest) -> None:
    if request.method not in READING and check_csrf(request):
        raise NotPermitted("页面校验码有误。请刷新后重试。", code="csrf")


def deny(staff: Principal, permission: Permission, path: str) -> None:
    """Refuse, leaving a line for whoever watches."""
    log.warning("permission denied", action="permission_denied", staff=staff.number, permission=permission, path=path)
    raise NotPermitted("您没有这项权限。需要时请联系班长或管理员开通。")
