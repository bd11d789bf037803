"""Moments and Beijing days. Stored and sent in UTC, shown and counted in Asia/Shanghai."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")
_invented: ContextVar[datetime | None] = ContextVar("invented_moment", default=None)


def now() -> datetime:
    """The present moment; under ``acting_at`` that one."""
    return _invented.get() or datetime.now(UTC)


@contextmanager
def acting_at(moment: datetime) -> Iterator[None]:
    """Whatever is done meanwhile is done at ``moment``. Only the demonstration's invented history does so."""
    token = _invented.set(moment)
    try:
        yield
    finally:
        _invented.reset(token)


def is_invented() -> bool:
    """Whether what is done now belongs to an invented history."""
    return _invented.get() is not None


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
