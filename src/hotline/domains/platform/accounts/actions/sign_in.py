"""Signing in by number and password, guarded against guessing."""

from collections.abc import Callable
from datetime import datetime, timedelta

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from hotline.domains.platform.accounts.actions import administer, attempts, factors, known_devices, passwords, sessions
from hotline.domains.platform.accounts.models import SecondFactor, SignInAttempt, Staff
from hotline.domains.platform.accounts.queries import by_number
from hotline.domains.platform.accounts.rules.second_factor import needs_second_factor
from hotline.infrastructure import audit, certificate_gateway
from hotline.infrastructure.permissions import LONG_AGO, SESSION_KEY, Principal, SessionMissing, StaffRequest
from hotline.infrastructure.rate_limits import address_of
from hotline.infrastructure.settings import settings as configured
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid, NotFound, Refused

#: In the signed session: who gave the right password and has yet to prove the second factor.
HALF_KEY = "half"
HALF_LASTS = timedelta(minutes=10)


class WrongPassword(Refused):
    """``left`` tries remain before the account is locked."""

    status = 401
    code = "wrong_password"

    def __init__(self, left: int, wrong: str) -> None:
        super().__init__(f"{wrong}错误，还可尝试 {left} 次。忘记密码请联系管理员重设。")
        self.extra = {"left": left}


class Locked(Refused):
    """The account cannot sign in ``until`` a moment, not even with the right password."""

    status = 423
    code = "locked"

    def __init__(self, until: datetime) -> None:
        clock = until.astimezone(BEIJING).strftime("%H:%M")
        super().__init__(f"密码错误次数过多，账号锁定至 {clock}。紧急时请联系管理员解锁。")
        self.extra = {"until": until.isoformat()}


class NewPasswordNeeded(Refused):
    """The password is right and opens no session any more: only the one that follows it does."""

    status = 403
    code = "new_password_needed"


class FactorNeeded(Refused):
    """The password is right. ``methods``: what this person can prove themselves by, of SecondFactor.Kind."""

    status = 403
    code = "factor_needed"

    def __init__(self, methods: list[str]) -> None:
        super().__init__("密码正确，请完成第二重验证。")
        self.extra = {"methods": methods}


class FactorMissing(Refused):
    """The password is right, and the person has to enrol a second factor first."""

    status = 403
    code = "factor_missing"

    def __init__(self) -> None:
        super().__init__("您的账号须第二重验证方可登录。请按提示设置，只需设置一次。")


def sign_in(request: StaffRequest, *, number: str, password: str, new_password: str = "") -> Principal:
    """Begin a session. Raises WrongPassword or Locked; both, and success, leave an audit row.

    ``new_password`` replaces a password that is a one-time one or too old, which opens no session without it:
    NewPasswordNeeded, Invalid. Raises TooOften for strangers at an address with many failures, FactorNeeded and
    FactorMissing where the password alone opens nothing: ``prove`` then goes on.
    """
    known_devices.require_calm_address(request, number)
    credentials = {"number": number, "password": password}
    staff = auth.authenticate(request, **credentials)
    if staff is None:
        raise _refusal(request, number)
    assert isinstance(staff, Staff)
    if why := passwords.has_to_change(staff, timezone.now()):
        _replace_password(staff, password, new_password, why)
    elif new_password:
        raise Invalid("该账号当前无需修改密码。请用工号和密码登录。")
    if not needs_factor(request, staff):
        return _enter(request, staff)
    half = {"number": staff.number, "at": timezone.now().isoformat(), "hash": staff.get_session_auth_hash()}
    request.session[HALF_KEY] = half
    if not staff.second_factors.exists():
        raise FactorMissing
    kinds = set(staff.second_factors.usable().values_list("kind", flat=True))
    raise FactorNeeded(sorted(kinds if certificate_gateway.is_used() else kinds - {SecondFactor.Kind.CERTIFICATE}))


def half_signed_in(request: StaffRequest) -> Staff:
    """Who gave the right password at this browser within the last minutes. Raises SessionMissing."""
    half = request.session.get(HALF_KEY) or {"number": "", "at": LONG_AGO.isoformat(), "hash": ""}
    staff = by_number(half["number"])
    fresh = timezone.now() - datetime.fromisoformat(half["at"]) < HALF_LASTS
    if staff is None or not staff.is_active or not fresh or staff.get_session_auth_hash() != half["hash"]:
        raise SessionMissing("登录超时。请重新输入工号和密码。")
    return staff


def enrolling(request: StaffRequest) -> Staff:
    """Who may add a second factor here: somebody signed in, or who needs a first one to sign in.

    Raises SessionMissing, NotFound.
    """
    if request.staff is not None:
        staff = by_number(request.staff.number)
        if staff is None:
            raise NotFound("没有这个账号。请重新登录。")
        return staff
    staff = half_signed_in(request)
    if staff.second_factors.exists():
        raise SessionMissing("请先完成第二重验证，再添加新的。")
    return staff


def require_own_password(request: StaffRequest, password: str) -> None:
    """Before somebody signed in changes what proves them: nobody else may at a browser left open.

    Raises WrongPassword, Locked. Who is signing in just now has given it already.
    """
    if request.staff is not None and auth.authenticate(request, number=request.staff.number, password=password) is None:
        raise _refusal(request, request.staff.number, "当前密码")


def prove(request: StaffRequest, factor: Callable[[Staff], str]) -> Principal:
    """Go on with signing in after FactorNeeded. ``factor`` returns the kind of what was proven, or raises WrongFactor.

    Failures count as wrong passwords do. Raises Locked, SessionMissing.
    """
    staff = half_signed_in(request)
    credentials = {"number": staff.number}
    if not AxesProxyHandler.is_allowed(request, credentials):
        raise Locked(_locked_until(request, staff.number))
    try:
        kind = factor(staff)
    except factors.WrongFactor:
        auth.user_login_failed.send(sender=__name__, credentials=credentials, request=request)
        audit.record(by=staff.number, action="accounts.prove", about=f"staff/{staff.number}", outcome="refused")
        attempts.note_failure(request, staff.number, SignInAttempt.Outcome.WRONG_FACTOR)
        raise
    return _enter(request, staff, factor=kind)


def enter_enrolled(request: StaffRequest, kind: str) -> Principal | None:
    """Who had to enrol a factor to sign in is signed in now; None for somebody who was already."""
    return None if request.staff is not None else _enter(request, half_signed_in(request), factor=kind)


def _is_exempt(staff: Staff) -> bool:
    """A password alone is enough for this person, wherever they are."""
    rules, demonstration = configured().sign_in, configured().is_demonstration
    return staff.demonstration or not rules.requires_second_factor(demonstration=demonstration)


def needs_factor(request: HttpRequest, staff: Staff) -> bool:
    if _is_exempt(staff):
        return False
    roles = staff.roles.values_list("code", flat=True)
    return needs_second_factor(list(roles), at_office=configured().is_office(address_of(request)))


def change_own_password(request: StaffRequest, *, by: Principal, old: str, new: str) -> Principal:
    """Set one's own password. Every session ends; this browser goes on in a new one.

    Raises WrongPassword or Locked for ``old``, Invalid for ``new``.
    """
    staff = auth.authenticate(request, number=by.number, password=old)
    if staff is None:
        raise _refusal(request, by.number, "当前密码")
    assert isinstance(staff, Staff)
    with transaction.atomic():
        administer.set_password(by=by.number, staff=staff, password=new)
        return _enter(request, staff, factor="" if by.office_only else "kept")


def sign_out(request: StaffRequest) -> None:
    """End this session, in every web process; without the database too."""
    if request.staff is not None:
        sessions.leave(by=request.staff)
    request.session.flush()


def _replace_password(staff: Staff, password: str, new_password: str, why: str) -> None:
    if not new_password:
        raise NewPasswordNeeded(why)
    if new_password == password:
        raise Invalid("新密码不能与当前密码相同。请重新设置。")
    administer.set_password(by=staff.number, staff=staff, password=new_password)


@transaction.atomic
def _enter(request: StaffRequest, staff: Staff, factor: str = "") -> Principal:
    """Begin a session in this browser; the one that was open there ends. ``factor``: the second one, "" for none."""
    if request.staff is not None:
        sessions.replace(by=request.staff)
    principal = sessions.begin(request, staff, office_only=not factor and not _is_exempt(staff))
    auth.login(request, staff, backend="django.contrib.auth.backends.ModelBackend")
    request.session[SESSION_KEY] = principal.to_session()
    request.session.pop(HALF_KEY, None)
    detail = {"session": principal.session, "factor": factor}
    audit.record(by=staff.number, action="accounts.sign_in", about=f"staff/{staff.number}", **detail)
    attempts.note_success(request, staff, session=principal.session)
    return principal


def _refusal(request: HttpRequest, number: str, wrong: str = "工号或密码") -> Refused:
    failures = AxesProxyHandler.get_failures(request, {"number": number})
    left = settings.AXES_FAILURE_LIMIT - failures
    outcome = "refused" if left > 0 else "locked"
    audit.record(by=number[:12], action="accounts.sign_in", about=f"staff/{number[:12]}", outcome=outcome)
    failure = SignInAttempt.Outcome.WRONG_PASSWORD if left > 0 else SignInAttempt.Outcome.LOCKED
    attempts.note_failure(request, number, failure)
    return WrongPassword(left, wrong) if left > 0 else Locked(_locked_until(request, number))


def _locked_until(request: HttpRequest, number: str) -> datetime:
    name, address = known_devices.lock_name(request, {"number": number}), known_devices.counted_address(request)
    latest = AccessAttempt.objects.filter(username=name, ip_address=address).order_by("-attempt_time").first()
    assert latest is not None, "locked accounts have failed attempts"
    until: datetime = latest.attempt_time + settings.AXES_COOLOFF_TIME
    return until
