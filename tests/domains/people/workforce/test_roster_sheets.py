"""A roster written as a workbook and read back is the same; what is wrong in a cell is named by that cell."""

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.people.workforce.rules.roster.model import SHIFTS
from hotline.domains.people.workforce.rules.roster.sheets import (
    RosterSheet,
    cell_name,
    headings,
    read_sheet,
    row_of,
)
from hotline.infrastructure.workbooks.parser import TableLimits, read_rows
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.errors import Invalid
from hotline.kernel.tables import Cell, TableRow

MONDAY = date(2026, 12, 28)
NAMES = {"1001": "王晓芳", "1002": "李建国", "0007": "张玉梅"}
WEEK = headings(MONDAY, 7)


def read(*rows: list[Cell], days: int = 7) -> RosterSheet:
    return read_sheet([TableRow(at, tuple(row)) for at, row in enumerate(rows, 1)], MONDAY, days, NAMES, SHIFTS)


lines = st.lists(st.sampled_from(["", *SHIFTS]), min_size=14, max_size=14)


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, lines)))
def test_written_and_read_back_it_is_the_same_roster(cells: dict[str, list[str]]) -> None:
    file = BytesIO()
    columns = [SheetColumn(title, 8) for title in headings(MONDAY, 14)]
    write_workbook(file, [Sheet("班表", columns, [row_of(number, NAMES[number], cells[number]) for number in NAMES])])
    rows = [
        TableRow(row.number, tuple(str(cell) for cell in row.cells))
        for row in read_rows(file.getvalue(), TableLimits(), "unreadable_file")
    ]
    found = read_sheet(rows, MONDAY, 14, NAMES, SHIFTS)
    assert (found.cells, found.problems) == (cells, [])


def test_what_is_wrong_is_named_by_its_cell_and_the_row_is_left_out() -> None:
    found = read(
        WEEK,
        ["1001", "王晓芳", "早2", "早九", *["休"] * 5],
        ["9999", "谁", *["休"] * 7],
        [1002.0, "李建华", *["休"] * 7],
        ["1002", "李建国", "早2", "休息", None],
        ["1002", "", *["休"] * 7],
        ["", "", "早2"],
    )
    assert found.cells == {"1002": ["早2", "", "", "", "", "", ""]}
    assert [(one.cell, one.day, one.text) for one in found.problems] == [
        ("D2", 1, "没有“早九”这个班次"),
        ("A3", None, "班表中没有工号 9999"),
        ("A4", None, "工号 1002 的姓名不是“李建华”"),
        ("A6", None, "工号 1002 重复，第 5 行已有"),
        ("A7", None, "没有填写工号"),
    ]
    assert found.cell_of("1002", 6) == "I5"


def test_days_are_known_however_a_spreadsheet_writes_them_and_in_any_order() -> None:
    days: list[Cell] = [
        datetime.fromisoformat("2025-12-28"),
        "12/29",
        "12月30日",
        "2026-12-31",
        "01-01",
        "1.2",
        date(2027, 1, 3),
    ]
    found = read(["姓名", *reversed(days), "备注", "工号"], ["王晓芳", *["早2"] * 6, "夜", "随便", "1001"])
    assert found.cells == {"1001": ["夜", *["早2"] * 6]}


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        (WEEK[1:], "须有且仅有一列“工号”"),
        (WEEK[:-2], "缺少 01-02、01-03"),
        ([*WEEK, "12-28"], "“12-28”重复"),
        ([*WEEK, "01-04"], "“01-04”不在班表日期内"),
    ],
)
def test_a_heading_of_another_roster_is_refused(heading: list[Cell], sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        read(heading, ["1001", "王晓芳"])


def test_a_sheet_without_people_is_refused() -> None:
    with pytest.raises(Invalid, match="没有人员"):
        read(WEEK)


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert [cell_name(at, 1) for at in (0, 25, 26, 43)] == ["A1", "Z1", "AA1", "AR1"]
