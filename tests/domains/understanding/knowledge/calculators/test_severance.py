"""N, N+1 and 2N: years and halves, three times the average, twelve years, the time before 2008."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.rules.calculators.periods import add_months, days_over, full_months
from hotline.domains.understanding.knowledge.rules.calculators.severance import Service
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work

SINCE_2020 = {"due": "n", "known": "dates", "started": "2020-03-15", "wage": 8000, "average": 11000}
FOR_YEARS = {"due": "n", "known": "length", "ended": "2026-03-31", "years": 3, "months": 0, "average": 12000}


@pytest.mark.parametrize(
    ("ended", "months"),
    [
        ("2020-03-15", "0.5"),  # one day
        ("2020-09-13", "0.5"),  # five months and thirty days
        ("2020-09-14", "1"),  # six months to the day
        ("2021-03-14", "1"),  # a year to the day
        ("2021-03-15", "1.5"),  # and a day
        ("2023-09-14", "4"),  # three and a half years
    ],
)
def test_years_and_halves(ended: str, months: str) -> None:
    assert values("severance", **SINCE_2020, ended=ended)["months"] == months


def test_three_years_and_a_half_at_8000_come_to_32000() -> None:
    worked = work("severance", **SINCE_2020, ended="2023-09-14")
    assert worked.conclusion == "经济补偿是 4 个月工资，共 32,000 元。"
    assert "《劳动合同法》第四十七条" in clauses(worked)
    assert worked.steps[0].text == "从 2020 年 3 月 15 日到 2023 年 9 月 14 日，工作 3 年 6 个月。"


def test_above_three_times_the_average_both_the_wage_and_the_years_are_capped() -> None:
    """Three times 12,000 are 36,000; fourteen and a half years count as twelve: 432,000, twice that is 864,000."""
    high = FOR_YEARS | {"years": 14, "months": 2, "wage": 50000}
    assert values("severance", **high) == {"total": "432000.00", "months": "12", "monthly": "36000.00"}
    assert values("severance", **high | {"due": "2n"})["total"] == "864000.00"


def test_at_three_times_the_average_exactly_nothing_is_capped() -> None:
    """Fourteen and a half years at 36,000 are 522,000."""
    assert values("severance", **FOR_YEARS | {"years": 14, "months": 2, "wage": 36000})["total"] == "522000.00"


def test_below_the_minimum_wage_the_minimum_counts() -> None:
    """Three years at 2,540 instead of 2,000."""
    low = FOR_YEARS | {"wage": 2000}
    assert values("severance", **low, minimum=2540)["total"] == "7620.00"
    assert values("severance", **low)["total"] == "6000.00"
    assert "没有核对下限" in work("severance", **low).notes[0]


def test_a_months_notice_is_paid_by_the_last_wage_not_by_the_average() -> None:
    """Three times 8,000, and 9,100."""
    assert values("severance", **FOR_YEARS | {"due": "n+1", "wage": 8000}, last_wage=9100)["total"] == "33100.00"
    assert "last_wage" in refusals("severance", **FOR_YEARS | {"due": "n+1", "wage": 8000})


def test_severance_counts_from_2008_damages_from_the_first_day() -> None:
    """April 2001 to March 2026: 25 years for damages; from January 2008 18 years and 3 months, so 18.5."""
    long = {"known": "dates", "started": "2001-04-01", "ended": "2026-03-31", "wage": 8000, "average": 12000}
    assert values("severance", due="n", **long)["months"] == "18.5"
    assert values("severance", due="2n", **long)["months"] == "25"
    assert any("2008 年 1 月 1 日以前" in warning for warning in work("severance", due="n", **long).warnings)
    assert not any("以前" in warning for warning in work("severance", due="2n", **long).warnings)


@pytest.mark.parametrize("ended", ["2024-02-28", "2024-02-29", "2026-03-30", "2026-03-31"])
@pytest.mark.parametrize(("years", "months", "paid"), [(3, 0, "3"), (3, 1, "3.5"), (3, 5, "3.5"), (3, 6, "4")])
def test_a_length_that_is_told_is_taken_as_told(ended: str, years: int, months: int, paid: str) -> None:
    fields = FOR_YEARS | {"ended": ended, "years": years, "months": months, "wage": 8000}
    assert values("severance", **fields)["months"] == paid


def test_a_contract_that_ended_before_the_law_is_not_reckoned() -> None:
    assert (
        "2008 年 1 月 1 日"
        in refusals("severance", **SINCE_2020 | {"started": "2001-01-01"}, ended="2007-12-31")["ended"]
    )


def test_ending_before_it_began_is_refused_by_field() -> None:
    assert "入职日期须早于" in refusals("severance", **SINCE_2020, ended="2020-03-14")["started"]


def test_a_years_average_is_not_taken_for_a_months() -> None:
    message = refusals("severance", **SINCE_2020 | {"average": 160000}, ended="2023-09-14")["average"]
    assert message == "“北京市上年度职工月平均工资”须在 1,000 到 100,000 元之间。"


STARTS = st.dates(date(2008, 1, 1), date(2020, 12, 31))


@given(STARTS, st.integers(0, 5000))
def test_a_day_more_is_never_paid_less_and_at_most_half_a_month_more(first: date, days: int) -> None:
    paid = [service(first, first + timedelta(days=days + more)).paid_years for more in (0, 1)]
    assert paid[1] - paid[0] in (0, Fraction(1, 2))


@given(STARTS, st.integers(1, 18))
def test_so_many_full_years_are_so_many_months_pay(first: date, years: int) -> None:
    assert service(first, add_months(first, years * 12) - timedelta(days=1)).paid_years == years


def service(first: date, last: date) -> Service:
    return Service(first, last, full_months(first, last), days_over(first, last))
