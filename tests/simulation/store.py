"""What the server keeps: the stream of events, deduplicated by name, and the buckets, each key's newest value."""

import asyncio
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from nats.js.api import PubAck
from nats.js.errors import KeyWrongLastSequenceError, NotFoundError

from hotline.infrastructure.bus.rights import EVENT_STREAM
from tests.simulation.timeline import Timeline

if TYPE_CHECKING:
    from tests.simulation.network import Client

DEDUPLICATION_SECONDS = 120.0


class _Event(msgspec.Struct):
    """Of an event what a reader of the story wants to know."""

    type: str
    data: dict[str, object]


_decode = msgspec.json.Decoder(_Event).decode
QUIET = ("number", "recording", "channel", "until")


def described(data: bytes) -> str:
    event = _decode(data)
    about = " ".join(f"{key}={value}" for key, value in event.data.items() if value and key not in QUIET)
    return f"{event.type} {about}"


class Stored(NamedTuple):
    subject: str
    data: bytes


class Entry(NamedTuple):
    """As the product's buckets read it: ``operation`` is None for a value."""

    key: str
    value: bytes
    revision: int
    operation: str | None


class Watcher:
    """Who is told of a bucket's changes, over the connection of its client."""

    def __init__(self, client: "Client", bucket: str, key: str) -> None:
        self.client, self.bucket, self.key = client, bucket, key
        self.news: asyncio.Queue[Entry] = asyncio.Queue()

    def watches(self, key: str) -> bool:
        return self.key in (">", key)

    async def updates(self, timeout: float) -> Entry:  # noqa: ASYNC109 - as the client library has it
        return await asyncio.wait_for(self.news.get(), timeout)

    async def stop(self) -> None:
        store = self.client.server.store
        self.client.connection.carry("there", lambda: store.watch_no_more(self))

    def notify(self, entry: Entry) -> None:
        self.client.connection.carry("back", lambda: self.news.put_nowait(entry))


class Store:
    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self.events: list[Stored] = []
        self.buckets: dict[str, dict[str, Entry]] = {}
        self._revisions: dict[str, int] = {}
        self._names: dict[str, tuple[float, int]] = {}  # when, at which position
        self._watchers: list[Watcher] = []

    # The stream ------------------------------------------------------------------------------------------------------

    def publish(self, subject: str, data: bytes, name: str) -> PubAck:
        now = asyncio.get_running_loop().time()
        at, position = self._names.get(name, (-DEDUPLICATION_SECONDS, 0))
        if now - at < DEDUPLICATION_SECONDS:
            return PubAck(EVENT_STREAM, position, duplicate=True)
        self._timeline.add("event", f"{name} {described(data)}")
        self.events.append(Stored(subject, data))
        self._names[name] = (now, len(self.events))
        return PubAck(EVENT_STREAM, len(self.events))

    def last_event(self, subject: str) -> Stored:
        for stored in reversed(self.events):
            if stored.subject == subject:
                return stored
        raise NotFoundError

    # Buckets ---------------------------------------------------------------------------------------------------------

    def bucket(self, name: str) -> dict[str, Entry]:
        return self.buckets.setdefault(name, {})

    def entry(self, bucket: str, key: str) -> Entry | None:
        """None when there is no value."""
        found = self.bucket(bucket).get(key)
        return found if found is not None and found.operation is None else None

    def write(self, bucket: str, key: str, value: bytes, last: int | None = None, operation: str | None = None) -> int:
        """``last`` is the revision it must still have, 0 for none."""
        found = self.bucket(bucket).get(key)
        if last is not None and last != (found.revision if found is not None else 0):
            raise KeyWrongLastSequenceError
        revision = self._revisions[bucket] = self._revisions.get(bucket, 0) + 1
        entry = Entry(key, value, revision, operation)
        self.bucket(bucket).pop(key, None)
        self.bucket(bucket)[key] = entry  # the newest last, as a consumer sees them
        for watcher in self._watchers:
            if watcher.bucket == bucket and watcher.watches(key):
                watcher.notify(entry)
        return revision

    def newest(self, bucket: str, key: str) -> int:
        revisions = [entry.revision for entry in self.bucket(bucket).values() if key in (">", entry.key)]
        if not revisions:
            raise NotFoundError
        return max(revisions)

    def watch(self, watcher: Watcher) -> None:
        self._watchers.append(watcher)
        for entry in list(self.bucket(watcher.bucket).values()):
            if watcher.watches(entry.key):
                watcher.notify(entry)

    def watch_no_more(self, watcher: Watcher) -> None:
        if watcher in self._watchers:
            self._watchers.remove(watcher)

    def forget(self, client: "Client") -> None:
        self._watchers = [watcher for watcher in self._watchers if watcher.client is not client]
