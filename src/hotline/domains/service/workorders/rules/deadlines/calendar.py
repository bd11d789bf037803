"""The days and hours in which offices work: the State Council's calendar with 调休, and what the hotline decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from hotline.domains.voice.ivr.rules import WORKING, kind_of_day
from hotline.kernel.clock import BEIJING, beijing_day

ONE_DAY = timedelta(days=1)
LAST_SECOND = time(23, 59, 59)
#: Nine to twelve, half past one to six.
OFFICE_HOURS = ((time(9), time(12)), (time(13, 30), time(18)))


@dataclass(frozen=True)
class WorkingCalendar:
    """``decided``: ISO day -> "working" or "holiday", over the State Council's; ``hours`` in order, on working days."""

    decided: Mapping[str, str] = field(default_factory=dict)
    hours: tuple[tuple[time, time], ...] = OFFICE_HOURS

    def works(self, day: date) -> bool:
        return kind_of_day(day, self.decided) == WORKING

    def closing(self, day: date) -> datetime:
        """When the offices close on that day."""
        return _moment(day, self.hours[-1][1])

    def nth_working_day(self, day: date, n: int) -> date:
        """The n-th working day after ``day``, which itself is not counted; ``day`` for 0."""
        while n > 0:
            day += ONE_DAY
            n -= self.works(day)
        return day

    def working_day_from(self, day: date) -> date:
        """The day, or the next one that works."""
        while not self.works(day):
            day += ONE_DAY
        return day

    def working_days(self, after: date, until: date) -> int:
        """How many of the days in (after, until] work."""
        days = (until - after).days
        return sum(self.works(after + passed * ONE_DAY) for passed in range(1, days + 1))

    def spans_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Office hours from the moment on, for ever."""
        day = beijing_day(moment)
        while True:
            if self.works(day):
                for opens, closes in self.hours:
                    start, end = max(_moment(day, opens), moment), _moment(day, closes)
                    if start < end:
                        yield start, end
            day += ONE_DAY

    def spans_before(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Office hours up to the moment, latest first, for ever."""
        day = beijing_day(moment)
        while True:
            if self.works(day):
                for opens, closes in reversed(self.hours):
                    start, end = _moment(day, opens), min(_moment(day, closes), moment)
                    if start < end:
                        yield start, end
            day -= ONE_DAY


def end_of_day(day: date) -> datetime:
    return _moment(day, LAST_SECOND)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, BEIJING).astimezone(UTC)
