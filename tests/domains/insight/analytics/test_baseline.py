"""The baseline of an hour: the median of the same weekdays in the last weeks, by hand and for any days."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.insight.analytics.rules.baseline import (
    SLOTS,
    WEEKS,
    above_baseline,
    baseline_curve,
    days_alike,
    median,
)

THURSDAY = date(2026, 11, 26)


def weeks_before(*counts: int) -> dict[tuple[date, int], int]:
    """At ten o'clock on the Thursdays before, the last one first."""
    return {(THURSDAY - timedelta(weeks=n), 40): count for n, count in enumerate(counts, start=1)}


def test_the_median_does_not_follow_one_wild_day() -> None:
    days = days_alike(THURSDAY, lambda day: True)
    curve = baseline_curve(weeks_before(100, 110, 900, 90, 105, 95), days)
    assert curve is not None
    assert curve[40] == Fraction(205, 2)
    assert (curve[39], len(curve)) == (0, SLOTS)


def test_days_off_and_working_days_are_not_mixed() -> None:
    national_day = THURSDAY - timedelta(weeks=2)
    days = days_alike(THURSDAY, lambda day: day != national_day)
    assert len(days) == WEEKS - 1
    assert national_day not in days


def test_a_day_without_records_is_none_and_one_day_says_nothing() -> None:
    days = days_alike(THURSDAY, lambda day: True)
    assert baseline_curve(weeks_before(100), days) is None
    assert baseline_curve({}, days) is None
    two = baseline_curve(weeks_before(100, 200), days)
    assert two is not None
    assert two[40] == 150


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=30))
def test_half_of_them_lie_on_either_side_of_the_median(values: list[int]) -> None:
    middle = median(values)
    assert min(values) <= middle <= max(values)
    assert sum(value < middle for value in values) <= len(values) / 2
    assert sum(value > middle for value in values) <= len(values) / 2


def test_more_than_usual_is_a_share_of_what_is_usual() -> None:
    assert above_baseline(14, Fraction(10)) == Fraction(2, 5)
    assert above_baseline(5, Fraction(10)) == Fraction(-1, 2)
    assert above_baseline(5, Fraction(0)) is None
