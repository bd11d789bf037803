"""Planned work: maintenance windows that the client was told of, drills, and the register of equipment."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

MAX_WINDOW = timedelta(days=2)


class DrillKind(StrEnum):
    RESTORE = "restore"
    SWITCH = "switch"
    ALARM = "alarm"
    SECURITY = "security"
    OTHER = "other"


class EquipmentKind(StrEnum):
    SEAT = "seat"
    HEADSET = "headset"
    PHONE = "phone"
    LINE = "line"
    SERVER = "server"
    OTHER = "other"


class EquipmentState(StrEnum):
    IN_USE = "in_use"
    SPARE = "spare"
    REPAIR = "repair"
    RETIRED = "retired"


EQUIPMENT_NAMES: Mapping[EquipmentKind, str] = {
    EquipmentKind.SEAT: "工位",
    EquipmentKind.HEADSET: "耳机",
    EquipmentKind.PHONE: "话机",
    EquipmentKind.LINE: "线路",
    EquipmentKind.SERVER: "服务器",
    EquipmentKind.OTHER: "其他",
}
EQUIPMENT_STATES: Mapping[EquipmentState, str] = {
    EquipmentState.IN_USE: "在用",
    EquipmentState.SPARE: "备用",
    EquipmentState.REPAIR: "送修",
    EquipmentState.RETIRED: "报废",
}


class Window(NamedTuple):
    start: datetime
    end: datetime


def window_refusal(start: datetime, end: datetime, now: datetime) -> str:
    """Why a window cannot be announced; "" when it can."""
    if start <= now:
        return "计划维护须在开始前报备，请改开始时间。"
    if not start < end:
        return "结束须晚于开始，请改时间。"
    return "一次最长两天，请改时间或分次报备。" if end - start > MAX_WINDOW else ""


def is_covered(start: datetime, end: datetime, windows: Iterable[Window]) -> bool:
    """Whether announced windows cover the whole stretch."""
    reached = start
    for window in sorted(windows):
        if window.start <= reached < window.end:
            reached = window.end
    return reached >= end


def is_overdue(day: date, done_at: datetime | None, today: date) -> bool:
    return done_at is None and day < today
