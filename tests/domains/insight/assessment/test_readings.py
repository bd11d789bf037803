"""A case may name its readings in words; what the contract's file chose is usual; rivals stand beside it."""

from decimal import Decimal

import pytest

from hotline.domains.insight.assessment.rules import Waits, assess, contract_from_toml, judge_case
from hotline.kernel.errors import Invalid
from tests.domains.insight.assessment.contracts import GOOD, SHIPPED, contract, judged, yuan

USUAL = "R1：百分点；满一步才扣；先按比例乘算后统一四舍五入到分；逐项不超过扣减基数；"


@pytest.mark.parametrize(
    ("reading", "amount"),
    [
        (None, "1459.60"),
        (USUAL, "1459.60"),
        (USUAL + "阶梯累进：90%以上部分0.1%/步，90%以下部分0.2%/步", "1459.60"),
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
        judged("answer_rate", reading, num=895, den=1000)


def test_what_the_contract_chose_is_usual_and_the_recommended_one_stands_beside_it() -> None:
    text = SHIPPED.read_text().replace("[readings.chosen]", '[readings.chosen]\npartial_step = "ceil"')
    case = {"kpi": "answer_rate", "period": "2026Q2", "inputs": {"num": 915, "den": 1000}}
    found = judge_case(case, [contract_from_toml(text)]).assessment
    assert str(found.deduction) == "729.80"
    assert str(found.shadow("满一步才扣").deduction) == "0.00"
    back = judge_case({**case, "reading": "满一步才扣"}, [contract_from_toml(text)])
    assert str(back.assessment.deduction) == "0.00"


def test_a_rival_that_counts_other_things_needs_its_numbers() -> None:
    """Called-back calls count as answered: 91.5 % become 92 %."""
    case = {"kpi": "answer_rate", "period": "2026Q2", "inputs": {"num": 905, "den": 1000}}
    assert not [each for each in judge_case(case, [contract()]).assessment.shadows if each.option.key == "answered"]
    with pytest.raises(Invalid, match="另外给出"):
        judge_case({**case, "reading": "回拨算接通"}, [contract()])
    case["inputs_otherwise"] = {"called_back.answered": {"num": 920, "den": 1000}}
    beside = judge_case(case, [contract()]).assessment
    assert (str(beside.deduction), str(beside.shadow("回拨算接通").deduction)) == ("729.80", "0.00")
    chosen = judge_case({**case, "reading": "回拨算接通"}, [contract()]).assessment
    assert (str(chosen.deduction), chosen.shown) == ("0.00", "92.00%")


def test_a_choice_that_does_not_exist_is_refused() -> None:
    text = SHIPPED.read_text().replace("[readings.chosen]", '[readings.chosen]\npartial_step = "most"')
    with pytest.raises(Invalid, match="没有“most”这种读法"):
        judge_case({"kpi": "seats", "period": "2026Q2", "inputs": {"value": 1}}, [contract_from_toml(text)])


@pytest.mark.parametrize(
    ("kpi", "inputs", "reading", "amount"),
    [
        ("front_staff", {"daily": [170, 169, 171, 168]}, None, "2919.19"),
        ("front_staff", {"daily": [170, 169, 171, 168]}, "最低日", "5838.38"),
        ("front_staff", {"daily": [170, 169, 168, 171]}, "季末时点", "0.00"),
        ("wait_seconds", {"total_seconds": 9_000, "answered": 100}, None, "1459.60"),
        ("wait_seconds", {"total_seconds": 0, "answered": 0}, None, "0.00"),
        ("wait_seconds", {"seconds": [30, 150]}, None, "1459.60"),
        ("wait_seconds", {"seconds": [30, 150]}, "最长", "4378.79"),
        ("answer_correct", {"wrong": 900, "answered": 1_000_000}, None, "1459.60"),
        ("record_transfer", {"accurate": 0, "checked": 0, "transferred": 98, "should_transfer": 100}, None, "4378.79"),
        ("record_transfer", {"accurate": 0, "checked": 0, "transferred": 0, "should_transfer": 0}, None, "0.00"),
        ("ai_correct", {"jingxiaobao": {"num": 99, "den": 100}, "ai_seats": {"num": 80, "den": 100}}, None, "0.00"),
        (
            "ai_correct",
            {"jingxiaobao": {"num": 99, "den": 100}, "ai_seats": {"num": 80, "den": 100}},
            "分开",
            "14595.95",
        ),
        ("uptime", {"quarter_minutes": 131_140, "down_minutes": 132, "planned_minutes": 100}, None, "87575.70"),
        ("uptime", {"quarter_minutes": 131_040, "down_minutes": 132, "notified": False}, None, "91954.49"),
        ("uptime", {"quarter_minutes": 131_040, "down_minutes": 132, "notified": True}, None, "87575.70"),
        ("uptime", {"quarter_minutes": 131_040, "down_minutes": 132, "late": 2}, "按次", "96333.27"),
        ("uptime", {"quarter_minutes": 0, "down_minutes": 0}, None, "0.00"),
        ("fault_response", {"response_seconds": [239, 240, 300]}, None, "4378.79"),
        ("fault_response", {"faults": [{"seconds": 240}, {"minutes": 5}]}, None, "4378.79"),
        ("fault_response", {"minutes": []}, None, "0.00"),
        ("unstable", {"handled": 8, "total": 10}, None, "29191.90"),
        ("security", {"accidents": 1, "earlier": 2}, None, "14595.95"),
        ("security", {"accidents": 1, "earlier": 2}, "按年累计", "72979.75"),
        ("security", {"accidents": 4}, None, "197045.33"),
        ("security", {"accidents": 4}, "第3起后不再加扣", "124065.58"),
    ],
)
def test_numbers_may_be_given_in_other_ways(
    kpi: str, inputs: dict[str, object], reading: str | None, amount: str
) -> None:
    assert str(yuan(kpi, reading, **inputs)) == amount


def test_late_news_of_no_outage_costs_nothing_but_is_a_clue() -> None:
    found = judged("uptime", quarter_minutes=131_040, down_minutes=0, undetected=True)
    assert (found.deduction, found.verdict) == (Decimal("0.00"), "达标")
    assert "K19" in found.clues[0]


def test_facts_of_another_kind_are_refused() -> None:
    with pytest.raises(Invalid, match="不能由这样的数据计算"):
        assess(contract(), "seats", "2026Q2", Waits(total=1, calls=1))  # type: ignore[arg-type]


TWO = {"reason": "误评", "approver": "甲", "second_approver": "乙", "num": 0, "den": 1_000}


def test_what_is_left_out_is_named_and_no_longer_counts() -> None:
    found = judged("satisfaction", num=48_000, den=50_000, exclusions=[TWO])
    assert (found.num, found.den, found.shown) == (48_000, 49_000, "97.96%")
    assert [each.reason for each in found.exclusions] == ["误评"]
    assert "超过1%" in found.clues[0]


@pytest.mark.parametrize(
    "lacking", [{"reason": " "}, {"approver": ""}, {"second_approver": ""}, {"second_approver": "甲"}]
)
def test_an_exclusion_that_nobody_answers_for_is_refused(lacking: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        judged("satisfaction", num=48_000, den=50_000, exclusions=[{**TWO, **lacking}])


def test_more_cannot_be_left_out_than_there_was() -> None:
    with pytest.raises(Invalid, match="超过了原有"):
        judged("satisfaction", num=1, den=999, exclusions=[TWO])


def test_an_exclusion_counts_for_single_numbers_too() -> None:
    one = {"reason": "复核为妥善", "approver": "甲方", "num": 1}
    assert str(yuan("unstable", bad=2, exclusions=[one])) == "14595.95"


def test_an_assessment_says_by_which_contract_and_readings() -> None:
    found = judged("seats", **GOOD["seats"])
    assert (found.contract, found.contract_version, found.readings.name, found.readings.version) == ("2026", 1, "R1", 1)
