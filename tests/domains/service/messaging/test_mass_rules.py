"""Wording with variables, numbers as people write them, and what may be done when."""

import pytest

from hotline.domains.service.messaging.rules.mass import (
    MassStage,
    MassStep,
    Wording,
    headings_of,
    mobile_in,
    rendered,
    step_refusal,
    wording_problem,
)

HEADINGS = ["姓名", "手机", "日期"]
WORDING = Wording("{姓名}您好，请于{ 日子 }前办理。", "手机", {"姓名": "姓名", "日子": "日期"})


def test_a_row_becomes_its_text() -> None:
    assert wording_problem(WORDING, HEADINGS) == ""
    assert rendered(WORDING, {"姓名": "张三", "日期": "12月5日"}) == "张三您好，请于12月5日前办理。"
    assert rendered(WORDING, {"姓名": "张三", "日期": ""}) is None


def test_a_value_with_braces_is_no_variable() -> None:
    assert rendered(WORDING, {"姓名": "{日子}", "日期": "5日"}) == "{日子}您好，请于5日前办理。"


@pytest.mark.parametrize(
    ("template", "number", "columns", "what"),
    [
        (" ", "手机", {}, "请填写短信内容"),
        ("x" * 501, "手机", {}, "不能超过 500 个字"),
        ("您好{姓名", "手机", {"姓名": "姓名"}, "括号"),
        ("您好{}", "手机", {}, "括号"),
        ("您好", "电话", {}, "号码所在的列"),
        ("您好{姓名}", "手机", {"姓名": "名字"}, "变量“姓名”"),
        ("您好{姓名}", "手机", {}, "变量“姓名”"),
    ],
)
def test_what_is_wrong_with_a_wording_is_said(template: str, number: str, columns: dict[str, str], what: str) -> None:
    assert what in wording_problem(Wording(template, number, columns), HEADINGS)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("13800138000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("008613800138000", "13800138000"),
        ("01012345678", ""),
        ("1380013800", ""),
        ("12345678901", ""),
        ("张三", ""),
        ("", ""),
    ],
)
def test_numbers_are_read_as_people_write_them(cell: str, number: str) -> None:
    assert mobile_in(cell) == number


def test_headings_are_there_and_differ() -> None:
    assert headings_of(["手机", "", "姓名"]) == ["手机", "", "姓名"]
    for bad in (["", ""], ["手机", "手机"]):
        with pytest.raises(ValueError, match="表格"):
            headings_of(bad)


def test_nothing_starts_unapproved_and_nothing_changes_while_it_waits_for_approval() -> None:
    starts = {stage for stage in MassStage if not step_refusal(MassStep.START, stage, is_requested=False)}
    assert starts == {MassStage.APPROVED, MassStage.PAUSED}
    for step in (MassStep.CHECK, MassStep.SUBMIT, MassStep.CANCEL):
        assert "审批" in step_refusal(step, MassStage.CHECKED, is_requested=True)
