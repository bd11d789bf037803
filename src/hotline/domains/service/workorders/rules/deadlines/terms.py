"""Terms: a length of time from a moment, in hours or days, natural or working.

By the Civil Code, articles 201 and 203, the day on which a term of days begins is not counted. The term ends when its
last day ends, or that day's office hours.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec

from hotline.domains.platform.calendar.rules import WorkingCalendar, end_of_day
from hotline.kernel.clock import beijing_day

SECONDS = {"minutes": 60, "hours": 3600, "working_hours": 3600, "days": 1, "working_days": 1}


class Unit(StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"


UNIT_NAMES = {
    Unit.MINUTES: "分钟",
    Unit.HOURS: "小时",
    Unit.DAYS: "天",
    Unit.WORKING_HOURS: "工作小时",
    Unit.WORKING_DAYS: "个工作日",
}
WORKING_UNITS = {Unit.WORKING_HOURS, Unit.WORKING_DAYS}


class Term(msgspec.Struct, frozen=True):
    amount: Annotated[int, msgspec.Meta(gt=0, le=1000)]
    unit: Unit

    def __str__(self) -> str:
        return f"{self.amount}{UNIT_NAMES[self.unit]}"


def due(start: datetime, term: Term, calendar: WorkingCalendar) -> datetime:
    """The moment at which the term is over."""
    return after(start, in_measure(term), term.unit, calendar)


def in_measure(term: Term) -> int:
    """Days of a term of days, seconds of one of hours."""
    return term.amount * SECONDS[term.unit]


def after(start: datetime, left: int, unit: Unit, calendar: WorkingCalendar) -> datetime:
    """The moment at which ``left`` (seconds or days, by ``unit``) has passed since ``start``.

    With no days left, this is the end of the present day, if offices still work on it.
    """
    match unit:
        case Unit.MINUTES | Unit.HOURS:
            return start + timedelta(seconds=left)
        case Unit.DAYS:
            return end_of_day(beijing_day(start + timedelta(days=left)))
        case Unit.WORKING_HOURS:
            return forward(start, left, calendar) if left else start
        case Unit.WORKING_DAYS if left:
            return calendar.closing(calendar.nth_working_day(beijing_day(start), left))
        case Unit.WORKING_DAYS:
            today = calendar.working_day_from(beijing_day(start))
            closes = calendar.closing(today)
            return closes if start <= closes else calendar.closing(calendar.nth_working_day(today, 1))


def between(start: datetime, end: datetime, unit: Unit, calendar: WorkingCalendar) -> int:
    """The time between two moments in the unit's measure: what is left at ``start`` of a term over at ``end``."""
    match unit:
        case Unit.MINUTES | Unit.HOURS:
            return max(round((end - start).total_seconds()), 0)
        case Unit.DAYS:
            return max((beijing_day(end) - beijing_day(start)).days, 0)
        case Unit.WORKING_HOURS:
            return round(counted(start, end, unit, calendar))
        case Unit.WORKING_DAYS:
            return calendar.working_days(beijing_day(start), beijing_day(end))


def counted(start: datetime, end: datetime, unit: Unit, calendar: WorkingCalendar) -> float:
    """Seconds between two moments that count: office hours for working units, all time otherwise."""
    if end <= start:
        return 0
    if unit not in WORKING_UNITS:
        return (end - start).total_seconds()
    seconds = 0.0
    for opens, closes in calendar.spans_from(start):
        if opens >= end:
            break
        seconds += (min(closes, end) - opens).total_seconds()
    return seconds


def forward(start: datetime, seconds: float, calendar: WorkingCalendar) -> datetime:
    """The earliest moment at which so many seconds of office hours have passed."""
    for opens, closes in calendar.spans_from(start):
        there = (closes - opens).total_seconds()
        if seconds <= there:
            return opens + timedelta(seconds=seconds)
        seconds -= there
    raise AssertionError("office hours never end")


def back(end: datetime, seconds: float, unit: Unit, calendar: WorkingCalendar) -> datetime:
    """The latest moment from which so many seconds that count lie before ``end``."""
    if unit not in WORKING_UNITS:
        return end - timedelta(seconds=seconds)
    if seconds <= 0:
        return end
    for opens, closes in calendar.spans_before(end):
        there = (closes - opens).total_seconds()
        if seconds <= there:
            return closes - timedelta(seconds=seconds)
        seconds -= there
    raise AssertionError("office hours have always been")
