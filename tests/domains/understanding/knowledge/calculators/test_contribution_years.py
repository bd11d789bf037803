"""The years one must have paid: fifteen until 2029, half a year more each year, twenty from 2039."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.rules.calculators.contribution_years import minimum_months
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work


@pytest.mark.parametrize(
    ("year", "years", "months"),
    [
        (2025, 15, 0),
        (2029, 15, 0),
        (2030, 15, 6),
        (2031, 16, 0),
        (2034, 17, 6),
        (2038, 19, 6),
        (2039, 20, 0),
        (2060, 20, 0),
    ],
)
def test_the_minimum_by_year(year: int, years: int, months: int) -> None:
    assert minimum_months(year) == years * 12 + months


@given(st.integers(2011, 2098))
def test_the_minimum_grows_by_half_a_year_at_most_and_never_shrinks(year: int) -> None:
    assert minimum_months(year + 1) - minimum_months(year) in (0, 6)


def test_what_is_missing_in_2031() -> None:
    """16 years are 192 months; 13 years 4 months are 160: 32 are missing."""
    found = values("contribution-years", reaches="2031-07", years=13, months=4)
    assert found == {"minimum": "192", "paid": "160", "missing": "32"}
    worked = work("contribution-years", reaches="2031-07", years=13, months=4)
    assert worked.conclusion == "2031 年达到法定退休年龄的，最低缴费年限是 16 年，还差 2 年 8 个月。"
    assert "《社会保险法》第十六条" in clauses(worked)


def test_the_last_month_of_2029_and_the_first_of_2030_lie_half_a_year_apart() -> None:
    assert values("contribution-years", reaches="2029-12", years=15)["missing"] == "0"
    assert values("contribution-years", reaches="2030-01", years=15)["missing"] == "6"


def test_who_goes_on_paying_is_told_when_it_will_do() -> None:
    """160 months by June 2026; 32 more end in February 2029."""
    worked = work("contribution-years", reaches="2031-07", years=13, months=4, counted_to="2026-06")
    assert any("缴到 2029 年 2 月就够了" in step.text for step in worked.steps)


def test_who_cannot_make_it_in_time_is_told_how_much_will_still_be_missing() -> None:
    """12 years are 144 months of 180; until December 2027 there are 18 more, so 18 are missing still."""
    worked = work("contribution-years", reaches="2027-12", years=12, counted_to="2026-06")
    assert any("再缴 18 个月，还差 18 个月" in step.text for step in worked.steps)
    assert any("延长缴费" in step.text for step in worked.steps)


def test_who_has_enough_is_not_told_how_to_get_there() -> None:
    worked = work("contribution-years", reaches="2027-12", years=20, counted_to="2026-06")
    assert worked.conclusion.endswith("已经够了。")
    assert not any("延长缴费" in step.text for step in worked.steps)


def test_before_the_social_insurance_law_it_does_not_reckon() -> None:
    assert "2011 年 7 月 1 日" in refusals("contribution-years", reaches="2011-06", years=15)["reaches"]
    assert values("contribution-years", reaches="2011-07", years=15)["missing"] == "0"
