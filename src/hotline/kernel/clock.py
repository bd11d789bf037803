"""Moments and Beijing days. Stored and sent in UTC, shown and counted in Asia/Shanghai."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")


def beijing_day(moment: datetime) -> date:
    """The calendar day in Beijing that a moment belongs to."""
    return moment.astimezone(BEIJING).date()


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The first moment of a Beijing day and of the next day, in UTC: [start, end)."""
    start = datetime.combine(day, time.min, BEIJING)
    return start.astimezone(UTC), (start + timedelta(days=1)).astimezone(UTC)


def seconds_between(earlier: datetime | None, later: datetime | None) -> float | None:
    """Seconds from one moment to the other, None when either is not known."""
    return None if earlier is None or later is None else (later - earlier).total_seconds()
