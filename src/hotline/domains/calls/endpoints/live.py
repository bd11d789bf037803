"""Live updates: a snapshot, then every change of what a screen shows, over Server-Sent Events (docs/api.md)."""

import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Literal

import msgspec
from django.http import HttpResponse, StreamingHttpResponse
from ninja import Router

from hotline.domains.calls.queries import screens
from hotline.domains.calls.queries.screens import Picture
from hotline.infrastructure import live
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.permissions import Signed, StaffRequest, deny, needs, signed_in
from hotline.kernel.errors import Unavailable

router = Router(tags=["live"], auth=needs("desk.use", "live.floor", "live.health"))

HEARTBEAT_SECONDS = 2.0
#: A client that took longer than this to read one event is cut off; it comes back for a snapshot.
SLOW_SECONDS = 15.0
#: Changes of this time go out together.
GATHER_SECONDS = 0.03

type View = Literal["desk", "colleagues", "floor", "health", "alarms"]
#: Any one of these opens the view.
PERMISSIONS: dict[str, tuple[str, ...]] = {
    "desk": ("desk.use",),
    "colleagues": ("desk.use",),
    "floor": ("live.floor",),
    "health": ("live.health",),
    "alarms": ("live.floor", "live.health"),
}


@router.get("/snapshot")
async def snapshot(request: StaffRequest, view: View = "desk") -> HttpResponse:
    """What the stream's first event would say."""
    draw = drawing(signed_in(request), view, request.path)
    mirror = await live.ready_mirror()
    return HttpResponse(snapshot_data(mirror, draw(mirror)), content_type="application/json")


@router.get("/stream")
async def stream(request: StaffRequest, view: View = "desk") -> StreamingHttpResponse:
    """Server-Sent Events: snapshot, change, change, …; ``Last-Event-ID`` resumes."""
    staff = signed_in(request)
    draw = drawing(staff, view, request.path)
    mirror = await live.ready_mirror()
    if live.is_cut_off():
        raise Unavailable("系统内部通道断开了，现场信息暂时不更新。正在重连。", code="no_answer")
    last_seen = request.headers.get("Last-Event-ID", "")
    events = follow(mirror, draw, last_seen, lambda: farewell(staff))
    response = StreamingHttpResponse(events, content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-cache, no-transform"
    response.headers["X-Accel-Buffering"] = "no"
    return response


def drawing(staff: Signed, view: View, path: str) -> Callable[[Mirror], Picture]:
    """How to draw this view for this person; refuses who may not see it."""
    if not any(map(staff.may, PERMISSIONS[view])):
        deny(staff, PERMISSIONS[view][0], path)
    match view:
        case "desk":
            return lambda mirror: screens.desk(mirror, staff.number)
        case "colleagues":
            return lambda mirror: screens.colleagues(mirror, staff.number)
        case "floor":
            return screens.floor
        case "health":
            return screens.health
        case "alarms":
            return screens.alarms


async def follow(
    mirror: Mirror, draw: Callable[[Mirror], Picture], last_seen: str, farewell: Callable[[], str]
) -> AsyncIterator[bytes]:
    """The events for one client, until it goes, is too slow, or ``farewell`` gives a reason to end.

    Better no line than one that looks alive and shows the past: the page marks its figures old and comes back.
    """
    watch = mirror.watch()
    try:
        picture = draw(mirror)
        watch.listen_for(picture.names, picture.buckets)
        shown, first = begin(mirror, picture, last_seen)
        yield first
        while not (why := farewell()):
            await watch.rung(HEARTBEAT_SECONDS, GATHER_SECONDS)
            picture = draw(mirror)
            watch.listen_for(picture.names, picture.buckets)
            sent_at = time.monotonic()
            yield changes_between(mirror, shown, picture.docs) or comment()
            if time.monotonic() - sent_at > SLOW_SECONDS:
                return
            shown = picture.docs
        yield b'event: bye\ndata: {"code":"%b"}\n\n' % why.encode()
    finally:
        watch.close()


def begin(mirror: Mirror, picture: Picture, last_seen: str) -> tuple[dict[str, bytes], bytes]:
    """What the client shows after the first event, and that event: what it missed, or everything."""
    name, _, seq = last_seen.rpartition(".")
    missed = mirror.changed_since(int(seq)) if name == mirror.name and seq.isdecimal() else None
    if missed is None or picture.frame.intersection(missed):
        return picture.docs, event("snapshot", mirror, snapshot_data(mirror, picture))
    changed = [name for name in missed if name in picture.docs or name in picture.names or in_buckets(name, picture)]
    return picture.docs, changes_of(mirror, {name: picture.docs.get(name) for name in changed}) or comment()


def in_buckets(name: str, picture: Picture) -> bool:
    return bool(picture.buckets) and name.startswith(picture.buckets)


def changes_between(mirror: Mirror, before: dict[str, bytes], after: dict[str, bytes]) -> bytes:
    """Events that turn one picture into the other; empty when they are equal."""
    names = before.keys() | after.keys()
    return changes_of(mirror, {name: after.get(name) for name in names if before.get(name) != after.get(name)})


def changes_of(mirror: Mirror, changed: dict[str, bytes | None]) -> bytes:
    """One event a document; the last carries the id, so that half of them read is none of them read."""
    events = [change_event(mirror, name, value) for name, value in sorted(changed.items())]
    if events:
        events[-1] = f"id: {mirror.name}.{mirror.seq}\n".encode() + events[-1]
    return b"".join(events)


def change_event(mirror: Mirror, name: str, value: bytes | None) -> bytes:
    data = msgspec.json.encode({"seq": mirror.seq, "doc": name, "value": None if value is None else msgspec.Raw(value)})
    return b"event: change\ndata: " + data + b"\n\n"


def snapshot_data(mirror: Mirror, picture: Picture) -> bytes:
    docs = {name: msgspec.Raw(raw) for name, raw in sorted(picture.docs.items())}
    return msgspec.json.encode({"seq": mirror.seq, "now": datetime.now(UTC), "docs": docs})


def event(kind: str, mirror: Mirror, data: bytes) -> bytes:
    return f"id: {mirror.name}.{mirror.seq}\nevent: {kind}\ndata: ".encode() + data + b"\n\n"


def comment() -> bytes:
    return f": {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n\n".encode()


def farewell(staff: Signed) -> str:
    """Why this person's stream must end now, as a code; empty when it need not."""
    if staff.expires_at <= datetime.now(UTC) or live.is_revoked(staff.number, staff.epoch):
        return "session_expired"
    return "no_answer" if live.is_cut_off() else ""
