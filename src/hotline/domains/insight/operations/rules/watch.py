"""The watch: thresholds, the floor now and what is open -> what is raised, escalated, cleared.

One open alarm a kind and subject. It only gets worse until it is over, and it is over only well clear of the threshold,
so that a figure at the edge does not flap. A call by the path of unrest stays until somebody has acknowledged it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, NamedTuple

import msgspec
from msgspec.structs import replace

from hotline.domains.insight.operations.rules.sights import UNREST, Sight
from hotline.domains.insight.operations.rules.thresholds import KINDS, Level, Threshold, Thresholds, Unit
from hotline.kernel.errors import Refused
from hotline.kernel.published import known

#: Over when a duration or a number of calls is below this part of the limit …
EASE = 0.8
#: … or a share this much better than the limit.
BETTER = 0.01
WATCHED = "watch-"


class OpenAlarm(msgspec.Struct, frozen=True):
    """Bucket ``alarms``, key its id. ``seq`` counts its events, ``changed_at`` is the moment of the last.

    ``since`` is the beginning of what takes too long. ``acknowledged_by`` and the rest are "" until somebody did.
    """

    id: str
    kind: str
    level: Annotated[str, known("red", "orange", "yellow")]
    about: str
    message: str
    raised_at: datetime
    changed_at: datetime
    seq: int = 1
    since: datetime | None = None
    queue: str = ""
    group: str = ""
    agent: str = ""
    call: str = ""
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    acknowledged_name: str = ""
    note: str = ""


class Turn(NamedTuple):
    """``raised`` and ``escalated`` as they are now, ``cleared`` as they were."""

    raised: list[OpenAlarm]
    escalated: list[OpenAlarm]
    cleared: list[OpenAlarm]


def is_watched(alarm_id: str) -> bool:
    """Whether the watch raised it; the others come from events of the house."""
    return alarm_id.startswith(WATCHED)


def watch(thresholds: Thresholds, seen: Iterable[Sight], open: Iterable[OpenAlarm], now: datetime) -> Turn:
    turn = Turn([], [], [])
    alarms = {(alarm.kind, alarm.about): alarm for alarm in open}
    for sight in seen:
        alarm = alarms.pop((sight.kind, sight.about), None)
        threshold = thresholds.of(sight.kind, sight.queue, sight.group)
        level = level_of(sight, threshold)
        if alarm is None:
            if level is not None:
                turn.raised.append(_raise(sight, level, now))
        elif _is_over(sight, threshold, alarm):
            turn.cleared.append(alarm)
        elif level is Level.URGENT and alarm.level != Level.URGENT:
            turn.escalated.append(_escalate(alarm, sight, now))
    turn.cleared.extend(alarm for alarm in alarms.values() if not _stays(alarm))
    return turn


def level_of(sight: Sight, threshold: Threshold) -> Level | None:
    """How bad it is; None when it is no alarm."""
    if not threshold.on:
        return None
    match KINDS[sight.kind].unit:
        case Unit.ALWAYS:
            return Level.URGENT
        case Unit.SECONDS:
            return _level(sight.value >= threshold.warn, sight.value >= threshold.urgent)
        case Unit.SHARE if sight.calls >= threshold.least:
            return _level(sight.value < threshold.warn, sight.value < threshold.urgent)
        case Unit.SHARE:
            return None


def acknowledge(alarm: OpenAlarm, *, by: str, name: str, note: str, now: datetime) -> OpenAlarm:
    """Raises Refused when somebody was first."""
    if alarm.acknowledged_by:
        raise Refused(f"{alarm.acknowledged_name or alarm.acknowledged_by} 已经确认过。", code="acknowledged_already")
    return _next(alarm, now, acknowledged_at=now, acknowledged_by=by, acknowledged_name=name, note=note)


def _level(warn: bool, urgent: bool) -> Level | None:
    return Level.URGENT if urgent else Level.WARN if warn else None


def _is_over(sight: Sight, threshold: Threshold, alarm: OpenAlarm) -> bool:
    if not threshold.on:
        return not _stays(alarm)
    match KINDS[sight.kind].unit:
        case Unit.ALWAYS:
            return False
        case Unit.SECONDS:
            return sight.value < threshold.warn * EASE
        case Unit.SHARE:
            return (
                sight.value >= threshold.warn + min(BETTER, 1 - threshold.warn) or sight.calls < threshold.least * EASE
            )


def _stays(alarm: OpenAlarm) -> bool:
    """Though there is nothing more to see."""
    return alarm.kind == UNREST and not alarm.acknowledged_by


def _raise(sight: Sight, level: Level, now: datetime) -> OpenAlarm:
    subject = sight.about.partition("/")[2]
    return OpenAlarm(
        id=f"{WATCHED}{sight.kind}-{subject}-{int(now.timestamp() * 1000)}",
        kind=sight.kind,
        level=level.value,
        about=sight.about,
        message=_said(sight),
        raised_at=now,
        changed_at=now,
        since=sight.since,
        queue=sight.queue,
        group=sight.group,
        agent=sight.agent,
        call=sight.call,
    )


def _escalate(alarm: OpenAlarm, sight: Sight, now: datetime) -> OpenAlarm:
    """Who acknowledged the warning did not see this."""
    worse = {"level": Level.URGENT.value, "message": _said(sight), "since": sight.since, "call": sight.call}
    return _next(alarm, now, **worse, acknowledged_at=None, acknowledged_by="", acknowledged_name="", note="")


def _next(alarm: OpenAlarm, now: datetime, **changes: object) -> OpenAlarm:
    return replace(alarm, seq=alarm.seq + 1, changed_at=now, **changes)


def _said(sight: Sight) -> str:
    match KINDS[sight.kind].unit:
        case Unit.ALWAYS:
            return f"{sight.said}。"
        case Unit.SECONDS:
            return f"{sight.said} {_spoken(sight.value)}。"
        case Unit.SHARE:
            return f"{sight.said} {sight.value:.2%}（{sight.calls} 通）。"


def _spoken(seconds: float) -> str:
    whole = int(seconds)
    if whole < 60:
        return f"{whole} 秒"
    return f"{whole // 60} 分 {whole % 60} 秒" if whole % 60 else f"{whole // 60} 分"
