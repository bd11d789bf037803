"""Reading alarms, thresholds, and what contradicts an invariant."""

from hotline.domains.operations.queries.alarms import (
    PAGE,
    DayCount,
    Page,
    Wanted,
    alarm,
    open_alarms,
    page,
    per_day,
    shown,
    threshold_of,
    thresholds,
)
from hotline.domains.operations.queries.invariants import Look, last_run, look

__all__ = [
    "PAGE",
    "DayCount",
    "Look",
    "Page",
    "Wanted",
    "alarm",
    "last_run",
    "look",
    "open_alarms",
    "page",
    "per_day",
    "shown",
    "threshold_of",
    "thresholds",
]
