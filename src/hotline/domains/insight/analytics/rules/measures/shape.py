"""A measure and a dimension: what they are called, what they mean, how they are computed."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal

import msgspec

type Table = Literal[
    "calls",
    "stays",
    "agent_time",
    "cases",
    "deadlines",
    "consults",
    "entries",
    "alarms",
    "texts",
    "steps",
    "messages",
    "chats",
    "inspections",
    "attendance",
]
#: What a list of measures is headed by.
GROUPS: dict[Table, str] = {
    "calls": "通话",
    "stays": "排队",
    "agent_time": "坐席时间",
    "cases": "工单",
    "deadlines": "工单时限",
    "steps": "工单环节",
    "consults": "知识",
    "messages": "留言传真",
    "chats": "在线咨询",
    "texts": "短信",
    "alarms": "告警",
    "inspections": "抽检",
    "attendance": "出勤",
    "entries": "台账",
}
type Unit = Literal["通", "秒", "%", "件", "次", "人", "小时", "分钟", "席", "条", "起", "个", "分", "工日"]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """``num`` over ``den`` (SQL aggregates over whole numbers), or ``num`` alone; divided by ``per`` at the end.

    ``formula`` is the same in words. ``sources`` are the types of the events behind it. Another way to count is a new
    ``version`` with its own ``valid_from``. ``shows`` picks the rows to drill to: what makes up the numerator.
    ``misses``: the rows that keep a share from being whole, where these are not simply the other ones.
    ``zero_is_none``: 0 says that there was nothing to look at, as the longest of no waits.
    """

    key: str
    name: str
    meaning: str
    formula: str
    unit: Unit
    table: Table
    num: str
    den: str = ""
    per: int = 1
    digits: int = 0
    shows: str = "true"
    base: str = "true"
    misses: str = ""
    zero_is_none: bool = False
    sources: tuple[str, ...]
    owner: str = "协调督办科"
    version: int = 1
    valid_from: date = date(2026, 4, 1)

    def value(self, num: int, den: int | None) -> Fraction | None:
        """Exact; None when there is nothing to divide by, or was nothing to look at."""
        if self.zero_is_none and not num:
            return None
        if not self.den:
            return Fraction(num, self.per)
        return Fraction(num, den * self.per) if den else None


class Dimension(msgspec.Struct, frozen=True, kw_only=True):
    """``columns``: the SQL expression in each table that has it. ``kind`` time: its values follow one another.

    ``offered``: to people; the others only narrow what a program asks.
    """

    key: str
    name: str
    columns: Mapping[Table, str]
    kind: Literal["time", "name"] = "name"
    offered: bool = True
