"""Every few seconds each process reports that it is alive: bucket ``health``, with keys that expire."""

import asyncio
import os
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from hotline.infrastructure.bus.connection import Bus

EVERY_SECONDS = 3.0


class Heartbeat(msgspec.Struct, frozen=True):
    """A process's report that it is alive."""

    process: str
    instance: str
    pid: int
    started_at: datetime
    at: datetime
    state: str  # ok, standby, degraded
    detail: str
    figures: dict[str, float]  # small numbers for operators, e.g. calls held, events waiting


async def send_heartbeats(
    bus: Bus, process: str, instance: str, look: Callable[[], tuple[str, str, dict[str, float]]]
) -> None:
    """Reports until cancelled. ``look`` returns state, detail and figures."""
    bucket = bus.bucket("health", Heartbeat)
    started = datetime.now(UTC)
    while True:
        state, detail, figures = look()
        if bus.refused:
            state, detail = "degraded", "；".join(filter(None, (detail, bus.refused)))
        heartbeat = Heartbeat(process, instance, os.getpid(), started, datetime.now(UTC), state, detail, figures)
        bucket.put_soon(f"{process}.{instance}", heartbeat)
        await asyncio.sleep(EVERY_SECONDS)
