"""``hotline forecast --batch FILE``: how many calls come in the days ahead, a line a series.

``{"id", "interval_min", "start", "counts": [...], "horizon_days", "calendar": "cn" or "none"}`` -> ``{"id", "forecast":
[...], "low": [...], "high": [...]}``, by interval from the end of the counts on; low to high holds eight times in ten.
A count that is null is not known. What is no series gives ``{"id", "error"}``.
"""

import sys
from datetime import datetime
from typing import Any

from hotline.domains.people.workforce.rules.forecast.continuation import forecast
from hotline.domains.people.workforce.rules.forecast.series import Array, UnusableSeries, series
from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.kernel.clock import BEIJING
from hotline.processes.answered_lines import answer_each

DIGITS = 3
CALENDARS = {"cn": WorkingCalendar(), "none": None}


def main(arguments: list[str]) -> int:
    return answer_each("forecast", __doc__, arguments, _continued)


def _continued(row: dict[str, Any]) -> dict[str, Any]:
    calendar = row.get("calendar", "none")
    if not isinstance(calendar, str) or calendar not in CALENDARS:
        raise UnusableSeries("“calendar”须是 cn 或 none。", code="calendar")
    past = series(_start(row, calendar), _integer(row, "interval_min"), _counts(row))
    found = forecast(past, _integer(row, "horizon_days"), CALENDARS[calendar])
    return {"forecast": _numbers(found.expected), "low": _numbers(found.low), "high": _numbers(found.high)}


def _start(row: dict[str, Any], calendar: str) -> datetime:
    """On the wall clock: of the place itself, or of Beijing where the calendar is and a time zone is named."""
    try:
        start = datetime.fromisoformat(row.get("start", ""))
        in_beijing = start.astimezone(BEIJING) if start.tzinfo and calendar == "cn" else start
    except (ValueError, TypeError, OverflowError):
        raise UnusableSeries("“start”须是时刻，如 2026-01-05T00:00。", code="start") from None
    return in_beijing.replace(tzinfo=None)


def _counts(row: dict[str, Any]) -> list[float | None]:
    counts = row.get("counts")
    if not isinstance(counts, list) or any(
        isinstance(each, bool) or not (each is None or isinstance(each, int | float)) for each in counts
    ):
        raise UnusableSeries("“counts”须是一列数，未知的填 null。", code="count")
    return counts


def _integer(row: dict[str, Any], key: str) -> int:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        raise UnusableSeries(f"“{key}”须是整数。", code="no_integer")
    return int(value)


def _numbers(values: Array) -> list[float]:
    return [round(float(value), DIGITS) for value in values]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
