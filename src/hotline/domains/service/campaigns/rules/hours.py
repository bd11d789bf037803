"""The hours in which a campaign rings, and when the next try of an entry is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hotline.domains.platform.calendar.rules import ONE_DAY, WorkingCalendar
from hotline.kernel.clock import BEIJING

#: Nobody is rung earlier or later.
EARLIEST, LATEST = time(8), time(21)
#: Tries of one entry fall into different parts of the day: morning, afternoon, evening. These hours begin the next one.
NOON, EVENING = 12, 18
ALL_PARTS = frozenset({0, 1, 2})


@dataclass(frozen=True)
class Windows:
    """``spans``: in Beijing, in order, not empty, without overlaps."""

    spans: tuple[tuple[time, time], ...]
    working_days_only: bool
    calendar: WorkingCalendar

    def has(self, day: date) -> bool:
        return not self.working_days_only or self.calendar.works(day)

    def is_open(self, moment: datetime) -> bool:
        here = moment.astimezone(BEIJING)
        return self.has(here.date()) and any(since <= here.time() < until for since, until in self.spans)

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself while it is open."""
        if self.is_open(moment):
            return moment
        here = moment.astimezone(BEIJING)
        if self.has(here.date()):
            later = next((since for since, _ in self.spans if since > here.time()), None)
            if later is not None:
                return _at(here.date(), later)
        day = here.date() + ONE_DAY
        while not self.has(day):
            day += ONE_DAY
        return _at(day, self.spans[0][0])

    @property
    def parts(self) -> frozenset[int]:
        """The parts of the day in which it is ever open."""
        return parts_of(self.spans)


def parts_of(spans: Sequence[tuple[time, time]]) -> frozenset[int]:
    hours = (hour for since, until in spans for hour in range(since.hour, until.hour + bool(until.minute)))
    return frozenset(map(_part, hours))


def next_try(tried: Sequence[datetime], windows: Windows, gap: timedelta, earliest: datetime) -> datetime:
    """When the next try may be made: after the gap, in a part of the day that was not tried while there is one."""
    moment = windows.next_open(max([earliest, *(one + gap for one in tried)]))
    untried = windows.parts - {part_of(one) for one in tried} or windows.parts
    while part_of(moment) not in untried:
        moment = windows.next_open(_next_part(moment))
    return moment


def part_of(moment: datetime) -> int:
    """0 morning, 1 afternoon, 2 evening, in Beijing."""
    return _part(moment.astimezone(BEIJING).hour)


def _part(hour: int) -> int:
    return (hour >= NOON) + (hour >= EVENING)


def _next_part(moment: datetime) -> datetime:
    here = moment.astimezone(BEIJING)
    later = next((hour for hour in (NOON, EVENING) if hour > here.hour), None)
    return _at(here.date() + ONE_DAY, time(0)) if later is None else _at(here.date(), time(later))


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, BEIJING)
