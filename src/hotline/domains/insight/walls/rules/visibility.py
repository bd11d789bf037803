"""The part of the live documents that a hall may see: counts, levels and kinds, without names, numbers or texts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from hotline.domains.insight.operations.rules.processes import ProcessHealth, ProcessState, process_health
from hotline.domains.insight.operations.rules.watch import OpenAlarm
from hotline.kernel.published import known

LEVELS = ("red", "orange", "yellow")
MAX_ALARMS = 8


class AgentState(msgspec.Struct, frozen=True):
    """An agent's document reduced to the state."""

    state: str


class AlarmSeen(msgspec.Struct, frozen=True):
    """An alarm as a wall shows it."""

    level: Annotated[str, known("red", "orange", "yellow")]
    kind: str
    #: Name of the queue that it is about; "" for none.
    place: str
    raised_at: datetime
    #: Somebody has acknowledged it.
    handled: bool


class Running(msgspec.Struct, frozen=True):
    """One of our processes: its state, the number of instances, and its leader's figures."""

    process: str
    state: Annotated[str, known("missing", "ok", "standby", "degraded", "silent")]
    instances: int
    figures: dict[str, float]


def seats(agents: Iterable[AgentState]) -> dict[str, int]:
    """State -> number of agents in it, without agents who are signed out."""
    counted = Counter(agent.state for agent in agents)
    counted.pop("signed_out", None)
    return dict(counted)


def alarms(opened: Iterable[OpenAlarm], queues: Mapping[str, str]) -> list[AlarmSeen]:
    """The alarms in order: not handled first, then the worst, then the oldest. ``queues``: id -> name."""
    seen = [AlarmSeen(a.level, a.kind, queues.get(a.queue, ""), a.raised_at, bool(a.acknowledged_by)) for a in opened]
    order = {level: place for place, level in enumerate(LEVELS)}
    return sorted(seen, key=lambda a: (a.handled, order.get(a.level, len(LEVELS)), a.raised_at))[:MAX_ALARMS]


def running(beats: Iterable[ProcessState], now: datetime) -> list[Running]:
    """One line per process. A process is well when one of its instances is."""
    found: dict[str, list[ProcessHealth]] = {}
    for line in process_health(beats, now):
        found.setdefault(line.process, []).append(line)
    return [_together(process, them) for process, them in found.items()]


def _together(process: str, lines: list[ProcessHealth]) -> Running:
    alive = [line for line in lines if line.state in ("ok", "standby", "degraded")]
    lead = min(alive or lines, key=lambda line: ("ok", "degraded", "standby", "silent", "missing").index(line.state))
    state = "degraded" if any(line.state == "degraded" for line in alive) else lead.state
    return Running(process, state, len(alive), lead.figures)
