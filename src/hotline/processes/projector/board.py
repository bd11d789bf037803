"""Today's figures on the bus: bucket ``figures``, at most once a second, from call records alone.

Where no call has changed, only what counts the last minutes can: that is looked at less often.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from asgiref.sync import sync_to_async

from hotline.domains.voice.records.queries.details import records_of, records_of_day
from hotline.domains.voice.records.rules.figures import Today
from hotline.events.catalogue import call_of
from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.clock import beijing_day

EVERY, QUIET_EVERY = timedelta(seconds=1), timedelta(seconds=2)


class Board:
    """Counts today's calls in memory; counted anew from the tables at the start and at midnight in Beijing."""

    def __init__(self, bus: Bus) -> None:
        self._bucket = bus.bucket("figures", msgspec.Raw)
        self._today: Today | None = None
        self._published: dict[str, bytes] = {}
        self._due = datetime.min.replace(tzinfo=UTC)
        self._published_at = self._due

    async def begin(self, now: datetime) -> None:
        """Count today from the tables; everything is published again."""
        today = Today(beijing_day(now))
        for record in await sync_to_async(records_of_day)(today.day):
            today.note(record)
        self._today = today
        self._published = dict.fromkeys(await self._bucket.items(), b"")
        self._due = now

    async def update(self, events: Sequence[Envelope], now: datetime) -> None:
        """Count the calls that these events touch again, and publish the figures when they are due.

        The events must be logged and folded before.
        """
        if self._today is None or self._today.day != beijing_day(now):
            await self.begin(now)
        elif touched := {call_of(event) for event in events} - {""}:
            for record in await sync_to_async(records_of)(touched):
                self._today.note(record)
            self._due = min(self._due, self._published_at + EVERY)
        if now >= self._due:
            self._published_at, self._due = now, now + QUIET_EVERY
            self._publish(now)

    def _publish(self, now: datetime) -> None:
        """Publish the figures that changed. Keys of yesterday that today does not have yet are deleted."""
        assert self._today is not None, "counted before the first publishing"
        found = {key: msgspec.json.encode(value) for key, value in self._today.figures(now).items()}
        for key, value in found.items():
            if self._published.get(key) != value:
                self._bucket.put_soon(key, msgspec.Raw(value))
        for key in self._published.keys() - found.keys():
            self._bucket.delete_soon(key)
        self._published = found
