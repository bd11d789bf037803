"""Reading alarms, what was said where one was raised, thresholds, and what contradicts an invariant."""

from hotline.domains.insight.operations.queries.alarms import (
    DayCount,
    Wanted,
    alarm,
    open_alarms,
    page,
    per_day,
    shown,
    threshold_of,
    thresholds,
)
from hotline.domains.insight.operations.queries.invariants import Look, last_run, look
from hotline.domains.insight.operations.queries.said import Said, said

__all__ = [
    "DayCount",
    "Look",
    "Said",
    "Wanted",
    "alarm",
    "last_run",
    "look",
    "open_alarms",
    "page",
    "per_day",
    "said",
    "shown",
    "threshold_of",
    "thresholds",
]
