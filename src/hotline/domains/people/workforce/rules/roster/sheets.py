"""A roster as a table of people x days, as it is exported and read back: each cell checked, errors named by their cell.

Exported and read back unchanged, it is the same roster.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hotline.domains.people.workforce.rules.roster.model import OFF, Cells
from hotline.kernel.errors import Invalid
from hotline.kernel.tables import Cell, TableRow, day_of, text_of

NUMBER, NAME = "工号", "姓名"
OFF_TEXT = "休"
OFF_TEXTS = frozenset({"", OFF_TEXT, "休息"})
#: 12-07, 12/7, 12月7日: as people and spreadsheets write the heading of a day.
MONTH_AND_DAY = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")


@dataclass(frozen=True)
class CellProblem:
    """``cell``: as a spreadsheet names it, such as F12. ``day``: counted from the first; None for a person's row."""

    cell: str
    number: str
    day: int | None
    text: str


@dataclass(frozen=True)
class RosterSheet:
    """``cells``: of those rows without a problem. ``places``: where each person's row is, ``columns`` of each day."""

    cells: Cells
    problems: list[CellProblem] = field(default_factory=list)
    places: Mapping[str, int] = field(default_factory=dict)
    columns: Sequence[int] = ()

    def cell_of(self, number: str, day: int) -> str:
        return cell_name(self.columns[day], self.places[number])


def headings(first_day: date, days: int) -> list[str]:
    return [NUMBER, NAME, *(f"{first_day + timedelta(days=at):%m-%d}" for at in range(days))]


def row_of(number: str, name: str, line: Sequence[str]) -> list[str]:
    return [number, name, *(code or OFF_TEXT for code in line)]


def read_sheet(
    rows: Sequence[TableRow], first_day: date, days: int, names: Mapping[str, str], codes: Collection[str]
) -> RosterSheet:
    """``names``: of the people of the roster. ``codes``: of the shifts that a cell may hold.

    Raises Invalid ``unreadable_file`` for a heading that is not this roster's.
    """
    heading = rows[0].cells if rows else ()
    number_at, name_at, columns = _columns(heading, first_day, days)
    cells, problems, places = dict[str, list[str]](), list[CellProblem](), dict[str, int]()
    for row in rows[1:]:
        number, name = _text(row, number_at), _text(row, name_at)
        if why_not := _person_problem(number, name, names, places):
            problems.append(CellProblem(cell_name(number_at, row.number), number, None, why_not))
            continue
        places[number] = row.number
        line = [OFF if (text := _text(row, column)) in OFF_TEXTS else text for column in columns]
        unknown = [
            CellProblem(cell_name(columns[day], row.number), number, day, f"没有“{code}”这个班次")
            for day, code in enumerate(line)
            if code != OFF and code not in codes
        ]
        problems += unknown
        if not unknown:
            cells[number] = line
    if not places and not problems:
        raise Invalid("表格中没有人员，请用本班表的导出文件修改后重新导入。", code="unreadable_file")
    return RosterSheet(cells, problems, places, columns)


def cell_name(column: int, row: int) -> str:
    """Column 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _columns(heading: Sequence[Cell], first_day: date, days: int) -> tuple[int, int | None, list[int]]:
    """Where the number, the name and each day stand."""
    titles = [text_of(cell) for cell in heading]
    if titles.count(NUMBER) != 1:
        raise Invalid(f"第一行须有且仅有一列“{NUMBER}”，请用本班表的导出文件修改后重新导入。", code="unreadable_file")
    at_day = {(day.month, day.day): at for at in range(days) if (day := first_day + timedelta(days=at))}
    found: dict[int, int] = {}
    for place, cell in enumerate(heading):
        named = _month_and_day(cell)
        if named is None:
            continue
        if named not in at_day:
            raise Invalid(
                f"表头“{titles[place]}”不在班表日期内，请用本班表的导出文件修改后重新导入。", code="unreadable_file"
            )
        if found.setdefault(at_day[named], place) != place:
            raise Invalid(f"表头“{titles[place]}”重复，请用本班表的导出文件修改后重新导入。", code="unreadable_file")
    if missing := [f"{first_day + timedelta(days=at):%m-%d}" for at in range(days) if at not in found]:
        listed = "、".join(missing[:5]) + ("等" if len(missing) > 5 else "")
        raise Invalid(f"表头缺少 {listed}，请用本班表的导出文件修改后重新导入。", code="unreadable_file")
    name_at = titles.index(NAME) if NAME in titles else None
    return titles.index(NUMBER), name_at, [found[at] for at in range(days)]


def _month_and_day(cell: Cell) -> tuple[int, int] | None:
    """Of a heading; None for one that is no day. Without a year: a roster is shorter than one."""
    text = text_of(cell)
    if written := MONTH_AND_DAY.fullmatch(text):
        return int(written[1]), int(written[2])
    day = day_of(cell)
    return (day.month, day.day) if day else None


def _text(row: TableRow, place: int | None) -> str:
    return text_of(row.cells[place]) if place is not None and place < len(row.cells) else ""


def _person_problem(number: str, name: str, names: Mapping[str, str], places: Mapping[str, int]) -> str:
    if not number:
        return "没有填写工号"
    if number not in names:
        return f"班表中没有工号 {number}"
    if name and name != names[number]:
        return f"工号 {number} 的姓名不是“{name}”"
    if number in places:
        return f"工号 {number} 重复，第 {places[number]} 行已有"
    return ""
