"""Equipment faults: which alarms open one, who is called when, how long 京晓保 was down, when one may be closed.

The contract wants a person's answer within three minutes of the alarm (O2, K17). Receipts by machine do not count.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil

from hotline.kernel.clock import beijing_day, day_bounds


class FaultKind(StrEnum):
    SWITCH = "switch"
    DATABASE = "database"
    PROCESS = "process"
    ASSISTANT = "assistant"
    TEXTS = "texts"
    STORAGE = "storage"
    NETWORK = "network"
    SEAT = "seat"
    OTHER = "other"


KIND_NAMES: Mapping[FaultKind, str] = {
    FaultKind.SWITCH: "交换机、线路",
    FaultKind.DATABASE: "数据库",
    FaultKind.PROCESS: "程序",
    FaultKind.ASSISTANT: "京晓保",
    FaultKind.TEXTS: "短信网关",
    FaultKind.STORAGE: "存储、备份",
    FaultKind.NETWORK: "网络",
    FaultKind.SEAT: "工位、话机、耳机",
    FaultKind.OTHER: "其他",
}


class FaultStepKind(StrEnum):
    OPENED = "opened"
    ALARMED = "alarmed"  # the same alarm again, while the fault is open
    CALLED = "called"  # somebody was called to it
    ACKNOWLEDGED = "acknowledged"
    NOTED = "noted"
    CLEARED = "cleared"  # its alarm is over
    CLOSED = "closed"


STEP_NAMES: Mapping[FaultStepKind, str] = {
    FaultStepKind.OPENED: "发生",
    FaultStepKind.ALARMED: "再次告警",
    FaultStepKind.CALLED: "通知",
    FaultStepKind.ACKNOWLEDGED: "确认",
    FaultStepKind.NOTED: "处置",
    FaultStepKind.CLEARED: "告警解除",
    FaultStepKind.CLOSED: "办结",
}


class Responsible(StrEnum):
    """To whose account a time without 京晓保 goes, as the register of outages separates it."""

    OURS = "ours"
    PLANNED = "planned"
    BEYOND = "beyond"


RESPONSIBLE_NAMES: Mapping[Responsible, str] = {
    Responsible.OURS: "乙方原因",
    Responsible.PLANNED: "已报备的计划维护",
    Responsible.BEYOND: "不可抗力",
}

#: Within so long a person has to answer.
ANSWERED_WITHIN = timedelta(minutes=3)
#: After so long without an answer the next on the rota is called, while there is still time; then everybody.
ESCALATIONS: tuple[timedelta, ...] = (timedelta(), timedelta(seconds=90), ANSWERED_WITHIN)
#: An alarm this old opens no fault: the log is being read again.
FRESH = timedelta(hours=12)
#: What the watch sees on its own is a fault at any level; other alarms of the system once they are red.
_ALARMS: Mapping[str, FaultKind] = {
    "process_silent": FaultKind.PROCESS,
    "part_down": FaultKind.OTHER,
    "gateway_missing": FaultKind.TEXTS,
    "recording_store": FaultKind.STORAGE,
    "backup_behind": FaultKind.STORAGE,
}
_PARTS: Mapping[str, FaultKind] = {
    "part/asterisk": FaultKind.SWITCH,
    "part/door": FaultKind.SWITCH,
    "part/postgres": FaultKind.DATABASE,
}
WATCHED = ("process_silent", "part_down")


def kind_of_alarm(kind: str, about: str, level: str) -> FaultKind | None:
    """The kind of fault that an alarm is; None for an alarm that is no fault of equipment."""
    if kind not in _ALARMS or (level != "red" and kind not in WATCHED):
        return None
    return _PARTS.get(about, _ALARMS[kind])


def answer_seconds(raised_at: datetime, acknowledged_at: datetime) -> int:
    """Whole seconds from the alarm to the answer; a clock that runs behind makes none negative."""
    return max(int((acknowledged_at - raised_at).total_seconds()), 0)


def down_days(start: datetime, end: datetime) -> list[tuple[date, int]]:
    """The minutes of each Beijing day in which something was down, every minute begun."""
    found, first = [], start
    while first < end:
        day = beijing_day(first)
        until = min(day_bounds(day)[1], end)
        found.append((day, ceil((until - first).total_seconds() / 60)))
        first = until
    return found


def period_refusal(start: datetime | None, end: datetime | None, raised_at: datetime, now: datetime) -> str:
    """Why 京晓保 cannot have been down between these moments; "" when it can, or was not."""
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return "请填写京晓保停用的起止时间，未停用的都不填。"
    if end > now:
        return "恢复时间不能晚于现在，请改时间。"
    if start >= end:
        return "停用的开始须早于恢复，请改时间。"
    return "停用不能早于告警前一天，请改时间。" if start < raised_at - timedelta(days=1) else ""
