"""The day as it runs: the rest of it forecast anew, gaps, meals that are moved, and who does as the roster says."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from hotline.domains.people.workforce.rules.adherence import Activity, activity_of, adherence, planned_at, planned_of
from hotline.domains.people.workforce.rules.intraday import (
    Eating,
    Gap,
    day_factor,
    gaps,
    meal_moves,
    short_hours,
    spread_of,
    starts_of,
)
from hotline.domains.people.workforce.rules.roster.model import CATALOGUE, SLOTS, Array

SHIFTS = {shift.code: shift for shift in CATALOGUE}
MIDNIGHT = datetime(2026, 6, 1, tzinfo=UTC)
GRACE = timedelta(minutes=3)


def heads(**quarters: float) -> Array:
    """``heads(q48=3)``: three at noon, none else."""
    found = np.zeros(SLOTS)
    for name, value in quarters.items():
        found[int(name[1:])] = value
    return found


def test_few_calls_hardly_move_the_rest_of_the_day_and_a_morning_does() -> None:
    assert day_factor(0, 0, 0.1) == 1
    assert day_factor(2, 6, 0.1) == pytest.approx(106 / 102)
    assert day_factor(3000, 3600, 0.1) == pytest.approx(1.2, abs=0.01)


def test_a_day_that_is_known_well_is_moved_less() -> None:
    assert 1 < day_factor(100, 130, 0.05) < day_factor(100, 130, 0.3) < 1.3


def test_the_spread_is_read_off_the_band() -> None:
    assert spread_of(1000, 871.84, 1128.16) == pytest.approx(0.1)


@given(some.floats(1, 5000), some.floats(0, 10_000), some.floats(0.02, 0.5))
def test_the_factor_lies_between_the_forecast_and_what_came(expected: float, came: float, spread: float) -> None:
    low, high = sorted((1.0, came / expected))
    assert low - 1e-9 <= day_factor(expected, came, spread) <= high + 1e-9


def test_gaps_follow_on_each_other_and_are_counted_in_heads_and_hours() -> None:
    need, have = heads(q40=3, q41=5, q44=2), heads(q40=1, q41=2.5)
    assert gaps(need, have, 0) == [Gap(40, 41, 3, 1.25), Gap(44, 44, 2, 0.5)]
    assert gaps(need, have, 42) == [Gap(44, 44, 2, 0.5)]


def test_a_meal_moves_out_of_the_rush() -> None:
    need, have = np.ones(SLOTS), np.ones(SLOTS)
    need[44:48] = 2  # 11:00 to 12:00, when all of one wait for two
    have[44:48] = 1
    have[48:56] = 2
    [move] = meal_moves(need, have, [Eating("1001", SHIFTS["早1"], 660)], earliest=0)
    assert (move.before, move.after, move.hours) == (660, 720, 1.0)


def test_a_meal_that_is_about_to_begin_or_helps_nobody_stays() -> None:
    need, have = np.full(SLOTS, 1.0), np.full(SLOTS, 5.0)
    assert meal_moves(need, have, [Eating("1001", SHIFTS["早1"], 660)], earliest=0) == []
    need[44:48] = 9
    assert meal_moves(need, have, [Eating("1001", SHIFTS["早1"], 660)], earliest=675) == []


@given(
    some.lists(some.integers(0, 6), min_size=SLOTS, max_size=SLOTS),
    some.lists(some.integers(0, 10), min_size=1, max_size=6),
    some.integers(600, 900),
)
def test_moves_save_what_they_say_and_keep_their_window(need: list[int], starts: list[int], earliest: int) -> None:
    shift = SHIFTS["早2"]
    options = starts_of(shift)
    eating = [Eating(f"{1000 + at}", shift, options[start % len(options)]) for at, start in enumerate(starts)]
    have = np.zeros(SLOTS)
    have[32:68] = len(eating)
    for each in eating:
        have[each.meal // 15 : each.meal // 15 + 4] -= 1
    required = np.array(need, dtype=float)
    before = short_hours(required, have, 0)
    moves = meal_moves(required, have, eating, earliest)
    for move in moves:
        have[move.before // 15 : move.before // 15 + 4] += 1
        have[move.after // 15 : move.after // 15 + 4] -= 1
        assert move.after in options
        assert min(move.before, move.after) >= earliest
    assert short_hours(required, have, 0) == pytest.approx(before - sum(move.hours for move in moves))
    assert len({move.number for move in moves}) == len(moves)


def at(hour: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hour)


PLAN = planned_of(at(8), at(17), (at(12), at(13)))
WORK, MEAL = Activity.WORK, Activity.MEAL


@pytest.mark.parametrize(
    ("actual", "until", "planned", "deviating"),
    [
        ([(WORK, 8, 12), (MEAL, 12, 13), (WORK, 13, 17)], 17, 480 + 60, 0),
        ([(WORK, 7.9, 12), (WORK, 13, 17.3)], 18, 540, 0),  # signed out for the meal
        ([(WORK, 8.04, 12), (MEAL, 12.04, 13.04), (WORK, 13.04, 17)], 17, 540, 0),  # within the grace
        ([(WORK, 9, 12)], 12, 240, 60),
        ([(WORK, 8, 13)], 13, 300, 60),  # no meal taken
        ([(WORK, 8, 10), (MEAL, 10, 11), (WORK, 11, 12)], 12, 240, 60),  # a meal at another time
        ([], 10, 120, 120),
        ([], 7, 0, 0),
    ],
)
def test_minutes_of_the_roster_that_were_spent_otherwise(
    actual: list[tuple[Activity, float, float]], until: float, planned: float, deviating: float
) -> None:
    done = [(what, (at(a), at(b))) for what, a, b in actual]
    found = adherence(PLAN, done, [], at(until), GRACE)
    assert (round(found.planned, 3), round(found.deviating, 3)) == (planned, deviating)
    assert found.share == (1 - deviating / planned if planned else None)


def test_what_two_people_excused_is_no_deviation() -> None:
    found = adherence(PLAN, [(WORK, (at(9), at(12)))], [(at(8), at(9))], at(12), GRACE)
    assert (found.planned, found.deviating) == (240, 0)


@pytest.mark.parametrize(
    ("state", "reason", "activity"),
    [
        ("ready", "", WORK),
        ("talking", "", WORK),
        ("not_ready", "小休", WORK),
        ("not_ready", "用餐", MEAL),
        ("signed_out", "", Activity.AWAY),
    ],
)
def test_what_a_state_of_the_router_is(state: str, reason: str, activity: Activity) -> None:
    assert activity_of(state, reason) is activity


def test_what_is_planned_at_a_moment() -> None:
    assert [planned_at(PLAN, at(hour)) for hour in (7, 17)] == [None, None]
    assert [part.activity for hour in (8, 12, 13) if (part := planned_at(PLAN, at(hour)))] == [WORK, MEAL, WORK]
    assert [part.activity for part in planned_of(at(8), at(17), None)] == [WORK]
