"""A copy of the bus's live documents in memory: ``agents/1027`` to its JSON. Changes are numbered.

Watched buckets fill the copy. Every request and stream of the process reads it without waiting (ADR 0007).
"""

import asyncio
from collections import deque
from collections.abc import Iterator

import msgspec

from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.ids import new_id

MIRRORED = (
    "agents",
    "queues",
    "calls",
    "figures",
    "inbox",
    "alarms",
    "notices",
    "notifications",
    "health",
    "leases",
    "config",
    "sessions",
    "transcribing",
)
REMEMBERED_CHANGES = 4096


class Mirror:
    """The documents. ``seq`` counts the changes that this process has seen."""

    def __init__(self) -> None:
        self.name = new_id("web").removeprefix("web-")[:8]
        self.seq = 0
        self.ready = asyncio.Event()
        self._documents: dict[str, bytes] = {}
        self._changes: deque[tuple[int, str]] = deque(maxlen=REMEMBERED_CHANGES)
        self._watches: set[Watch] = set()

    def __len__(self) -> int:
        return len(self._documents)

    @property
    def watched(self) -> int:
        """Number of watches: one for each open stream."""
        return len(self._watches)

    def get(self, name: str) -> bytes | None:
        return self._documents.get(name)

    def read[T](self, name: str, kind: type[T]) -> T | None:
        """The document decoded, None when there is none."""
        raw = self._documents.get(name)
        return None if raw is None else msgspec.json.decode(raw, type=kind)

    def named(self, bucket: str) -> Iterator[tuple[str, bytes]]:
        """Every document of a bucket."""
        prefix = bucket + "/"
        return ((name, raw) for name, raw in self._documents.items() if name.startswith(prefix))

    def changed_since(self, seq: int) -> list[str] | None:
        """Names changed after ``seq``; None when that is too long ago to know."""
        oldest_known = self._changes[0][0] - 1 if self._changes else self.seq
        if not oldest_known <= seq <= self.seq:
            return None
        return list(dict.fromkeys(name for at, name in self._changes if at > seq))

    def put(self, name: str, value: bytes | None) -> None:
        """Store a changed document; ``value`` None deletes it. An unchanged value has no effect."""
        if self._documents.get(name) == value:
            return
        if value is None:
            del self._documents[name]
        else:
            self._documents[name] = value
        self.seq += 1
        self._changes.append((self.seq, name))
        for watch in self._watches:
            watch.notice(name)

    def watch(self) -> "Watch":
        """A signal for changes of documents. The caller closes it."""
        watch = Watch(self._watches)
        self._watches.add(watch)
        return watch

    async def follow(self, bus: Bus) -> None:
        """Runs until cancelled."""
        complete: set[str] = set()
        async with asyncio.TaskGroup() as group:
            for bucket in MIRRORED:
                group.create_task(self._follow(bus, bucket, complete), name=f"mirror {bucket}")

    async def _follow(self, bus: Bus, bucket: str, complete: set[str]) -> None:
        async for change in bus.bucket(bucket, msgspec.Raw).watch():
            if change.key:
                self.put(f"{bucket}/{change.key}", None if change.value is None else bytes(change.value))
            if change.current:
                complete.add(bucket)
                if len(complete) == len(MIRRORED):
                    self.ready.set()


class Watch:
    """Signals a listener that a document of its interest changed. A slow listener misses only repeats."""

    def __init__(self, others: "set[Watch]") -> None:
        self._others = others
        self._signal = asyncio.Event()
        self._names: frozenset[str] = frozenset()
        self._buckets: tuple[str, ...] = ()

    def listen_for(self, names: frozenset[str], buckets: tuple[str, ...]) -> None:
        """``names``: single documents. ``buckets``: all documents of buckets such as ``agents/``."""
        self._names, self._buckets = names, buckets

    def notice(self, name: str) -> None:
        if name in self._names or name.startswith(self._buckets):
            self._signal.set()

    async def changed(self, within: float, gather: float = 0.0) -> bool:
        """Wait for the signal, then ``gather`` seconds more for further ones; False when none came."""
        try:
            await asyncio.wait_for(self._signal.wait(), within)
        except TimeoutError:
            return False
        await asyncio.sleep(gather)
        self._signal.clear()
        return True

    def close(self) -> None:
        self._others.discard(self)
