"""What is known of a day before it comes: its weekday, holidays and 调休, the beginning of the month, the season."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, pi, sin

import numpy as np

from hotline.domains.people.workforce.rules.forecast.series import Array
from hotline.domains.platform.calendar.rules import WorkingCalendar, day_of_year

SATURDAY, MADE_UP, FESTIVAL, CLASSES = 5, 7, 8, 9
#: How large an effect may be before any day has shown it: standard deviations of the logarithm.
PRIORS = {"all": 100.0, "class": 1.5, "festival": 0.3, "month": 0.15, "around": 0.2, "season": 0.1}
FIRST_WORKING_DAYS = 3
WEEKS_AROUND_SPRING_FESTIVAL = range(-4, 3)
ONE_DAY = timedelta(days=1)
#: A season is told from a trend once most of a year was seen.
DAYS_THAT_SHOW_SEASONS = 300


@dataclass(frozen=True)
class Kinds:
    """``classes``: for each day 0 to 6 an ordinary weekday, 7 a weekend day that works, 8 a holiday. ``design``: days x
    effects, ``deviations``: of each effect before it was seen.
    """

    classes: Array
    works: Array
    design: Array
    deviations: Array


def kinds(days: list[date], calendar: WorkingCalendar | None, seasons: bool) -> Kinds:
    """``calendar``: None where no holidays are known. ``seasons``: the series is long enough to show them."""
    rows = [_effects(day, calendar, seasons) for day in days]
    names = sorted({name for row in rows for name in row})
    design = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    deviations = np.array([PRIORS[name.partition(" ")[0]] for name in names])
    return Kinds(
        np.array([_class(day, calendar) for day in days]),
        np.array([_works(day, calendar) for day in days], dtype=bool),
        design,
        deviations,
    )


def _works(day: date, calendar: WorkingCalendar | None) -> bool:
    return calendar.works(day) if calendar else day.weekday() < SATURDAY


def _class(day: date, calendar: WorkingCalendar | None) -> int:
    weekday = day.weekday()
    if calendar is None or calendar.works(day) == (weekday < SATURDAY) and not _festival(day, calendar):
        return weekday
    return MADE_UP if calendar.works(day) else FESTIVAL


def _festival(day: date, calendar: WorkingCalendar | None) -> str:
    """The holiday that the day off belongs to; "" for none."""
    if calendar is None or calendar.works(day):
        return ""
    return day_of_year(day).name or ("" if day.weekday() >= SATURDAY else "休")


def _effects(day: date, calendar: WorkingCalendar | None, seasons: bool) -> dict[str, float]:
    found = {"all": 1.0, f"class {_class(day, calendar)}": 1.0}
    festival = _festival(day, calendar)
    if festival:
        found[f"festival {festival}"] = 1.0
    elif _works(day, calendar):
        found |= _around(day, calendar)
    if seasons:
        turn = 2 * pi * day.timetuple().tm_yday / 365.25
        found |= {f"season {f.__name__} {n}": f(n * turn) for f in (sin, cos) for n in (1, 2)}
    return found


def _around(day: date, calendar: WorkingCalendar | None) -> dict[str, float]:
    """Effects on a day that works: the first of the month, before and after a holiday, the weeks around 春节."""
    found = {}
    nth = sum(_works(day.replace(day=n), calendar) for n in range(1, day.day + 1))
    if nth <= FIRST_WORKING_DAYS:
        found[f"month {nth}"] = 1.0
    if calendar is None:
        return found
    if _festival(day + ONE_DAY, calendar):
        found["around before"] = 1.0
    if _festival(day - ONE_DAY, calendar):
        found["around after"] = 1.0
    elif _festival(day - 2 * ONE_DAY, calendar):
        found["around second"] = 1.0
    for week in WEEKS_AROUND_SPRING_FESTIVAL:
        middle = day - timedelta(weeks=week)
        if any(_festival(middle + n * ONE_DAY, calendar) == "春节" for n in range(-3, 4)):
            found[f"around spring {week}"] = 1.0
    return found
