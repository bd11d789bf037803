"""Middleware: no request that writes, reads personal data or is refused is answered without a row in the audit trail.

An action that writes a row of its own, in its transaction, needs no other. Every other request gets one here: what
called it, from where, with which permission, on which object, how it ended. Only reads of ``PLAIN``, which hold no
personal data, leave no row unless they are refused. Of other systems every call leaves one.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from hotline.config.errors import on_refusal
from hotline.infrastructure import audit_intake, audit_origin
from hotline.infrastructure.audit_origin import Origin, short_client
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import meant_by
from hotline.infrastructure.permissions import READING, Principal
from hotline.infrastructure.rate_limits import address_of
from hotline.infrastructure.sealing import search_digest
from hotline.kernel.errors import Unavailable

#: Beginnings of paths that are read without personal data: own settings, articles, flows, figures, states of parts.
PLAIN = (
    "/api/account",
    "/api/alarms",
    "/api/announcements",
    "/api/assessment",
    "/api/assistant/articles",
    "/api/assistant/availability",
    "/api/assistant/evaluation",
    "/api/assistant/health",
    "/api/assistant/hearing",
    "/api/assistant/suggest",
    "/api/assistant/trials",
    "/api/calendar",
    "/api/chat",
    "/api/days",
    "/api/desk/notices",
    "/api/desk/topics",
    "/api/docs",
    "/api/embed/policy",
    "/api/flows",
    "/api/health",
    "/api/installation",
    "/api/integrations",
    "/api/knowledge",
    "/api/live/notices",
    "/api/notifications",
    "/api/openapi.json",
    "/api/prompts",
    "/api/recordings/choices",
    "/api/recordings/figures",
    "/api/recordings/rules",
    "/api/security/algorithms",
    "/api/security/checks",
    "/api/security/controls",
    "/api/security/dormant",
    "/api/security/endings",
    "/api/security/quarantine",
    "/api/security/sign-ins",
    "/api/session",
    "/api/statistics",
    "/api/survey-answers",
    "/api/v1/docs",
    "/api/v1/openapi.json",
    "/api/walls",
    "/api/workorders/cases/counts",
    "/api/workorders/house",
    "/api/workorders/models",
    "/api/workorders/statistics",
)
#: Below those, what does hold personal data: texts of citizens, proofs, cases behind a figure, whole exports.
PERSONAL = re.compile(
    r"/api/(alarms/[^/]+/said|assessment/evidence|assessment/registers/evidence/.+|statistics/hot/cases"
    r"|knowledge/export|knowledge/feedback.*|workorders/house/people)"
)
#: Said by every open page once a minute, or asked once for the names of pages; no act of anybody.
SILENT = {("POST", "/api/session/use"), ("POST", "/api/search/sounds")}
#: Refusals that leave a row, whatever was requested.
REFUSED = {401, 403, 404, 409, 413, 423}
OPEN_INTERFACE, CITIZENS, CITY = (
    "/api/v1/",
    ("/api/assistant", "/api/chat", "/api/survey-answers"),
    "/api/exchange/12345",
)
#: Values of a search that say nothing of a person: words of the code, days, moments, small numbers.
_SAFE = re.compile(r"[a-z][a-z0-9_.,]{0,39}|\d{1,6}|\d{4}-\d\d(-\d\d)?([T ][\d:.]+(Z|[+-][\d:]+)?)?|")
#: Parameters that people fill in by hand.
_FREE = {"q", "text", "search", "name", "number", "phone", "person", "caller", "words", "keyword", "query", "employer"}
#: Parameters that are no search.
_OTHER = {"cursor", "page", "size", "limit", "p", "next", "then"}
MAX_PARAMETERS = 20
_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


@sync_and_async_middleware
def trailed(answer: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """The answer waits until the row is stored: in the database, or in a file while that is away."""

    async def waiting(request: HttpRequest) -> HttpResponse:
        with audit_origin.originating(_origin(request)) as origin:
            response: HttpResponse = await answer(request)
        if (row := row_of(request, response, origin)) is not None:
            try:
                await audit_intake.store(row)
            except OSError:
                return on_refusal(request, _not_stored())
        return response

    def straight(request: HttpRequest) -> HttpResponse:
        with audit_origin.originating(_origin(request)) as origin:
            response: HttpResponse = answer(request)
        if (row := row_of(request, response, origin)) is not None:
            try:
                audit_intake.store_now(row)
            except OSError:
                return on_refusal(request, _not_stored())
        return response

    around: Callable[[HttpRequest], HttpResponse | Awaitable[HttpResponse]]
    around = waiting if iscoroutinefunction(answer) else straight
    return around


def _not_stored() -> Unavailable:
    return Unavailable("审计记录无法保存，操作未执行。请运维查看磁盘与数据库。", code="audit_away")


def _origin(request: HttpRequest) -> Origin:
    return Origin(
        address=address_of(request)[:45],
        client=short_client(request.headers.get("User-Agent", "")),
        place=f"{request.method} {request.path}",
    )


def row_of(request: HttpRequest, response: HttpResponse, origin: Origin) -> AuditRow | None:
    """The row that the request has to leave; None when it needs none, or its action has written one."""
    if request.resolver_match is None:
        return None
    known_system = hasattr(request, "caller")
    if not known_system and not is_audited(request.method or "", request.path, response.status_code):
        return None
    if origin.rows and response.status_code < 400:
        return None
    status = response.status_code
    row = AuditRow(at=datetime.now(UTC), by=_by(request, status), status=status)
    row.action, row.about = _action(request), _about(request)
    row.outcome = "done" if status < 400 else "refused" if status < 500 else "failed"
    row.correlation, row.address, row.client = origin.correlation, origin.address, origin.client
    row.session, row.permission = origin.session, origin.permission
    row.detail = _detail(request, response)
    return row


def is_audited(method: str, path: str, status: int) -> bool:
    """Whether a request leaves a row."""
    if status in REFUSED:
        return True
    if method not in READING:
        return (method, path) not in SILENT
    return not is_plain(path)


def is_plain(path: str) -> bool:
    """Whether what is read there holds no personal data."""
    within = any(path == prefix or path.startswith(f"{prefix}/") for prefix in PLAIN)
    return within and PERSONAL.fullmatch(path) is None


def _by(request: Any, status: int) -> str:
    if (caller := getattr(request, "caller", None)) is not None:
        return str(caller.id)
    staff: Principal | None = getattr(request, "staff", None)
    if staff is not None:
        return staff.number
    if request.path.startswith(CITY):
        return "12345"
    citizen = any(request.path == prefix or request.path.startswith(f"{prefix}/") for prefix in CITIZENS)
    return "citizen" if citizen and status != 401 else ""


def _scope(request: Any) -> str:
    return str(getattr(request, "scope", "") if request.path.startswith(OPEN_INTERFACE) else "")


def _action(request: Any) -> str:
    """``GET /calls/{call_id}``; of another system ``api.<scope>``."""
    if hasattr(request, "caller") and (scope := _scope(request)):
        return f"api.{scope}"
    route = "/" + _PLACE.sub(r"{\1}", request.resolver_match.route).removeprefix("api/")
    return f"{request.method} {route}"[:120]


def _about(request: Any) -> str:
    """Kind and id of the first object that the path names; the path where it names none."""
    if hasattr(request, "caller") or not (named := request.resolver_match.kwargs):
        return request.path.removeprefix(OPEN_INTERFACE).removeprefix("/api/")[:120] or "/"
    place, value = next(iter(named.items()))
    return f"{place.removesuffix('_id')}/{value}"[:120]


def _detail(request: Any, response: HttpResponse) -> dict[str, Any]:
    detail: dict[str, Any] = {"method": request.method, "status": response.status_code}
    if not hasattr(request, "caller") and len(named := request.resolver_match.kwargs) > 1:
        detail["path"] = {name: str(value)[:80] for name, value in list(named.items())[1:]}
    if searched := searched_for(request.GET.dict()):
        detail["searched"] = searched
    if response.status_code >= 400 and (code := _refusal_code(response)):
        detail["code"] = code
    return detail


def searched_for(parameters: Mapping[str, str]) -> dict[str, str]:
    """What was searched for, without personal data: what people typed in only as a digest (``search_digest``)."""
    named = [(name[:40], value) for name, value in parameters.items() if name not in _OTHER and value]
    return {name: _displayed(name, value) for name, value in named[:MAX_PARAMETERS]}


def _displayed(name: str, value: str) -> str:
    return value if name not in _FREE and _SAFE.fullmatch(value) else search_digest(meant_by(value))


class _Refusal(msgspec.Struct):
    code: str = ""


def _refusal_code(response: HttpResponse) -> str:
    if response.streaming or not response.content.startswith(b"{"):
        return ""
    try:
        return msgspec.json.decode(response.content, type=_Refusal).code[:60]
    except msgspec.DecodeError:
        return ""
