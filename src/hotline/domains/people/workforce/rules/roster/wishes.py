"""Why a wish was refused: the rules against it, else what it costs the office, in sentences for planner and agent."""

import math

import numpy as np

from hotline.domains.people.workforce.rules.roster.checker import violations_of
from hotline.domains.people.workforce.rules.roster.meals import best_begin, placed
from hotline.domains.people.workforce.rules.roster.model import (
    DAY_MINUTES,
    SLOT_MINUTES,
    SLOTS,
    WEEK,
    Array,
    Cells,
    Person,
    Problem,
    Shift,
    by_code,
)

LOCKED = "当天班次已由排班师锁定"
NOT_DEALT = "夜班按次数轮流分配，当天未轮到"
#: Neither rule nor need: the search found another roster cheaper as a whole.
OTHERS_FIRST = "不违反规则，也不缺人，求解时优先了其他意愿或周末均衡"
#: Of many spans in which heads are missing so many are named.
SPANS = 2

#: Day -> the sentences of its refused wish.
type Reasons = dict[int, list[str]]


def refused(person: Person, line: list[str]) -> dict[int, str]:
    """Day -> the wish that the cell does not follow."""
    return {day: wish for day, wish in sorted(person.wishes.items()) if wish != line[day]}


def refusals(problem: Problem, cells: Cells, numbers: set[str] | None = None) -> dict[str, Reasons]:
    """Person -> why each wish was refused; of ``numbers``, or of all.

    {} while the roster has no shift: nothing has been decided there.
    """
    people = [each for each in problem.people if numbers is None or each.number in numbers]
    found = [(each, days) for each in people if (days := refused(each, cells[each.number]))]
    if not found or not any(code for line in cells.values() for code in line):
        return {}
    heads = _Heads(problem, cells)
    return {
        person.number: {day: _reasons(problem, heads, person, cells[person.number], day) for day in days}
        for person, days in found
    }


def _reasons(problem: Problem, heads: "_Heads", person: Person, line: list[str], day: int) -> list[str]:
    wish = person.wishes[day]
    if against := _rules_against(problem, person, line, day):
        return against
    if day in person.locked:
        return [LOCKED]
    week = line[day - day % WEEK : day - day % WEEK + WEEK]
    shifts = sum(1 for code in week if code) + 1
    if wish and not line[day] and shifts > problem.rules.week_shifts:
        return [f"满足后为本周第 {shifts} 个班，需加班"]
    if missing := heads.missing_with(person.number, day, line[day], wish):
        return [missing]
    return [NOT_DEALT if any(each.code == wish and each.is_night for each in problem.shifts) else OTHERS_FIRST]


def _rules_against(problem: Problem, person: Person, line: list[str], day: int) -> list[str]:
    """A sentence for each rule that the wish would break and that is not broken there now."""
    known = {(each.day, each.rule) for each in violations_of(problem, person, line)}
    wished = [*line[:day], person.wishes[day], *line[day + 1 :]]
    first: dict[str, str] = {}
    for each in violations_of(problem, person, wished):
        if (each.day, each.rule) not in known:
            text = each.text if each.day == day else f"{problem.day(each.day):%m-%d} {each.text}"
            first.setdefault(each.rule, text)
    return list(first.values())


class _Heads:
    """Who answers in each quarter of the roster, with everybody's meal."""

    def __init__(self, problem: Problem, cells: Cells) -> None:
        self.problem = problem
        self.shifts = by_code(problem.shifts)
        self.meals, have = placed(problem, cells)
        beyond = np.zeros(2 * SLOTS)
        self.have, self.need = (np.concatenate([each.ravel(), beyond]) for each in (have, problem.need))

    def missing_with(self, number: str, day: int, code: str, wish: str) -> str:
        """When more would be missing if the person had the wish instead, and how many then; "" where none would."""
        after = self.have.copy()
        if code:
            _work(after, day, self.shifts[code], self.meals[number][day], -1)
        if wish:
            shift = self.shifts[wish]
            _work(after, day, shift, None, 1)
            begin = best_begin(self.need, after, day, shift)
            after[begin : begin + shift.meal // SLOT_MINUTES] -= 1
        end = self.problem.days * SLOTS
        missing = np.maximum(self.need - after, 0)[:end]
        worse = np.flatnonzero(missing > np.maximum(self.need - self.have, 0)[:end])
        if not len(worse):
            return ""
        spans = np.split(worse, np.flatnonzero(np.diff(worse) > 1) + 1)
        texts = [f"{self._span(each)} 缺 {math.ceil(missing[each].max())} 人" for each in spans[:SPANS]]
        return f"满足后 {'、'.join(texts)}{' 等' if len(spans) > SPANS else ''}"

    def _span(self, quarters: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> str:
        first, last = int(quarters[0]), int(quarters[-1]) + 1
        day = first // SLOTS
        end = (last - day * SLOTS) * SLOT_MINUTES
        until = f"次日 {_clock(end - DAY_MINUTES)}" if end > DAY_MINUTES else _clock(end)
        return f"{self.problem.day(day):%m-%d} {_clock(first % SLOTS * SLOT_MINUTES)}–{until}"


def _work(have: Array, day: int, shift: Shift, meal: int | None, sign: int) -> None:
    """Somebody's shift is taken into ``have``, or out of it."""
    begin = day * SLOTS
    have[begin + shift.start // SLOT_MINUTES : begin + shift.end // SLOT_MINUTES] += sign
    if meal is not None:
        eats = begin + meal // SLOT_MINUTES
        have[eats : eats + shift.meal // SLOT_MINUTES] -= sign


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
