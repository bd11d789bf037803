"""The medical period: three to twenty-four months by years at work, and the least pay for the time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.rules.calculators.sick_leave import medical_period
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work

MARCH = {"began": "2026-03-10", "worked": 11, "here": 6}


@pytest.mark.parametrize(
    ("worked", "here", "months", "within"),
    [
        (9, 4, 3, 6),
        (9, 5, 6, 12),
        (9, 9, 6, 12),
        (10, 4, 6, 12),
        (10, 5, 9, 15),
        (10, 10, 12, 18),
        (15, 15, 18, 24),
        (20, 19, 18, 24),
        (20, 20, 24, 30),
        (40, 0, 6, 12),
    ],
)
def test_the_period_by_years(worked: int, here: int, months: int, within: int) -> None:
    assert medical_period(worked, here) == (months, within)


def test_days_are_counted_from_the_first() -> None:
    """Nine months from 10 March 2026 end on 9 December; fifteen on 9 June 2027."""
    found = values("sick-leave", **MARCH)
    assert (found["unbroken"], found["window"]) == ("2026-12-09", "2027-06-09")
    assert "《企业职工患病或非因工负伤医疗期规定》第三条" in clauses(work("sick-leave", **MARCH))


@pytest.mark.parametrize(
    ("agreed", "pay"), [("", "2032.00"), ("1500", "2032.00"), ("2032", "2032.00"), ("3000", "3000.00")]
)
def test_pay_is_what_was_agreed_but_at_least_80_per_cent_of_the_minimum(agreed: str, pay: str) -> None:
    """80 % of 2,540 are 2,032."""
    assert values("sick-leave", **MARCH, minimum=2540, agreed=agreed)["pay"] == pay


def test_without_the_minimum_wage_no_pay_is_guessed() -> None:
    worked = work("sick-leave", **MARCH, agreed=1500)
    assert "pay" not in {value.name for value in worked.values}
    assert "最低工资标准" in worked.notes[0]


def test_nobody_worked_longer_here_than_at_all() -> None:
    assert "不能比" in refusals("sick-leave", **MARCH | {"here": 12})["here"]


@given(st.integers(0, 59), st.integers(0, 59))
def test_a_year_more_never_shortens_it(worked: int, here: int) -> None:
    here = min(here, worked)
    assert medical_period(worked, here) <= medical_period(worked + 1, here)
    assert medical_period(worked + 1, here) <= medical_period(worked + 1, here + 1)
