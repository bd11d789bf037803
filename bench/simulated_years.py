"""Three years of an invented hotline's calls in quarters of an hour, on the real Chinese calendar.

Its effects are of our making (9,000 calls a day, a working day 1.28 times, a day off 0.38 times as many; Mondays, the
first of the month, before 春节, the season), so it shows mechanics and proves nothing of a real hotline.
"""

from datetime import date, datetime, timedelta

import numpy as np

from hotline.demo.history.shape import DAY_OFF_SHARE, WORKDAY_SHARE, quarter_share
from hotline.domains.people.workforce.rules.forecast.series import Series, series
from hotline.domains.platform.calendar.rules import day_of_year, official_kind

A_DAY, DAY_SPREAD, SLOT_SPREAD = 9_000, 0.08, 0.04
WEEKDAYS = (1.15, 1.04, 1.0, 0.97, 0.92, 1.1, 0.9)
FIRST_DAYS = {1: 1.3, 2: 1.2, 3: 1.1}
FESTIVAL, AFTER_FESTIVAL, BEFORE_SPRING = 0.55, 1.2, 1.2
SPRING = {2023: date(2023, 1, 22), 2024: date(2024, 2, 10), 2025: date(2025, 1, 29), 2026: date(2026, 2, 17)}


def simulated(seed: int, first: date = date(2023, 1, 1), days: int = 3 * 365 + 1) -> Series:
    chance = np.random.default_rng(seed)
    shares = np.array([quarter_share(quarter) for quarter in range(96)])
    shares /= shares.sum()
    level, counts = 0.0, []
    for n in range(days):
        level = 0.9 * level + chance.normal(0, 0.02)
        total = A_DAY * factor(first + timedelta(days=n)) * np.exp(level + chance.normal(0, DAY_SPREAD))
        counts.extend(chance.poisson(total * shares * np.exp(chance.normal(0, SLOT_SPREAD, 96))).tolist())
    return series(datetime.combine(first, datetime.min.time()), 15, counts)


def factor(day: date) -> float:
    season = 1 + 0.08 * np.sin(2 * np.pi * (day.timetuple().tm_yday - 40) / 365.25)
    weekday = WEEKDAYS[day.weekday()] * season
    if official_kind(day) == "holiday":
        return float(DAY_OFF_SHARE * weekday * (FESTIVAL if day_of_year(day).name else 1))
    nth = sum(official_kind(day.replace(day=each)) == "working" for each in range(1, day.day + 1))
    spring = BEFORE_SPRING if 0 < (SPRING[day.year] - day).days <= 21 else 1
    after = AFTER_FESTIVAL if day_of_year(day - timedelta(days=1)).name and nth else 1
    return float(WORKDAY_SHARE * weekday * FIRST_DAYS.get(nth, 1) * spring * after)
