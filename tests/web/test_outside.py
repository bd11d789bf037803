"""Figures from outside: defined on screen, filled in Excel, checked cell by cell, approved by another, then counted."""

import io
from typing import Any

import pytest
import python_calamine

from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.infrastructure.models import AuditRow
from tests.web import test_registers
from tests.web.test_registers import AGENT, CLIENT, MANAGER, get, post, relay, sheet
from tests.web.test_workorders import browser

pytestmark = [pytest.mark.django_db, pytest.mark.real]
personnel = test_registers.personnel

SHEET = {
    "name": "窗口办件",
    "about": "区",
    "columns": [{"name": "办件", "unit": "件"}, {"name": "时长", "unit": "分钟", "digits": 1}],
}
HEADS = ("日期", "区", "办件", "时长", "说明")


def define(**changes: Any) -> Any:
    return post(MANAGER, "registers/outside", **(SHEET | changes))


def take_in(key: str, *rows: tuple[object, ...]) -> Any:
    body = {"register_key": key, "file": sheet(*rows)}
    return browser(MANAGER).post("/api/assessment/registers/import", body)


def query(*measures: str, by: str = "about") -> Any:
    relay()
    question = {"measures": measures, "dimensions": [by], "first": "2019-01-01", "last": "2026-10-06"}
    return browser(CLIENT).post("/api/statistics/ask", question, "application/json").json()


def test_from_a_sheet_defined_on_screen_to_a_figure_in_the_explorer_and_its_correction() -> None:
    key = define().json()["key"]
    template = b"".join(get(MANAGER, "registers/template", register_key=key).streaming_content)
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(template)).get_sheet_by_index(0).to_python()
    assert tuple(rows[0]) == HEADS

    bad = take_in(
        key, HEADS, ("2019-05-06", "东城区", 12, 3.25, ""), ("2019-05-06", "", 1, 1, ""), ("soon", "x", "y", 1)
    )
    assert bad.status_code == 422
    for fault in ("第2行“时长”不是数，或超过1位小数", "第3行：请填“区”", "第4行“日期”不是日期", "第4行“办件”不是数"):
        assert fault.removesuffix("不是数") in bad.json()["message"]
    assert RegisterEntry.objects.count() == 0

    good = (HEADS, ("2019-05-06", "东城区", 12, 3.2, ""), ("2026-10-01", "西城区", 8, 5, "国庆"))
    assert take_in(key, *good).json() == {"entries": 2}
    assert query(f"{key}.f1")["lines"] == [], "nobody has approved it yet"
    for row in RegisterEntry.objects.all():
        assert post(MANAGER, f"registers/entries/{row.pk}/judge", approved=True).status_code == 403
        assert post(CLIENT, f"registers/entries/{row.pk}/judge", approved=True).status_code == 200
    answer = query(f"{key}.f1", f"{key}.f2", f"{key}.f2.mean")
    cells = {line["labels"][0]: [cell["displayed_value"] for cell in line["cells"]] for line in answer["lines"]}
    assert cells == {"东城区": ["12", "3.2", "3.20"], "西城区": ["8", "5.0", "5.00"]}
    assert [cell["displayed_value"] for cell in answer["total"]] == ["20", "8.2", "4.10"]

    old = RegisterEntry.objects.get(day="2019-05-06")
    corrected = {"register_key": key, "day": "2019-05-06", "about": "东城区", "figures": {"f1": 13, "f2": 32}}
    new = post(MANAGER, "registers/entries", **corrected, corrects=old.pk).json()["id"]
    post(CLIENT, f"registers/entries/{new}/judge", approved=True)
    assert query(f"{key}.f1")["total"][0]["displayed_value"] == "21"
    assert RegisterEntry.objects.get(pk=old.pk).state == "withdrawn", "the first version stays to be read"
    names = [each["name"] for each in browser(CLIENT).get("/api/statistics/registry").json()["measures"]]
    assert "窗口办件·办件" in names


def test_a_new_version_may_add_columns_and_takes_none_away() -> None:
    key = define().json()["key"]
    more = [*SHEET["columns"], {"name": "排队", "unit": "人"}]  # type: ignore[misc]
    assert define(key=key, columns=more).status_code == 200
    assert "不可移除" in define(key=key, columns=SHEET["columns"]).json()["message"]
    registers = get(CLIENT, "registers", quarter="2026Q3").json()["registers"]
    found = next(each for each in registers if each["key"] == key)
    assert [field["key"] for field in found["fields"]] == ["f1", "f2", "f3"]
    assert found["outside"] is True
    assert AuditRow.objects.filter(action="statistics.define").count() == 2
    assert browser(MANAGER).delete(f"/api/assessment/registers/outside/{key}").status_code == 204
    assert key not in [each["key"] for each in get(CLIENT, "registers").json()["registers"]]


@pytest.mark.parametrize(
    "bad",
    [
        {"name": ""},
        {"columns": []},
        {"columns": [{"name": "a", "unit": ""}]},
        {"columns": [{"name": "a", "unit": "件"}, {"name": "a", "unit": "件"}]},
        {"columns": [{"name": "a", "unit": "件", "digits": 9}]},
    ],
)
def test_a_sheet_that_cannot_be_is_refused(bad: dict[str, Any]) -> None:
    assert define(**bad).status_code == 422


def test_who_may_not_enter_defines_nothing_and_two_of_one_name_there_are_not() -> None:
    assert post(AGENT, "registers/outside", **SHEET).status_code == 403
    define()
    assert define().json()["code"] == "name_taken"
