"""Server-Sent Events of a screen drawn from the mirror: a snapshot, then every change (docs/api.md)."""

import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec
from django.http import StreamingHttpResponse

from hotline.infrastructure.mirror import Mirror

HEARTBEAT_SECONDS = 2.0
#: A client that took longer than this to read one event is cut off; it comes back for a snapshot.
SLOW_SECONDS = 15.0
#: Changes of this time go out together.
GATHER_SECONDS = 0.03


class Snapshot(msgspec.Struct, frozen=True):
    """Event ``snapshot``: every document of the screen by name. ``seq`` counts this web process's changes."""

    seq: int
    now: datetime
    docs: dict[str, msgspec.Raw]


class Change(msgspec.Struct, frozen=True):
    """Event ``change``: document ``doc`` has a new ``value``, or null when it was deleted."""

    seq: int
    doc: str
    value: msgspec.Raw | None


class Bye(msgspec.Struct, frozen=True):
    """Event ``bye``: the server ends the stream for the reason in ``code``."""

    code: str


@dataclass(frozen=True)
class LiveSnapshot:
    """The documents of a screen as drawn from the mirror."""

    #: Name -> JSON as the screen shows it.
    docs: dict[str, bytes]
    #: Names of the mirror's documents that ``docs`` were drawn from.
    names: frozenset[str] = frozenset()
    #: Buckets from which ``docs`` were drawn as a whole.
    buckets: tuple[str, ...] = ()
    #: Names of documents that decide which others the screen shows.
    frame: frozenset[str] = field(default=frozenset())


def streamed(events: AsyncIterator[bytes]) -> StreamingHttpResponse:
    """The events as an HTTP answer that no proxy buffers."""
    response = StreamingHttpResponse(events, content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-cache, no-transform"
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def follow(
    mirror: Mirror,
    draw: Callable[[Mirror], LiveSnapshot],
    last_seen: str,
    farewell: Callable[[], str],
    heartbeat: float | None = None,
) -> AsyncIterator[bytes]:
    """The events for one client. Ends when the client goes or is too slow, or when ``farewell`` gives a reason.

    The screen is drawn again when a document behind it changes, and at least every ``heartbeat`` seconds
    (HEARTBEAT_SECONDS when None).

    A slow client is cut off, because a stream that looks alive must not show the past: the page then marks its figures
    as old and connects again.
    """
    watch = mirror.watch()
    try:
        snapshot = draw(mirror)
        watch.listen_for(snapshot.names, snapshot.buckets)
        displayed, first = begin(mirror, snapshot, last_seen)
        yield first
        while not (why := farewell()):
            await watch.changed(heartbeat or HEARTBEAT_SECONDS, GATHER_SECONDS)
            snapshot = draw(mirror)
            watch.listen_for(snapshot.names, snapshot.buckets)
            sent_at = time.monotonic()
            yield changes_between(mirror, displayed, snapshot.docs) or comment()
            if time.monotonic() - sent_at > SLOW_SECONDS:
                return
            displayed = snapshot.docs
        yield b"event: bye\ndata: " + msgspec.json.encode(Bye(why)) + b"\n\n"
    finally:
        watch.close()


def begin(mirror: Mirror, snapshot: LiveSnapshot, last_seen: str) -> tuple[dict[str, bytes], bytes]:
    """The documents that the client shows after the first event, and that first event.

    The event holds the changes since ``last_seen`` (``<process name>.<seq>``), or a snapshot when those are not known.
    """
    name, _, seq = last_seen.rpartition(".")
    missed = mirror.changed_since(int(seq)) if name == mirror.name and seq.isdecimal() else None
    if missed is None or snapshot.frame.intersection(missed):
        return snapshot.docs, event("snapshot", mirror, msgspec.json.encode(snapshot_of(mirror, snapshot)))
    changed = [name for name in missed if name in snapshot.docs or name in snapshot.names or in_buckets(name, snapshot)]
    return snapshot.docs, changes_of(mirror, {name: snapshot.docs.get(name) for name in changed}) or comment()


def in_buckets(name: str, snapshot: LiveSnapshot) -> bool:
    return bool(snapshot.buckets) and name.startswith(snapshot.buckets)


def changes_between(mirror: Mirror, before: dict[str, bytes], after: dict[str, bytes]) -> bytes:
    """The events that turn the documents ``before`` into ``after``; empty when both are equal."""
    names = before.keys() | after.keys()
    return changes_of(mirror, {name: after.get(name) for name in names if before.get(name) != after.get(name)})


def changes_of(mirror: Mirror, changed: dict[str, bytes | None]) -> bytes:
    """One event for each changed document.

    Only the last event carries the id, so a client that read only some of them receives all of them again.
    """
    events = [change_event(mirror, name, value) for name, value in sorted(changed.items())]
    if events:
        events[-1] = f"id: {mirror.name}.{mirror.seq}\n".encode() + events[-1]
    return b"".join(events)


def change_event(mirror: Mirror, name: str, value: bytes | None) -> bytes:
    data = msgspec.json.encode(Change(mirror.seq, name, None if value is None else msgspec.Raw(value)))
    return b"event: change\ndata: " + data + b"\n\n"


def snapshot_of(mirror: Mirror, snapshot: LiveSnapshot) -> Snapshot:
    docs = {name: msgspec.Raw(raw) for name, raw in sorted(snapshot.docs.items())}
    return Snapshot(mirror.seq, datetime.now(UTC), docs)


def event(kind: str, mirror: Mirror, data: bytes) -> bytes:
    return f"id: {mirror.name}.{mirror.seq}\nevent: {kind}\ndata: ".encode() + data + b"\n\n"


def comment() -> bytes:
    return f": {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n\n".encode()
