"""Middleware: who owns the session of a request, and the headers every answer carries. No database, no waiting."""

import re
from base64 import b64encode
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from hotline.infrastructure import audit_origin
from hotline.infrastructure.live import is_revoked
from hotline.infrastructure.permissions import SESSION_KEY, Principal

API_POLICY = "default-src 'none'; frame-ancestors 'none'"
#: The admin theme runs Alpine, which evaluates expressions; the pages of the API start their own script.
PAGES_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self'{styles}; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'"
)


#: The two style elements of the configuration pages' templates: the theme's colours, and the width of a column.
OWN_STYLES = re.compile(
    rb'<style id="unfold-theme-colors">(.*?)</style>'
    rb"|<style>(\s*#changelist table thead th:first-child \{width: inherit\}\s*)</style>",
    re.DOTALL,
)


@sync_and_async_middleware
def session_owner(answer: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Middleware that sets ``request.staff`` and ``request.session_ended``.

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


def _find_owner(request: HttpRequest) -> None:
    stored = request.session.get(SESSION_KEY)
    owner = Principal.from_session(stored) if stored else None
    if owner is not None:
        audit_origin.note_session(owner.session_digest)
    revoked = owner is not None and is_revoked(owner.number, owner.epoch)
    request.staff = None if revoked else owner  # type: ignore[attr-defined]
    had_one = settings.SESSION_COOKIE_NAME in request.COOKIES
    request.session_ended = had_one and request.staff is None  # type: ignore[attr-defined]


def _set_policy(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    pages = request.path.startswith(("/admin/", "/api/docs", "/api/v1/docs"))
    policy = PAGES_POLICY.format(styles=_own_styles(response)) if pages else API_POLICY
    response.headers.setdefault("Content-Security-Policy", policy)
    if request.path.startswith("/api/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _own_styles(response: HttpResponse) -> str:
    """Hashes of the style elements that our templates write (CSP Level 3, section 6.7.2.4).

    Each is taken at its first place: nothing that people wrote stands before it.
    """
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return ""
    found = {
        match.lastindex: match[match.lastindex or 0] for match in reversed([*OWN_STYLES.finditer(response.content)])
    }
    return "".join(f" 'sha256-{b64encode(sha256(text).digest()).decode()}'" for text in found.values())
