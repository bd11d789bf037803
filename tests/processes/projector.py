"""A projector on a real bus, and the events of whole calls sent to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager

from asgiref.sync import sync_to_async
from django.db import connections

from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.processes.projector.projection import Projection
from tests.nats_server import NatsServer, settings_for


@asynccontextmanager
async def connected(server: NatsServer) -> AsyncIterator[Bus]:
    async with Bus(settings_for(server), "test") as bus:
        await bus.create_stores()
        yield bus
    await sync_to_async(connections.close_all)()


@asynccontextmanager
async def projecting(bus: Bus) -> AsyncIterator[Projection]:
    """A leading projector; killed, not stopped, at the end of the block."""
    projection = Projection(bus)
    task = asyncio.create_task(projection.lead(1))
    try:
        yield projection
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def send(bus: Bus, events: Iterable[Envelope]) -> None:
    outlet = EventOutlet(bus)
    for event in events:
        outlet.emit(event)
    await outlet.settle()


async def until(true: Callable[[], Awaitable[bool]], within: float = 20) -> None:
    """Wait for it; TimeoutError when it does not come true."""
    async with asyncio.timeout(within):
        while True:
            if await true():
                return
            await asyncio.sleep(0.05)
