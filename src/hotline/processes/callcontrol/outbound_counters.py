"""The counts of outbound calls, in a bucket of the bus: the same for every node, and there after a restart."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime

import structlog

from hotline.domains.voice.telephony.rules import outbound_caps as caps
from hotline.domains.voice.telephony.rules.outbound_caps import (
    Admitted,
    CapRefusal,
    Counters,
    Crossing,
    Limits,
    LiveCall,
    NumberCount,
)
from hotline.infrastructure.bus.buckets import DOWN, Bucket
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable

log = structlog.get_logger()
COUNTERS = "counters"
MAX_TRIES = 20
RETRY_SECONDS = 0.5
#: The bus answers in milliseconds; a caller with music must not wait for one that is away.
ANSWER_SECONDS = 1.5


class OutboundCounters:
    """Every change is written over the version that it was made from, else made anew from the newer one."""

    def __init__(self, bus: Bus, node: str) -> None:
        self._bus, self._node = bus, node
        self._counters: Bucket[Counters] = bus.bucket("outbound", Counters)
        self._numbers: Bucket[NumberCount] = bus.bucket("outbound", NumberCount)
        self._turn = asyncio.Lock()
        self._live: set[str] = set()
        self._over: set[str] = set()
        self._clearing: asyncio.Task[None] | None = None

    async def would_refuse(self, agent: str, number: str, limits: Limits, now: datetime) -> CapRefusal | None:
        """Which cap leaves no further call at this moment; nothing is counted. Raises Unavailable."""
        async with _answered_soon():
            found = await self._counters.get(COUNTERS)
            dialled = await self._numbers.get(_key(number)) if number else None
        by_number = caps.admit_number(dialled[0] if dialled else NumberCount(), now, limits)
        if isinstance(by_number, CapRefusal):
            return by_number
        return caps.refusal_of(caps.as_of(found[0] if found else Counters(), now, limits), agent, limits)

    async def admit(
        self, channel: str, agent: str, number: str, limits: Limits, now: datetime
    ) -> tuple[Crossing, ...] | CapRefusal:
        """Count one more call, or say which cap leaves none. Raises Unavailable, and nothing may be dialled.

        ``number``: its index; "" for one that many agents ring. A process that dies in the middle has counted one call
        too many, never one too few.
        """
        async with _answered_soon():
            by_number = await self._admit_number(number, limits, now) if number else ()
            if isinstance(by_number, CapRefusal):
                return by_number
            by_counters = await self._admit(channel, LiveCall(agent, self._node, now), limits)
            if isinstance(by_counters, CapRefusal):
                if number:
                    await self._take_number_back(number)
                return by_counters
        self._live.add(channel)
        return (*by_counters, *by_number)

    def ended(self, channel: str) -> None:
        """The leg is gone. Never waits; while the bus is away the leg stays counted."""
        if channel not in self._live:
            return
        self._live.discard(channel)
        self._release((channel,))

    async def reconcile(self, held: Callable[[], Iterable[str]]) -> None:
        """Release the legs of this node that no call holds: a process died between counting and dialling, or after.

        ``held``: the channels of all calls, looked at after the counters, so that no leg dialled meanwhile is released.
        """
        found = await self._counters.get(COUNTERS)
        ours = {name for name, leg in (found[0] if found else Counters()).live.items() if leg.node == self._node}
        self._live = set(held()) & (ours | self._live)
        self._release(ours - self._live)

    async def settle(self) -> None:
        if self._clearing is not None:
            await asyncio.shield(self._clearing)

    def _release(self, channels: Iterable[str]) -> None:
        self._over.update(channels)
        if self._over and (self._clearing is None or self._clearing.done()):
            self._clearing = asyncio.create_task(self._clear(), name="outbound legs over")

    async def _clear(self) -> None:
        while self._over:
            gone = frozenset(self._over)
            try:
                await self._change(lambda counters, gone=gone: caps.released(counters, gone))  # type: ignore[misc]
            except (*DOWN, Unavailable) as error:
                log.warning("outbound legs stay counted for now", action="outbound_not_released", error=repr(error))
                await asyncio.sleep(RETRY_SECONDS)
            else:
                self._over -= gone

    async def _admit(self, channel: str, leg: LiveCall, limits: Limits) -> tuple[Crossing, ...] | CapRefusal:
        made: list[Admitted | CapRefusal] = []

        def one_more(counters: Counters) -> Counters:
            made.append(caps.admit(counters, channel, leg, limits))
            return made[-1].counters if isinstance(made[-1], Admitted) else counters

        await self._change(one_more)
        last = made[-1]
        return last.crossings if isinstance(last, Admitted) else last

    async def _change(self, change: Callable[[Counters], Counters]) -> None:
        async with self._turn:
            for _ in range(MAX_TRIES):
                found = await self._counters.get(COUNTERS)
                before = found[0] if found is not None else Counters()
                after = change(before)
                if after == before or await _written(self._counters, COUNTERS, after, found[1] if found else 0):
                    return
        raise Unavailable("外呼计数繁忙，请重试。", code="outbound_contended")

    async def _admit_number(self, index: str, limits: Limits, now: datetime) -> tuple[Crossing, ...] | CapRefusal:
        for _ in range(MAX_TRIES):
            found = await self._numbers.get(_key(index))
            made = caps.admit_number(found[0] if found else NumberCount(), now, limits)
            if isinstance(made, CapRefusal):
                return made
            count, crossing = made
            if await _written(self._numbers, _key(index), count, found[1] if found else 0):
                return (crossing,) if crossing is not None else ()
        raise Unavailable("外呼计数繁忙，请重试。", code="outbound_contended")

    async def _take_number_back(self, index: str) -> None:
        for _ in range(MAX_TRIES):
            found = await self._numbers.get(_key(index))
            if found is None or await self._numbers.update(_key(index), caps.taken_back(found[0]), found[1]):
                return


async def _written[T](bucket: Bucket[T], key: str, value: T, revision: int) -> bool:
    """False when another process wrote first. ``revision`` 0: there is no value yet."""
    return bool(await (bucket.update(key, value, revision) if revision else bucket.create(key, value)))


def _key(index: str) -> str:
    return f"number.{index}"


@contextlib.asynccontextmanager
async def _answered_soon() -> AsyncIterator[None]:
    """Turns a bus that is away or slow into Unavailable."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            yield
    except DOWN as error:
        raise _unavailable() from error


def _unavailable() -> Unavailable:
    return Unavailable("外呼计数暂无应答，现在不能拨打，请稍后重试。来电不受影响。", code="outbound_unavailable")
