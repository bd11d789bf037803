"""Tables that people fill in: finds columns by their headings, reads cells as text, days and figures.

Errors are collected by row. An import reads all rows first and changes nothing while any row has an error.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import NamedTuple

from hotline.kernel.errors import Invalid

type Cell = str | int | float | bool | date | datetime | time | timedelta | None
#: The most errors that one refusal lists.
MAX_LISTED = 50
DAY_SIGNS = re.compile("[年月/.]")
#: A cell that begins with one of these is a formula to a spreadsheet, once somebody opens or edits it; the wide ones
#: too, where Chinese or Japanese is typed.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class TableRow(NamedTuple):
    """A row. ``number`` counts as a spreadsheet does: the heading is row 1."""

    number: int
    cells: tuple[Cell, ...]


class RowError(NamedTuple):
    """An error in a row. ``column`` is the heading of the cell, "" when the error concerns the entire row."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"第{self.row}行“{self.column}”{self.message}。" if self.column else f"第{self.row}行：{self.message}"


@dataclass(frozen=True)
class Columns:
    """The position of each heading in a row, from 0."""

    places: Mapping[str, int]

    def cells(self, row: TableRow) -> dict[str, Cell]:
        """The cells of a row by heading. A cell missing at the end of the row is None."""
        return {title: row.cells[place] if place < len(row.cells) else None for title, place in self.places.items()}


@dataclass
class RowErrors:
    """Collects what is wrong while rows are read."""

    found: list[RowError] = field(default_factory=list)

    def add(self, row: int, message: str, column: str = "") -> None:
        self.found.append(RowError(row, column, message))

    def refuse_any(self) -> None:
        """Raises Invalid that lists the errors, when there are any."""
        if self.found:
            raise Invalid("未导入，请改正后重传。" + "".join(map(str, self.found[:MAX_LISTED])))


def find_columns(
    heading: TableRow | None, required: Sequence[str], optional: Iterable[str] = (), mapping: Mapping[str, str] = {}
) -> Columns:
    """Find the columns by their headings, in any order. ``mapping``: heading in the file -> expected heading.

    Raises Invalid that names the headings that are missing or present twice.
    """
    places = dict[str, int]()
    known = {*required, *optional}
    for place, cell in enumerate(heading.cells if heading else ()):
        title = text_of(cell)
        title = mapping.get(title, title)
        if title not in known:
            continue
        if title in places:
            raise Invalid(f"“{title}”列重复，请只保留一列。")
        places[title] = place
    if missing := [title for title in required if title not in places]:
        raise Invalid(f"第一行缺少：{'、'.join(missing)}。请使用模板填写。")
    return Columns(places)


def text_of(cell: Cell) -> str:
    """The cell as a person reads it: a whole number without a decimal point, a day without a time."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def day_of(cell: Cell) -> date | None:
    """A day written 2026-01-05, 2026/1/5, 2026年1月5日 or 2026.1.5; None for what is no day."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date(*map(int, DAY_SIGNS.sub("-", str(cell).strip()).replace("日", "").split(" ")[0].split("-")))
    except (ValueError, TypeError):
        return None


def figure_of(cell: Cell, digits: int) -> int | None:
    """The cell as a whole number of units of its last decimal place: with 2 ``digits``, 1.5 becomes 150.

    None when the cell is no figure or has more than ``digits`` decimals.
    """
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    try:
        figure = Fraction(str(cell).strip().replace(",", "")) * 10**digits
    except (ValueError, ZeroDivisionError):
        return None
    return int(figure) if figure.is_integer() else None
