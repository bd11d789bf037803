"""Days, weeks, months and quarters, and when the report of a complete one is due. All in Beijing time."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from hotline.domains.insight.analytics.rules.calendar import month_bounds
from hotline.domains.insight.analytics.rules.facts.shape import quarter_of_an_hour
from hotline.domains.insight.analytics.rules.reports.shape import Span
from hotline.kernel.clock import BEIJING, beijing_day

NAMES: dict[Span, str] = {"day": "每日", "week": "每周", "month": "每月", "quarter": "每季"}
MONTHS_A_QUARTER = 3
PARTS = {"hour": 24, "slot": 96}


def holding(span: Span, day: date) -> tuple[date, date]:
    """First and last day of the one that a day lies in. Weeks begin on Monday."""
    match span:
        case "day":
            return day, day
        case "week":
            first = day - timedelta(days=day.weekday())
            return first, first + timedelta(days=6)
        case "month":
            return month_bounds(day)
        case "quarter":
            first = day.replace(month=(day.month - 1) // MONTHS_A_QUARTER * MONTHS_A_QUARTER + 1, day=1)
            return first, month_bounds(first + timedelta(days=62))[1]


def last_complete(span: Span, today: date) -> tuple[date, date]:
    """The last one that is over."""
    first, _ = holding(span, today)
    return holding(span, first - timedelta(days=1))


def following(span: Span, at: time, after: datetime) -> datetime:
    """The next moment later than ``after`` that is at time ``at`` on the first day of a day, week, month or quarter."""
    first, last = holding(span, beijing_day(after))
    here = datetime.combine(first, at, BEIJING)
    return here if here > after else datetime.combine(last + timedelta(days=1), at, BEIJING)


def places(dimension: str, first: date, last: date, now: datetime) -> list[date | int]:
    """Every value that the days ``first`` to ``last`` have along a dimension of time, what is yet to come left out."""
    today = beijing_day(now)
    match dimension:
        case "hour" | "slot":
            past = day_part(now, dimension) if first == today else PARTS[dimension] - 1
            return list(range(past + 1))
        case "weekday":
            return sorted({day.isoweekday() for day in _following_one_another("day", first, min(last, today))})
        case "year":
            return [date(year, 1, 1) for year in range(first.year, min(last, today).year + 1)]
        case "day" | "week" | "month" | "quarter":
            return list(_following_one_another(dimension, first, min(last, today)))
        case _:
            return []


def day_part(moment: datetime, part: str) -> int:
    """Numbers the hour or the quarter of an hour of the Beijing day that holds ``moment``."""
    slot = quarter_of_an_hour(moment)
    return slot if part == "slot" else slot * PARTS["hour"] // PARTS["slot"]


def _following_one_another(span: Span, first: date, last: date) -> Iterator[date]:
    while first <= last:
        begin, end = holding(span, first)
        yield begin
        first = end + timedelta(days=1)


def place_in(dimension: str, value: object, first: date) -> object:
    """How many days, weeks, months, quarters or years the value lies after ``first``. A name is returned unchanged."""
    if not isinstance(value, date):
        return value
    match dimension:
        case "week":
            return (value - holding("week", first)[0]).days // 7
        case "month":
            return _months(first, value)
        case "quarter":
            return _months(holding("quarter", first)[0], value) // MONTHS_A_QUARTER
        case "year":
            return value.year - first.year
        case _:
            return (value - first).days


def _months(first: date, later: date) -> int:
    return (later.year - first.year) * 12 + later.month - first.month
