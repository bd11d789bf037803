"""Attendance of one shift, 08:00 to 17:00 with a meal of an hour: what of the working day counts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hotline.domains.people.workforce.rules.attendance import RULES, Attendance, attended, joined

MIDNIGHT = datetime(2026, 6, 1, tzinfo=UTC)
MEAL = timedelta(hours=1)


def at(hour: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hour)


def day(*signed_in: tuple[float, float], excused: tuple[tuple[float, float], ...] = ()) -> Attendance:
    present = [(at(begin), at(end)) for begin, end in signed_in]
    return attended(at(8), at(17), MEAL, present, [(at(a), at(b)) for a, b in excused], RULES[0])


@pytest.mark.parametrize(
    ("signed_in", "late", "early", "away", "present"),
    [
        ([(7.9, 17.2)], 0, 0, 0, 1.0),
        ([(8.05, 17)], 0, 0, 0, 1.0),  # three minutes
        ([(8.1, 17)], 6, 0, 0, 1.0),
        ([(8, 16.75)], 0, 15, 0, 1.0),
        ([(8.25, 16.75)], 15, 15, 0, 0.5),
        ([(8, 12), (13, 17)], 0, 0, 0, 1.0),  # signed out for the meal
        ([(8, 11), (13, 17)], 0, 0, 60, 0.5),
        ([(12.5, 17)], 270, 0, 0, 0.0),
        ([], 0, 0, 0, 0.0),
        ([(18, 20)], 0, 0, 0, 0.0),
    ],
)
def test_what_counts_of_a_day(
    signed_in: list[tuple[float, float]], late: int, early: int, away: int, present: float
) -> None:
    found = day(*signed_in)
    assert (found.late, found.early, found.away, found.present) == (late, early, away, present)


def test_what_two_people_excused_counts_as_if_signed_in() -> None:
    assert day((9, 17)).present == 0.5
    excused = day((9, 17), excused=((8, 9),))
    assert (excused.late, excused.present, excused.first_in) == (0, 1.0, at(9)), "when the person came stays"
    assert day(excused=((8, 17),)).present == 1.0


stretches = some.lists(
    some.tuples(some.integers(0, 1440), some.integers(0, 1440)).map(
        lambda pair: (MIDNIGHT + timedelta(minutes=min(pair)), MIDNIGHT + timedelta(minutes=max(pair)))
    ),
    max_size=8,
)


@given(stretches, stretches)
def test_more_time_never_counts_less(
    one: list[tuple[datetime, datetime]], other: list[tuple[datetime, datetime]]
) -> None:
    def present(signed_in: list[tuple[datetime, datetime]]) -> float:
        return attended(at(8), at(17), MEAL, signed_in, [], RULES[0]).present

    assert present([*one, *other]) >= present(one)
    assert joined(joined(one)) == joined(one)
