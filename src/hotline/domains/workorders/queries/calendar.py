"""The working calendar in force: the State Council's, and the days the hotline decided otherwise."""

from hotline.domains.ivr.queries import calendar_days
from hotline.domains.workorders.rules.deadlines import WorkingCalendar


def calendar() -> WorkingCalendar:
    return WorkingCalendar({row.day.isoformat(): row.kind for row in calendar_days()})
