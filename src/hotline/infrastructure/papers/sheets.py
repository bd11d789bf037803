"""The tables of a paper as a workbook: a sheet each, figures as numbers."""

from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hotline.kernel.paper import Cell, Number, Paper, Table

NARROWEST, A_SHARE = 8, 9
NAME_LONGEST = 31
#: What a sheet's name may not have in it.
FORBIDDEN = str.maketrans("[]:*?/\\", "（）：＊？／＼")


def workbook(paper: Paper) -> bytes:
    """First a sheet that says what it is, then the tables in order."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, right = book.add_format({"bold": True}), book.add_format({"align": "right"})
        cover = book.add_worksheet("说明")
        cover.set_column(0, 0, 80)
        said = [paper.title, paper.subtitle, paper.foot, *(["草稿：尚未冻结，数字还会变"] if paper.draft else [])]
        for row, text in enumerate(said):
            cover.write_string(row, 0, text, bold if row == 0 else None)
        taken = {"说明"}
        for part in paper.parts:
            if isinstance(part, Table):
                _fill(book.add_worksheet(_free_name(part.name, taken)), part, bold, right)
    return file.getvalue()


def _fill(sheet: Worksheet, table: Table, bold: Format, right: Format) -> None:
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, max(NARROWEST, column.width * A_SHARE))
        sheet.write_string(0, at, column.name, bold)
    for row, line in enumerate([*table.rows, *([table.total] if table.total else [])], start=1):
        for at, cell in enumerate(line):
            _write(sheet, row, at, cell, right if table.columns[at].right else None)


def _write(sheet: Worksheet, row: int, at: int, cell: Cell, form: Format | None) -> None:
    if isinstance(cell, Number):
        sheet.write_number(row, at, cell.value)
    else:
        sheet.write_string(row, at, cell, form)


def _free_name(name: str, taken: set[str]) -> str:
    plain = name.translate(FORBIDDEN)[:NAME_LONGEST] or "表"
    found, n = plain, 2
    while found in taken:
        found, n = f"{plain[: NAME_LONGEST - 3]}{n}", n + 1
    taken.add(found)
    return found
