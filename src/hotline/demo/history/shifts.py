"""The shifts of a past day: who was on duty and which agent took which caller.

There is one line of callers. The agent longest idle takes the next, and nobody is in two talks.
"""

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotline.demo.history import shape
from hotline.demo.history.visits import Visit
from hotline.kernel.clock import day_bounds

OCCUPANCY = 0.99
UNANSWERED_SECONDS, SET_ASIDE_SECONDS = 20.0, 90.0
AFTERWARDS_SECONDS = 12.0  # the rating and a breath


@dataclass(frozen=True)
class Served:
    """``answered_at`` None: the caller gave up at ``left_at``, or never asked (then both are None)."""

    visit: Visit
    queued_at: datetime | None
    agent: str = ""
    answered_at: datetime | None = None
    left_at: datetime | None = None
    missed_by: str = ""
    missed_at: datetime | None = None


@dataclass(frozen=True)
class Duty:
    """An agent came, ready or not ready for a ``reason``, or went."""

    agent: str
    at: datetime
    comes: bool
    reason: str = ""


class Shift:
    """A day's floor. ``agents`` in the order they are called in: the first work all day and night."""

    def __init__(self, day: date, agents: Sequence[str], per_average_day: float) -> None:
        self._agents, self._start = agents, day_bounds(day)[0]
        self._needed = [self._need(day, quarter, per_average_day) for quarter in range(96)]
        self._idle: list[tuple[datetime, str]] = []
        self._on_duty: set[str] = set()
        self._went_at: dict[str, datetime] = {}
        self.duties: list[Duty] = []

    def _need(self, day: date, quarter: int, per_average_day: float) -> int:
        handling = shape.TALK_MEAN_SECONDS + shape.WRAP_UP_MEAN_SECONDS + AFTERWARDS_SECONDS
        load = shape.quarter_share(quarter) * shape.calls_on(day, per_average_day) * handling / 900
        return min(math.ceil(load / OCCUPANCY) + 1, len(self._agents))

    def serve(self, visits: Iterator[Visit]) -> Iterator[Served]:
        """Serve the callers in order.

        Once the iterator is exhausted, ``duties`` is complete and every agent has gone home.
        """
        for visit in visits:
            if visit.menu_only:
                yield Served(visit, None)
            else:
                yield self._take(visit, visit.at + timedelta(seconds=visit.menu_seconds))
        for free_at, agent in sorted(self._idle):
            self.duties.append(Duty(agent, max(free_at, self._start + timedelta(days=1)), comes=False))

    def _take(self, visit: Visit, queued_at: datetime) -> Served:
        self._call_in(queued_at)
        free_at, agent = self._next(queued_at)
        missed_by, missed_at = "", None
        if visit.lets_it_ring and len(self._idle) > 1 and free_at <= queued_at:
            missed_by, missed_at = agent, queued_at + timedelta(seconds=UNANSWERED_SECONDS)
            heapq.heappush(self._idle, (missed_at + timedelta(seconds=SET_ASIDE_SECONDS), agent))
            free_at, agent = self._next(queued_at)
            free_at = max(free_at, missed_at)
        answered_at = max(free_at, queued_at) + timedelta(seconds=visit.ring_seconds)
        left_at = queued_at + timedelta(seconds=visit.patience)
        if left_at < answered_at:
            heapq.heappush(self._idle, (free_at, agent))
            return Served(visit, queued_at, left_at=left_at, missed_by=missed_by, missed_at=missed_at)
        spent = visit.talk_seconds + visit.hold_seconds + visit.wrap_up_seconds
        heapq.heappush(self._idle, (answered_at + timedelta(seconds=spent), agent))
        return Served(visit, queued_at, agent, answered_at, None, missed_by, missed_at)

    def _call_in(self, now: datetime) -> None:
        """Seat the agents who are due by now. ``_next`` sends home those who are no longer due, once they are free."""
        quarter = self._quarter(now)
        begun = self._start + timedelta(minutes=15 * quarter)
        for agent in self._agents[: self._needed[quarter]]:
            if agent not in self._on_duty:
                self._on_duty.add(agent)
                comes_at = max(begun, self._went_at.get(agent, begun))
                self.duties.append(Duty(agent, comes_at, comes=True))
                heapq.heappush(self._idle, (comes_at, agent))

    def _next(self, now: datetime) -> tuple[datetime, str]:
        """The agent who has been free the longest, or is free first; the surplus is sent home on the way."""
        due = set(self._agents[: self._needed[self._quarter(now)]])
        while True:
            free_at, agent = heapq.heappop(self._idle)
            if agent in due or not any(other in due for _, other in self._idle):
                return free_at, agent
            self._on_duty.discard(agent)
            self._went_at[agent] = max(free_at, now)
            self.duties.append(Duty(agent, self._went_at[agent], comes=False))

    def _quarter(self, moment: datetime) -> int:
        return min(int((moment - self._start).total_seconds() // 900), 95)
