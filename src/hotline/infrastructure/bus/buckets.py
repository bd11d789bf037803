"""Key-value buckets: current states, watched by every process that shows or needs them."""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from typing import TYPE_CHECKING

import msgspec
import structlog
from nats.errors import Error as NatsError
from nats.js.errors import Error as JetStreamError
from nats.js.errors import KeyNotFoundError, KeyWrongLastSequenceError, NotFoundError

if TYPE_CHECKING:
    from nats.aio.client import Client
    from nats.js import JetStreamContext
    from nats.js.kv import KeyValue

log = structlog.get_logger()
RETRY_SECONDS = 0.2
LOOK_SECONDS = 1.5
"""How soon a watch notices that the connection was lost and is back."""
SNAPSHOT_SECONDS = 10.0
"""A snapshot that gets no further for so long is begun anew: its last value may have expired meanwhile."""
DOWN = (NatsError, JetStreamError, TimeoutError, OSError)


class Change[T](msgspec.Struct, frozen=True):
    """A change of one key in a bucket. An empty bucket first yields one Change with an empty key."""

    key: str
    #: None: the key was deleted.
    value: T | None
    revision: int
    #: True once the first snapshot of the bucket is complete.
    current: bool


class Bucket[T]:
    """``put`` waits for the bus; ``put_soon`` keeps the newest value per key and never waits."""

    def __init__(self, client: "Client", name: str, kind: type[T]) -> None:
        self._client, self._name = client, name
        self._decode = msgspec.json.Decoder(kind).decode
        self._store: KeyValue | None = None
        self._soon: dict[str, bytes | None] = {}
        self._writer: asyncio.Task[None] | None = None

    async def _kv(self) -> "KeyValue":
        if self._store is None:
            self._store = await self._jetstream().key_value(self._name)
        return self._store

    def _jetstream(self) -> "JetStreamContext":
        return self._client.jetstream(timeout=2)

    async def get(self, key: str) -> tuple[T, int] | None:
        """The value and its revision, None when absent."""
        try:
            entry = await (await self._kv()).get(key)
        except KeyNotFoundError:
            return None
        return self._decode(entry.value or b"null"), entry.revision or 0

    async def put(self, key: str, value: T) -> int:
        return await (await self._kv()).put(key, msgspec.json.encode(value))

    async def create(self, key: str, value: T) -> int | None:
        """Write the key only if it does not exist. Returns its revision, or None when another process wrote first."""
        try:
            return await (await self._kv()).create(key, msgspec.json.encode(value))
        except KeyWrongLastSequenceError:
            return None

    async def update(self, key: str, value: T, revision: int) -> int | None:
        """Write only if the key is unchanged since ``revision``: the new revision, or None."""
        try:
            return await (await self._kv()).update(key, msgspec.json.encode(value), last=revision)
        except KeyWrongLastSequenceError:
            return None

    async def delete(self, key: str) -> None:
        await (await self._kv()).delete(key)

    async def items(self) -> dict[str, T]:
        """All present keys with their values. Costs one message per key."""
        found: dict[str, T] = {}
        async with contextlib.aclosing(self._watch_once(">", set())) as changes:
            async for change in changes:
                if change.value is None:
                    found.pop(change.key, None)
                else:
                    found[change.key] = change.value
                if change.current:
                    return found
        raise TimeoutError

    def put_soon(self, key: str, value: T) -> None:
        """Write in the background. Of several values of a key only the newest needs to arrive."""
        self._later(key, msgspec.json.encode(value))

    def delete_soon(self, key: str) -> None:
        self._later(key, None)

    async def settle(self) -> None:
        """Wait until every ``put_soon`` is written."""
        while self._writer is not None and not self._writer.done():
            await asyncio.shield(self._writer)

    def abandon(self) -> None:
        """Another process writes these keys now: drop what is not written yet."""
        self._soon.clear()
        if self._writer is not None:
            self._writer.cancel()

    def _later(self, key: str, value: bytes | None) -> None:
        self._soon.pop(key, None)  # move the key to the end: the oldest unwritten key is written first
        self._soon[key] = value
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_soon(), name=f"bucket {self._name}")

    async def _write_soon(self) -> None:
        while self._soon:
            batch, self._soon = self._soon, {}
            results = await asyncio.gather(*(self._write(k, v) for k, v in batch.items()), return_exceptions=True)
            failed = [k for k, r in zip(batch, results, strict=True) if isinstance(r, BaseException)]
            if failed:
                self._soon = {k: batch[k] for k in failed} | self._soon
                log.warning("bucket not written, trying again", action="bucket_retry", bucket=self._name)
                await asyncio.sleep(RETRY_SECONDS)

    async def _write(self, key: str, value: bytes | None) -> None:
        store = await self._kv()
        await (store.delete(key) if value is None else store.put(key, value))

    async def watch(self, key: str = ">") -> AsyncIterator[Change[T]]:
        """The snapshot, then every change, for ever; starts over with a fresh snapshot after an outage.

        ``key`` narrows it to one key or a pattern, as a bucket of several types needs.

        Keys that vanished during the outage are reported as deleted.
        """
        known: set[str] = set()
        while True:
            try:
                async for change in self._watch_once(key, known):
                    yield change
            except DOWN as error:
                log.warning("watching again", action="bucket_rewatch", bucket=self._name, error=repr(error))
            await asyncio.sleep(RETRY_SECONDS)

    async def _watch_once(self, key: str, known: set[str]) -> AsyncGenerator[Change[T]]:
        """Yield changes until the connection is replaced by a new one.

        The snapshot is complete with the revision that was the newest when the watch began. The client library's own
        mark of completeness is not used: on a busy server it may arrive before the values. The library's watcher also
        needs 15 seconds to go on after an outage.
        """
        connection = self._client.stats["reconnects"]
        newest = await self._newest(key)
        watcher = await (await self._kv()).watch(key)
        seen: set[str] = set()
        current, late = newest == 0, time.monotonic() + SNAPSHOT_SECONDS
        try:
            if current:
                for change in self._complete(known, seen):
                    yield change
            while True:
                try:
                    entry = await watcher.updates(timeout=LOOK_SECONDS)  # type: ignore[no-untyped-call]
                except TimeoutError:
                    entry = None
                if self._client.stats["reconnects"] != connection:
                    return
                if not current and time.monotonic() > late:
                    return
                if entry is None:
                    continue
                late = time.monotonic() + SNAPSHOT_SECONDS
                value = None if entry.operation else self._decode(entry.value or b"null")
                (seen.discard if value is None else seen.add)(entry.key)
                if current:
                    (known.discard if value is None else known.add)(entry.key)
                yield Change(entry.key, value, entry.revision or 0, current)
                if not current and entry.revision >= newest:
                    current = True
                    for change in self._complete(known, seen):
                        yield change
        finally:
            with contextlib.suppress(Exception):
                await watcher.stop()  # type: ignore[no-untyped-call]

    async def _newest(self, key: str) -> int:
        """The last revision of what matches, 0 when nothing ever did."""
        try:
            return (await self._jetstream().get_last_msg(f"KV_{self._name}", f"$KV.{self._name}.{key}")).seq or 0
        except NotFoundError:
            return 0

    @staticmethod
    def _complete(known: set[str], seen: set[str]) -> Iterator[Change[T]]:
        """The changes that complete a snapshot: known keys that were not seen again are deleted; then the mark."""
        for gone in known - seen:
            yield Change(gone, None, 0, False)
        known.clear()
        known.update(seen)
        yield Change("", None, 0, True)
