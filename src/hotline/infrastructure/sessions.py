"""Middleware: who owns the session of a request, and the headers every answer carries. No database, no waiting."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from hotline.infrastructure import audit_origin
from hotline.infrastructure.live import is_revoked, known_state, session_book
from hotline.infrastructure.permissions import SESSION_KEY, Principal, SessionExpired
from hotline.infrastructure.rate_limits import address_of
from hotline.infrastructure.session_registry import (
    EXPIRED,
    GRACE_SECONDS,
    SENTENCES,
    UNSURE,
    EndReason,
    SessionState,
    is_idle,
)
from hotline.infrastructure.settings import settings as configured
from hotline.kernel.errors import Refused, Unavailable

API_POLICY = "default-src 'none'; frame-ancestors 'none'"
#: Of the pages of the interfaces' documentation.
PAGES_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'"
)

_enforced = False


def enforce_registered_sessions() -> None:
    """From now on this process accepts a session only when the register says that it is open.

    ``config/asgi.py`` calls it, so it holds wherever requests are served. Tests that call views do not.
    """
    global _enforced
    _enforced = True


def is_enforced() -> bool:
    return _enforced


@sync_and_async_middleware
def session_owner(answer: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Middleware that sets ``request.staff`` and ``request.session_refusal``.

    Place it after Django's session middleware.
    """
    return _around(answer, _find_owner, lambda request, response: response)


@sync_and_async_middleware
def content_policy(answer: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Set the content security policy of our pages.

    The proxy sets that of the single-page application, which it serves.
    """
    return _around(answer, lambda request: None, _set_policy)


def _around(
    answer: Callable[[HttpRequest], Any],
    before: Callable[[HttpRequest], None],
    after: Callable[[HttpRequest, HttpResponse], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse | Awaitable[HttpResponse]]:
    if iscoroutinefunction(answer):

        async def waiting(request: HttpRequest) -> HttpResponse:
            before(request)
            return after(request, await answer(request))

        return waiting

    def straight(request: HttpRequest) -> HttpResponse:
        before(request)
        return after(request, answer(request))

    return straight


def refusal_of(owner: Principal) -> Refused | None:
    """Why this session does not count now: SessionExpired, or Unavailable while that cannot be known. None: it counts.

    Requests ask it, and open streams several times a second.
    """
    now = datetime.now(UTC)
    if owner.expires_at <= now:
        return SessionExpired(EXPIRED)
    if is_revoked(owner.number, owner.epoch):
        return SessionExpired(SENTENCES[EndReason.CHANGED])
    state = known_state(owner.session)
    if state is not None and state.ended:
        return SessionExpired(SENTENCES.get(EndReason(state.ended), EXPIRED))
    return _refusal_by_register(owner, state, now) if _enforced else None


def _refusal_by_register(owner: Principal, state: SessionState | None, now: datetime) -> Refused | None:
    if not session_book().is_current():
        return Unavailable(UNSURE, code="no_answer")
    if state is None:
        is_new = (now - owner.begun_at).total_seconds() < GRACE_SECONDS
        return None if is_new else SessionExpired(EXPIRED)
    if is_idle(state, now, configured().sign_in.idle_minutes):
        return SessionExpired(SENTENCES[EndReason.IDLE])
    return None


def _refusal_of_place(owner: Principal, request: HttpRequest) -> Refused | None:
    if not owner.office_only or configured().is_office(address_of(request)):
        return None
    return SessionExpired("您已切换到办公区以外的网络。请重新登录并完成第二重验证。")


def _find_owner(request: HttpRequest) -> None:
    owner = _owner_of(request.session.get(SESSION_KEY))
    if owner is not None:
        audit_origin.note_session(owner.session_digest)
    refusal = (refusal_of(owner) or _refusal_of_place(owner, request)) if owner else None
    if owner is None and settings.SESSION_COOKIE_NAME in request.COOKIES:
        refusal = SessionExpired(EXPIRED)
    request.staff = None if refusal else owner  # type: ignore[attr-defined]
    request.session_refusal = refusal  # type: ignore[attr-defined]


def _owner_of(stored: dict[str, Any] | None) -> Principal | None:
    """None for a session of an older version of the platform too."""
    try:
        return Principal.from_session(stored) if stored else None
    except (KeyError, TypeError, ValueError):
        return None


def _set_policy(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    pages = request.path.startswith(("/api/docs", "/api/v1/docs"))
    response.headers.setdefault("Content-Security-Policy", PAGES_POLICY if pages else API_POLICY)
    if request.path.startswith("/api/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
