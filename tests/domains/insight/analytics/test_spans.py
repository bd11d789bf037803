"""Which day is compared with which when two periods are compared."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.insight.analytics.rules.spans import holding, place_in, places

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


#: 10:20 in Beijing on a Thursday.
NOW = datetime(2026, 11, 26, 2, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dimension", "first", "last", "expected"),
    [
        ("hour", date(2026, 11, 25), date(2026, 11, 25), list(range(24))),
        ("hour", date(2026, 11, 26), date(2026, 11, 26), list(range(11))),
        ("slot", date(2026, 11, 26), date(2026, 11, 26), list(range(42))),
        ("slot", date(2026, 11, 25), date(2026, 11, 26), list(range(96))),
        ("weekday", date(2026, 11, 25), date(2026, 11, 30), [3, 4]),
        ("weekday", date(2026, 11, 1), date(2026, 11, 25), [1, 2, 3, 4, 5, 6, 7]),
        ("day", date(2026, 11, 24), date(2026, 12, 31), [date(2026, 11, n) for n in (24, 25, 26)]),
        ("week", date(2026, 11, 11), date(2026, 11, 24), [date(2026, 11, n) for n in (9, 16, 23)]),
        ("month", date(2026, 8, 31), date(2026, 10, 1), [date(2026, n, 1) for n in (8, 9, 10)]),
        ("quarter", date(2026, 6, 30), date(2026, 7, 1), [date(2026, 4, 1), date(2026, 7, 1)]),
        ("year", date(2025, 12, 31), date(2027, 3, 31), [date(2025, 1, 1), date(2026, 1, 1)]),
        ("queue", date(2026, 11, 25), date(2026, 11, 25), []),
    ],
)
def test_an_axis_has_every_place_that_is_not_yet_to_come(
    dimension: str, first: date, last: date, expected: list[object]
) -> None:
    assert places(dimension, first, last, NOW) == expected
