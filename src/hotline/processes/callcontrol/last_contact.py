"""The moment of the last contact with the switch, stored beyond the end of this process.

Talks that ended with the switch get this moment as their end. Otherwise a talk cut off by an evening shutdown would
seem to have lasted until the next start.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from hotline.infrastructure.bus.buckets import Bucket
from hotline.infrastructure.bus.connection import Bus

EVERY_SECONDS = 1.0


class Seen(msgspec.Struct, frozen=True):
    """``at``: moment of the last contact with the switch of a node."""

    at: datetime


class LastContact:
    """Call ``load`` before adoption, then run ``record`` until cancelled. ``is_connected``: state of the connection."""

    def __init__(self, bus: Bus, node: str, is_connected: Callable[[], bool]) -> None:
        self._bucket: Bucket[Seen] = bus.bucket("switches", Seen)
        self._node, self._is_connected = node, is_connected
        self._last: datetime | None = None

    async def load(self) -> None:
        """Load the moment that the previous process stored."""
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
        """The last contact before ``moment``, the start of the switch; None without one."""
        return self._last if self._last is not None and self._last < moment else None
