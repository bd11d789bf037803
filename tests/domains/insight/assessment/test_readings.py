"""Readings: a case may name them in words, the contract's file chooses the default, rivals are shown beside it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec import structs

from hotline.domains.insight.assessment.rules.assess import assess
from hotline.domains.insight.assessment.rules.cases import assess_case
from hotline.domains.insight.assessment.rules.contract import contract_from_toml
from hotline.domains.insight.assessment.rules.facts import Count, Exclusion, Facts, Responses, TwoShares, Waits
from hotline.kernel.errors import Invalid
from tests.domains.insight.assessment.contracts import (
    BUILTIN,
    GOOD,
    assessed,
    contract,
    exact,
    excluded,
    heads,
    share,
    uptime,
    yuan,
)

BASELINE = "R1：百分点；满一步才扣；先按比例乘算后统一四舍五入到分；逐项不超过扣减基数；"


@pytest.mark.parametrize(
    ("reading", "amount"),
    [
        (None, "1459.60"),
        (BASELINE, "1459.60"),
        (BASELINE + "阶梯累进：90%以上部分0.1%/步，90%以下部分0.2%/步", "1459.60"),
        ("R1", "1459.60"),
        ("整档", "2919.19"),
        ("R2：整档", "2919.19"),
        ("R2：百分点；人工接通量÷进入人工排队量；整档：90%以下整段按0.2%", "2919.19"),
        ("整档(自90%起整段)", "2919.19"),
        ("ceil", "2919.19"),
        ("不足一步按一步；整档", "4378.79"),
        ("R1：百分点；不足一步按一步(ceil)；整档", "4378.79"),
        ({"partial_step": "ceil", "ladder": "整档"}, "4378.79"),
    ],
)
def test_readings_are_named_in_words(reading: object, amount: str) -> None:
    assert str(yuan("answer_rate", reading, num=895, den=1000)) == amount


@pytest.mark.parametrize("reading", ["整挡", "R2：百分", "R2", "均值", "ceil；什么"])
def test_words_that_are_no_reading_of_the_indicator_are_refused(reading: str) -> None:
    with pytest.raises(Invalid, match="不认识"):
        assessed("answer_rate", reading, num=895, den=1000)


def test_what_the_contract_chose_is_usual_and_the_recommended_one_stands_beside_it() -> None:
    text = BUILTIN.read_text().replace("[readings.chosen]", '[readings.chosen]\npartial_step = "ceil"')
    case = {"kpi": "answer_rate", "period": "2026Q2", "inputs": {"num": 915, "den": 1000}}
    found = assess_case(case, [contract_from_toml(text)])
    assert str(found.deduction) == "729.80"
    assert str(found.shadow("满一步才扣").deduction) == "0.00"
    back = assess_case({**case, "reading": "满一步才扣"}, [contract_from_toml(text)])
    assert str(back.deduction) == "0.00"


def test_a_rival_that_counts_other_things_needs_its_numbers() -> None:
    """Called-back calls count as answered: 91.5 % become 92 %."""
    case = {"kpi": "answer_rate", "period": "2026Q2", "inputs": {"num": 905, "den": 1000}}
    assert not [each for each in assess_case(case, [contract()]).shadows if each.option.key == "answered"]
    with pytest.raises(Invalid, match="另外给出"):
        assess_case({**case, "reading": "回拨算接通"}, [contract()])
    case["inputs_otherwise"] = {"called_back.answered": {"num": 920, "den": 1000}}
    assessed = assess_case(case, [contract()])
    assert (str(assessed.deduction), str(assessed.shadow("回拨算接通").deduction)) == ("729.80", "0.00")
    chosen = assess_case({**case, "reading": "回拨算接通"}, [contract()])
    assert (str(chosen.deduction), chosen.displayed_value) == ("0.00", "92.00%")


def test_a_choice_that_does_not_exist_is_refused() -> None:
    text = BUILTIN.read_text().replace("[readings.chosen]", '[readings.chosen]\npartial_step = "most"')
    with pytest.raises(Invalid, match="没有“most”这种读法"):
        assess_case({"kpi": "seats", "period": "2026Q2", "inputs": {"value": 1}}, [contract_from_toml(text)])


@pytest.mark.parametrize(
    ("kpi", "facts", "reading", "amount"),
    [
        ("front_staff", heads(170, 169, 171, 168), None, "2919.19"),
        ("front_staff", heads(170, 169, 171, 168), "最低日", "5838.38"),
        ("front_staff", heads(170, 169, 168, 171), "季末时点", "0.00"),
        ("wait_seconds", Waits(total=Fraction(9_000), calls=Fraction(100)), None, "1459.60"),
        ("wait_seconds", Waits(total=Fraction(0), calls=Fraction(0)), None, "0.00"),
        ("wait_seconds", Waits(total=Fraction(180), calls=Fraction(2), each=exact(30, 150)), None, "1459.60"),
        ("wait_seconds", Waits(total=Fraction(180), calls=Fraction(2), each=exact(30, 150)), "最长", "4378.79"),
        ("record_transfer", TwoShares(first=share(0, 0), second=share(98, 100)), None, "4378.79"),
        ("record_transfer", TwoShares(first=share(0, 0), second=share(0, 0)), None, "0.00"),
        ("ai_correct", share(179, 200, parts=(share(99, 100), share(80, 100))), None, "0.00"),
        (
            "ai_correct",
            share(179, 200, parts=(share(99, 100), share(80, 100))),
            "分开",
            "14595.95",
        ),
        ("uptime", uptime(132, 131_140, planned=100), None, "87575.70"),
        ("uptime", uptime(132, late=1), None, "91954.49"),
        ("uptime", uptime(132), None, "87575.70"),
        ("uptime", uptime(132, late=2), "按次", "96333.27"),
        ("uptime", uptime(0, 0), None, "0.00"),
        ("fault_response", Responses(minutes=exact("239/60", 4, 5)), None, "4378.79"),
        ("fault_response", Responses(minutes=()), None, "0.00"),
        ("security", Count(value=Fraction(1), earlier=Fraction(2)), None, "14595.95"),
        ("security", Count(value=Fraction(1), earlier=Fraction(2)), "按年累计", "72979.75"),
        ("security", Count(value=Fraction(4)), None, "197045.33"),
        ("security", Count(value=Fraction(4)), "第3起后不再加扣", "124065.58"),
    ],
)
def test_what_events_and_registers_tell_is_assessed_by_the_same_rules(
    kpi: str, facts: Facts, reading: str | None, amount: str
) -> None:
    assert str(yuan(kpi, reading, facts)) == amount


def test_late_news_of_no_outage_costs_nothing_but_is_a_clue() -> None:
    found = assessed("uptime", quarter_minutes=131_040, down_minutes=0, late_notice=True)
    assert (found.deduction, found.verdict) == (Decimal("0.00"), "达标")
    assert "K19" in found.clues[0]


def test_facts_of_another_kind_are_refused() -> None:
    with pytest.raises(Invalid, match="不能由这样的数据计算"):
        assess(contract(), "seats", "2026Q2", Waits(total=1, calls=1))  # type: ignore[arg-type]


TWO = Exclusion(reason="误评", approver="甲", second_approver="乙", den=Fraction(1_000))


def test_what_is_left_out_is_named_and_no_longer_counts() -> None:
    found = assessed("satisfaction", facts=excluded(48_000, 50_000, TWO))
    assert (found.num, found.den, found.displayed_value) == (48_000, 49_000, "97.96%")
    assert [each.reason for each in found.exclusions] == ["误评"]
    assert "超过1%" in found.clues[0]


@pytest.mark.parametrize(
    "lacking", [{"reason": " "}, {"approver": ""}, {"second_approver": ""}, {"second_approver": "甲"}]
)
def test_an_exclusion_that_nobody_answers_for_is_refused(lacking: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        assessed("satisfaction", facts=excluded(48_000, 50_000, structs.replace(TWO, **lacking)))


def test_more_cannot_be_left_out_than_there_was() -> None:
    with pytest.raises(Invalid, match="超过了原有"):
        assessed("satisfaction", facts=excluded(1, 999, TWO))


def test_an_exclusion_counts_for_single_numbers_too() -> None:
    one = Exclusion(reason="复核为妥善", approver="甲方", num=Fraction(1))
    assert str(yuan("unstable", facts=Count(value=Fraction(2), exclusions=(one,)))) == "14595.95"


def test_an_assessment_says_by_which_contract_and_readings() -> None:
    found = assessed("seats", **GOOD["seats"])
    assert (found.contract, found.contract_version, found.readings.name, found.readings.version) == ("2026", 1, "R1", 1)
