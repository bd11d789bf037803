"""The day as it runs over the wire: what came against the forecast, who is in place, and a meal that is moved."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from hotline.domains.people.workforce.actions.forecast_runs import make_forecasts
from hotline.domains.people.workforce.models import Roster, RosterChange, RosterLine
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Notification
from hotline.domains.voice.records.models import AgentPeriod, CallRecord
from hotline.kernel.clock import beijing_day, day_bounds, now
from tests.web.people import sign_in
from tests.web.test_workforce import calls_came

PATH = "/api/workforce/day"
#: A Wednesday, 10:30 in Beijing.
MOMENT = datetime.fromisoformat("2026-12-02T10:30:00+08:00")


@pytest.fixture
def browsers(db: None, person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, role in (("7001", "scheduler"), ("8001", "client"), ("1001", "agent"), ("1002", "agent")):
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def roster() -> None:
    """All week: 1001 and 1002 from 08:00 to 17:00 with the meal at 12:00."""
    today = beijing_day(now())
    row = Roster(first_day=today - timedelta(days=today.weekday()), days=7, created_by="7001", created_at=now(),
                 need=[[0] * 96] * 7, stage="published", published_at=now())  # fmt: skip
    row.save(force_insert=True)
    for number in ("1001", "1002"):
        RosterLine.objects.create(roster=row, number=number, cells=["早2"] * 7, meals=[720] * 7)


def period(agent: str, seq: int, state: str, start: float, end: float | None, reason: str = "") -> None:
    midnight = day_bounds(beijing_day(now()))[0]
    AgentPeriod.objects.create(
        agent=agent, seq=seq, state=state, reason=reason, call="", start=midnight + timedelta(hours=start),
        end=None if end is None else midnight + timedelta(hours=end),
    )  # fmt: skip


def calls_of_today(count: int) -> None:
    midnight = day_bounds(beijing_day(now()))[0]
    CallRecord.objects.bulk_create(
        CallRecord(
            id=f"today-{at}", at=midnight + timedelta(hours=9, seconds=at), direction="in", origin="sip", queue="wage",
            answered=True, wait_seconds=5, talk_seconds=200, held_seconds=0, wrap_up_seconds=40, agents=["1001"],
            flags=[], detail={},
        )
        for at in range(count)
    )  # fmt: skip


def test_calls_against_the_forecast_and_people_against_the_roster(browsers: dict[str, Client]) -> None:
    with time_machine.travel(MOMENT, tick=False):
        planner = _signed_in(browsers)
        calls_came()
        make_forecasts(by="7001")
        calls_of_today(20)
        roster()
        period("1001", 1, "ready", 8, None)
        period("1002", 1, "ready", 9, 10)
        period("1002", 2, "not_ready", 10, None, "用餐")
        assert browsers["1001"].get(PATH).status_code == 403
        found = planner.get(PATH).json()
    assert (found["day"], found["passed"], found["came"]) == ("2026-12-02", 42, 20)
    assert found["expected"] == pytest.approx(11, abs=2)
    assert 1 < found["factor"] < 20 / found["expected"]
    assert found["likely_day"] > found["expected_day"]
    at_nine, now_slot = found["slots"][36], found["slots"][42]
    assert (at_nine["time"], at_nine["came"], at_nine["rostered"], at_nine["present"]) == ("09:00", 20, 2, 2)
    assert (now_slot["came"], now_slot["present"], now_slot["rostered"]) == (None, None, 2)
    assert found["slots"][48]["rostered"] == 0, "both eat"
    ann, ben = found["people"]
    assert (ann["planned"], ann["state"], ann["deviates"], ann["deviating_minutes"]) == ("work", "ready", False, 0)
    assert (ben["reason"], ben["deviates"], ben["deviating_minutes"]) == ("用餐", True, 90)
    assert (ann["adherence"], ben["adherence"]) == (1, pytest.approx(0.4))
    assert found["adherence"] == pytest.approx(0.7)


def test_without_forecast_and_roster_the_page_says_so(browsers: dict[str, Client]) -> None:
    found = browsers["8001"].get(PATH).json()
    assert (found["made_at"], found["people"], found["gaps"], found["adherence"]) == (None, [], [], None)


def test_a_meal_is_moved_once_and_the_person_is_notified(browsers: dict[str, Client]) -> None:
    with time_machine.travel(MOMENT, tick=False):
        planner = _signed_in(browsers)
        roster()

        def move(number: str, minute: int, who: Client = planner) -> tuple[int, str]:
            answer = who.put(f"{PATH}/meals", {"number": number, "minute": minute}, "application/json")
            return answer.status_code, answer.json()["code"] if answer.content else ""

        assert move("1001", 690, browsers["8001"]) == (403, "not_permitted")
        assert move("1001", 600) == (422, "bad_meal")
        assert move("9999", 690) == (409, "not_rostered")
        assert [move("1001", 690), move("1001", 690)] == [(204, ""), (204, "")]
        [row] = RosterChange.objects.all()
        assert (row.number, row.why, row.before, row.after, row.by) == ("1001", "meal", "720", "690", "7001")
        assert RosterLine.objects.get(number="1001").meals[beijing_day(now()).weekday()] == 690
        assert Notification.objects.filter(title__contains="11:30").count() == 1
    with time_machine.travel(MOMENT + timedelta(hours=1), tick=False):
        planner = _signed_in(browsers)
        assert move("1001", 780, planner) == (409, "too_late")


def _signed_in(browsers: dict[str, Client]) -> Client:
    """Sessions begun at the moment that the test has."""
    for number in browsers:
        browsers[number] = Client()
        assert sign_in(browsers[number], number).status_code == 200
    return browsers["7001"]
