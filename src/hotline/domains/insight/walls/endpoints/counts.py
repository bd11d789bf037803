"""The counts for a wall, computed once a second for all its viewers, and not at all without viewers."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from weakref import WeakKeyDictionary

import msgspec
import structlog

from hotline.domains.insight.walls.actions import displays
from hotline.domains.insight.walls.queries import displays as walls_displays
from hotline.domains.insight.walls.queries import layouts
from hotline.domains.insight.walls.queries import tiles as walls_tiles
from hotline.domains.insight.walls.queries.snapshots import CountedAt, DisplayedLayout, PartSeen
from hotline.infrastructure.database import from_database
from hotline.infrastructure.probes import Part, probe_parts
from hotline.kernel.errors import Refused, Unavailable

log = structlog.get_logger()
EVERY_SECONDS = 0.8
PARTS_EVERY = 6
MAX_SECONDS = 15.0


class Count:
    """The counts of one wall.

    While the database is away ``docs`` stay as they were, and ``counted`` shows their age. ``displays``: links that may
    go on showing the wall.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self.docs: dict[str, bytes] = {}
        self.displays: frozenset[int] = frozenset()
        self.first = asyncio.Event()
        self.watchers: dict[object, int | None] = {}
        self._task: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def watched(self, display: int | None) -> AsyncIterator[None]:
        """Count while the context is open.

        ``display``: the link by which the viewer watches, None for a signed-in person.
        """
        me = object()
        self.watchers[me] = display
        if self._task is None:
            self._task = asyncio.create_task(self._go_on(), name=f"counting for the wall {self.key}")
        try:
            yield
        finally:
            del self.watchers[me]
            if not self.watchers and self._task is not None:
                self._task.cancel()
                self._task = None
                self.first.clear()

    async def _go_on(self) -> None:
        turn = 0
        while True:
            try:
                await self.again(with_parts=turn % PARTS_EVERY == 0)
                turn += 1
            except Unavailable:
                pass  # the screen shows the age of its figures
            except Refused as refused:
                log.warning("a wall cannot be shown", action="wall_not_shown", wall=self.key, why=str(refused))
            await asyncio.sleep(EVERY_SECONDS)

    async def again(self, *, with_parts: bool) -> None:
        """Raises Unavailable; Refused for a wall that is not published or a layout that can no longer be shown."""
        watching = [display for display in self.watchers.values() if display is not None]
        docs, self.displays = await from_database(lambda: _count(self.key, watching), MAX_SECONDS)
        parts = await probe_parts() if with_parts else None
        self.docs = docs | {"parts": _parts(parts) if parts is not None else self.docs.get("parts", b"[]")}
        self.first.set()


_counts: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, Count]] = WeakKeyDictionary()


def count_of(key: str) -> Count:
    """The one of this event loop."""
    counts = _counts.setdefault(asyncio.get_running_loop(), {})
    return counts.setdefault(key, Count(key))


def documents(key: str, now: datetime) -> dict[str, bytes]:
    """The layout in force and what its tiles count, as JSON by name."""
    wall = layouts.wall_named(key)
    number, layout = layouts.displayed_version(wall)
    return {
        "layout": msgspec.json.encode(DisplayedLayout(key, wall.screen, number, layout)),
        **tiles(walls_tiles.counted(layout, now)),
        "counted": msgspec.json.encode(CountedAt(now)),
    }


def tiles(counted: Mapping[str, object]) -> dict[str, bytes]:
    return {f"tile/{id}": msgspec.json.encode(tile) for id, tile in counted.items()}


def _count(key: str, watching: list[int]) -> tuple[dict[str, bytes], frozenset[int]]:
    now = datetime.now(UTC)
    displays.note_seen(watching, now)
    return documents(key, now), walls_displays.in_force(key, now)


def _parts(parts: list[Part]) -> bytes:
    return msgspec.json.encode([PartSeen(part.name, part.ok) for part in parts])
