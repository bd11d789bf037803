"""Typed inputs: tolerated where they are clear, else refused with a sentence that names the field."""

from typing import Any

import pytest

from tests.domains.understanding.knowledge.calculators.calculations import refusals, values

N = {"due": "n", "known": "dates", "started": "2020-03-15", "ended": "2023-09-14", "wage": "8000", "average": "11000"}


@pytest.mark.parametrize(
    "born", ["1968-08", "1968-8", "1968/08", "1968.8", "196808", "1968年8月", "１９６８－０８", " 1968-08-15 "]
)
def test_months_as_people_type_them(born: str) -> None:
    assert values("retirement-age", kind="man", born=born)["reached"] == "2029-07"


@pytest.mark.parametrize("ended", ["2023-9-14", "2023年9月14日", "20230914", "2023.09.14"])
def test_days_as_people_type_them(ended: str) -> None:
    assert values("severance", **N | {"ended": ended})["months"] == "4"


@pytest.mark.parametrize("wage", [8000, 8000.0, "8,000", "8000元", "８０００", "8000.00", "8000 元"])
def test_money_as_people_type_it(wage: Any) -> None:
    assert values("severance", **N | {"wage": wage})["total"] == "32000.00"


@pytest.mark.parametrize(
    ("wage", "message"),
    [
        ("", "“解除前十二个月的月平均工资”必填。"),
        (None, "“解除前十二个月的月平均工资”必填。"),
        ("八千", "“解除前十二个月的月平均工资”须为数字。"),
        ("8000.001", "“解除前十二个月的月平均工资”最多两位小数。"),
        ("-1", "“解除前十二个月的月平均工资”须在 0.01 到 1,000,000 元之间。"),
        ("1e9", "“解除前十二个月的月平均工资”须为数字。"),
        (float("nan"), "“解除前十二个月的月平均工资”须为数字。"),
        (10**30, "“解除前十二个月的月平均工资”须为数字。"),
        (["8000"], "“解除前十二个月的月平均工资”格式有误。"),
        ({"a": 1}, "“解除前十二个月的月平均工资”格式有误。"),
        (True, "“解除前十二个月的月平均工资”须为数字。"),
        ("8" * 41, "“解除前十二个月的月平均工资”太长。"),
    ],
)
def test_what_is_no_money(wage: Any, message: str) -> None:
    assert refusals("severance", **N | {"wage": wage}) == {"wage": message}


@pytest.mark.parametrize(
    ("ended", "message"),
    [
        ("2023-02-30", "“解除或终止日期”没有这一天，须为日期，如 2025-03-15。"),
        ("昨天", "“解除或终止日期”须为日期，如 2025-03-15。"),
        ("2023111", "“解除或终止日期”须为日期，如 2025-03-15。"),
        ("1949-12-31", "“解除或终止日期”须在 1950 年 1 月 1 日 到 2099 年 12 月 31 日之间。"),
    ],
)
def test_what_is_no_day(ended: str, message: str) -> None:
    assert refusals("severance", **N | {"ended": ended}) == {"ended": message}


def test_every_field_that_is_wrong_is_named() -> None:
    wrong = refusals("severance", due="x", known="length", years="1.5", wage="", average=9, nonsense=1)
    assert list(wrong) == ["nonsense", "due", "ended", "years", "months", "wage", "average"]
    assert wrong["due"].startswith("“算哪一种”须从以下选项中选择：经济补偿（N）、")
    assert wrong["years"] == "“工作满几年”须为整数。"


def test_a_field_that_is_not_asked_for_is_not_looked_at() -> None:
    assert values("severance", **N, years="nonsense")["total"] == "32000.00"


def test_yes_and_no_in_the_ways_of_forms_and_of_machines() -> None:
    leave = {"year": 2026, "worked": 12, "absence": "none", "taken": 0, "own_wish": False}
    for yes in (True, "yes", "true", "YES"):
        assert values("annual-leave", **leave, continuous=yes)["due"] == "10"
    assert refusals("annual-leave", **leave, continuous="maybe") == {"continuous": "“连续工作满十二个月”须填是或否。"}
