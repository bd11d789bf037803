"""Annual leave: 5, 10 or 15 days, who has none, part of a year, and pay for untaken days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.rules.calculators.annual_leave import full_leave
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work

TWELVE_YEARS = {"year": 2026, "worked": 12, "continuous": "yes", "absence": "none", "taken": 0, "own_wish": "no"}


@pytest.mark.parametrize(("worked", "days"), [(0, 0), (1, 5), (9, 5), (10, 10), (19, 10), (20, 15), (45, 15)])
def test_days_by_years_at_work(worked: int, days: int) -> None:
    assert values("annual-leave", **TWELVE_YEARS | {"worked": worked})["due"] == str(days)


def test_without_twelve_months_on_end_there_is_none() -> None:
    worked = work("annual-leave", **TWELVE_YEARS | {"continuous": False})
    assert worked.values[0].value == "0"
    assert "《企业职工带薪年休假实施办法》第三条" in clauses(worked)


@pytest.mark.parametrize(
    ("worked", "sick", "days"),
    [(9, 1, 5), (9, 2, 0), (10, 2, 10), (10, 3, 0), (20, 3, 15), (20, 4, 0)],
)
def test_long_illness_takes_it_away(worked: int, sick: int, days: int) -> None:
    ill = TWELVE_YEARS | {"worked": worked, "absence": "sick", "sick_months": sick}
    assert values("annual-leave", **ill)["due"] == str(days)


@pytest.mark.parametrize("absence", ["school", "personal"])
def test_school_holidays_and_paid_personal_leave_take_it_away(absence: str) -> None:
    assert values("annual-leave", **TWELVE_YEARS | {"absence": absence})["due"] == "0"


@pytest.mark.parametrize(
    ("part", "days"),
    [
        ({"left": "2026-06-30"}, 4),  # 181 / 365 × 10 = 4.96
        ({"left": "2026-07-02"}, 5),  # 183 / 365 × 10 = 5.01
        ({"started": "2026-07-03"}, 4),  # 182 days: 4.99
        ({"started": "2026-07-02"}, 5),  # 183 days: 5.01
        ({"started": "2026-03-01", "left": "2026-08-31"}, 5),  # 184 days: 5.04
        ({"left": "2026-12-31"}, 10),
        ({"started": "2026-12-31"}, 0),
    ],
)
def test_part_of_a_year_gives_full_days_only(part: dict[str, str], days: int) -> None:
    assert values("annual-leave", **TWELVE_YEARS, **part)["due"] == str(days)


def test_a_leap_year_gives_nobody_more_than_the_whole() -> None:
    assert values("annual-leave", **TWELVE_YEARS | {"year": 2028}, started="2028-01-01")["due"] == "10"


def test_untaken_days_are_paid_three_times_of_which_two_are_still_to_pay() -> None:
    """8,700 / 21.75 = 400 a day; 4 days due, 1 taken, 3 left: 3,600, of which 2,400 on top."""
    found = values("annual-leave", **TWELVE_YEARS | {"taken": 1}, left="2026-06-30", wage=8700)
    assert found == {"due": "4", "untaken": "3", "extra": "2400.00", "whole": "3600.00", "daily": "400.00"}


def test_who_did_not_want_it_gets_the_wages_only() -> None:
    worked = work("annual-leave", **TWELVE_YEARS | {"own_wish": True}, wage=8700)
    assert [value.name for value in worked.values] == ["due", "untaken"]
    assert any("只付正常工作期间的工资" in step.text for step in worked.steps)


def test_what_was_taken_too_much_is_not_taken_back() -> None:
    worked = work("annual-leave", **TWELVE_YEARS | {"taken": 6}, left="2026-06-30", wage=8700)
    assert {value.name: value.value for value in worked.values} == {"due": "4", "untaken": "0"}
    assert any("不扣回" in warning for warning in worked.warnings)


def test_days_of_other_years_are_refused() -> None:
    assert "2026 年里" in refusals("annual-leave", **TWELVE_YEARS, started="2025-12-31")["started"]
    assert "早于" in refusals("annual-leave", **TWELVE_YEARS, started="2026-06-01", left="2026-05-31")["left"]
    assert "year" in refusals("annual-leave", **TWELVE_YEARS | {"year": 2007})


@given(st.integers(0, 59))
def test_another_year_at_work_never_costs_days(years: int) -> None:
    assert full_leave(years)[0] <= full_leave(years + 1)[0]


@given(st.sampled_from([2026, 2028]), st.integers(1, 364))
def test_the_two_halves_of_a_year_never_make_more_than_the_whole(year: int, day: int) -> None:
    left = date(year, 1, 1) + timedelta(days=day - 1)
    halves = {"left": left.isoformat()}, {"started": (left + timedelta(days=1)).isoformat()}
    days = [int(values("annual-leave", **TWELVE_YEARS | {"year": year}, **half)["due"]) for half in halves]
    assert 9 <= sum(days) <= 10
