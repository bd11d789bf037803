"""Key-value buckets: the current state of things, watched by whoever shows or needs it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import msgspec
import structlog
from nats.errors import Error as NatsError
from nats.js.errors import Error as JetStreamError
from nats.js.errors import KeyNotFoundError, KeyWrongLastSequenceError, NoKeysError

if TYPE_CHECKING:
    from nats.aio.client import Client
    from nats.js.kv import KeyValue

log = structlog.get_logger()
RETRY_SECONDS = 0.2
DOWN = (NatsError, JetStreamError, TimeoutError, OSError)


class Change[T](msgspec.Struct, frozen=True):
    """One key's new value; ``value`` None: deleted. ``current`` turns True once the first snapshot is complete.

    An initial empty bucket yields one Change with an empty key.
    """

    key: str
    value: T | None
    revision: int
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
            self._store = await self._client.jetstream(timeout=2).key_value(self._name)
        return self._store

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
        """Put only if absent: the revision, or None when somebody was first."""
        try:
            return await (await self._kv()).create(key, msgspec.json.encode(value))
        except KeyWrongLastSequenceError:
            return None

    async def update(self, key: str, value: T, revision: int) -> int | None:
        """Put only if unchanged since ``revision``: the new revision, or None."""
        try:
            return await (await self._kv()).update(key, msgspec.json.encode(value), last=revision)
        except KeyWrongLastSequenceError:
            return None

    async def delete(self, key: str) -> None:
        await (await self._kv()).delete(key)

    async def items(self) -> dict[str, T]:
        """Everything now."""
        store = await self._kv()
        try:
            keys = await store.keys()
        except NoKeysError:
            return {}
        found: dict[str, T] = {}
        for key in keys:
            with contextlib.suppress(KeyNotFoundError):
                found[key] = self._decode((await store.get(key)).value or b"null")
        return found

    def put_soon(self, key: str, value: T) -> None:
        """Write in the background; only the newest value of a key needs to arrive."""
        self._later(key, msgspec.json.encode(value))

    def delete_soon(self, key: str) -> None:
        self._later(key, None)

    async def settle(self) -> None:
        """Wait until everything put soon is written."""
        while self._writer is not None and not self._writer.done():
            await asyncio.shield(self._writer)

    def abandon(self) -> None:
        """Somebody else writes these keys now: what is not written yet must not be."""
        self._soon.clear()
        if self._writer is not None:
            self._writer.cancel()

    def _later(self, key: str, value: bytes | None) -> None:
        self._soon.pop(key, None)  # to the end: the oldest unwritten key goes first
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

    async def _watch_once(self, key: str, known: set[str]) -> AsyncIterator[Change[T]]:
        watcher = await (await self._kv()).watch(key)
        seen: set[str] = set()
        current = False
        try:
            while True:
                try:
                    entry = await watcher.updates(timeout=5)  # type: ignore[no-untyped-call]
                except TimeoutError:
                    if not self._client.is_connected:
                        return
                    continue
                if entry is None:
                    current = True
                    for gone in known - seen:
                        yield Change(gone, None, 0, False)
                    known.clear()
                    known.update(seen)
                    yield Change("", None, 0, True)
                    continue
                value = None if entry.operation else self._decode(entry.value or b"null")
                (seen.discard if value is None else seen.add)(entry.key)
                if current:
                    (known.discard if value is None else known.add)(entry.key)
                yield Change(entry.key, value, entry.revision or 0, current)
        finally:
            with contextlib.suppress(Exception):
                await watcher.stop()  # type: ignore[no-untyped-call]
