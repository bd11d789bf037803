"""Working days and holidays, days made up for (调休) included."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

import chinese_calendar

BEIJING = ZoneInfo("Asia/Shanghai")
WORKING, HOLIDAY = "working", "holiday"
SATURDAY = 6


def kind_of_day(day: date, days: Mapping[str, str]) -> str:
    """ "working" or "holiday": what the hotline decided for that day, else the State Council's calendar.

    Where that is not published yet, Saturday and Sunday are free.
    """
    decided = days.get(day.isoformat())
    if decided:
        return decided
    try:
        works = chinese_calendar.is_workday(day)
    except NotImplementedError:
        works = day.isoweekday() < SATURDAY
    return WORKING if works else HOLIDAY
