"""Writes workbooks. Text stays text, figures stay figures, and moments are Beijing time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from typing import IO, Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hotline.kernel.clock import BEIJING
from hotline.kernel.files.types import FileType
from hotline.kernel.tables import FORMULA_SIGNS

MEDIA_TYPE = FileType.XLSX.value
#: Excel's own limits: characters of a cell and of a sheet's name.
MAX_TEXT, MAX_NAME = 32_767, 31
#: Replacements of signs that a sheet's name may not contain.
NAME_SIGNS = str.maketrans("[]:*?/\\'", "（）：＊？／＼’")
MOMENT, DAY = "yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd"

type Cell = str | int | float | Fraction | bool | date | datetime | Sequence[str] | None


@dataclass(frozen=True)
class SheetColumn:
    """A column of a sheet."""

    title: str
    #: In characters. None fits the column to its content, for which the workbook is made in memory.
    width: float | None = None
    #: Excel's number format; "" for general.
    number_format: str = ""
    #: Long text breaks into lines.
    wrap: bool = False
    #: The column is aligned to the right.
    right: bool = False


@dataclass(frozen=True)
class Sheet:
    """``frozen``: columns at the left that stay in view; the heading always does."""

    name: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Cell]]
    frozen: int = 0


def write_workbook(file: IO[bytes], sheets: Iterable[Sheet], *, streaming: bool = False) -> None:
    """``streaming``: in constant memory, row by row; every column then needs a width."""
    options = {
        "constant_memory": streaming,
        "in_memory": not streaming,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(file, options) as book:
        formats, taken = _Formats(book), set[str]()
        for sheet in sheets:
            _write_sheet(book.add_worksheet(_free_name(sheet.name, taken)), sheet, formats)


class _Formats:
    """A book's formats, each made once."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, dict[tuple[tuple[str, Any], ...], Format]()

    def __call__(self, **properties: Any) -> Format | None:
        chosen = {name: value for name, value in properties.items() if value}
        key = tuple(sorted(chosen.items()))
        if key and key not in self._made:
            self._made[key] = self._book.add_format(chosen)
        return self._made.get(key)


def _write_sheet(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    page.freeze_panes(1, sheet.frozen)
    for at, column in enumerate(sheet.columns):
        if column.width is not None:
            page.set_column(at, at, column.width, formats(num_format=column.number_format))
        page.write_string(0, at, column.title, formats(bold=True, bg_color="#EEF2F6"))
    for line, row in enumerate(sheet.rows, start=1):
        for at, (column, cell) in enumerate(zip(sheet.columns, row, strict=False)):
            _write_cell(page, line, at, cell, column, formats)
    if any(column.width is None for column in sheet.columns):
        page.autofit(600)


def _write_cell(page: Worksheet, line: int, at: int, cell: Cell, column: SheetColumn, formats: _Formats) -> None:
    look = {"text_wrap": column.wrap, "valign": "top" if column.wrap else "", "align": "right" if column.right else ""}
    match cell:
        case None | "" | False:
            pass
        case True:
            page.write_string(line, at, "是", formats(**look))
        case datetime():
            moment = cell.astimezone(BEIJING).replace(tzinfo=None)
            page.write_datetime(line, at, moment, formats(num_format=column.number_format or MOMENT, **look))
        case date():
            midnight = datetime.combine(cell, time())
            page.write_datetime(line, at, midnight, formats(num_format=column.number_format or DAY, **look))
        case int() | float() | Fraction():
            page.write_number(line, at, float(cell), formats(num_format=column.number_format, **look))
        case str():
            text = cell[:MAX_TEXT]  # marked as text, so that it stays text when somebody edits the cell
            page.write_string(line, at, text, formats(quote_prefix=text.startswith(FORMULA_SIGNS), **look))
        case _:
            _write_cell(page, line, at, "、".join(cell), column, formats)


def _free_name(name: str, taken: set[str]) -> str:
    plain = name.translate(NAME_SIGNS)[:MAX_NAME] or "表"
    found, number = plain, 2
    while found.lower() in taken:
        found, number = f"{plain[: MAX_NAME - 3]}{number}", number + 1
    taken.add(found.lower())
    return found
