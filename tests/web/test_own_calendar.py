"""An agent's shifts as a calendar file, read by a calendar's own parser."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from icalendar import Calendar

from hotline.domains.people.workforce.models import Roster, RosterLine
from hotline.domains.platform.accounts.models import Staff
from hotline.kernel.clock import beijing_day, day_bounds, now
from tests.web.people import sign_in

PATH = "/api/my-roster/calendar"


def test_the_own_shifts_and_nobody_else_s(db: None, person: Callable[..., Staff]) -> None:
    agent, planner = Client(), Client()
    for client, number, role in ((agent, "1001", "agent"), (planner, "7001", "scheduler")):
        person(number, f"某{number}", [role])
        assert sign_in(client, number).status_code == 200
    today = beijing_day(now())
    row = Roster(first_day=today, days=3, created_by="7001", created_at=now(), need=[], stage="published")
    row.save(force_insert=True)
    RosterLine.objects.create(roster=row, number="1001", cells=["早2", "", "夜"], meals=[720, None, 1620])
    RosterLine.objects.create(roster=row, number="1002", cells=["中1", "中1", "中1"], meals=[780] * 3)
    answer = agent.get(PATH)
    assert answer["Content-Type"].startswith("text/calendar")
    early, night = Calendar.from_ical(answer.content).walk("VEVENT")
    midnight = day_bounds(today)[0]
    assert (early["summary"], early["description"]) == ("早班", "用餐 12:00")
    assert (early.decoded("dtstart"), early.decoded("dtend")) == (
        midnight + timedelta(hours=8),
        midnight + timedelta(hours=17),
    )
    assert (night["summary"], night["description"]) == ("夜班", "用餐 03:00")
    assert night.decoded("dtend") == midnight + timedelta(days=3, hours=8)
    again = Calendar.from_ical(agent.get(PATH).content).walk("VEVENT")
    assert [str(one["uid"]) for one in again] == [str(early["uid"]), str(night["uid"])], "taken in again, no doubles"
    assert planner.get(PATH).status_code == 403
