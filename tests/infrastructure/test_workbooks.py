"""Workbooks as written and read: text stays text, figures stay figures, nothing larger than the limits."""

import io
import zipfile
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from hotline.infrastructure.workbooks.parser import TableLimits
from hotline.infrastructure.workbooks.reader import read_table
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.errors import Invalid
from tests import sample_files as files

SIGNS = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1+1", "＠SUM(A1)"),
    *("=cmd|' /C calc'!A0", "http://x.example", "{=1}", "0012"),
)


def written(*rows: tuple[Any, ...], streaming: bool = False, columns: int = 4) -> bytes:
    file = io.BytesIO()
    heads = [SheetColumn(f"列{at}", 12 if streaming else None) for at in range(columns)]
    write_workbook(file, [Sheet("表/一", heads, rows), Sheet("表/一", heads, [])], streaming=streaming)
    return file.getvalue()


@pytest.mark.parametrize("streaming", [False, True])
def test_what_would_be_a_formula_is_written_and_read_as_text(streaming: bool) -> None:
    content = written(*((sign,) for sign in SIGNS), streaming=streaming)
    assert [row.cells[0] for row in read_table(content)[1:]] == list(SIGNS)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        page = book.read("xl/worksheets/sheet1.xml")
        assert b"<f" not in page
        assert b"hyperlink" not in page
        assert b'quotePrefix="1"' in book.read("xl/styles.xml"), "it stays text when the cell is edited"
        assert "表／一2" in book.read("xl/workbook.xml").decode()


def test_figures_days_moments_and_lists_are_written_as_what_they_are() -> None:
    at = datetime(2026, 9, 1, 1, 30, tzinfo=UTC)
    content = written((1.5, Fraction(1, 4), date(2026, 9, 1), at), (True, False, ["甲", "乙"], None), (float("nan"),))
    rows = read_table(content)
    assert rows[1].cells == (1.5, 0.25, date(2026, 9, 1), datetime(2026, 9, 1, 9, 30))  # noqa: DTZ001  a cell has no zone
    assert rows[2].cells == ("是", "", "甲、乙", "")


def test_a_text_longer_than_a_cell_is_cut_not_lost() -> None:
    assert len(str(read_table(written(("长" * 40_000,)))[1].cells[0])) == 32_767


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_of_any_writing_is_read_with_its_row_numbers(encoding: str, separator: str) -> None:
    text = separator.join(("姓名", "金额")) + "\r\n\r\n" + separator.join(("张三", ' =1"')) + "\r\n"
    rows = read_table(text.encode(encoding))
    assert [(row.number, row.cells) for row in rows] == [(1, ("姓名", "金额")), (3, ("张三", '=1"'))]


def far_cell(reference: str) -> bytes:
    """A workbook of a few kilobytes whose only other cell stands at the far end."""
    content = files.workbook(("a",))
    source, file = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"</row>", f'<c r="{reference}"><v>1</v></c></row>'.encode())
            book.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (written(*((1,) for _ in range(12))), "最多 10 行"),
        (written((1,), columns=9), "最多 8 列"),
        (b"a\n" * 12, "最多 10 行"),
        (b"1,2,3,4,5,6,7,8,9\n", "最多 8 列"),
        (far_cell("XFD1048576"), "最多 10 行"),
        (far_cell("XFD1"), "最多 8 列"),
        (files.PDF, "无法打开"),
        (files.letter(), "无法打开"),
        (files.OLD_OFFICE + b"\0" * 600, "无法打开"),
        (b"", "无法打开"),
    ],
)
def test_what_is_no_table_or_too_large_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        read_table(content, TableLimits(max_rows=11, max_columns=8), code="no_table")
    assert refused.value.code == "no_table"
