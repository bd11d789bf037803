"""The bus and the switch, asked for what is there now."""

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import msgspec
from nats.errors import Error as NatsError
from nats.js.errors import Error as JetStreamError

from hotline.domains.voice.calls.ports import CallDoc, decoded
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.feed import EventFeed
from hotline.infrastructure.probes import query_asterisk
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

WITHIN_SECONDS = 10.0


class Channel(msgspec.Struct, frozen=True):
    id: str


class BusAndSwitch:
    """Queries the bus and the switch, each time over a new connection: once every few minutes, from a worker's
    thread.
    """

    def calls(self) -> list[CallDoc]:
        async def read(bus: Bus) -> list[CallDoc]:
            documents = (await bus.bucket("calls", msgspec.Raw).items()).values()
            return [call for raw in documents if (call := decoded(bytes(raw))) is not None]

        return asyncio.run(_of_bus(read))

    def channels(self) -> set[str]:
        async def probe() -> bytes:
            async with asyncio.timeout(WITHIN_SECONDS):
                return await query_asterisk("channels")

        try:
            return {channel.id for channel in msgspec.json.decode(asyncio.run(probe()), type=list[Channel])}
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise Unavailable("交换机无响应") from error

    def stream(self) -> tuple[str, int]:
        async def read(bus: Bus) -> tuple[str, int]:
            feed = EventFeed(bus)
            return await feed.stream(), await feed.last_position()

        return asyncio.run(_of_bus(read))


async def _of_bus[R](read: Callable[[Bus], Awaitable[R]]) -> R:
    try:
        async with asyncio.timeout(WITHIN_SECONDS), Bus(settings(), "invariants") as bus:
            return await read(bus)
    except (TimeoutError, NatsError, JetStreamError, OSError) as error:
        raise Unavailable("总线无响应") from error


def here() -> BusAndSwitch:
    return BusAndSwitch()
