"""Security accidents: levels, steps, clocks, when one may be closed, and closed again.

The contract and its acceptance scheme give one term: a fault is answered within three minutes (REQUIREMENTS O2, K17).
They are silent about reporting. That is by article 4 of 国家网络安全事件报告管理办法, in force since 2025-11-01: an
operator reports a 较大 or higher accident to the provincial office within four hours. Of a 重大 or 特别重大 one that
office reports on within one hour, so we report such within the first. 一般 has no term. The summary is due within
thirty days of the end.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Level(StrEnum):
    """As in 网络安全事件分级指南, the measures' annex."""

    ORDINARY = "ordinary"
    LARGE = "large"
    MAJOR = "major"
    GRAVE = "grave"


class AccidentKind(StrEnum):
    """As in GB/T 20986-2023, the kinds that may befall a hotline."""

    ATTACK = "attack"
    MALWARE = "malware"
    DATA = "data"
    CONTENT = "content"
    FAULT = "fault"
    MISUSE = "misuse"
    OTHER = "other"


class StepKind(StrEnum):
    FOUND = "found"
    CONTAINED = "contained"
    REPORTED = "reported"
    RECOVERED = "recovered"
    REVIEWED = "reviewed"


class DecisionKind(StrEnum):
    CLOSED = "closed"
    REOPENED = "reopened"


LEVEL_NAMES: Mapping[Level, str] = {
    Level.ORDINARY: "一般",
    Level.LARGE: "较大",
    Level.MAJOR: "重大",
    Level.GRAVE: "特别重大",
}
KIND_NAMES: Mapping[AccidentKind, str] = {
    AccidentKind.ATTACK: "网络攻击",
    AccidentKind.MALWARE: "恶意程序",
    AccidentKind.DATA: "数据安全",
    AccidentKind.CONTENT: "信息内容安全",
    AccidentKind.FAULT: "设备设施故障",
    AccidentKind.MISUSE: "违规操作",
    AccidentKind.OTHER: "其他",
}
STEP_NAMES: Mapping[StepKind, str] = {
    StepKind.FOUND: "发现",
    StepKind.CONTAINED: "处置",
    StepKind.REPORTED: "上报",
    StepKind.RECOVERED: "恢复",
    StepKind.REVIEWED: "复盘",
}
ANSWERED_WITHIN = timedelta(minutes=3)
REPORTED_WITHIN: Mapping[Level, timedelta] = {
    Level.LARGE: timedelta(hours=4),
    Level.MAJOR: timedelta(hours=1),
    Level.GRAVE: timedelta(hours=1),
}
REVIEWED_WITHIN = timedelta(days=30)
#: What each term rests on, for people.
SOURCES: Mapping[StepKind, str] = {
    StepKind.CONTAINED: "合同：故障 3 分钟内响应",
    StepKind.REPORTED: "国家网络安全事件报告管理办法：较大 4 小时内，重大、特别重大按 1 小时",
    StepKind.REVIEWED: "国家网络安全事件报告管理办法：处置结束后 30 日内总结",
}
#: Reminded of so long before a term is over; of a shorter term never.
NEAR: Mapping[StepKind, timedelta] = {
    StepKind.REPORTED: timedelta(minutes=30),
    StepKind.REVIEWED: timedelta(days=3),
}


class ClockState(StrEnum):
    RUNNING = "running"
    LATE = "late"
    DONE = "done"
    DONE_LATE = "done_late"


@dataclass(frozen=True)
class Clock:
    """The term of a step, and how it stands. ``done_at`` None: the step was not made yet."""

    step: StepKind
    due_at: datetime
    done_at: datetime | None
    state: ClockState

    @property
    def is_open(self) -> bool:
        return self.done_at is None


@dataclass(frozen=True)
class Step:
    kind: StepKind
    at: datetime
    noted_at: datetime


def clocks(
    level: Level, found_at: datetime, steps: Sequence[Step], now: datetime, reopened_at: datetime | None = None
) -> list[Clock]:
    """The terms of an accident, in the order of its steps.

    Of a reopened one they run on: the time while it was closed counts, and the summary is open until there is another.
    """
    due = {StepKind.CONTAINED: found_at + ANSWERED_WITHIN}
    if level in REPORTED_WITHIN:
        due[StepKind.REPORTED] = found_at + REPORTED_WITHIN[level]
    recovered = first(steps, StepKind.RECOVERED)
    if recovered is not None and level in REPORTED_WITHIN:
        due[StepKind.REVIEWED] = recovered + REVIEWED_WITHIN
    made = valid_steps(steps, reopened_at)
    return [_clock(step, at, first(made, step), now) for step, at in due.items()]


def valid_steps(steps: Sequence[Step], reopened_at: datetime | None) -> list[Step]:
    """Without summaries of before the accident was reopened: what they said was undone."""
    return [
        step
        for step in steps
        if step.kind is not StepKind.REVIEWED or reopened_at is None or step.noted_at >= reopened_at
    ]


def first(steps: Sequence[Step], kind: StepKind) -> datetime | None:
    """When a step was made for the first time."""
    return min((step.at for step in steps if step.kind is kind), default=None)


def _clock(step: StepKind, due_at: datetime, done_at: datetime | None, now: datetime) -> Clock:
    late = (done_at or now) > due_at
    if done_at is None:
        return Clock(step, due_at, None, ClockState.LATE if late else ClockState.RUNNING)
    return Clock(step, due_at, done_at, ClockState.DONE_LATE if late else ClockState.DONE)


def reminders(clock: Clock, now: datetime) -> list[str]:
    """What has to be said of a term by now: ``near``, ``overdue``."""
    if not clock.is_open:
        return []
    near = NEAR.get(clock.step)
    found = ["near"] if near is not None and clock.due_at - near <= now <= clock.due_at else []
    return found if now <= clock.due_at else ["overdue"]


def step_refusal(at: datetime, found_at: datetime, now: datetime) -> str:
    """Why a step cannot have been made at this moment; "" when it can."""
    if at > now:
        return "时间不能晚于现在，请改时间。"
    return "时间不能早于发现的时间，请改时间。" if at < found_at else ""


def closure_refusal(level: Level, steps: Collection[StepKind]) -> str:
    """Why an accident cannot be closed yet; "" when it can."""
    needed = [StepKind.CONTAINED, StepKind.RECOVERED, StepKind.REVIEWED]
    if level in REPORTED_WITHIN:
        needed.insert(1, StepKind.REPORTED)
    missing = [STEP_NAMES[step] for step in needed if step not in steps]
    return f"尚未记录{'、'.join(missing)}，不能申请结案。" if missing else ""
