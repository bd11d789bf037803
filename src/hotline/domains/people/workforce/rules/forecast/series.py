"""Counts of calls by interval, laid out as days and slots of the day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from hotline.kernel.errors import Invalid

MINUTES_A_DAY = 1440
#: Longer series gain nothing: older days hardly count any more.
MAX_DAYS = 4000
MAX_HORIZON_DAYS = 400
#: A larger count is a mistake.
MAX_COUNT = 1e9

type Array = NDArray[np.float64]
type Flags = NDArray[np.bool_]
type Numbers = NDArray[np.int64]


class UnusableSeries(Invalid):
    """A series that cannot be continued; says why."""


@dataclass(frozen=True)
class Series:
    """``counts``: days x slots, nan where nothing is known. ``used``: cells from the first midnight to the series' end.

    Times are those of the clock on the wall.
    """

    first_day: date
    counts: Array
    used: int

    @property
    def slots(self) -> int:
        return int(self.counts.shape[1])

    def days(self, more: int = 0) -> list[date]:
        """The days of the series, and ``more`` after it."""
        return [self.first_day + timedelta(days=n) for n in range(len(self.counts) + more)]

    def until(self, day: int) -> "Series":
        """The series as it was when this day began."""
        return Series(self.first_day, self.counts[:day], day * self.slots)


def series(start: datetime, interval_min: int, counts: list[float | None]) -> Series:
    """``start``: when the first interval begins. A count that is None is not known."""
    if not 0 < interval_min <= MINUTES_A_DAY or MINUTES_A_DAY % interval_min:
        raise UnusableSeries("“interval_min”须能整除一天的 1440 分钟，如 15、30、60。", code="interval")
    minute = start.hour * 60 + start.minute
    if minute % interval_min or start.second or start.microsecond:
        raise UnusableSeries("“start”须是一个时段的开始，自零点起算。", code="start")
    if any(count is not None and not 0 <= count <= MAX_COUNT for count in counts):
        raise UnusableSeries(f"“counts”须是 0 到 {MAX_COUNT:.0f} 的数，未知的填 null。", code="count")
    if all(count is None for count in counts):
        raise UnusableSeries("“counts”里没有一个数，请至少给出一个。", code="no_count")
    slots, before = MINUTES_A_DAY // interval_min, minute // interval_min
    used = before + len(counts)
    days = -(-used // slots)
    if days > MAX_DAYS:
        raise UnusableSeries(f"“counts”超过 {MAX_DAYS} 天，请只给最近的。", code="too_long")
    if start.year < 1000 or start.year > 9000:
        raise UnusableSeries("“start”须在公元 1000 到 9000 年之间。", code="start")
    cells = np.full(days * slots, np.nan)
    cells[before:used] = [np.nan if count is None else count for count in counts]
    return Series(start.date(), cells.reshape(days, slots), used)
