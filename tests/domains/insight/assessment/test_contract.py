"""The contract's file: another year is another file, and a file that does not add up is refused entirely."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from hotline.domains.insight.assessment.rules.cases import assess_case
from hotline.domains.insight.assessment.rules.contract import contract_from_toml, contract_on
from hotline.domains.insight.assessment.rules.payment import payments
from hotline.domains.insight.assessment.rules.year import total, year_sum
from hotline.kernel.errors import Invalid
from tests.domains.insight.assessment.contracts import BUILTIN, assessed, contract

TEXT = BUILTIN.read_text()


def next_year(text: str = TEXT) -> str:
    for year in (2027, 2026):
        text = text.replace(f"{year}-", f"{year + 1}-").replace(f"{year}Q", f"{year + 1}Q")
    return text.replace('key = "2026"', 'key = "2027"').replace('fee = "29191900"', 'fee = "30000000"')


def test_the_bases_are_those_of_the_contract() -> None:
    bases = {str(contract().base(terms)) for terms in contract().indicators if terms.span == "quarter"}
    assert bases == {"291919", "875757/2", "1459595/2"}
    assert contract().base(contract().terms("annual_volume")) == 1_167_676


def test_all_bases_of_a_year_add_up_to_the_fee() -> None:
    total = sum(contract().base(each) * (1 if each.span == "year" else 4) for each in contract().indicators)
    assert total == contract().fee == 29_191_900


def test_the_quarters_are_natural_ones_and_april_is_in() -> None:
    assert [(each.key, each.days) for each in contract().quarters] == [
        ("2026Q2", 91),
        ("2026Q3", 92),
        ("2026Q4", 92),
        ("2027Q1", 90),
    ]
    assert contract().quarter_of(date(2026, 4, 1)).key == "2026Q2"
    assert contract().quarter_of(date(2027, 3, 31)).key == "2027Q1"
    with pytest.raises(Invalid, match="不在合同"):
        contract().quarter_of(date(2027, 4, 1))


def test_next_years_contract_is_another_file() -> None:
    both = [contract(), contract_from_toml(next_year())]
    case = {"kpi": "seats", "inputs": {"value": 141}}
    assert str(assess_case({**case, "period": "2027Q1"}, both).deduction) == "2919.19"
    assert str(assess_case({**case, "period": "2027Q2"}, both).deduction) == "3000.00"
    assert contract_on(both, date(2027, 4, 1)).key == "2027"
    with pytest.raises(Invalid, match="没有有效的合同"):
        contract_on(both, date(2028, 4, 1))


def test_a_change_during_the_year_is_a_new_version() -> None:
    changed = contract_from_toml(TEXT.replace("version = 1\nname", "version = 2\nname", 1).replace('"142"', '"140"'))
    both = [changed, contract()]
    found = assess_case({"kpi": "seats", "period": "2026Q3", "inputs": {"value": 140}}, both)
    assert (found.contract_version, str(found.deduction)) == (2, "0.00")
    assert contract_on(both, date(2026, 7, 1)).version == 2


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ('weight = "10%"', 'weight = "9%"', "权重合计不是100%"),
        ("first = 2026-07-01", "first = 2026-07-02", "季度没有首尾相接"),
        ("last = 2027-03-31", "last = 2027-03-30", "季度没有首尾相接"),
        ('key = "seats"', 'key = "front_staff"', "有重复的指标"),
        (
            'tiers = [{ steps = 2, share = "0.1%" }, { share = "0.2%" }]',
            'tiers = [{ steps = 2, share = "1%" }]',
            "档次不完整",
        ),
        ('step = "32850"', 'step = "0"', "档次不完整"),
        ('below = "99.9%"', 'below = "94%"', "档次不完整"),
        ('by_result = "20%"', 'by_result = "30%"', "付款比例"),
        ('fee = "29191900"', "fee = 29191900.5", "带引号"),
        ('fee = "29191900"', 'fee = "plenty"', "不是数"),
        ('family = "volume"', 'family = "luck"', "格式有误"),
        ("version = 1", "version = ", "格式有误"),
        ("version = 1", "version = 1\nmood = 3", "格式有误"),
    ],
)
def test_a_contract_that_does_not_add_up_is_refused(was: str, becomes: str, complaint: str) -> None:
    assert was in TEXT
    with pytest.raises(Invalid, match=complaint):
        contract_from_toml(TEXT.replace(was, becomes, 1))


def test_quarters_and_the_yearly_item_add_up_to_the_year() -> None:
    lines = [
        assessed("annual_volume", answered=3_252_150),
        assessed("seats", value=141),
        assessed("unstable", period="2026Q3", bad=2),
        assessed("seats", period="2026Q3", value=141),
    ]
    found = year_sum(contract(), lines)
    assert {key: str(amount) for key, amount in found.by_period.items()} == {
        "2026Q2": "2919.19",
        "2026Q3": "32111.09",
        "2026Q4": "0.00",
        "2027Q1": "0.00",
        "2026-04-01/2027-03-31": "1167.68",
    }
    assert found.total == total(lines) == Decimal("36197.96")
    assert (found.beyond, found.warnings) == (Decimal("0.00"), ())


def test_beyond_the_part_paid_by_result_the_lawyers_are_asked() -> None:
    quarters = [each.key for each in contract().quarters]
    ruined = [assessed(kpi, period=quarter, **numbers) for quarter in quarters for kpi, numbers in WORST.items()]
    found = year_sum(contract(), ruined)
    assert found.total == Decimal("7537348.60")
    assert (found.by_result, found.beyond) == (Decimal("5838380.00"), Decimal("1698968.60"))
    assert "不自动追扣" in found.warnings[0]
    assert [str(each.due) for each in payments(contract(), found.total)] == ["22387268.11", "0.00", "966251.89"]


WORST: dict[str, dict[str, object]] = {
    "unstable": {"bad": 50},
    "security": {"accidents": 12},
    "answer_rate": {"num": 0, "den": 1},
    "wait_seconds": {"avg_seconds": 9_999},
}


def test_the_third_accident_of_the_year_may_end_the_contract() -> None:
    two = [assessed("security", accidents=1), assessed("security", period="2026Q4", accidents=1)]
    assert year_sum(contract(), two).warnings == ()
    third = year_sum(contract(), [*two, assessed("security", period="2027Q1", accidents=1)])
    assert (third.accidents, str(third.total)) == (3, "43787.85")
    assert "解除合同" in third.warnings[0]


def test_an_indicator_is_not_taken_twice_nor_from_another_contract() -> None:
    line = assessed("seats", value=141)
    with pytest.raises(Invalid, match="两份结果"):
        year_sum(contract(), [line, line])
    with pytest.raises(Invalid, match="不能计入合同2027"):
        year_sum(contract_from_toml(next_year()), [line])


@pytest.mark.parametrize(
    ("deducted", "due"),
    [("0.00", "5838380.00"), ("2919.19", "5835460.81"), ("5838380.00", "0.00"), ("9999999", "0.00")],
)
def test_the_fee_is_paid_in_three_and_deductions_come_off_the_second(deducted: str, due: str) -> None:
    first, by_result, rest = payments(contract(), Decimal(deducted))
    assert (str(first.due), str(by_result.due), str(rest.due)) == ("22387268.11", due, "966251.89")
    assert Fraction(first.planned + by_result.planned + rest.planned) == contract().fee


def test_a_deduction_is_never_a_gift() -> None:
    with pytest.raises(Invalid, match="负数"):
        payments(contract(), Decimal("-1"))
