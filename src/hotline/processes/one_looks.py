"""Work that one web worker of all does, looking again and again at what is due."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.lease import CALM, Lease
from hotline.infrastructure.mirror import Mirror
from hotline.kernel.errors import Unavailable

log = structlog.get_logger()


async def one_looks(
    bus: Bus, mirror: Mirror, *, lease: str, name: str, every: float, look: Callable[[], Awaitable[object]]
) -> None:
    """Runs until cancelled: the worker that holds ``lease`` calls ``look`` every so many seconds, whatever is away."""
    await mirror.ready.wait()
    held = Lease(bus, lease, name, CALM)

    async def lead(term: int) -> None:
        while True:
            if held.holds_for(term):
                try:
                    await look()
                except (Unavailable, *DOWN) as error:
                    log.warning("what is due is looked at again", action="look_failed", lease=lease, error=repr(error))
            await asyncio.sleep(every)

    try:
        await held.hold(lead)
    finally:
        await held.hand_back()
