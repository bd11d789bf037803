"""The baseline for this time of such a day: the median of the same weekdays in the last weeks. It also serves as
forecast.

The median is used because one day with a policy announcement says nothing about the next. Days off and working days are
not mixed: a Friday that is a holiday is compared with other Fridays off, if there were any.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction

WEEKS = 6
SLOTS = 96
#: Fewer days say nothing of what is usual.
FEWEST = 2


def days_alike(day: date, works: Callable[[date], bool], weeks: int = WEEKS) -> list[date]:
    """The same weekday of the weeks before, newest first, that was worked if this day is."""
    before = (day - timedelta(weeks=n) for n in range(1, weeks + 1))
    return [each for each in before if works(each) == works(day)]


def baseline_curve(counts: Mapping[tuple[date, int], int], days: Iterable[date]) -> list[Fraction] | None:
    """The median of each of the day's 96 quarters of an hour; a day without any count at all was not recorded, and is
    none of these. None when fewer than FEWEST were.
    """
    recorded = {day for day, _ in counts}
    known = [day for day in days if day in recorded]
    if len(known) < FEWEST:
        return None
    return [median([counts.get((day, slot), 0) for day in known]) for slot in range(SLOTS)]


def median(values: Iterable[int]) -> Fraction:
    """The median; of an even number of values, the mean of the middle two. Raises IndexError without values."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return Fraction(ordered[middle] + ordered[-middle - 1], 2)


def above_baseline(count: int, baseline: Fraction) -> Fraction | None:
    """How far a count is above its baseline, as a share: 1/5 for a fifth more. None without a baseline."""
    return Fraction(count) / baseline - 1 if baseline else None
