"""The working calendar in force: the State Council's, and the days the hotline decided otherwise."""

from functools import lru_cache
from time import monotonic

from hotline.domains.service.workorders.rules.deadlines import WorkingCalendar
from hotline.domains.voice.ivr.queries import calendar_days

#: A day decided otherwise counts this soon; every step asks.
KEPT_SECONDS = 20


def calendar() -> WorkingCalendar:
    return _kept(int(monotonic() // KEPT_SECONDS))


@lru_cache(maxsize=1)
def _kept(stretch: int) -> WorkingCalendar:
    return WorkingCalendar({row.day.isoformat(): row.kind for row in calendar_days()})


def forget() -> None:
    """For tests."""
    _kept.cache_clear()
