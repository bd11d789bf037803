"""The search for a roster: one person after the other gets the best month that the rules allow, given all others.

A person's month is found exactly by dynamic programming over days; rules hold by construction. What each shift of each
day is worth is the drop of the convex price of missing heads when one more works it. Round after round, until a round
betters little. No random numbers: the same problem gives the same roster.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotline.domains.people.workforce.rules.roster.model import (
    OFF,
    SLOTS,
    WEEK,
    Array,
    Cells,
    Person,
    Problem,
    Shift,
    by_code,
    covered,
    presence,
)
from hotline.domains.people.workforce.rules.roster.nights import night_blocks

#: Where each state came from.
type Steps = NDArray[np.integer[Any]]
#: Yuan of a missing head for a quarter of an hour, and what of it is added where more than this share is missing.
MISSING, FAR_MISSING, FAR = 10.0, 20.0, 0.06
#: Of one head too many for a quarter: so that spare hours go to where few are spare.
SPARE = 0.01
#: Of a refused wish, an overtime shift, a shift that the contract has and nobody gets, another cell than before.
WISH, OVERTIME, UNUSED, CHANGED = 60.0, 400.0, 8.0, 15.0
#: Of a weekend day, for each one that the person has beyond the mean.
UNFAIR = 3.0
#: What a night is worth that was dealt to the person.
DEALT = 5000.0
ROUNDS = 12
#: A roster that a round betters by less is good enough.
ENOUGH = 0.001


@dataclass(frozen=True)
class Progress:
    """After a round. ``short_hours``: needed hours that nobody covers, meals as averages."""

    round: int
    price: float
    short_hours: float
    cells: Cells


class CannotBeMade(Exception):
    """Locked cells leave this person no month that the rules allow."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


def search(problem: Problem, begin: Cells | None = None, rounds: int = ROUNDS) -> Iterator[Progress]:
    """Better rosters, one a round; each breaks no rule. ``begin``: an earlier roster, changed as little as pays.

    Raises CannotBeMade.
    """
    months = _Months(problem, begin)
    cells: Cells = {person.number: [OFF] * problem.days for person in problem.people}
    if begin:
        cells |= {number: list(line) for number, line in begin.items() if number in cells}
    have = covered(problem.shifts, cells, problem.days).ravel()
    need = problem.need.ravel()
    last = np.inf
    for each in range(1, rounds + 1):
        for person in problem.people:
            months.move(have, cells[person.number], -1)
            cells[person.number] = months.best(person, months.worth(need, have), cells)
            months.move(have, cells[person.number], 1)
        price = float(_price(need, have).sum())
        short = float(np.maximum(need - have, 0).sum()) / 4
        yield Progress(each, price, short, {number: list(line) for number, line in cells.items()})
        if price > last * (1 - ENOUGH):
            return
        last = price


def _price(need: Array, have: Array) -> Array:
    missing = np.maximum(need - have, 0)
    far = np.maximum(missing - FAR * need, 0)
    found: Array = MISSING * missing + FAR_MISSING * far + SPARE * np.maximum(have - need, 0) ** 2 / np.maximum(need, 1)
    return found


class _Months:
    """The options of every day, and the best month of one person."""

    def __init__(self, problem: Problem, begin: Cells | None) -> None:
        self.problem, self.begin = problem, begin or {}
        self.shifts = problem.shifts
        columns = {shift.code: n for n, shift in enumerate(self.shifts)}
        self.at = {code: columns[shift.base] for code, shift in by_code(self.shifts).items()}
        self.shapes = np.array([presence(shift) for shift in self.shifts])
        self.nights = np.array([shift.is_night for shift in self.shifts])
        self.follows = _may_follow(problem)
        self.weekend = np.array([problem.day(day).weekday() >= 5 for day in range(problem.days)])
        self.blocks = self._blocks_of(begin) if begin else night_blocks(problem)

    def move(self, have: Array, line: list[str], sign: int) -> None:
        """Somebody's month is taken into what is covered, or out of it."""
        for day, code in enumerate(line):
            if code:
                window = have[day * SLOTS : (day + 2) * SLOTS]
                window += sign * self.shapes[self.at[code]][: len(window)]

    def worth(self, need: Array, have: Array) -> Array:
        """Days x shifts: by how much the price changes when one more works it; below 0 is good."""
        days = self.problem.days
        found = np.empty((days, len(self.shifts)))
        for day in range(days):
            window = slice(day * SLOTS, (day + 2) * SLOTS)
            needed, present = need[window], have[window]
            shapes = self.shapes[:, : len(needed)]
            found[day] = (_price(needed, present + shapes) - _price(needed, present)).sum(axis=1)
        return found

    def best(self, person: Person, worth: Array, cells: Cells) -> list[str]:
        """States: days running x what the day before was x shifts of the week. The last column is a day off."""
        prices, off = self._own_prices(person, worth, cells)
        return _shortest(self, person, prices, off)

    def _own_prices(self, person: Person, worth: Array, cells: Cells) -> tuple[Array, Array]:
        """Of each shift of each day, and of each day off; inf where it may not be."""
        days = self.problem.days
        days, night = self.problem.days, np.flatnonzero(self.nights)
        prices, off = worth - UNUSED, np.zeros(days)
        dealt = self.blocks.get(person.number, set())
        prices[np.ix_(sorted(set(range(days)) - dealt), night)] = np.inf
        prices[np.ix_(sorted(dealt), night)] -= DEALT
        prices[self.weekend] += UNFAIR * max(self._weekends_over(person, cells), 0)
        for day, wish in person.wishes.items():
            prices[day] += WISH
            if wish != OFF:
                off[day] += WISH
                prices[day, self.at[wish]] -= WISH
        for day, code in enumerate(self.begin.get(person.number, [])):
            prices[day] += CHANGED
            if code:
                off[day] += CHANGED
                prices[day, self.at[code]] -= CHANGED
        if person.no_nights:
            prices[:, self.nights] = np.inf
        prices[[day for day in person.away if day < days]] = np.inf
        for day, code in person.locked.items():
            held = prices[day, self.at[code]] if code else np.inf
            prices[day], off[day] = np.inf, np.inf if code else 0
            if code:
                prices[day, self.at[code]] = held if np.isfinite(held) else 0
        return prices, off

    def _blocks_of(self, begin: Cells) -> dict[str, set[int]]:
        """Nights stay with who has them."""
        locked = {each.number: each.locked for each in self.problem.people}
        return {
            number: {day for day, code in enumerate(line) if self._is_night(locked.get(number, {}).get(day, code))}
            for number, line in begin.items()
        }

    def _is_night(self, code: str) -> bool:
        return code in self.at and bool(self.nights[self.at[code]])

    def _weekends_over(self, person: Person, cells: Cells) -> float:
        """Weekend days beyond the mean of all."""
        days = np.flatnonzero(self.weekend)
        counts = {number: sum(1 for day in days if line[day]) for number, line in cells.items()}
        return counts[person.number] - sum(counts.values()) / len(counts)


def _may_follow(problem: Problem) -> Array:
    """States of the day before x shifts: 0 where the shift may follow, inf where not.

    States: each shift, then day off, then a second, third … night running.
    """
    shifts, rules = problem.shifts, problem.rules
    found = np.zeros((len(shifts) + rules.max_nights_running, len(shifts)))
    for before, shift in enumerate(shifts):
        for after, following in enumerate(shifts):
            if not _rests(shift, following, rules.rest_hours) or (shift.is_night and not following.is_night):
                found[before, after] = np.inf
    first_night = next((n for n, shift in enumerate(shifts) if shift.is_night), None)
    for more in range(1, rules.max_nights_running):
        last = more == rules.max_nights_running - 1
        found[len(shifts) + more] = found[first_night] if first_night is not None and not last else np.inf
    if rules.max_nights_running == 1 and first_night is not None:
        found[first_night] = np.inf
    return found


def _rests(shift: Shift, following: Shift, hours: int) -> bool:
    return following.start + 1440 - shift.end >= hours * 60


def _shortest(months: _Months, person: Person, prices: Array, off: Array) -> list[str]:
    """The cheapest way through the days."""
    rules, shifts = months.problem.rules, months.shifts
    count, states = len(shifts), len(months.follows)
    limit = rules.max_week_shifts if person.may_overtime and not person.no_nights else rules.week_shifts
    value = np.full((rules.max_run + 1, states, limit + 1), np.inf)
    value[_begin(months, person)] = 0
    trail = []
    for day in range(months.problem.days):
        if day % WEEK == 0:
            value, week_trail = _new_week(value)
        else:
            week_trail = None
        value, choice = _next_day(months, value, prices[day], off[day], rules.week_shifts)
        trail.append((week_trail, choice))
    if not np.isfinite(value).any():
        raise CannotBeMade(person.number)
    run, before, week = (int(part) for part in np.unravel_index(int(np.argmin(value)), value.shape))
    line: list[str] = []
    for week_trail, choice in reversed(trail):
        shift = -1 if run == 0 else before if before < count else int(np.flatnonzero(months.nights)[0])
        line.append(shifts[shift].code if shift >= 0 else OFF)
        run, before, week = (int(part) for part in choice[run, before, week])
        if week_trail is not None:
            week = int(week_trail[run, before])
    return line[::-1]


def _begin(months: _Months, person: Person) -> tuple[int, int, int]:
    """What the days before the first one leave behind."""
    run, nights = 0, 0
    for code in person.before:
        run = min(run + 1, months.problem.rules.max_run) if code else 0
        nights = nights + 1 if code and months.nights[months.at[code]] else 0
    off = len(months.shifts)
    if run == 0:
        return 0, off, 0
    if nights > 1:
        return run, off + min(nights, months.problem.rules.max_nights_running) - 1, 0
    return run, months.at[person.before[-1]], 0


def _new_week(value: Array) -> tuple[Array, Steps]:
    """Shifts are counted from 0 again."""
    fresh = np.full_like(value, np.inf)
    fresh[:, :, 0] = value.min(axis=2)
    return fresh, value.argmin(axis=2)


def _next_day(months: _Months, value: Array, prices: Array, off: float, regular: int) -> tuple[Array, Steps]:
    """Values after the day, and where each came from: (run, before, week)."""
    runs, states, weeks = value.shape
    count = len(months.shifts)
    after = np.full_like(value, np.inf)
    choice = np.zeros((*value.shape, 3), dtype=np.int16)
    flat = value.reshape(runs * states, weeks)
    lowest = flat.argmin(axis=0)
    after[0, count] = flat[lowest, np.arange(weeks)] + off
    choice[0, count] = np.stack([lowest // states, lowest % states, np.arange(weeks)], axis=1)
    overtime = np.where(np.arange(1, weeks) > regular, OVERTIME + UNUSED, 0.0)
    ways = value[:-1, :, None, :-1] + months.follows[None, :, :, None]
    origin = ways.argmin(axis=1)
    best = np.take_along_axis(ways, origin[:, None], axis=1)[:, 0] + prices[None, :, None] + overtime[None, None, :]
    after[1:, :count, 1:] = best
    grid = np.indices(origin.shape)
    choice[1:, :count, 1:] = np.stack([grid[0], origin, grid[2]], axis=-1)
    _nights_running(months, value, prices, overtime, after, choice)
    return after, choice


def _nights_running(months: _Months, value: Array, prices: Array, overtime: Array, after: Array, choice: Steps) -> None:
    """A night after a night is a state of its own: the second, the third."""
    night = np.flatnonzero(months.nights)
    if not len(night):
        return
    first, count = int(night[0]), len(months.shifts)
    # A first night follows anything but a night.
    chain = [first, *range(count + 1, len(months.follows))]
    ways = value[:-1, :, :-1] + months.follows[None, :, first, None]
    ways[:, chain] = np.inf
    origin = ways.argmin(axis=1)
    grid = np.indices(origin.shape)
    after[1:, first, 1:] = np.take_along_axis(ways, origin[:, None], axis=1)[:, 0] + prices[first] + overtime
    choice[1:, first, 1:] = np.stack([grid[0], origin, grid[1]], axis=-1)
    for before, later in itertools.pairwise(chain):
        after[1:, later, 1:] = value[:-1, before, :-1] + prices[first] + overtime
        runs = np.indices(value[:-1, before, :-1].shape)
        choice[1:, later, 1:] = np.stack([runs[0], np.full_like(runs[0], before), runs[1]], axis=-1)
