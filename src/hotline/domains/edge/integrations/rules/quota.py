"""The quota: calls per minute, by the minutes of the clock."""

from datetime import datetime


def minute_of(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)


def seconds_left(now: datetime) -> int:
    """Seconds until the next minute begins, at least 1, for the header Retry-After."""
    return max(60 - now.second, 1)
