"""Work injuries, item by item, with who pays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.rules.calculators.work_injury.disability import ALLOWANCE, LUMP_SUM
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work

DISABLED = {"happened": "2025-05-01", "outcome": "disabled", "insured": "yes", "care": "none", "leaving": "no"}
PAY = {"wage": 10000, "average": 12000}
DEAD = {"happened": "2025-05-01", "outcome": "dead", "insured": "yes", "income": 50000, "alone": 0}


@pytest.mark.parametrize(
    ("degree", "months"), [(1, 27), (2, 25), (3, 23), (4, 21), (5, 18), (6, 16), (7, 13), (8, 11), (9, 9), (10, 7)]
)
def test_the_lump_sum_by_degree(degree: int, months: int) -> None:
    assert values("work-injury", **DISABLED, **PAY, degree=degree)["lump_sum"] == f"{months * 10000}.00"


@pytest.mark.parametrize(
    ("degree", "pay"),
    [(1, "9000.00"), (2, "8500.00"), (3, "8000.00"), (4, "7500.00"), (5, "7000.00"), (6, "6000.00"), (7, None)],
)
def test_the_allowance_every_month(degree: int, pay: str | None) -> None:
    assert values("work-injury", **DISABLED, **PAY, degree=degree).get("allowance") == pay


def test_the_fund_pays_up_to_the_fourth_degree_then_the_employer() -> None:
    def payer(degree: int) -> str:
        worked = work("work-injury", **DISABLED, **PAY, degree=degree)
        return next(value.label for value in worked.values if value.name == "allowance")

    assert "工伤保险基金" in payer(4)
    assert "用人单位" in payer(5)


def test_the_allowance_is_made_up_to_the_minimum_wage() -> None:
    """60 % of 7,200 (60 % of 12,000) are 4,320."""
    low = DISABLED | {"degree": 6, "wage": 3000, "average": 12000}
    assert values("work-injury", **low, minimum=2540)["allowance"] == "4320.00"
    assert values("work-injury", **low, minimum=5000)["allowance"] == "5000.00"


@pytest.mark.parametrize(("wage", "own"), [(7199, 7200), (7201, 7201), (36000, 36000), (36001, 36000)])
def test_the_own_wage_lies_between_60_and_300_per_cent_of_the_average(wage: int, own: int) -> None:
    """60 % of 12,000 are 7,200, 300 % 36,000; the tenth degree is seven months."""
    found = values("work-injury", **DISABLED, degree=10, wage=wage, average=12000)
    assert found["lump_sum"] == f"{own * 7}.00"


def test_care_is_a_share_of_the_average() -> None:
    """30, 40 and 50 % of 12,000."""
    care = [
        values("work-injury", **DISABLED | {"care": need}, **PAY, degree=1)["care"]
        for need in ("partly", "largely", "wholly")
    ]
    assert care == ["3600.00", "4800.00", "6000.00"]


def test_on_leaving_two_lump_sums_are_due_by_months_that_are_asked_for() -> None:
    """13 months of 10,000; 12 months of 12,500 from the fund and 12 from the employer: 430,000."""
    leaving = DISABLED | {"leaving": "yes", "degree": 7, **PAY}
    known = {"leaving_average": 12500, "medical_months": 12, "job_months": 12}
    worked = work("work-injury", **leaving, **known)
    assert {value.name: value.value for value in worked.values} == {
        "lump_sum": "130000.00",
        "medical": "150000.00",
        "job": "150000.00",
    }
    assert "共 430,000 元" in worked.conclusion
    assert list(values("work-injury", **leaving)) == ["lump_sum"]
    assert any("没有填齐" in note for note in work("work-injury", **leaving).notes)


def test_the_first_four_degrees_do_not_leave() -> None:
    assert "一至四级" in refusals("work-injury", **DISABLED | {"leaving": "yes"}, **PAY, degree=4)["leaving"]


def test_who_is_not_insured_is_paid_all_by_the_employer() -> None:
    worked = work("work-injury", **DISABLED | {"insured": "no", "care": "wholly"}, **PAY, degree=1)
    assert all("用人单位" in value.label for value in worked.values)
    assert "《工伤保险条例》第六十二条" in clauses(worked)


def test_death_benefits() -> None:
    """Six times 12,000; twenty times 50,000; spouse 40 % and two children 60 % of 10,000."""
    found = values("work-injury", **DEAD, **PAY, spouse="yes", relatives=2)
    assert found == {"funeral": "72000.00", "death": "1000000.00", "pension": "10000.00"}


def test_the_family_never_gets_more_than_was_earned() -> None:
    """40 + 3 × 30 + 10 = 140 %."""
    worked = work("work-injury", **DEAD | {"alone": 1}, **PAY, spouse="yes", relatives=3)
    assert worked.values[-1].value == "10000.00"
    assert any("不能高于生前的工资" in step.text for step in worked.steps)


def test_without_relatives_there_is_no_pension() -> None:
    assert "pension" not in values("work-injury", **DEAD, **PAY, spouse="no", relatives=0)
    assert "不能比" in refusals("work-injury", **DEAD | {"alone": 1}, **PAY, spouse="no", relatives=0)["alone"]


def test_while_it_heals_the_employer_goes_on_paying() -> None:
    healing = {"happened": "2025-05-01", "outcome": "healing", "insured": "yes", "healing_wage": 7000}
    assert values("work-injury", **healing, healing_months=5)["healing"] == "35000.00"
    assert any(
        "劳动能力鉴定委员会" in warning for warning in work("work-injury", **healing, healing_months=13).warnings
    )
    assert "1 到 24 个月" in refusals("work-injury", **healing, healing_months=25)["healing_months"]


def test_before_the_rules_of_2011_it_does_not_reckon() -> None:
    assert "happened" in refusals("work-injury", **DISABLED | {"happened": "2010-12-31"}, **PAY, degree=1)


@given(st.integers(1, 9))
def test_a_graver_degree_is_never_worth_less(degree: int) -> None:
    assert LUMP_SUM[degree] > LUMP_SUM[degree + 1]
    assert float(ALLOWANCE.get(degree, 0)) >= float(ALLOWANCE.get(degree + 1, 0))
