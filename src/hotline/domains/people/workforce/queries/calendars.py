"""An agent's shifts as a calendar file (iCalendar, RFC 5545) that phones and calendars take in."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from hotline.domains.people.workforce.models import RosterLine
from hotline.domains.people.workforce.rules.roster.model import SHIFTS
from hotline.kernel.clock import day_bounds

MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar_of(lines: Iterable[RosterLine], at: datetime) -> bytes:
    """An event a shift. Its identity is the person and the day: taken in again, a changed shift replaces the old one.

    Days off have none; whoever takes the file in again keeps an event of a shift that has become a day off.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//12333//roster//CN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "12333 班表")
    for line in lines:
        for column, code in enumerate(line.cells):
            if code:
                calendar.add_component(_event(line, column, code, at))
    return bytes(calendar.to_ical())


def _event(line: RosterLine, column: int, code: str, at: datetime) -> Event:
    shift, day = SHIFTS[code], line.roster.first_day + timedelta(days=column)
    midnight = day_bounds(day)[0]
    meal = line.meals[column] if column < len(line.meals) else None
    event = Event()
    event.add("uid", f"roster-{line.number}-{day}@12333")
    event.add("dtstamp", at)
    event.add("dtstart", midnight + timedelta(minutes=shift.start))
    event.add("dtend", midnight + timedelta(minutes=shift.end))
    event.add("summary", shift.name.split(" ")[0])
    if meal is not None:
        event.add("description", f"用餐 {meal % 1440 // 60:02}:{meal % 60:02}")
    return event
