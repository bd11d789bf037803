"""The days and hours in which offices work: the State Council's calendar with 调休, and what the hotline decided.

调休: a weekend day that works so that a holiday can be longer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import chinese_calendar
import chinese_calendar.constants
import msgspec

from hotline.kernel.clock import BEIJING, beijing_day

WORKING, HOLIDAY = "working", "holiday"
SATURDAY = 6
ONE_DAY = timedelta(days=1)
LAST_SECOND = time(23, 59, 59)
#: Nine to twelve, half past one to six.
OFFICE_HOURS = ((time(9), time(12)), (time(13, 30), time(18)))
#: Name of a holiday in the calendar's data -> its Chinese name.
HOLIDAY_NAMES = {holiday.value: holiday.chinese for holiday in chinese_calendar.Holiday}


def official_kind(day: date) -> str:
    """ "working" or "holiday" by the State Council's calendar; Monday to Friday work in a year not published yet."""
    try:
        works = chinese_calendar.is_workday(day)
    except NotImplementedError:
        works = day.isoweekday() < SATURDAY
    return WORKING if works else HOLIDAY


def kind_of_day(day: date, decided: Mapping[str, str]) -> str:
    """ "working" or "holiday". ``decided``: ISO day -> what the hotline decided, which goes before the calendar."""
    return decided.get(day.isoformat()) or official_kind(day)


def is_published(year: int) -> bool:
    """Tests whether the State Council's holiday arrangement for the year is known."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


class DayOfYear(msgspec.Struct, frozen=True):
    """A day by the State Council's calendar. ``name``: the holiday it belongs to or is made up for, "" for none.
    ``made_up``: a weekend day that works.
    """

    day: date
    kind: str
    name: str
    made_up: bool


def days_of(year: int) -> list[DayOfYear]:
    first = date(year, 1, 1)
    return [day_of_year(first + passed * ONE_DAY) for passed in range((date(year + 1, 1, 1) - first).days)]


def day_of_year(day: date) -> DayOfYear:
    kind, weekend = official_kind(day), day.isoweekday() >= SATURDAY
    holiday = chinese_calendar.constants.workdays.get(day) or chinese_calendar.constants.holidays.get(day) or ""
    return DayOfYear(day, kind, HOLIDAY_NAMES.get(holiday, ""), weekend and kind == WORKING)


@dataclass(frozen=True)
class WorkingCalendar:
    """``decided``: ISO day -> "working" or "holiday", before official ones. ``hours``: on working days, in order."""

    decided: Mapping[str, str] = field(default_factory=dict)
    hours: tuple[tuple[time, time], ...] = OFFICE_HOURS

    def works(self, day: date) -> bool:
        return kind_of_day(day, self.decided) == WORKING

    def closing(self, day: date) -> datetime:
        """The moment at which offices close on the day."""
        return _moment(day, self.hours[-1][1])

    def nth_working_day(self, day: date, n: int) -> date:
        """The n-th working day after ``day``, which does not count; ``day`` itself for 0."""
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
        """The number of working days in (after, until]."""
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


def is_within(moment: datetime, since: time, until: time) -> bool:
    """Tests whether Beijing time is in [since, until).

    The span crosses midnight where ``until`` is earlier than ``since``, and lasts all day when they are equal.
    """
    at = moment.astimezone(BEIJING).time()
    return since <= at < until if since < until else at >= since or at < until


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, BEIJING).astimezone(UTC)
