"""Reading alarms, what was said where one was raised, thresholds, and what contradicts an invariant."""

from hotline.domains.insight.operations.queries.alarms import (
    AlarmFilters,
    DayCount,
    alarm,
    open_alarms,
    page,
    per_day,
    threshold_of,
    thresholds,
    to_open_alarm,
)
from hotline.domains.insight.operations.queries.invariants import Look, last_run, look
from hotline.domains.insight.operations.queries.transcripts import AlarmTranscript, transcript_of

__all__ = [
    "AlarmFilters",
    "AlarmTranscript",
    "DayCount",
    "Look",
    "alarm",
    "last_run",
    "look",
    "open_alarms",
    "page",
    "per_day",
    "threshold_of",
    "thresholds",
    "to_open_alarm",
    "transcript_of",
]
