"""Forms: which may be published, and which values may be filled in."""

import time
from typing import Any

import pytest

from hotline.domains.service.workorders.rules import forms, masking
from hotline.domains.service.workorders.rules.keywords import employer_key, pairs, terms


def form(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


NAME = {"type": "string", "title": "姓名"}


TABLE = {"type": "array", "title": "欠薪明细", "x-widget": "rows"}


FILES = {"type": "array", "title": "材料", "x-widget": "file", "items": {"type": "object"}, "x-files": ["image"]}
PHOTO = {"id": "file_1", "name": "现场.png", "media_type": "image/png", "size": 10}
LETTER = {"id": "file_2", "name": "信.pdf", "media_type": "application/pdf", "size": 10}


def table(**columns: Any) -> dict[str, Any]:
    return TABLE | {"items": {"type": "object", "additionalProperties": False, "properties": columns}}


WAGES = table(
    month={"type": "string", "title": "月份", "maxLength": 7},
    sum={"type": "number", "title": "金额", "x-widget": "money"},
)
WAGES["items"]["required"] = ["month"]
WAGES["x-columns"] = ["month", "sum"]


def messages(wrong: dict[str, Any]) -> str:
    return " ".join(each.text for each in forms.problems(wrong))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"type": "nothing"}, "不是合规的 JSON Schema"),
        ({"type": "array"}, "要是一个对象"),
        (form(**{"Name": NAME}), "字段名“Name”无效"),
        (form(name={"type": "string"}), "没有名称"),
        (form(name={"type": "object", "title": "套"}), "类型不支持"),
        (form(name={"type": "array", "title": "多选"}), "没有选项"),
        (form(name={"type": "array", "title": "多选", "items": {"enum": ["甲", ""]}}), "选项只能是文字"),
        (form(name={"type": "array", "title": "多选", "items": {"enum": ["甲", 1]}}), "选项只能是文字"),
        (form(name={"type": "array", "title": "多选", "items": {"enum": ["甲", "甲"]}}), "选项有重复"),
        (form(wages=TABLE | {"items": {}}), "没有列"),
        (form(wages=table(Month=NAME)), "列“Month”没有名称，或代号不是小写字母"),
        (form(wages=table(who=NAME | {"x-masked": "name"})), "列“who”不可脱敏"),
        (form(wages=table(who={"type": "boolean", "title": "是否"})), "列“who”类型不支持"),
        (form(wages=table(**{f"c{n}": NAME for n in range(13)})), "最多 12 列"),
        (form(papers=FILES | {"x-files": ["exe"]}), "文件种类只能是"),
        (form(papers=FILES | {"maxItems": 50}), "最多个数须在 1 到 20 之间"),
        (form(papers={"type": "string", "title": "材料", "x-widget": "file"}), "类型与填写方式不符"),
        (form(name=NAME | {"x-masked": "face"}), "脱敏方式只能是"),
        (form(n={"type": "integer", "title": "数", "x-masked": "phone"}), "要脱敏，只能是文字"),
        (form(sum=NAME | {"x-widget": "money"}), "类型与填写方式不符"),
        (form(at={"type": "number", "title": "时间", "x-widget": "datetime"}), "类型与填写方式不符"),
        (form(name=NAME | {"pattern": "("}), "properties.name.pattern 处格式有误"),
        (form(name=NAME | {"pattern": "^(a+)+$"}), "有嵌套重复"),
        (form(name={"$ref": "https://elsewhere/x.json", "type": "string", "title": "外"}), "只能引用本表单"),
        (form(name=NAME) | {"required": ["phone"]}, "必填的“phone”不是表单里的字段"),
        (form(name=NAME, age=NAME) | {"x-sections": [{"fields": ["name"]}]}, "未放入分区"),
        (form(name=NAME) | {"x-sections": [{"fields": ["name", "age"]}]}, "分区里的“age”"),
        (form(name=NAME | {"x-show": {"field": "age", "in": [1]}}), "显示条件引用了不存在的字段"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_by_field(wrong: dict[str, Any], named: str) -> None:
    assert named in messages(wrong)


@pytest.mark.parametrize(
    ("widget", "type", "value", "message"),
    [
        ("datetime", "string", "2026-11-30T09:30", ""),
        ("datetime", "string", "2026-11-31T09:30", "请填写日期和时间"),
        ("datetime", "string", "2026-11-30", "请填写日期和时间"),
        ("datetime", "string", "明天上午", "请填写日期和时间"),
        ("money", "number", 21600, ""),
        ("money", "number", 0.07, ""),
        ("money", "number", 21600.5, ""),
        ("money", "number", 21600.005, "最多两位小数"),
        ("person", "string", "4001", ""),
    ],
)
def test_moments_are_whole_and_money_goes_to_the_fen(widget: str, type: str, value: Any, message: str) -> None:
    one_field = form(one={"type": type, "title": "一栏", "x-widget": widget})
    assert messages(one_field) == ""
    assert [each.message for each in forms.errors(one_field, {"one": value})] == ([message] if message else [])


@pytest.mark.parametrize(
    ("widget", "value", "text"),
    [
        ("money", 21600, "21,600.00 元"),
        ("money", 0.5, "0.50 元"),
        ("datetime", "2026-11-30T09:30", "2026-11-30 09:30"),
        ("", 12.5, "12.5"),
        ("", True, "是"),
        ("", ["甲", "乙"], "甲、乙"),
    ],
)
def test_values_are_displayed_as_people_read_them(widget: str, value: Any, text: str) -> None:
    assert forms.displayed(form(one={"title": "一栏", "x-widget": widget}), "one", value) == text


def test_a_form_of_three_hundred_fields_is_fine_and_quick_one_of_six_hundred_is_refused() -> None:
    big = form(**{f"f{n}": {"type": "string", "title": f"栏{n}", "maxLength": 20} for n in range(300)})
    assert messages(big) == ""
    filled = {f"f{n}": "内容" for n in range(300)}
    forms.errors(big, filled)
    began = time.perf_counter()
    assert forms.errors(big, filled | {"f299": "长" * 21}) == [forms.FieldError("f299", "过长，最多 20 字")]
    assert time.perf_counter() - began < 0.5
    assert "最多 300 个" in messages(form(**{f"f{n}": NAME for n in range(301)}))


FILLED = {
    "type": "object",
    "required": ["kind"],
    "properties": {
        "kind": {"type": "string", "title": "类型", "enum": ["投诉", "咨询"]},
        "count": {"type": "integer", "title": "人数", "minimum": 1, "maximum": 9},
        "marks": {"type": "array", "title": "标签", "items": {"enum": ["甲", "乙"]}, "maxItems": 1},
        "phone": {"type": "string", "title": "电话", "x-masked": "phone"},
        "summary": {"type": "string", "title": "摘要", "minLength": 4},
        "wants": {"type": "boolean", "title": "回访"},
    },
    "if": {"required": ["wants"], "properties": {"wants": {"const": True}}},
    "then": {"required": ["phone"]},
}


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({}, "kind", "必填"),
        ({"kind": "骂人"}, "kind", "不在可选范围内"),
        ({"kind": "投诉", "count": 0}, "count", "不能小于 1"),
        ({"kind": "投诉", "count": 10}, "count", "不能大于 9"),
        ({"kind": "投诉", "count": "三"}, "count", "请填整数"),
        ({"kind": "投诉", "marks": ["甲", "乙"]}, "marks", "最多选 1 项"),
        ({"kind": "投诉", "marks": ["丙"]}, "marks", "不在可选范围内"),
        ({"kind": "投诉", "summary": "短"}, "summary", "过短，至少 4 字"),
        ({"kind": "投诉", "wants": True}, "phone", "必填"),
        ({"kind": "投诉", "extra": 1}, "extra", "不是这张表单的字段"),
        (
            {"kind": "投诉", "summary": "请打 13800000001 找我"},
            "summary",
            "含电话或证件号。请填入对应栏目",
        ),
        ({"kind": "投诉", "summary": "有个\x00字符在里面"}, "summary", "含不可见的控制字符，请删除"),
        ({"kind": "投诉", "count": float("nan")}, "count", "请填整数"),
    ],
)
def test_what_is_filled_in_wrongly_is_said_in_a_sentence(values: dict[str, Any], field: str, message: str) -> None:
    assert [(each.field, each.message) for each in forms.errors(FILLED, values)] == [(field, message)]


def test_a_draft_may_lack_what_must_be_there_in_the_end() -> None:
    assert [each.missing for each in forms.errors(FILLED, {"wants": True})] == [True, True]


@pytest.mark.parametrize(
    ("kind", "clear", "masked_value"),
    [
        ("name", "张三丰", "张**"),
        ("name", "李", "李*"),
        ("phone", "138-0000-0001", "138******01"),
        ("phone", "12345", "***45"),
        ("identity", "110115198508080015", "110*************15"),
        ("identity", "11011519850808001x", "110*************1X"),
        ("text", "我叫张三", "…"),
    ],
)
def test_personal_fields_show_what_anybody_may_see(kind: str, clear: str, masked_value: str) -> None:
    assert masking.masked(kind, clear) == masked_value


def test_identity_numbers_are_kept_as_callers_say_them_if_they_have_the_shape() -> None:
    assert masking.format_error("identity", "110115198508080015") == ""
    assert "18 位" in masking.format_error("identity", "1101151985")
    assert masking.format_error("phone", "010-6500 0003") == ""
    assert masking.format_error("phone", "") == ""


def test_words_are_found_by_pairs_of_characters() -> None:
    assert pairs("拖欠工资，GD2026") == ["拖欠", "欠工", "工资", "gd", "d2", "20", "02", "26"]
    assert terms("拖欠 资 ＧＤ20") == ["拖欠", "gd20"]


def test_one_employer_written_in_several_ways_is_one() -> None:
    names = ["北京某某建筑有限公司", "北京某某建筑 有限公司", "北京某某建筑", "北京某某建筑有限责任公司"]
    assert {employer_key(name) for name in names} == {"北京某某建筑"}
    assert employer_key("北京某某劳务有限公司") != employer_key(names[0])
    assert employer_key("") == ""


def test_choices_of_several_are_kept_once_in_the_forms_order_and_none_is_nothing() -> None:
    field = {"type": "array", "items": {"enum": ["粉尘", "噪声", "高温"]}}
    assert forms.tidied(field, ["高温", "粉尘", "高温"]) == ["粉尘", "高温"]
    assert forms.tidied(field, ["高温", "别的"]) == ["高温", "别的"]
    assert forms.tidied(field, []) is None
    assert forms.tidied({"type": "string"}, ["甲"]) == ["甲"]


def test_a_table_asks_for_rows_of_its_columns() -> None:
    assert list(forms.problems(form(wages=WAGES))) == []
    filled = [{"month": "2026-01", "sum": 5000}, {"month": "2026-02", "sum": 4800.5}]
    assert forms.errors(form(wages=WAGES), {"wages": filled}) == []
    text = forms.displayed(form(wages=WAGES), "wages", filled)
    assert list(forms.columns(form(wages=WAGES | {"x-columns": ["sum"]}), "wages")) == ["sum", "month"]
    assert text == "1. 月份 2026-01，金额 5,000.00 元；2. 月份 2026-02，金额 4,800.50 元"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"month": "2026-01"}, {"sum": 5}], "第 2 行“月份”必填"),
        ([{"month": "2026-01", "sum": "五千"}], "第 1 行“金额”请填数字"),
        ([{"month": "2026-01", "sum": 0.001}], "第 1 行“金额”最多两位小数"),
        ([{"month": "二〇二六年十一月"}], "第 1 行“月份”过长，最多 7 字"),
        ([{"month": "2026-01", "who": "张三"}], "第 1 行不符合表单的要求"),
        (["2026-01"], "第 1 行类型有误"),
        ([{"month": "2026-01"}] * 3, "最多填 2 行"),
    ],
)
def test_what_is_wrong_in_a_table_is_said_by_row_and_column(rows: list[Any], message: str) -> None:
    (error,) = forms.errors(form(wages=WAGES | {"maxItems": 2}), {"wages": rows})
    assert (error.field, error.message) == ("wages", message)


def test_a_number_of_a_person_does_not_belong_in_a_table() -> None:
    notes = form(notes=table(text={"type": "string", "title": "说明"}))
    (error,) = forms.errors(notes, {"notes": [{"text": "找张三 13800138001"}]})
    assert error.message == "第 1 行“说明”含电话或证件号。请填入对应栏目"


def test_a_lacking_cell_does_not_hold_a_draft_up_and_blank_rows_are_left_out() -> None:
    (error,) = forms.errors(form(wages=WAGES), {"wages": [{"sum": 5}]})
    assert error.missing
    assert forms.tidied(WAGES, [{"month": " 2026-01 ", "sum": None}, {"month": ""}, {}]) == [{"month": "2026-01"}]
    assert forms.tidied(WAGES, [{"month": " "}]) is None


def test_the_cells_of_a_table_are_searched() -> None:
    assert list(forms.texts_in([{"month": "2026-01", "sum": 5}, {"month": "2026-02"}])) == ["2026-01", "2026-02"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([PHOTO], ""),
        ([PHOTO, LETTER], "只能上传图片，请移除“信.pdf”"),
        ([PHOTO, PHOTO, PHOTO], "最多上传 2 个附件"),
        ([{"id": "file_3"}], "的附件已失效，请移除后重新上传"),
        (["file_3"], "类型有误"),
    ],
)
def test_a_file_field_takes_its_kinds_and_so_many(files: list[Any], message: str) -> None:
    found = forms.errors(form(papers=FILES | {"maxItems": 2}), {"papers": files})
    assert [each.message for each in found] == ([message] if message else [])


def test_files_are_read_and_searched_by_their_names_and_none_is_nothing() -> None:
    papers = form(papers=FILES)
    assert forms.displayed(papers, "papers", [PHOTO, LETTER]) == "现场.png、信.pdf"
    assert list(forms.texts_in([PHOTO, LETTER])) == ["现场.png", "信.pdf"]
    assert forms.tidied(FILES, []) is None
    assert [each.missing for each in forms.errors(papers | {"required": ["papers"]}, {})] == [True]
