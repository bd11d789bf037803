"""How well the processes are, and what on the floor is an alarm. The public names of the domain's rules."""

from hotline.domains.insight.operations.rules.floor import CallNow, FloorNow, RateNow
from hotline.domains.insight.operations.rules.invariants import HeldCall, Invariant, TalkSpan, Violation, is_invariant
from hotline.domains.insight.operations.rules.observations import Observation, observations
from hotline.domains.insight.operations.rules.processes import ProcessHealth, ProcessState, process_health
from hotline.domains.insight.operations.rules.thresholds import (
    KINDS,
    Level,
    Threshold,
    Thresholds,
    Unit,
    builtin,
    what_is_wrong,
)
from hotline.domains.insight.operations.rules.watch import AlarmChange, OpenAlarm, acknowledge, is_watched, watch

__all__ = [
    "KINDS",
    "AlarmChange",
    "CallNow",
    "FloorNow",
    "HeldCall",
    "Invariant",
    "Level",
    "Observation",
    "OpenAlarm",
    "ProcessHealth",
    "ProcessState",
    "RateNow",
    "TalkSpan",
    "Threshold",
    "Thresholds",
    "Unit",
    "Violation",
    "acknowledge",
    "builtin",
    "is_invariant",
    "is_watched",
    "observations",
    "process_health",
    "watch",
    "what_is_wrong",
]
