"""A forecast and a published roster: the week that the day after the history lies in, and the next one.

It is there before the days of that week are written, on which its people are signed in.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hotline.demo.agent import VISITOR
from hotline.demo.history.past_actions import People, logged_at_once
from hotline.demo.history.presence import rostered_on
from hotline.domains.people.workforce.actions import attendance, forecast_runs, roster_steps
from hotline.domains.people.workforce.models import AttendanceDay, ForecastVersion, Roster
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import BEIJING, acting_at, day_bounds

WEEKS = 2
#: Agents learn of their shifts a week before the first one.
BEFORE = timedelta(days=8)
MORNING, NOON = time(10), time(13)
#: As the worker counts them.
COUNTED = time(9, 20)


def first_day(days: Sequence[date]) -> date:
    """A Monday, perhaps the day after the history."""
    today = days[-1] + timedelta(days=1)
    return today - timedelta(days=today.weekday())


def write_roster(days: Sequence[date]) -> int:
    """Returns the number of people in it; 0 when there was a roster already."""
    monday = first_day(days)
    if Roster.objects.exists():
        return 0
    people = People()
    scheduler = people.with_role("scheduler")[0]
    with logged_at_once():
        with acting_at(datetime.combine(monday - BEFORE, MORNING, BEIJING)):
            forecast_runs.make_forecasts(by=scheduler.number)
            row = roster_steps.make_roster(by=scheduler, first_day=monday, weeks=WEEKS)
            roster_steps.request_search(by=scheduler, id=row.pk)
            roster_steps.solve(id=row.pk)
            roster_steps.publish(by=scheduler, id=row.pk, confirmed=False)
        numbers = sorted(row.lines.values_list("number", flat=True))
        with acting_at(datetime.combine(monday - BEFORE, NOON, BEIJING)):
            for number in numbers:
                if number != VISITOR:  # whose own it is to confirm
                    roster_steps.confirm(by=people.person(number), id=row.pk)
    return len(numbers)


def count_attendance(days: Sequence[date]) -> None:
    """Of the days of the roster that are over, each on the next morning."""
    for day in days:
        if day >= first_day(days) and not AttendanceDay.objects.filter(day=day).exists():
            due = rostered_on(day, is_last=day == days[-1]).due
            with acting_at(datetime.combine(day + timedelta(days=1), COUNTED, BEIJING)):
                attendance.count_attendance(day=day, numbers={one.number for one in due if one.day == day})


def forecast_again(days: Sequence[date]) -> None:
    """As in the night after the history, from all of its days."""
    if not ForecastVersion.objects.filter(first_day__gt=days[-1]).exists():
        with logged_at_once(), acting_at(day_bounds(days[-1])[1]):
            forecast_runs.make_forecasts(by=str(SYSTEM))
