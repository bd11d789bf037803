"""How a forecast did on days that have come, beside the naive one: the same slot of the same weekday a week before.

Forecasts are made as of several past midnights, each from the days before it alone (rolling origin).
"""

from dataclasses import dataclass

import numpy as np

from hotline.domains.people.workforce.rules.forecast.continuation import forecast
from hotline.domains.people.workforce.rules.forecast.series import Array, Series
from hotline.domains.platform.calendar.rules import WorkingCalendar

WEEK = 7
#: Fewer days before an origin say nothing of weekdays.
FEWEST_DAYS = 14
ORIGINS = 6


@dataclass(frozen=True)
class Trial:
    """Errors are WAPE: what was missed in all slots, as a share of the calls that came. None where no week was tried.

    ``held``: share of slots inside the band. ``weeks``: how many were tried.
    """

    weeks: int
    error: float | None = None
    naive_error: float | None = None
    held: float | None = None


def tried(past: Series, calendar: WorkingCalendar | None) -> Trial:
    """The week ahead, tried at up to six midnights a week apart."""
    days = past.used // past.slots
    origins = [days - WEEK * n for n in range(1, ORIGINS + 1) if days - WEEK * n >= FEWEST_DAYS]
    missed = naive_missed = came = held = slots = 0.0
    for origin in origins:
        actual = past.counts[origin : origin + WEEK].ravel()
        found = forecast(past.until(origin), WEEK, calendar)
        known = ~np.isnan(actual) & ~np.isnan(before := _week_before(past.counts, origin))
        missed += float(np.abs(actual - found.expected)[known].sum())
        naive_missed += float(np.abs(actual - before)[known].sum())
        came += float(actual[known].sum())
        held += float(((actual >= np.floor(found.low)) & (actual <= np.ceil(found.high)))[known].sum())
        slots += float(known.sum())
    if not came:
        return Trial(0)
    return Trial(len(origins), missed / came, naive_missed / came, held / slots)


def _week_before(counts: Array, origin: int) -> Array:
    before: Array = counts[origin - WEEK : origin].ravel()
    return before
