"""How well the processes are, and what on the floor is an alarm. The public names of the domain's rules."""

from hotline.domains.insight.operations.rules.floor import CallNow, FloorNow, RateNow
from hotline.domains.insight.operations.rules.invariants import HeldCall, Invariant, TalkSpan, Violation, is_invariant
from hotline.domains.insight.operations.rules.processes import Heard, ProcessHealth, process_health
from hotline.domains.insight.operations.rules.sights import Sight, sights
from hotline.domains.insight.operations.rules.thresholds import (
    KINDS,
    Level,
    Threshold,
    Thresholds,
    Unit,
    delivered,
    what_is_wrong,
)
from hotline.domains.insight.operations.rules.watch import OpenAlarm, Turn, acknowledge, is_watched, watch

__all__ = [
    "KINDS",
    "CallNow",
    "FloorNow",
    "Heard",
    "HeldCall",
    "Invariant",
    "Level",
    "OpenAlarm",
    "ProcessHealth",
    "RateNow",
    "Sight",
    "TalkSpan",
    "Threshold",
    "Thresholds",
    "Turn",
    "Unit",
    "Violation",
    "acknowledge",
    "delivered",
    "is_invariant",
    "is_watched",
    "process_health",
    "sights",
    "watch",
    "what_is_wrong",
]
