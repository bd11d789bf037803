"""Months of unemployment benefit in Beijing, by full years of contributions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.rules.calculators.unemployment_benefit import benefit_months
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work

LOST = {"lost": "2026-03", "why": "involuntary"}


@pytest.mark.parametrize(
    ("years", "months"),
    [(0, 0), (1, 3), (2, 6), (3, 9), (4, 12), (5, 13), (7, 15), (10, 18), (16, 24), (17, 24), (40, 24)],
)
def test_months_by_full_years(years: int, months: int) -> None:
    assert benefit_months(years) == months


@given(st.integers(1, 60))
def test_it_stays_within_what_the_law_allows(years: int) -> None:
    """Twelve months up to five years, eighteen up to ten, twenty-four beyond."""
    maximum = 12 if years < 5 else 18 if years < 10 else 24
    assert benefit_months(years - 1) <= benefit_months(years) <= maximum


def test_what_was_not_drawn_last_time_is_added_up_to_24() -> None:
    """Seven years are 15 months; 6 left over make 21, 14 would make 29."""
    assert values("unemployment-benefit", **LOST, years=7, left_over=6)["total"] == "21"
    assert values("unemployment-benefit", **LOST, years=7, left_over=14)["total"] == "24"


def test_the_last_month_follows_from_the_first() -> None:
    """Three months from November: November, December, January."""
    assert values("unemployment-benefit", **LOST, years=1, first="2026-11")["last"] == "2027-01"


def test_months_that_make_no_year_add_nothing() -> None:
    assert values("unemployment-benefit", **LOST, years=1, months=11)["total"] == "3"
    assert values("unemployment-benefit", **LOST, years=0, months=11)["total"] == "0"


def test_who_has_not_paid_a_year_since_may_still_draw_what_was_left() -> None:
    worked = work("unemployment-benefit", **LOST, years=0, months=8, left_over=5)
    assert worked.conclusion == "失业保险金一共可以领 5 个月。"


def test_who_resigned_has_none_and_hears_of_being_forced_to() -> None:
    worked = work("unemployment-benefit", **LOST | {"why": "resigned"}, years=7)
    assert worked.values[0].value == "0"
    assert "被迫解除的，可以领" in worked.steps[0].text
    assert "《社会保险法》第四十五条" in clauses(worked)


def test_no_amount_is_named() -> None:
    assert not any("元" in value.text for value in work("unemployment-benefit", **LOST, years=7).values)
    assert "lost" in refusals("unemployment-benefit", **LOST | {"lost": "2011-06"}, years=7)
