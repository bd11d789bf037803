"""Shapes of a measure and a dimension: name, meaning, and computation."""

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
    "ratings",
]
#: Headings of the lists of measures.
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
    "ratings": "好差评",
    "texts": "短信",
    "alarms": "告警",
    "inspections": "抽检",
    "attendance": "出勤",
    "entries": "台账",
}
type Unit = Literal["通", "秒", "%", "件", "次", "人", "小时", "分钟", "席", "条", "起", "个", "分", "工日"]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """A measure: ``num`` over ``den``, or ``num`` alone, divided by ``per``.

    A changed way of counting is a new ``version`` with its own ``valid_from``.
    """

    key: str
    name: str
    meaning: str
    #: ``num`` and ``den`` in words.
    formula: str
    unit: Unit
    table: Table
    #: SQL aggregate, a whole number.
    num: str
    #: SQL aggregate, a whole number; "" for none.
    den: str = ""
    per: int = 1
    digits: int = 0
    #: SQL condition of the rows to open down to: those of the numerator.
    shows: str = "true"
    base: str = "true"
    #: SQL condition of the rows that keep a share below 100 %, where these are not simply all others.
    misses: str = ""
    #: 0 means that there was nothing to measure, as for the longest wait when nobody waited.
    zero_is_none: bool = False
    #: Types of the events behind it.
    sources: tuple[str, ...]
    owner: str = "协调督办科"
    version: int = 1
    valid_from: date = date(2026, 4, 1)

    def value(self, num: int, den: int | None) -> Fraction | None:
        """The exact value; None when there is nothing to divide by, or nothing to measure."""
        if self.zero_is_none and not num:
            return None
        if not self.den:
            return Fraction(num, self.per)
        return Fraction(num, den * self.per) if den else None


class Dimension(msgspec.Struct, frozen=True, kw_only=True):
    """A dimension."""

    key: str
    name: str
    #: SQL expression in each table that has the dimension.
    columns: Mapping[Table, str]
    #: "time": its values follow one another.
    kind: Literal["time", "name"] = "name"
    #: Offered to people; the others only narrow programs' questions.
    offered: bool = True
