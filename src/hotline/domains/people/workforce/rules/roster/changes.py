"""What a change of a published roster breaks, and what it costs in covered hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from hotline.domains.people.workforce.rules.roster.checker import Violation, violations_of
from hotline.domains.people.workforce.rules.roster.model import (
    DAY_MINUTES,
    SLOT_MINUTES,
    SLOTS,
    Array,
    Cells,
    Problem,
    Shift,
    by_code,
)

#: Person -> the minute of each day's meal.
type Meals = dict[str, list[int | None]]


@dataclass(frozen=True)
class CellChange:
    """``shift``: what the person has that day from now on; "" off."""

    number: str
    day: date
    shift: str


def changed(problem: Problem, cells: Cells, changes: Iterable[CellChange]) -> Cells:
    after = {number: list(line) for number, line in cells.items()}
    for each in changes:
        after[each.number][(each.day - problem.first_day).days] = each.shift
    return after


def broken_by(problem: Problem, before: Cells, after: Cells) -> Violation | None:
    """The first rule that a change breaks and that was not broken there before."""
    for person in problem.people:
        line = after[person.number]
        if line == before[person.number]:
            continue
        known = {(each.day, each.rule) for each in violations_of(problem, person, before[person.number])}
        for found in violations_of(problem, person, line):
            if (found.day, found.rule) not in known:
                return found
    return None


def swapped(problem: Problem, cells: Cells, one: str, other: str, days: Iterable[date]) -> list[CellChange]:
    """On each of the days each of the two has what the other had; [] where that changes nothing."""
    found = []
    for day in sorted(set(days)):
        at = (day - problem.first_day).days
        if cells[one][at] != cells[other][at]:
            found += [CellChange(one, day, cells[other][at]), CellChange(other, day, cells[one][at])]
    return found


def answering(shifts: tuple[Shift, ...], cells: Cells, meals: Meals, at: int) -> Array:
    """Who answers in each quarter of an hour of day ``at``: those of the night before too, without who eats."""
    known = by_code(shifts)
    heads = np.zeros(SLOTS)
    for number, line in cells.items():
        for back in (0, 1):
            day = at - back
            shift = known.get(line[day]) if 0 <= day < len(line) else None
            if shift is None:
                continue
            meal = meals[number][day] if day < len(meals.get(number, [])) else None
            _add(heads, shift.start - back * DAY_MINUTES, shift.end - back * DAY_MINUTES, 1)
            if meal is not None:
                begin = meal - back * DAY_MINUTES
                _add(heads, begin, begin + shift.meal, -1)
    return heads


def short_hours(problem: Problem, cells: Cells, meals: Meals, days: Iterable[date]) -> float:
    """Needed hours of these days, and of the mornings after them that their nights reach into, that nobody covers."""
    chosen = {(day - problem.first_day).days for day in days}
    morning = max(shift.end for shift in problem.shifts) - DAY_MINUTES
    missing = 0.0
    for at in sorted((chosen | {day + 1 for day in chosen}) & set(range(problem.days))):
        lacking = np.maximum(problem.need[at] - answering(problem.shifts, cells, meals, at), 0)
        missing += float(lacking[: None if at in chosen else morning // SLOT_MINUTES].sum())
    return missing * SLOT_MINUTES / 60


def only_end_moves(shifts: tuple[Shift, ...], before: str, after: str) -> bool:
    """Whether only the end of the shift moves: who eats when stays."""
    known = by_code(shifts)
    return before in known and after in known and known[before].base == known[after].base


def meal_of(problem: Problem, cells: Cells, meals: Meals, change: CellChange) -> int | None:
    """When whoever gets this shift eats: at the time of its window at which the fewest are missed. None: off."""
    shift = by_code(problem.shifts).get(change.shift)
    if shift is None:
        return None
    at = (change.day - problem.first_day).days
    spare = np.concatenate(
        [
            problem.need[day] * -1.0 + answering(problem.shifts, cells, meals, day)
            if day < problem.days
            else np.zeros(SLOTS)
            for day in (at, at + 1)
        ]
    )
    length = shift.meal // SLOT_MINUTES
    starts = range(shift.meal_from // SLOT_MINUTES, shift.meal_to // SLOT_MINUTES + 1)
    return SLOT_MINUTES * max(starts, key=lambda begin: float(spare[begin : begin + length].min()))


def _add(heads: Array, start: int, end: int, sign: int) -> None:
    heads[max(start, 0) // SLOT_MINUTES : max(end, 0) // SLOT_MINUTES] += sign
