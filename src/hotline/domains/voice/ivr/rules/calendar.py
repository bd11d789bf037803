"""Working days and holidays, days made up for (调休) included."""

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar
import chinese_calendar.constants
import msgspec

BEIJING = ZoneInfo("Asia/Shanghai")
WORKING, HOLIDAY = "working", "holiday"
SATURDAY = 6
NAMES = {holiday.value: holiday.chinese for holiday in chinese_calendar.Holiday}


def kind_of_day(day: date, days: Mapping[str, str]) -> str:
    """ "working" or "holiday": what the hotline decided for that day, else the State Council's calendar.

    Where that is not published yet, Saturday and Sunday are free.
    """
    return days.get(day.isoformat()) or by_calendar(day)


def working_day_after(day: date, count: int, days: Mapping[str, str]) -> date:
    """The ``count``-th working day after ``day``, which is not counted itself."""
    while count:
        day += timedelta(days=1)
        count -= kind_of_day(day, days) == WORKING
    return day


def by_calendar(day: date) -> str:
    try:
        works = chinese_calendar.is_workday(day)
    except NotImplementedError:
        works = day.isoweekday() < SATURDAY
    return WORKING if works else HOLIDAY


def is_known(year: int) -> bool:
    """Whether the State Council's arrangement for the year is there."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


class DayOfYear(msgspec.Struct, frozen=True):
    """As the calendar says: ``name`` of the holiday it is a part of or works for, ``made_up``: a weekend that works."""

    day: date
    kind: str
    name: str
    made_up: bool


def days_of(year: int) -> list[DayOfYear]:
    first = date(year, 1, 1)
    span = (date(year + 1, 1, 1) - first).days
    return [_day(first + timedelta(days=passed)) for passed in range(span)]


def _day(day: date) -> DayOfYear:
    kind, weekend = by_calendar(day), day.isoweekday() >= SATURDAY
    name = chinese_calendar.constants.workdays.get(day) or chinese_calendar.constants.holidays.get(day) or ""
    return DayOfYear(day, kind, NAMES.get(name, ""), weekend and kind == WORKING)
