"""Decides when raw recordings are archived: at night, or at once when they take too much space."""

from datetime import datetime, time

from hotline.domains.platform.calendar.rules import is_within


def is_quiet(now: datetime, since: time, until: time) -> bool:
    """Tests whether archiving may use the machine now: at night, from ``since`` to ``until``."""
    return is_within(now, since, until)


def is_full(raw_bytes: int, free_share: float, *, max_bytes: float, min_free_share: float) -> bool:
    return raw_bytes > max_bytes or free_share < min_free_share
