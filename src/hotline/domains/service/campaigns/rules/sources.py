"""Where the list of a campaign comes from: an uploaded table, or what a search found."""

from collections.abc import Mapping
from enum import StrEnum


class ListSource(StrEnum):
    FILE = "file"
    CALLS = "calls"
    CASES = "cases"
    CALLBACKS = "callbacks"


SOURCE_NAMES = {
    ListSource.FILE: "导入名单",
    ListSource.CALLS: "通话记录",
    ListSource.CASES: "工单",
    ListSource.CALLBACKS: "回拨",
}
#: What the columns of a found list are called. Its number is no column: it stays sealed where the citizen is found.
NUMBER, NAME = "号码", "姓名"
HEADINGS: Mapping[ListSource, tuple[str, ...]] = {
    ListSource.CALLS: (NUMBER, "通话时间", "队列", "主题", "坐席", "评价"),
    ListSource.CASES: (NUMBER, NAME, "工单号", "登记时间", "事项", "摘要", "状态"),
    ListSource.CALLBACKS: (NUMBER, "登记时间", "约定时间", "来源"),
}
#: What an entry says of where it comes from: ``call/…``, ``case/…``, ``callback/…``.
PREFIXES = {ListSource.CALLS: "call/", ListSource.CASES: "case/", ListSource.CALLBACKS: "callback/"}


def callback_in(about: str) -> str:
    """The call-back that an entry comes from; "" for an entry from elsewhere."""
    prefix = PREFIXES[ListSource.CALLBACKS]
    return about.removeprefix(prefix) if about.startswith(prefix) else ""


def case_in(about: str) -> str:
    """The case that an entry comes from; "" for an entry from elsewhere."""
    prefix = PREFIXES[ListSource.CASES]
    return about.removeprefix(prefix) if about.startswith(prefix) else ""
