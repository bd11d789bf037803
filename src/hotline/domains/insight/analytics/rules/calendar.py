"""Decides when days and months are complete for counting."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from hotline.kernel.clock import beijing_day

#: A day is written this long after its end: the last calls that began on it have ended by then.
SETTLING = timedelta(hours=3)
#: A month is written on its fifth day after (the contract's T+5).
MONTH_SETTLING_DAYS = 5


def month_bounds(day: date) -> tuple[date, date]:
    """First and last day of its month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def months_due(oldest: date, now: datetime) -> Iterator[tuple[date, date]]:
    """Every month, from that of ``oldest`` on, that has to be closed by now."""
    limit = beijing_day(now) - timedelta(days=MONTH_SETTLING_DAYS)
    first, last = month_bounds(oldest)
    while last < limit:
        yield first, last
        first, last = month_bounds(last + timedelta(days=1))


def days_due(oldest: date, now: datetime) -> Iterator[date]:
    """Every day that is over, of months that are not closed yet."""
    day = max([oldest, *(last + timedelta(days=1) for _, last in months_due(oldest, now))])
    while day < beijing_day(now - SETTLING):
        yield day
        day += timedelta(days=1)
