"""The deadlines of a bad rating: one working day until the citizen is called, fifteen until its cause is mended."""

from datetime import date, datetime, timedelta

from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.kernel.clock import beijing_day

#: Working days: until the citizen was called, and at most until a mending is done.
CONTACT_DAYS = 1
MENDING_DAYS = 15


def contact_due(received: datetime, calendar: WorkingCalendar) -> datetime:
    """The end of one working day of office hours after the rating.

    At night and on days off the clock starts when offices open; a rating on Friday at four is due on Monday at four.
    """
    left = _day_length(calendar) * CONTACT_DAYS
    for start, end in calendar.spans_from(received):
        if end - start >= left:
            return start + left
        left -= end - start
    raise AssertionError("office hours go on for ever")


def _day_length(calendar: WorkingCalendar) -> timedelta:
    day = date.min
    return sum(
        (datetime.combine(day, closes) - datetime.combine(day, opens) for opens, closes in calendar.hours), timedelta()
    )


def latest_mending(opened: datetime, calendar: WorkingCalendar) -> date:
    """The last day on which what a rating complained of may be mended."""
    return calendar.nth_working_day(beijing_day(opened), MENDING_DAYS)


def mending_refusal(due: date, opened: datetime, now: datetime, calendar: WorkingCalendar) -> str:
    """Why this day cannot be the deadline of a mending; "" when it can."""
    if due < beijing_day(now):
        return "整改期限不能早于今天。"
    last = latest_mending(opened, calendar)
    return f"整改期限最晚 {last.month} 月 {last.day} 日（{MENDING_DAYS} 个工作日）。" if due > last else ""
