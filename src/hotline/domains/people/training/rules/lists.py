"""The list of who reports on arrival: staff numbers or names, typed or from a table, of accounts that exist."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hotline.kernel.errors import Invalid
from hotline.kernel.tables import MAX_LISTED, RowErrors, TableRow, find_columns, text_of

BETWEEN = re.compile(r"[\s,，、;；]+")
NUMBER, NAME = "工号", "姓名"


class Listed(NamedTuple):
    """A line of the list. ``number`` or ``name`` may be "", not both."""

    number: str
    name: str


def numbers_typed(text: str, accounts: Mapping[str, str]) -> list[str]:
    """The numbers of those whom the text names by number or name. ``accounts``: number -> name. Raises Invalid."""
    found, faults = list[str](), list[str]()
    for entry in filter(None, BETWEEN.split(text)):
        try:
            found.append(_number_of(Listed(entry, "") if entry in accounts else Listed("", entry), accounts))
        except ValueError as fault:
            faults.append(str(fault))
    if faults:
        raise Invalid("名单未添加，请改正后重试。" + "".join(faults[:MAX_LISTED]), code="bad_list")
    return _once(found)


def numbers_in(rows: Sequence[TableRow], accounts: Mapping[str, str]) -> list[str]:
    """The same of a table with a column 工号, 姓名 or both. Raises Invalid that names every bad row."""
    places = find_columns(rows[0] if rows else None, (), (NUMBER, NAME))
    if not places.places:
        raise Invalid("第一行缺少“工号”或“姓名”，请补上后重新上传。", code="unreadable_file")
    found, errors = list[str](), RowErrors()
    for row in rows[1:]:
        cells = places.cells(row)
        try:
            found.append(_number_of(Listed(text_of(cells.get(NUMBER)), text_of(cells.get(NAME))), accounts))
        except ValueError as fault:
            errors.add(row.number, str(fault))
    errors.refuse_any()
    if not found:
        raise Invalid("表格没有名单，请补上后重新上传。", code="unreadable_file")
    return _once(found)


def _number_of(listed: Listed, accounts: Mapping[str, str]) -> str:
    """Raises ValueError with a sentence."""
    if listed.number:
        if listed.number not in accounts:
            raise ValueError(f"没有工号 {listed.number} 的在用账号。")
        if listed.name and listed.name != accounts[listed.number]:
            raise ValueError(f"工号 {listed.number} 的姓名不是“{listed.name}”。")
        return listed.number
    if not listed.name:
        raise ValueError("没有填写工号。")
    same = [number for number, name in accounts.items() if name == listed.name]
    if len(same) > 1:
        raise ValueError(f"“{listed.name}”有 {len(same)} 人重名，请填写工号。")
    if not same:
        raise ValueError(f"没有“{listed.name}”的在用账号。")
    return same[0]


def _once(numbers: Iterable[str]) -> list[str]:
    """Raises Invalid for who stands in the list twice."""
    counted = Counter(numbers)
    if twice := [number for number, times in counted.items() if times > 1]:
        raise Invalid(f"名单中 {'、'.join(twice)} 重复，请删除后重试。", code="bad_list")
    return list(counted)
