"""The statutory age, month of birth by month of birth, and the elastic range around it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.rules.calculators.periods import add_months, months_between
from hotline.domains.understanding.knowledge.rules.calculators.retirement_age import GROUPS, Ages, Worker
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work

WORKERS = st.sampled_from(Worker)
#: Months after the first month of birth that the delay concerns; past the cap at 240.
LATER = st.integers(0, 260)


@pytest.mark.parametrize(
    ("kind", "born", "age", "reached"),
    [
        # Men: January to April 1965 a month, then a month more for every four months of birth.
        ("man", "1965-01", 60 * 12 + 1, "2025-02"),
        ("man", "1965-04", 60 * 12 + 1, "2025-05"),
        ("man", "1965-05", 60 * 12 + 2, "2025-07"),
        # 43 months after January 1965: ten full fours and one begun, eleven months.
        ("man", "1968-08", 60 * 12 + 11, "2029-07"),
        # 140 months after: the 36th month begins in September 1976, and nobody waits longer.
        ("man", "1976-08", 60 * 12 + 35, "2039-07"),
        ("man", "1976-09", 63 * 12, "2039-09"),
        ("man", "1990-01", 63 * 12, "2053-01"),
        ("woman-55", "1970-01", 55 * 12 + 1, "2025-02"),
        ("woman-55", "1981-09", 58 * 12, "2039-09"),
        # Women of 50: a month more for every two months of birth, 60 from November 1984 on.
        ("woman-50", "1975-02", 50 * 12 + 1, "2025-03"),
        ("woman-50", "1975-03", 50 * 12 + 2, "2025-05"),
        ("woman-50", "1984-10", 54 * 12 + 11, "2039-09"),
        ("woman-50", "1984-11", 55 * 12, "2039-11"),
    ],
)
def test_the_age_by_month_of_birth(kind: str, born: str, age: int, reached: str) -> None:
    found = values("retirement-age", kind=kind, born=born)
    assert (found["age"], found["reached"]) == (str(age), reached)


def test_the_conclusion_can_be_read_out_and_names_its_law() -> None:
    worked = work("retirement-age", kind="man", born="1968-08")
    assert worked.conclusion == "1968 年 8 月出生的男职工，法定退休年龄是 60 岁 11 个月，2029 年 7 月达到。"
    assert "《全国人大常委会关于实施渐进式延迟法定退休年龄的决定》" in clauses(worked)


def test_one_may_go_three_years_earlier_but_not_below_the_old_age() -> None:
    """Born in August 1968: 60 is eleven months early; three years early would be below 60."""
    man = values("retirement-age", kind="man", born="1968-08")
    assert (man["earliest"], man["latest"]) == ("2028-08", "2032-07")
    # Five years' delay: three of them can be had back, so 52.
    woman = values("retirement-age", kind="woman-50", born="1984-12")
    assert (woman["earliest"], woman["latest"]) == ("2036-12", "2042-12")


def test_who_goes_early_needs_the_years_of_the_year_in_which_they_go() -> None:
    text = work("retirement-age", kind="woman-50", born="1984-12").steps[-1].text
    assert "2039 年达到法定退休年龄的，最低缴费年限是 20 年" in text
    assert "2036 年提前退休的，要满 18 年 6 个月" in text


@pytest.mark.parametrize(
    ("kind", "born", "reached"),
    [
        ("man", "1964-12", "2024 年 12 月"),
        ("woman-55", "1969-12", "2024 年 12 月"),
        ("woman-50", "1974-12", "2024 年 12 月"),
    ],
)
def test_who_was_of_age_before_2025_is_told_that_the_old_rule_holds(kind: str, born: str, reached: str) -> None:
    message = refusals("retirement-age", kind=kind, born=born)["born"]
    assert reached in message
    assert "仍按原来的" in message


def ages(worker: Worker, later: int) -> tuple[date, Ages]:
    group = GROUPS[worker]
    born = add_months(group.first_born, later)
    return born, Ages(group.old, group.delay(born))


@given(WORKERS, LATER)
def test_who_is_born_later_never_retires_younger_nor_earlier(worker: Worker, later: int) -> None:
    (born, younger), (next_born, older) = ages(worker, later), ages(worker, later + 1)
    assert 0 <= older.delay - younger.delay <= 1
    assert months_between(add_months(born, younger.statutory), add_months(next_born, older.statutory)) >= 1


@given(WORKERS, LATER)
def test_the_elastic_range_holds_the_statutory_age_and_stays_above_the_old(worker: Worker, later: int) -> None:
    _, found = ages(worker, later)
    assert found.old <= found.earliest < found.statutory < found.latest
    assert found.statutory - found.earliest <= 36
    assert found.latest - found.statutory == 36
    assert found.delay <= (60 if worker is Worker.WOMAN_50 else 36)
