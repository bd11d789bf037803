"""Middleware: an answer names the events that its request made; a read waits for those that its reader made.

Rows that the projector writes from events come a moment after the event. Only the pages of PROJECTED wait for them, for
all others read what the request itself has written (docs/decisions/0024-read-your-writes.md).
"""

from collections.abc import Callable, Mapping
from typing import Any

from asgiref.sync import async_to_sync, iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from hotline.config.errors import on_refusal
from hotline.infrastructure.eventlog.catch_up import missing
from hotline.infrastructure.positions import collecting
from hotline.kernel.errors import Refused
from hotline.kernel.positions import BEHIND, POSITION, REQUESTED_POSITION, Positions, from_text, kind_of, to_text

#: Its clients are known only to the operations themselves.
OPEN_INTERFACE = "/api/v1/"
CALLS = frozenset({"call", "agent", "recording", "text"})
#: Beginnings of the paths whose rows the projector writes -> the kinds of events that these rows are written from.
PROJECTED: Mapping[str, frozenset[str]] = {
    "/api/calls": CALLS,
    "/api/desk/caller": CALLS,
    "/api/callbacks": frozenset({"call"}),
    "/api/recordings": CALLS | {"destruction"},
    "/api/inbox": frozenset({"call", "fax"}),
    "/api/live/directions": frozenset({"agent"}),
    "/api/alarms": frozenset({"alarm"}),
    "/api/v1/records": CALLS,
    "/api/v1/recordings": CALLS,
}


@sync_and_async_middleware
def read_your_writes(answer: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """A request without REQUESTED_POSITION waits for nothing and costs no query."""

    async def waiting(request: HttpRequest) -> HttpResponse:
        try:
            behind = await missing(requested) if (requested := requested_by(request)) else {}
        except Refused as refusal:
            return on_refusal(request, refusal)
        with collecting() as written:
            response: HttpResponse = await answer(request)
        return _marked(request, response, written, behind)

    def straight(request: HttpRequest) -> HttpResponse:
        try:
            behind = async_to_sync(missing)(requested) if (requested := requested_by(request)) else {}
        except Refused as refusal:
            return on_refusal(request, refusal)
        with collecting() as written:
            response: HttpResponse = answer(request)
        return _marked(request, response, written, behind)

    return waiting if iscoroutinefunction(answer) else straight


def requested_by(request: HttpRequest) -> Positions:
    """What the request has to wait for; nothing for who is not signed in. Raises Invalid for a malformed header."""
    if not (text := request.headers.get(REQUESTED_POSITION, "")) or not is_known(request):
        return {}
    positions = from_text(text)
    kinds = kinds_of(request.path)
    return {subject: number for subject, number in positions.items() if kind_of(subject) in kinds}


def is_known(request: HttpRequest) -> bool:
    """Whether it may be one of ours. A citizen on a public page must not learn that their words raised an alarm."""
    return getattr(request, "staff", None) is not None or request.path.startswith(OPEN_INTERFACE)


def kinds_of(path: str) -> frozenset[str]:
    """Of events, that what stands at this path is written from by the projector."""
    found = (kinds for prefix, kinds in PROJECTED.items() if path == prefix or path.startswith(prefix + "/"))
    return next(found, frozenset())


def _marked(request: HttpRequest, response: HttpResponse, written: Positions, behind: Positions) -> HttpResponse:
    if written and is_known(request):
        response.headers[POSITION] = to_text(written)
    if behind:
        response.headers[BEHIND] = to_text(behind)
    return response
