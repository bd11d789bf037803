"""Overtime: 150, 200 and 300 per cent of the hourly pay, by 21.75 days of 8 hours."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.rules.calculators.overtime import hourly
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work

MAY = {"month": "2026-05", "hours": "standard", "wage": 8700}


def test_the_hour_of_8700_is_50_yuan() -> None:
    """8,700 / 21.75 = 400 a day, / 8 = 50 an hour; 10 h at 75, 8 h at 100, 8 h at 150."""
    found = values("overtime", **MAY, weekday=10, restday=8, holiday=8)
    assert found == {
        "total": "2750.00",
        "weekday": "750.00",
        "restday": "800.00",
        "holiday": "1200.00",
        "hourly": "50.00",
    }


def test_the_sum_is_rounded_once() -> None:
    """10,000: an hour is 57.4712…; 1 h at 150 % is 86.2068…, at 200 % 114.9425…, at 300 % 172.4137…: 373.5632."""
    found = values("overtime", **MAY | {"wage": 10000}, weekday=1, restday=1, holiday=1)
    assert [found[part] for part in ("weekday", "restday", "holiday")] == ["86.21", "114.94", "172.41"]
    assert found["total"] == "373.56"
    # 0.5 h each: 43.1034 + 57.4712 = 100.5747, where the rounded parts also make 100.57.
    assert values("overtime", **MAY | {"wage": 10000}, weekday="0.5", restday="0.5")["total"] == "100.57"


def test_hours_averaged_over_a_period_have_no_rest_days() -> None:
    averaged = MAY | {"hours": "averaged", "weekday": 10, "restday": 8}
    assert values("overtime", **averaged)["total"] == "750.00"
    assert "《工资支付暂行规定》第十三条" in clauses(work("overtime", **averaged))


def test_more_than_36_hours_are_paid_and_complained_of() -> None:
    assert not any("36 小时" in warning for warning in work("overtime", **MAY, weekday=36).warnings)
    assert any("36 小时" in warning for warning in work("overtime", **MAY, weekday="36.5").warnings)


def test_a_base_below_the_minimum_wage_is_refused() -> None:
    assert "2,540 元" in refusals("overtime", **MAY | {"wage": 2000}, weekday=1, minimum=2540)["wage"]


def test_nothing_worked_is_nothing_to_reckon() -> None:
    assert "至少一项" in refusals("overtime", **MAY)["weekday"]
    assert "weekday" in refusals("overtime", **MAY, weekday=0, holiday="0")


def test_the_conversion_is_that_of_the_time() -> None:
    assert any("2025〕2 号" in clause for clause in clauses(work("overtime", **MAY | {"month": "2025-01"}, weekday=1)))
    assert any("2008〕3 号" in clause for clause in clauses(work("overtime", **MAY | {"month": "2024-12"}, weekday=1)))
    assert "month" in refusals("overtime", **MAY | {"month": "2008-01"}, weekday=1)


@given(st.integers(1, 100_000_000).map(lambda cents: Fraction(cents, 100)))
def test_174_hours_are_a_months_pay(wage: Fraction) -> None:
    assert hourly(wage) * 174 == wage
