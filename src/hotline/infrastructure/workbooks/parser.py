"""Parses tables that people upload: xlsx, xls or csv by content, never more than the limits allow.

Runs in the sandbox; ``reader`` is its other side. A cell goes there as plain data.
"""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

import msgspec
import python_calamine

from hotline.kernel.errors import Invalid
from hotline.kernel.files.types import FileType, type_of
from hotline.kernel.tables import Cell

REFERENCE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
SHARED_TEXT = re.compile(rb"<(?:\w+:)?si\b")
PIECE = 1 << 20
#: A cell's beginning that a piece's end may have cut.
OVERLAP = 200
SEPARATORS = ",;\t，"
type Rows = Sequence[Sequence[Cell]]
UNREADABLE = "表格无法打开。请另存为 xlsx 后上传。"


@dataclass(frozen=True)
class TableLimits:
    """``max_rows`` with the heading. The product of both also limits the area that cells are spread over."""

    max_rows: int = 5001
    max_columns: int = 200


class WireMoment(msgspec.Struct, frozen=True):
    """A cell of one of the types of ``datetime``, in ISO form; a span in seconds."""

    kind: Literal["date", "datetime", "time", "span"]
    text: str

    def cell(self) -> Cell:
        match self.kind:
            case "date":
                return date.fromisoformat(self.text)
            case "datetime":
                return datetime.fromisoformat(self.text)
            case "time":
                return time.fromisoformat(self.text)
            case "span":
                return timedelta(seconds=float(self.text))


type WireCell = WireMoment | str | int | float | bool | None


class WireRow(NamedTuple):
    number: int
    cells: tuple[WireCell, ...]


def read_rows(content: bytes, limits: TableLimits, code: str) -> list[WireRow]:
    """The first sheet, blank rows left out, each row with its number in the file. Raises Invalid with ``code``."""
    found = type_of(content)
    rows: Rows
    if found is FileType.TEXT:
        rows = _csv_rows(content, limits, code)
    elif found in (FileType.XLSX, FileType.OLD_OFFICE):
        if found is FileType.XLSX:
            _check_size(content, limits, code)
        rows = _sheet_rows(content, code)
    else:
        raise Invalid(UNREADABLE, code=code)
    _check(len(rows), max(map(len, rows), default=0), limits, code)
    return [
        WireRow(number, tuple(map(_wire_cell, cells)))
        for number, cells in enumerate(rows, start=1)
        if any(cell not in ("", None) for cell in cells)
    ]


def _wire_cell(cell: Cell) -> WireCell:
    match cell:
        case datetime():
            return WireMoment("datetime", cell.isoformat())
        case date():
            return WireMoment("date", cell.isoformat())
        case time():
            return WireMoment("time", cell.isoformat())
        case timedelta():
            return WireMoment("span", str(cell.total_seconds()))
        case _:
            return cell


def _sheet_rows(content: bytes, code: str) -> Rows:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, IndexError, ValueError, OSError) as error:
        raise Invalid(UNREADABLE, code=code) from error


def _csv_rows(content: bytes, limits: TableLimits, code: str) -> Rows:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    heading = text.partition("\n")[0]
    separator = max(SEPARATORS, key=heading.count)
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([cell.strip() for cell in cells])
            _check(len(rows), len(cells), limits, code)
    except csv.Error as error:
        raise Invalid(UNREADABLE, code=code) from error
    return rows


def _check_size(content: bytes, limits: TableLimits, code: str) -> None:
    """Check a table's size before it is laid out in memory: one cell at the far end takes as much as a full sheet.

    Cells share their texts, which lie together: no more of them than a full sheet has cells. Any part may be the sheet
    or hold the texts: another part says where they are, and letters count in either case.
    """
    texts = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                with packed.open(name) as part:
                    rest = b""
                    while piece := part.read(PIECE):
                        texts += len(SHARED_TEXT.findall(piece))
                        if texts > limits.max_rows * limits.max_columns:
                            raise Invalid("表格文字过多，无法读取。请拆分后上传。", code=code)
                        for column, row in REFERENCE.findall(rest + piece):
                            _check(int(row), _number_of(column), limits, code)
                        rest = piece[-OVERLAP:]
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError) as error:  # the last: a part that has a password
        raise Invalid(UNREADABLE, code=code) from error


def _number_of(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _check(rows: int, columns: int, limits: TableLimits, code: str) -> None:
    if rows > limits.max_rows:
        raise Invalid(f"表格过长，最多 {limits.max_rows - 1:,} 行。请分几次导入。", code=code)
    if columns > limits.max_columns:
        raise Invalid(f"表格过宽，最多 {limits.max_columns} 列。请删除不需要的列。", code=code)
