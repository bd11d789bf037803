"""A forecast and a published roster: the week that the day after the history lies in, and the next one."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hotline.demo.agent import VISITOR
from hotline.demo.history.past_actions import People, logged_at_once
from hotline.domains.people.workforce.actions import forecast_runs, roster_steps
from hotline.domains.people.workforce.models import Roster
from hotline.kernel.clock import BEIJING, acting_at

WEEKS = 2
#: Agents learn of their shifts a week before the first one.
BEFORE = timedelta(days=8)
MORNING, NOON = time(10), time(13)


def write_roster(days: Sequence[date]) -> int:
    """Returns the number of people in it; 0 when there was a roster already."""
    today = days[-1] + timedelta(days=1)
    monday = today - timedelta(days=today.weekday())
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
