"""So many calls a minute, counted by the minute of the clock."""

from datetime import datetime


def minute_of(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)


def seconds_left(now: datetime) -> int:
    """Until the next minute begins, at least 1: what Retry-After says."""
    return max(60 - now.second, 1)
