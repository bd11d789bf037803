"""The watch: compares observations with thresholds and open alarms, and decides which to raise, escalate and clear.

There is at most one open alarm per kind and subject. Its level only rises. It clears only well below the threshold, so
that a figure at the edge does not raise it again and again. An alarm of the unrest path stays open until somebody
acknowledges it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, NamedTuple

import msgspec
from msgspec.structs import replace

from hotline.domains.insight.operations.rules.observations import UNREST, Observation
from hotline.domains.insight.operations.rules.thresholds import KINDS, Level, Threshold, Thresholds, Unit
from hotline.kernel.errors import Refused
from hotline.kernel.published import known

#: An alarm clears when a duration or a number of calls is below this part of its threshold …
EASE = 0.8
#: … or when a share is this much better than its threshold.
BETTER = 0.01
WATCHED = "watch-"


class OpenAlarm(msgspec.Struct, frozen=True):
    """An open alarm, in bucket ``alarms`` under its id."""

    id: str
    kind: str
    level: Annotated[str, known("red", "orange", "yellow")]
    about: str
    message: str
    raised_at: datetime
    #: The moment of its last event.
    changed_at: datetime
    #: Counts its events.
    seq: int = 1
    #: When the observed condition began.
    since: datetime | None = None
    queue: str = ""
    group: str = ""
    agent: str = ""
    call: str = ""
    #: None until somebody acknowledges it; the fields after it are "" until then.
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    acknowledged_name: str = ""
    note: str = ""


class AlarmChange(NamedTuple):
    """The result of a look.

    ``raised`` and ``escalated`` hold alarms in their new state, ``cleared`` in their last one.
    """

    raised: list[OpenAlarm]
    escalated: list[OpenAlarm]
    cleared: list[OpenAlarm]


def is_watched(alarm_id: str) -> bool:
    """Whether the watch raised this alarm. Other alarms come from events of the platform."""
    return alarm_id.startswith(WATCHED)


def watch(thresholds: Thresholds, seen: Iterable[Observation], open: Iterable[OpenAlarm], now: datetime) -> AlarmChange:
    turn = AlarmChange([], [], [])
    alarms = {(alarm.kind, alarm.about): alarm for alarm in open}
    for observation in seen:
        alarm = alarms.pop((observation.kind, observation.about), None)
        threshold = thresholds.of(observation.kind, observation.queue, observation.group)
        level = level_of(observation, threshold)
        if alarm is None:
            if level is not None:
                turn.raised.append(_raise(observation, level, now))
        elif _is_over(observation, threshold, alarm):
            turn.cleared.append(alarm)
        elif level is Level.URGENT and alarm.level != Level.URGENT:
            turn.escalated.append(_escalate(alarm, observation, now))
    turn.cleared.extend(alarm for alarm in alarms.values() if not _stays(alarm))
    return turn


def level_of(observation: Observation, threshold: Threshold) -> Level | None:
    """The level of an observation; None when it is no alarm."""
    if not threshold.on:
        return None
    match KINDS[observation.kind].unit:
        case Unit.ALWAYS:
            return Level.URGENT
        case Unit.SECONDS:
            return _level(observation.value >= threshold.warn, observation.value >= threshold.urgent)
        case Unit.SHARE if observation.calls >= threshold.min_calls:
            return _level(observation.value < threshold.warn, observation.value < threshold.urgent)
        case Unit.SHARE:
            return None


def acknowledge(alarm: OpenAlarm, *, by: str, name: str, note: str, now: datetime) -> OpenAlarm:
    """Raises Refused when somebody was first."""
    if alarm.acknowledged_by:
        raise Refused(
            f"{alarm.acknowledged_name or alarm.acknowledged_by} 已确认，无需再确认。", code="acknowledged_already"
        )
    return _next(alarm, now, acknowledged_at=now, acknowledged_by=by, acknowledged_name=name, note=note)


def _level(warn: bool, urgent: bool) -> Level | None:
    return Level.URGENT if urgent else Level.WARN if warn else None


def _is_over(observation: Observation, threshold: Threshold, alarm: OpenAlarm) -> bool:
    if not threshold.on:
        return not _stays(alarm)
    match KINDS[observation.kind].unit:
        case Unit.ALWAYS:
            return False
        case Unit.SECONDS:
            return observation.value < threshold.warn * EASE
        case Unit.SHARE:
            return (
                observation.value >= threshold.warn + min(BETTER, 1 - threshold.warn)
                or observation.calls < threshold.min_calls * EASE
            )


def _stays(alarm: OpenAlarm) -> bool:
    """Though there is nothing more to see."""
    return alarm.kind == UNREST and not alarm.acknowledged_by


def _raise(observation: Observation, level: Level, now: datetime) -> OpenAlarm:
    subject = observation.about.partition("/")[2]
    return OpenAlarm(
        id=f"{WATCHED}{observation.kind}-{subject}-{int(now.timestamp() * 1000)}",
        kind=observation.kind,
        level=level.value,
        about=observation.about,
        message=_message(observation),
        raised_at=now,
        changed_at=now,
        since=observation.since,
        queue=observation.queue,
        group=observation.group,
        agent=observation.agent,
        call=observation.call,
    )


def _escalate(alarm: OpenAlarm, observation: Observation, now: datetime) -> OpenAlarm:
    """The alarm at its higher level, no longer acknowledged: who acknowledged the warning did not see this."""
    worse = {
        "level": Level.URGENT.value,
        "message": _message(observation),
        "since": observation.since,
        "call": observation.call,
    }
    return _next(alarm, now, **worse, acknowledged_at=None, acknowledged_by="", acknowledged_name="", note="")


def _next(alarm: OpenAlarm, now: datetime, **changes: object) -> OpenAlarm:
    return replace(alarm, seq=alarm.seq + 1, changed_at=now, **changes)


def _message(observation: Observation) -> str:
    match KINDS[observation.kind].unit:
        case Unit.ALWAYS:
            return f"{observation.text}。"
        case Unit.SECONDS:
            return f"{observation.text} {_spoken(observation.value)}。"
        case Unit.SHARE:
            return f"{observation.text} {observation.value:.2%}（{observation.calls} 通）。"


def _spoken(seconds: float) -> str:
    total_seconds = int(seconds)
    if total_seconds < 60:
        return f"{total_seconds} 秒"
    return f"{total_seconds // 60} 分 {total_seconds % 60} 秒" if total_seconds % 60 else f"{total_seconds // 60} 分"
