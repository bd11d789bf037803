"""Tables that people fill: found by headings, read cell by cell, refused with every error named."""

from datetime import date, datetime

import pytest

from hotline.kernel.errors import Invalid
from hotline.kernel.tables import Cell, RowErrors, TableRow, day_of, figure_of, find_columns, text_of

HEADING = TableRow(1, (" 金额 ", "日期", "没见过的列", "备注"))


def test_columns_are_found_by_their_headings_in_any_order() -> None:
    places = find_columns(HEADING, ["日期", "金额"], ["备注"])
    assert places.cells(TableRow(2, (1.0, "2026-09-01", "x"))) == {"金额": 1.0, "日期": "2026-09-01", "备注": None}


def test_headings_of_another_name_can_be_mapped() -> None:
    places = find_columns(HEADING, ["日期", "数额"], mapping={"金额": "数额"})
    assert places.cells(TableRow(2, (1.0, "2026-09-01")))["数额"] == 1.0


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        (None, "第一行缺少：日期、金额"),
        (TableRow(1, ("日期",)), "第一行缺少：金额"),
        (TableRow(1, ("日期", "金额", "日期")), "“日期”列重复"),
    ],
)
def test_what_is_missing_or_doubled_is_named(heading: TableRow | None, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        find_columns(heading, ["日期", "金额"])


def test_every_error_is_listed_with_its_row() -> None:
    errors = RowErrors()
    errors.refuse_any()
    errors.add(3, "不是日期", "日期")
    errors.add(5, "登记过了。")
    with pytest.raises(Invalid, match="未导入，请改正后重传。第3行“日期”不是日期。第5行：登记过了。"):
        errors.refuse_any()


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-01-05", date(2026, 1, 5)),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026年1月5日", date(2026, 1, 5)),
        ("2026.1.5 00:00:00", date(2026, 1, 5)),
        (datetime(2026, 1, 5, 8), date(2026, 1, 5)),  # noqa: DTZ001
        (date(2026, 1, 5), date(2026, 1, 5)),
        ("2026-02-30", None),
        ("soon", None),
        (45000.0, None),
        (None, None),
    ],
)
def test_a_day_is_read_in_any_writing(cell: Cell, day: date | None) -> None:
    assert day_of(cell) == day


@pytest.mark.parametrize(
    ("cell", "digits", "figure"),
    [
        (3.0, 0, 3),
        ("1,200", 0, 1200),
        (1.25, 2, 125),
        (1.5, 0, None),
        ("12.345", 2, None),
        (True, 0, None),
        ("x", 0, None),
        ("", 0, None),
        (float("inf"), 0, None),
        (float("nan"), 0, None),
        ("1/0", 0, None),
    ],
)
def test_a_figure_is_exact_or_none(cell: Cell, digits: int, figure: int | None) -> None:
    assert figure_of(cell, digits) == figure


def test_a_cell_reads_as_people_write_it() -> None:
    assert [text_of(cell) for cell in (3.0, 2.5, " a ", None, date(2026, 1, 5))] == ["3", "2.5", "a", "", "2026-01-05"]
