"""What stands beside what when two stretches are held against each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.analytics.rules.spans import holding, place_in

FIRST, BEFORE = date(2026, 9, 20), date(2026, 7, 14)


@pytest.mark.parametrize(
    ("dimension", "value", "earlier", "place"),
    [
        ("day", date(2026, 9, 22), date(2026, 7, 16), 2),
        ("week", date(2026, 9, 14), date(2026, 7, 13), 0),
        ("week", date(2026, 9, 28), date(2026, 7, 27), 2),
        ("month", date(2026, 10, 1), date(2026, 8, 1), 1),
        ("quarter", date(2026, 10, 1), date(2026, 10, 1), 1),
        ("year", date(2027, 1, 1), date(2027, 1, 1), 1),
        ("queue", "social", "social", "social"),
        ("score", 3, 3, 3),
    ],
)
def test_times_stand_beside_those_at_the_same_place_and_names_beside_themselves(
    dimension: str, value: object, earlier: object, place: object
) -> None:
    assert place_in(dimension, value, FIRST) == place
    assert place_in(dimension, earlier, BEFORE) == place


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800))
def test_weeks_are_counted_through_without_a_gap(first: date, days: int) -> None:
    monday, next_monday = (holding("week", first + timedelta(days=days + more))[0] for more in (0, 7))
    assert place_in("week", next_monday, first) == int(str(place_in("week", monday, first))) + 1
    assert place_in("week", holding("week", first)[0], first) == 0
