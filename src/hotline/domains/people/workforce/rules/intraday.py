"""The day as it runs: how many calls still come, where heads are short, and which meals would help.

Quarters of an hour are counted from the midnight of Beijing, minutes of meals as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from hotline.domains.people.workforce.rules.roster.model import DAY_MINUTES, SLOT_MINUTES, SLOTS, Array, Shift

#: Of a normal distribution, eight in ten lie within so many standard deviations.
EIGHT_IN_TEN = 1.2816
#: Days differ from their forecast by so much where a band says nothing.
DEFAULT_SPREAD = 0.1
#: Who is to eat within this time is already on the way.
NOTICE = timedelta(minutes=30)
MAX_MOVES = 8
#: Quarters of an hour: nobody goes home for less.
MIN_SURPLUS = 4
#: A move that saves less is not worth telling anybody.
MIN_SAVED_HOURS = 0.25


def day_factor(expected: float, came: float, spread: float) -> float:
    """How many times its forecast the rest of the day is expected to be.

    A day's factor has mean 1 and standard deviation ``spread`` before any call came; ``came`` is Poisson around
    factor times ``expected``: with a gamma distribution for the factor this is its mean afterwards. Few calls hardly
    move it, a whole morning does.
    """
    weight = 1 / (spread or DEFAULT_SPREAD) ** 2
    return (weight + came) / (weight + expected)


def spread_of(expected: float, low: float, high: float) -> float:
    """Standard deviation of a day's factor, by the band of its total that holds eight in ten."""
    return (high - low) / (2 * EIGHT_IN_TEN * expected) if expected else DEFAULT_SPREAD


@dataclass(frozen=True)
class Gap:
    """Quarters ``first`` to ``last`` that follow on each other; the most heads short at once, and head-hours."""

    first: int
    last: int
    max_heads: int
    hours: float


def gaps(need: Array, rostered: Array, since: int) -> list[Gap]:
    """Where fewer are rostered than needed, from quarter ``since`` on."""
    found: list[Gap] = []
    for at in range(since, SLOTS):
        short = int(np.ceil(need[at] - rostered[at]))
        if short <= 0:
            continue
        hours = short * SLOT_MINUTES / 60
        if found and found[-1].last == at - 1:
            last = found[-1]
            found[-1] = Gap(last.first, at, max(last.max_heads, short), last.hours + hours)
        else:
            found.append(Gap(at, at, short, hours))
    return found


@dataclass(frozen=True)
class Surplus:
    """Quarters ``first`` to ``last`` with at least ``min_heads`` to spare in each, and head-hours."""

    first: int
    last: int
    min_heads: int
    hours: float


def surpluses(need: Array, rostered: Array, since: int) -> list[Surplus]:
    """Where more are rostered than needed for an hour or longer, from quarter ``since`` on."""
    spare = np.floor(rostered - need).astype(int)
    found: list[Surplus] = []
    at = since
    while at < SLOTS:
        end = at
        while end < SLOTS and spare[end] > 0:
            end += 1
        if end - at >= MIN_SURPLUS:
            heads = spare[at:end]
            found.append(Surplus(at, end - 1, int(heads.min()), float(heads.sum()) * SLOT_MINUTES / 60))
        at = end + 1
    return found


def short_hours(need: Array, rostered: Array, since: int) -> float:
    return float(np.maximum(need - rostered, 0)[since:].sum()) * SLOT_MINUTES / 60


@dataclass(frozen=True)
class Eating:
    """``meal``: the minute at which it begins."""

    number: str
    shift: Shift
    meal: int


@dataclass(frozen=True)
class MealMove:
    """A meal begins at minute ``after`` in place of ``before``, which saves ``hours`` of heads short."""

    number: str
    before: int
    after: int
    hours: float


def meal_moves(need: Array, rostered: Array, eating: Iterable[Eating], earliest: int) -> list[MealMove]:
    """The moves that save most, one after the other, of meals that begin at minute ``earliest`` of today or later.

    At most eight rounds over people times the eleven starts of a window.
    """
    waiting, have = [each for each in eating if earliest <= each.meal < DAY_MINUTES], rostered.copy()
    found: list[MealMove] = []
    while len(found) < MAX_MOVES:
        options = [
            (saved_by(need, have, each, start), each, start)
            for each in waiting
            for start in starts_of(each.shift)
            if start >= earliest and start != each.meal
        ]
        if not options:
            break
        saved, mover, start = max(options, key=lambda option: option[0])
        if saved < MIN_SAVED_HOURS:
            break
        have = moved(have, mover, start)
        waiting.remove(mover)
        found.append(MealMove(mover.number, mover.meal, start, saved))
    return found


def starts_of(shift: Shift) -> range:
    """Minutes at which a meal of the shift may begin."""
    return range(shift.meal_from, shift.meal_to + 1, SLOT_MINUTES)


def saved_by(need: Array, rostered: Array, eating: Eating, start: int) -> float:
    """Hours of heads short that a meal at minute ``start`` saves; below 0 where it costs more."""
    quarters = sorted({*_quarters(eating.meal, eating.shift), *_quarters(start, eating.shift)})
    before, after = rostered[quarters], moved(rostered, eating, start)[quarters]
    lacking = np.maximum(need[quarters] - before, 0).sum() - np.maximum(need[quarters] - after, 0).sum()
    return float(lacking) * SLOT_MINUTES / 60


def moved(rostered: Array, eating: Eating, start: int) -> Array:
    """Who answers in each quarter once the meal begins at minute ``start``."""
    found = rostered.copy()
    found[_quarters(eating.meal, eating.shift)] += 1
    found[_quarters(start, eating.shift)] -= 1
    return found


def _quarters(meal: int, shift: Shift) -> list[int]:
    """Of today only: what is beyond midnight counts tomorrow."""
    return [at for at in range(meal // SLOT_MINUTES, (meal + shift.meal) // SLOT_MINUTES) if at < SLOTS]
