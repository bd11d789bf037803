"""What a roster is made of: shifts, people, rules, and the need by quarter of an hour."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]
#: Person -> a shift's code for each day; "" for a day off.
type Cells = dict[str, list[str]]

OFF = ""
SLOTS, SLOT_MINUTES, DAY_MINUTES, WEEK = 96, 15, 1440, 7
#: An end is moved by half hours, by at most four hours.
STEP_MINUTES, MAX_STEPS = 30, 8


@dataclass(frozen=True)
class Shift:
    """Minutes from the midnight with which its day begins; ``end`` beyond 1440 is on the next day.

    The meal of ``meal`` minutes begins from ``meal_from`` to ``meal_to``; it is not paid and nobody answers then.
    ``base``: the code in the catalogue; ``moved``: minutes by which the end is later (overtime) or earlier than there.
    """

    code: str
    name: str
    start: int
    end: int
    meal_from: int
    meal_to: int
    meal: int = 60
    base: str = ""
    moved: int = 0

    @property
    def is_night(self) -> bool:
        return self.end > DAY_MINUTES

    @property
    def paid_hours(self) -> float:
        return (self.end - self.start - self.meal) / 60


@dataclass(frozen=True)
class Rules:
    """Labour law and rules of the house, as data. ``week_shifts``: more in a week are overtime.

    ``max_later_minutes``: overtime after a shift.
    """

    rest_hours: int = 11
    max_run: int = 6
    week_shifts: int = 5
    max_week_shifts: int = 6
    max_overtime_hours: int = 36
    max_nights_running: int = 3
    max_later_minutes: int = 180

    def overtime_hours(self, shift: Shift, of_week: int) -> float:
        """Paid hours of the ``of_week``-th shift of a week that are overtime."""
        return shift.paid_hours if of_week > self.week_shifts else max(shift.moved, 0) / 60


@dataclass(frozen=True)
class Person:
    """``away``: days of leave. ``wishes``: day -> shift or OFF. ``locked``: cells that stay as they are.

    ``no_nights``: pregnant or nursing. ``before``: the cells of the week before the first day, the last one last.
    """

    number: str
    no_nights: bool = False
    may_overtime: bool = False
    away: frozenset[int] = frozenset()
    wishes: dict[int, str] = field(default_factory=dict)
    locked: dict[int, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    nights_before: int = 0


@dataclass(frozen=True)
class Problem:
    """``need``: days x 96 heads. ``first_day`` is a Monday: weeks are counted from it."""

    first_day: date
    need: Array
    shifts: tuple[Shift, ...]
    people: tuple[Person, ...]
    rules: Rules = Rules()

    @property
    def days(self) -> int:
        return len(self.need)

    def day(self, at: int) -> date:
        return self.first_day + timedelta(days=at)


def _shift(code: str, name: str, start: float, meal_from: float, meal_to: float) -> Shift:
    begin = round(start * 60)
    return Shift(code, name, begin, begin + 540, round(meal_from * 60), round(meal_to * 60), base=code)


#: Nine hours with a meal of one: eight paid.
CATALOGUE = (
    _shift("早1", "早班 07:00–16:00", 7, 11, 13),
    _shift("早2", "早班 08:00–17:00", 8, 11, 13.5),
    _shift("早3", "早班 08:30–17:30", 8.5, 11, 13.5),
    _shift("早4", "早班 09:00–18:00", 9, 11.5, 14),
    _shift("中1", "中班 10:00–19:00", 10, 12.5, 15.5),
    _shift("中2", "中班 12:00–21:00", 12, 15, 18),
    _shift("晚1", "晚班 14:00–23:00", 14, 17, 20),
    _shift("晚2", "晚班 15:00–24:00", 15, 18, 20.5),
    _shift("夜", "夜班 23:00–08:00", 23, 26, 29),
)


def ending(shift: Shift, end: int) -> Shift:
    """A shift of the catalogue with its end at minute ``end``: "早2+1.5" ends an hour and a half later than "早2"."""
    if not (moved := end - shift.end):
        return shift
    code, name = f"{shift.code}{moved / 60:+g}", f"{shift.name.split('–')[0]}–{end // 60:02}:{end % 60:02}"
    meal_to = min(shift.meal_to, end - shift.meal)
    return replace(shift, code=code, name=name, end=end, meal_to=meal_to, moved=moved)


@cache
def by_code(shifts: tuple[Shift, ...]) -> Mapping[str, Shift]:
    """The shifts, and those of the day with each end that they may have been moved to. Nights end as they are."""
    found = {shift.code: shift for shift in shifts}
    for shift in shifts:
        for steps in range(-MAX_STEPS, MAX_STEPS + 1):
            end = shift.end + steps * STEP_MINUTES
            if not shift.is_night and end <= DAY_MINUTES:
                moved = ending(shift, end)
                found[moved.code] = moved
    return found


#: Every shift that a cell may hold.
SHIFTS = by_code(CATALOGUE)


def presence(shift: Shift) -> Array:
    """Two days of 96: how far somebody of the shift answers in each quarter, the meal spread over its window."""
    found = np.zeros(2 * SLOTS)
    found[shift.start // SLOT_MINUTES : shift.end // SLOT_MINUTES] = 1
    starts = range(shift.meal_from // SLOT_MINUTES, shift.meal_to // SLOT_MINUTES + 1)
    for begin in starts:
        found[begin : begin + shift.meal // SLOT_MINUTES] -= 1 / len(starts)
    return found


def covered(shifts: tuple[Shift, ...], cells: Cells, days: int) -> Array:
    """Days x 96: heads that answer, meals as averages. What lies beyond the last day is left out."""
    shapes = {shift.code: presence(shift) for shift in shifts}
    found = np.zeros((days + 1) * SLOTS)
    for line in cells.values():
        for at, code in enumerate(line):
            if code:
                found[at * SLOTS : (at + 2) * SLOTS] += shapes[code]
    return found[: days * SLOTS].reshape(days, SLOTS)
