"""When the switch was last seen, kept beyond our own end: what ended with it ended about then.

Without it a talk cut off by stopping everything in the evening would seem to have lasted until the next start.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from hotline.infrastructure.bus.buckets import Bucket
from hotline.infrastructure.bus.connection import Bus

EVERY_SECONDS = 1.0


class Seen(msgspec.Struct, frozen=True):
    """The switch of a node was there at this moment."""

    at: datetime


class LastContact:
    """``load`` before anything is taken up, then ``record`` until cancelled; ``is_connected``: are we?"""

    def __init__(self, bus: Bus, node: str, is_connected: Callable[[], bool]) -> None:
        self._bucket: Bucket[Seen] = bus.bucket("switches", Seen)
        self._node, self._is_connected = node, is_connected
        self._last: datetime | None = None

    async def load(self) -> None:
        """What the process before us wrote."""
        found = await self._bucket.get(self._node)
        self._last = found[0].at if found is not None else None

    async def record(self) -> None:
        while True:
            if self._is_connected():
                self._last = datetime.now(UTC)
                self._bucket.put_soon(self._node, Seen(self._last))
            await asyncio.sleep(EVERY_SECONDS)

    async def settle(self) -> None:
        await self._bucket.settle()

    def before(self, moment: datetime) -> datetime | None:
        """The last time it was seen, None when it never was or only since ``moment``: a start of the switch."""
        return self._last if self._last is not None and self._last < moment else None
