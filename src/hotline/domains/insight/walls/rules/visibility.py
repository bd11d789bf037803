"""What a hall may see of the floor: counts, levels and kinds. No name, number or word of anybody's is taken over."""

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
    """Of an agent's document no more than the state."""

    state: str


class AlarmSeen(msgspec.Struct, frozen=True):
    """``place``: the queue it is about, "" for none; ``handled``: somebody has it."""

    level: Annotated[str, known("red", "orange", "yellow")]
    kind: str
    place: str
    raised_at: datetime
    handled: bool


class Running(msgspec.Struct, frozen=True):
    """A process of the house: how it is, by how many, and the figures of its leader."""

    process: str
    state: Annotated[str, known("missing", "ok", "standby", "degraded", "silent")]
    instances: int
    figures: dict[str, float]


def seats(agents: Iterable[AgentState]) -> dict[str, int]:
    """State -> how many are in it; who is not signed in does not count."""
    counted = Counter(agent.state for agent in agents)
    counted.pop("signed_out", None)
    return dict(counted)


def alarms(opened: Iterable[OpenAlarm], queues: Mapping[str, str]) -> list[AlarmSeen]:
    """Not handled first, the worst of them first, the oldest of these. ``queues``: id -> name."""
    seen = [AlarmSeen(a.level, a.kind, queues.get(a.queue, ""), a.raised_at, bool(a.acknowledged_by)) for a in opened]
    order = {level: place for place, level in enumerate(LEVELS)}
    return sorted(seen, key=lambda a: (a.handled, order.get(a.level, len(LEVELS)), a.raised_at))[:MAX_ALARMS]


def running(beats: Iterable[ProcessState], now: datetime) -> list[Running]:
    """One line a process: well if one of it is."""
    found: dict[str, list[ProcessHealth]] = {}
    for line in process_health(beats, now):
        found.setdefault(line.process, []).append(line)
    return [_together(process, them) for process, them in found.items()]


def _together(process: str, lines: list[ProcessHealth]) -> Running:
    alive = [line for line in lines if line.state in ("ok", "standby", "degraded")]
    lead = min(alive or lines, key=lambda line: ("ok", "degraded", "standby", "silent", "missing").index(line.state))
    state = "degraded" if any(line.state == "degraded" for line in alive) else lead.state
    return Running(process, state, len(alive), lead.figures)
