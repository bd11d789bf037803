"""The working calendar in force: the State Council's, and the days the hotline decided otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from hotline.domains.platform.calendar.models import CalendarDay
from hotline.domains.platform.calendar.rules import DayOfYear, WorkingCalendar, days_of, is_published
from hotline.kernel.errors import Invalid


@dataclass(frozen=True)
class YearCalendar:
    """The calendar of a year."""

    #: The State Council has published its arrangement for the year.
    known: bool
    #: By the State Council's arrangement.
    days: list[DayOfYear]
    #: The hotline's own decisions.
    decided: dict[date, CalendarDay]


_read: ContextVar[WorkingCalendar | None] = ContextVar("working_calendar", default=None)


@contextmanager
def calendar_read_once() -> Iterator[None]:
    """The calendar as it is now holds meanwhile: for what makes very many deadlines in one go."""
    token = _read.set(working_calendar())
    try:
        yield
    finally:
        _read.reset(token)


def working_calendar() -> WorkingCalendar:
    return _read.get() or WorkingCalendar({row.day.isoformat(): row.kind for row in CalendarDay.objects.all()})


def decided_days() -> list[CalendarDay]:
    return list(CalendarDay.objects.order_by("day"))


def year_calendar(year: int) -> YearCalendar:
    """Invalid for a year that no calendar has."""
    if not MINYEAR < year < MAXYEAR:
        raise Invalid("年份无效，请重新选择", code="no_such_year")
    decided = {row.day: row for row in CalendarDay.objects.filter(day__year=year)}
    return YearCalendar(is_published(year), days_of(year), decided)
