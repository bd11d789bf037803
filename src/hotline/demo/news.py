"""Reads the snapshots on the bus of the calls that the demonstration places, and shows them to the callers."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from typing import Self

from hotline.domains.voice.calls.ports import CallDoc, Phase
from hotline.domains.voice.routing.ports import RoutingConfig
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import number_index
from hotline.infrastructure.settings import Settings
from hotline.kernel.masking import mask_number

BUS_SECONDS = 2.0


@contextlib.asynccontextmanager
async def news_if_any(settings: Settings) -> AsyncIterator["News | None"]:
    """The news, or None when the bus does not answer within BUS_SECONDS."""
    async with contextlib.AsyncExitStack() as opened:
        try:
            async with asyncio.timeout(BUS_SECONDS):
                bus = await opened.enter_async_context(Bus(settings, "caller"))
                news = await opened.enter_async_context(News(bus))
        except DOWN:
            news = None
        yield news


class News:
    """``async with News(bus) as news``. Calls are told apart by the last four digits of the caller's number."""

    def __init__(self, bus: Bus) -> None:
        self._bucket = bus.bucket("calls", CallDoc)
        self._config = bus.bucket("config", RoutingConfig)
        self._queues: dict[str, str] = {}
        self._readers: dict[str, list[asyncio.Queue[CallDoc]]] = defaultdict(list)
        self._known: dict[str, CallDoc] = {}

    async def __aenter__(self) -> Self:
        if (published := await self._config.get("routing")) is not None:
            self._queues = {queue.id: queue.name for queue in published[0].queues}
        self._watching = asyncio.create_task(self._watch(), name="news of calls")
        return self

    async def __aexit__(self, *error: object) -> None:
        self._watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._watching

    def queue_name(self, queue: str) -> str:
        """The name of a queue, as published when the demonstration began to listen."""
        return self._queues.get(queue, queue)

    async def of(self, number: str, after: datetime) -> AsyncIterator[CallDoc]:
        """The snapshots of the first call of this number that arrived after this moment, until it is over."""
        known, mine = _known_as(number), ""
        queue: asyncio.Queue[CallDoc] = asyncio.Queue()
        self._readers[known].append(queue)
        for call in self._known.values():
            _publish([queue], call, known)
        try:
            while True:
                call = await queue.get()
                if not mine and call.arrived_at is not None and call.arrived_at >= after:
                    mine = call.id
                if call.id == mine:
                    yield call
                    if call.phase is Phase.ENDED:
                        return
        finally:
            self._readers[known].remove(queue)

    async def _watch(self) -> None:
        async for change in self._bucket.watch():
            if change.value is None:
                self._known.pop(change.key, None)
                continue
            call = self._known[change.key] = change.value
            for known, queues in self._readers.items():
                _publish(queues, call, known)


def _publish(queues: Iterable[asyncio.Queue[CallDoc]], call: CallDoc, known: str) -> None:
    if known in (call.number, call.inside.number.index if call.inside.number else ""):
        for queue in queues:
            queue.put_nowait(call)


def _known_as(number: str) -> str:
    """The number's index; its mask for somebody who may not read the keys."""
    try:
        return number_index(number)
    except OSError:
        return mask_number(number)
