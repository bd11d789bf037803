"""The part of ``nats.js`` that the product uses, over a simulated connection."""

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from nats.js.api import PubAck
from nats.js.errors import KeyNotFoundError, KeyWrongLastSequenceError

from tests.simulation.store import Entry, Stored, Watcher

if TYPE_CHECKING:
    from tests.simulation.network import Client

BUCKET_STREAM = "KV_"


class Found(NamedTuple):
    seq: int
    data: bytes


class KeyValue:
    def __init__(self, client: "Client", name: str, within: float) -> None:
        self._client, self._name, self._within = client, name, within

    async def get(self, key: str) -> Entry:
        store = self._client.server.store
        found = await self._client.perform(lambda: store.entry(self._name, key), self._within)
        if found is None:
            raise KeyNotFoundError
        return found

    async def put(self, key: str, value: bytes) -> int:
        return await self._write(key, value)

    async def create(self, key: str, value: bytes) -> int:
        """Over the mark of a deletion too, which takes the client a second request."""
        try:
            return await self._write(key, value, 0)
        except KeyWrongLastSequenceError:
            store = self._client.server.store
            found = await self._client.perform(lambda: store.bucket(self._name).get(key), self._within)
            if found is None or found.operation is None:
                raise
            return await self._write(key, value, found.revision)

    async def update(self, key: str, value: bytes, last: int) -> int:
        return await self._write(key, value, last)

    async def delete(self, key: str) -> None:
        store = self._client.server.store
        await self._client.perform(lambda: store.write(self._name, key, b"", operation="DEL"), self._within)

    async def _write(self, key: str, value: bytes, last: int | None = None) -> int:
        store = self._client.server.store
        return await self._client.perform(lambda: store.write(self._name, key, value, last), self._within)

    async def watch(self, key: str) -> Watcher:
        await self._client.alive()
        watcher, store = Watcher(self._client, self._name, key), self._client.server.store
        self._client.connection.carry("there", lambda: store.watch(watcher))
        return watcher


class JetStream:
    def __init__(self, client: "Client", within: float) -> None:
        self._client, self._within = client, within

    async def key_value(self, name: str) -> KeyValue:
        await self._client.alive()
        return KeyValue(self._client, name, self._within)

    async def get_last_msg(self, stream: str, subject: str) -> Found:
        store = self._client.server.store

        def look() -> Found:
            if stream.startswith(BUCKET_STREAM):
                bucket = stream.removeprefix(BUCKET_STREAM)
                return Found(store.newest(bucket, subject.removeprefix(f"$KV.{bucket}.")), b"")
            stored: Stored = store.last_event(subject)
            return Found(0, stored.data)

        return await self._client.perform(look, self._within)

    async def publish_async(
        self, subject: str, data: bytes, wait_stall: float, headers: dict[str, str]
    ) -> "asyncio.Future[PubAck]":
        """Never as many that wait as would make the next one wait ``wait_stall``."""
        await self._client.alive()
        store, stored = self._client.server.store, asyncio.get_running_loop().create_future()
        self._client.submit(lambda: store.publish(subject, data, headers["Nats-Msg-Id"]), stored)
        return stored
