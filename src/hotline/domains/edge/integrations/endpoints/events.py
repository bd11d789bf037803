"""Endpoints of events: pages from a cursor, or a live stream."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any

import msgspec
from django.http import HttpResponse, StreamingHttpResponse
from ninja import Header, Query, Router, Schema
from pydantic import Field

from hotline.domains.edge.integrations.actions import admission
from hotline.domains.edge.integrations.endpoints.access import ApiRequest, credential_of, requires
from hotline.domains.edge.integrations.endpoints.public_shapes import PublicEventOut
from hotline.domains.edge.integrations.queries import events as integrations_events
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.edge.integrations.rules.public import TYPES, unknown_types
from hotline.infrastructure.database import from_database
from hotline.kernel.errors import Invalid, Refused

router = Router(tags=["事件"])
LOOK_SECONDS = 0.5
HEARTBEAT_SECONDS = 10.0
LAST_CURSOR = 2**62

Types = Annotated[
    str,
    Query(
        max_length=2000, pattern=r"^[\w.,]*$", description="逗号分隔，留空为全部", examples=["call.arrived,call.ended"]
    ),
]
After = Annotated[int, Query(ge=0, le=LAST_CURSOR, description="仅此后的；0 为全部")]
LastEventId = Annotated[str, Header(alias="Last-Event-ID", pattern=r"^\d{0,18}$", description="断线后从上次的 id 继续")]


class EventsOut(Schema):
    """A page of events. Pass ``cursor`` as ``after`` for the next page. ``more``: it is not empty."""

    events: list[PublicEventOut]
    cursor: int = Field(examples=[81203])
    more: bool


@router.get("/events", **requires("events.read", EventsOut, 422), summary="cursor 之后的事件，按发生顺序")
async def events(request: ApiRequest, after: After = 0, types: Types = "") -> HttpResponse:
    caller, types_filter = request.caller, types_of(types)
    page = await from_database(lambda: integrations_events.events(caller, after, types_filter))
    return HttpResponse(msgspec.json.encode(page), content_type="application/json")


@router.get(
    "/stream",
    **requires("events.read", None, 422, media="text/event-stream"),
    summary="实时流（SSE）：id 是 cursor，event 是事件类型，data 是事件",
)
async def stream(request: ApiRequest, types: Types = "", last_event_id: LastEventId = "") -> StreamingHttpResponse:
    """The live stream, from now on or from ``Last-Event-ID`` without a gap."""
    types_filter, credential = types_of(types), credential_of(request)
    begin = int(last_event_id) if last_event_id else await from_database(integrations_events.end_of_log)
    answer = StreamingHttpResponse(follow(credential, begin, types_filter), content_type="text/event-stream")
    answer["Cache-Control"], answer["X-Accel-Buffering"] = "no-cache, no-transform", "no"
    return answer


async def follow(credential: str, cursor: int, types: list[str]) -> AsyncIterator[bytes]:
    """Stream the events after ``cursor`` until the credential ends.

    The client reconnects with the last cursor it saw.
    """
    quiet = 0.0
    yield b"retry: 1000\n\n"
    while True:
        try:
            page = await from_database(partial(_page, credential, cursor, types))
        except Refused as refusal:
            yield b'event: bye\ndata: {"code":"%b"}\n\n' % refusal.code.encode()
            return
        yield b"".join(encoded(event.cursor, event.type, event) for event in page.events)
        cursor, quiet = page.cursor, 0.0 if page.events else quiet + LOOK_SECONDS
        if quiet >= HEARTBEAT_SECONDS:
            quiet = 0.0
            yield f"id: {cursor}\n: {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n\n".encode()
        if not page.more:
            await asyncio.sleep(LOOK_SECONDS)


def _page(credential: str, cursor: int, types: list[str]) -> integrations_events.Events:
    """A page of events, with the client's permissions of this moment."""
    caller: Caller = admission.identify(credential, datetime.now(UTC))
    if not caller.may("events.read"):
        raise Refused("权限已收回，请联系管理员。", code="scope_missing", status=403)
    return integrations_events.events(caller, cursor, types)


def encoded(cursor: int, type: str, event: Any) -> bytes:
    return b"id: %d\nevent: %b\ndata: %b\n\n" % (cursor, type.encode(), msgspec.json.encode(event))


def types_of(text: str) -> list[str]:
    """Raises Invalid."""
    types_filter = [each for each in text.split(",") if each]
    if unknown := unknown_types(types_filter):
        raise Invalid(f"没有这些事件：{'、'.join(unknown)}。可选的有：{'、'.join(TYPES)}。")
    return types_filter
