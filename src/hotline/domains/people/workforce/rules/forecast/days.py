"""What is known of a day before it comes: its weekday, holidays and 调休, the beginning of the month, the season."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, pi, sin
from typing import NamedTuple

import numpy as np

from hotline.domains.people.workforce.rules.forecast.series import Array, Flags, Numbers
from hotline.domains.platform.calendar.rules import WorkingCalendar, day_of_year

SATURDAY, MADE_UP, FESTIVAL, CLASSES = 5, 7, 8, 9
#: How large an effect may be before any day has shown it: standard deviations of the logarithm.
PRIORS = {"all": 100.0, "class": 1.5, "festival": 0.3, "month": 0.15, "around": 0.2, "season": 0.1}
FIRST_WORKING_DAYS = 3
WEEKS_AROUND_SPRING_FESTIVAL = range(-4, 3)
ONE_DAY = timedelta(days=1)
#: How far around a day it matters what other days are.
AROUND = timedelta(days=35)
#: A season is told from a trend once most of a year was seen.
DAYS_THAT_SHOW_SEASONS = 300


@dataclass(frozen=True)
class Kinds:
    """``classes``: for each day 0 to 6 an ordinary weekday, 7 a weekend day that works, 8 a holiday. ``design``: days x
    effects, ``deviations``: of each effect before it was seen.
    """

    classes: Numbers
    works: Flags
    design: Array
    deviations: Array


def kinds(days: list[date], calendar: WorkingCalendar | None, seasons: bool) -> Kinds:
    """``calendar``: None where no holidays are known. ``seasons``: the series is long enough to show them."""
    table = _table(days[0] - AROUND, days[-1] + AROUND, calendar)
    rows = [_effects(day, table, seasons) for day in days]
    names = sorted({name for row in rows for name in row})
    design = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    deviations = np.array([PRIORS[name.partition(" ")[0]] for name in names])
    return Kinds(
        np.array([_class(day, table[day]) for day in days]),
        np.array([table[day].works for day in days], dtype=bool),
        design,
        deviations,
    )


class _Day(NamedTuple):
    """``festival``: the holiday that a day off belongs to, "" for none. ``nth``: working day of the month, so far."""

    works: bool
    festival: str
    nth: int


def _table(first: date, last: date, calendar: WorkingCalendar | None) -> dict[date, _Day]:
    found, nth, day = {}, 0, first.replace(day=1)
    while day <= last:
        works = calendar.works(day) if calendar else day.weekday() < SATURDAY
        nth = (0 if day.day == 1 else nth) + works
        found[day] = _Day(works, _festival(day, works) if calendar else "", nth)
        day += ONE_DAY
    return found


def _class(day: date, known: _Day) -> int:
    if known.festival:
        return FESTIVAL
    return MADE_UP if known.works and day.weekday() >= SATURDAY else day.weekday()


def _festival(day: date, works: bool) -> str:
    """A weekday off that belongs to no holiday was decided by the hotline."""
    if works:
        return ""
    return day_of_year(day).name or ("" if day.weekday() >= SATURDAY else "休")


def _effects(day: date, table: dict[date, _Day], seasons: bool) -> dict[str, float]:
    known = table[day]
    found = {"all": 1.0, f"class {_class(day, known)}": 1.0}
    if known.festival:
        found[f"festival {known.festival}"] = 1.0
    elif known.works:
        found |= _around(day, table)
    if seasons:
        turn = 2 * pi * day.timetuple().tm_yday / 365.25
        found |= {f"season {wave.__name__} {n}": wave(n * turn) for wave in (sin, cos) for n in (1, 2)}
    return found


def _around(day: date, table: dict[date, _Day]) -> dict[str, float]:
    """Effects on a day that works: the first of the month, before and after a holiday, the weeks around 春节."""
    found = {}
    if table[day].nth <= FIRST_WORKING_DAYS:
        found[f"month {table[day].nth}"] = 1.0
    if table[day + ONE_DAY].festival:
        found["around before"] = 1.0
    if table[day - ONE_DAY].festival:
        found["around after"] = 1.0
    elif table[day - 2 * ONE_DAY].festival:
        found["around second"] = 1.0
    for week in WEEKS_AROUND_SPRING_FESTIVAL:
        middle = day - timedelta(weeks=week)
        if any(table[middle + n * ONE_DAY].festival == "春节" for n in range(-3, 4)):
            found[f"around spring {week}"] = 1.0
    return found
