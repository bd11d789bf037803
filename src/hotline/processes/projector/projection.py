"""Leading: batch after batch from the stream into the log and the tables, through outages of either side."""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime

import structlog
from asgiref.sync import sync_to_async
from django.db import InterfaceError, OperationalError, connections, transaction
from nats.errors import Error as NatsError
from nats.js.errors import Error as JetStreamError

from hotline.config.reactions import react
from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.feed import EventFeed, FeedMessage
from hotline.infrastructure.eventlog.intake import LoggedMessage, take_in
from hotline.infrastructure.eventlog.log import head
from hotline.processes.projector.board import Board

log = structlog.get_logger()
BATCH = 500
FETCH_SECONDS = 1.0
#: Events of a call come in bursts, and a transaction with its folding costs the same for one as for ten. Pages read the
#: rows of a change 0.8 s after they see it, so a longer time would show the old rows (``WRITTEN_MS``).
GATHER_SECONDS = 0.5
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 1.0
LATE_EVENTS = 2000
AWAY = (OperationalError, InterfaceError, NatsError, JetStreamError, TimeoutError, OSError)


class Projection:
    """The projector's work.

    ``leading``, ``behind`` (events still in the stream) and ``error`` are for the heartbeat.
    """

    def __init__(self, bus: Bus) -> None:
        self._feed, self._board = EventFeed(bus), Board(bus)
        self.leading, self.behind, self.projected, self.error = False, 0, 0, ""
        self._position = 0

    def look(self) -> tuple[str, str, dict[str, float]]:
        """State, detail and figures for the heartbeat."""
        late = self.behind > LATE_EVENTS
        state = "standby" if not self.leading else "degraded" if self.error or late else "ok"
        detail = self.error or ("catching up" if late else "")
        return state, detail, {"behind": float(self.behind), "projected": float(self.projected)}

    async def lead(self, term: int) -> None:
        """Project until cancelled; whatever is away is tried again, ever more patiently."""
        self.leading, pause = True, FIRST_PAUSE
        try:
            while True:
                before = self.projected
                try:
                    await self._project()
                except AWAY as error:
                    self.error = f"{type(error).__name__}: {error}".splitlines()[0]
                    log.warning("projecting again soon", action="projector_retry", error=self.error, term=term)
                    await self._measure_lag()
                pause = FIRST_PAUSE if self.projected > before else min(pause * 2, LONGEST_PAUSE)
                await sync_to_async(connections.close_all)()
                await asyncio.sleep(pause)
        finally:
            self.leading = False
            await sync_to_async(connections.close_all)()

    async def _measure_lag(self) -> None:
        """Measure how far the projector falls behind while the database is away. Unchanged while the bus is away."""
        with contextlib.suppress(*AWAY):
            self.behind = max(await self._feed.last_position() - self._position, 0)

    async def _project(self) -> None:
        """Project from the end of the log onwards.

        Ends only with an exception, when the database or the bus goes away.
        """
        stream = await self._feed.stream()
        self._position = await sync_to_async(_reached)(stream)
        await self._board.begin(datetime.now(UTC))
        await self._feed.start_after(self._position)
        while True:
            await self._project_next(stream)

    async def _project_next(self, stream: str) -> None:
        batch = await self._feed.fetch(BATCH, FETCH_SECONDS)
        fresh = await sync_to_async(project)(batch, stream) if batch else []
        await self._board.update(fresh, datetime.now(UTC))
        if batch:
            self._position, self.behind = batch[-1].position, batch[-1].behind
            self.projected += len(fresh)
        else:
            await self._check_nothing_is_missed()
        self.error = ""
        if not self.behind:
            await asyncio.sleep(GATHER_SECONDS)

    async def _check_nothing_is_missed(self) -> None:
        """A feed that twice brings nothing although the stream has more is broken: ConnectionError starts it anew."""
        last, before = await self._feed.last_position(), self.behind
        self.behind = max(last - self._position, 0)
        if self.behind and before:
            raise ConnectionError(f"the stream is at {last}, the feed stands still at {self._position}")


def _reached(stream: str) -> int:
    """The stream position at which the log ends; 0 when the log comes from another stream."""
    known = head()
    return known.stream_position if known.stream == stream else 0


def project(batch: Sequence[FeedMessage], stream: str) -> list[Envelope]:
    """Log a batch, let the domains react, move on: all or nothing. Returns the events that were new."""
    with transaction.atomic():
        fresh = take_in([LoggedMessage(each.subject, each.payload, each.position) for each in batch], stream)
        react(fresh)
    return fresh
