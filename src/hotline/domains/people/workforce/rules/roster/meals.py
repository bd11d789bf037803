"""When everybody eats: one after the other, each at the time of the own window at which the fewest are missed."""

import numpy as np

from hotline.domains.people.workforce.rules.roster.model import (
    SLOT_MINUTES,
    SLOTS,
    Array,
    Cells,
    Problem,
    Shift,
    by_code,
)


def placed(problem: Problem, cells: Cells) -> tuple[dict[str, list[int | None]], Array]:
    """Person -> the minute of each day's meal, None on days off; and who answers then, days x 96."""
    known = by_code(problem.shifts)
    have = np.zeros((problem.days + 2) * SLOTS)
    need = np.concatenate([problem.need.ravel(), np.zeros(2 * SLOTS)])
    at_work = [(number, day, known[code]) for number, line in cells.items() for day, code in enumerate(line) if code]
    for _, day, shift in at_work:
        have[day * SLOTS + shift.start // SLOT_MINUTES : day * SLOTS + shift.end // SLOT_MINUTES] += 1
    meals: dict[str, list[int | None]] = {number: [None] * problem.days for number in cells}
    for number, day, shift in sorted(at_work, key=lambda each: (each[1], each[2].meal_from, each[0])):
        begin = best_begin(need, have, day, shift)
        have[begin : begin + shift.meal // SLOT_MINUTES] -= 1
        meals[number][day] = (begin - day * SLOTS) * SLOT_MINUTES
    return meals, have[: problem.days * SLOTS].reshape(problem.days, SLOTS)


def best_begin(need: Array, have: Array, day: int, shift: Shift) -> int:
    """The begin at which the thinnest quarter of the meal has the most to spare."""
    length, base = shift.meal // SLOT_MINUTES, day * SLOTS
    starts = range(base + shift.meal_from // SLOT_MINUTES, base + shift.meal_to // SLOT_MINUTES + 1)
    spare = have - need
    return max(starts, key=lambda begin: (float(np.minimum(spare[begin : begin + length] - 1, 0).sum()),
                                          float(spare[begin : begin + length].sum())))  # fmt: skip
