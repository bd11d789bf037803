"""When raw recordings are archived: at night, or at once when they take too much room."""

from datetime import datetime, time

from hotline.kernel.clock import BEIJING


def is_quiet(now: datetime, since: time, until: time) -> bool:
    """[since, until) of the Beijing day, over midnight where ``until`` is the earlier; all day when they are equal."""
    at = now.astimezone(BEIJING).time()
    return since <= at < until if since < until else at >= since or at < until


def is_full(raw_bytes: int, free_share: float, *, most_bytes: float, least_free_share: float) -> bool:
    return raw_bytes > most_bytes or free_share < least_free_share
