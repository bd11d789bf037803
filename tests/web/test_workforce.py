"""Workforce over the wire: a planner's forecast of the calls that came, its need, events and days left out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from hotline.domains.people.workforce.actions.forecast_runs import make_forecasts
from hotline.domains.people.workforce.actions.roster_steps import solve
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.routing.models import Queue, Skill
from hotline.infrastructure.workbooks.reader import read_table
from hotline.kernel.clock import BEIJING, beijing_day, day_bounds, now
from tests.web.people import sign_in

HISTORY_DAYS = 28
PATH = "/api/workforce/forecast"


def calls_came() -> None:
    """Ten calls of four minutes at 09:00 and one at 03:00, each day of four weeks."""
    skill = Skill.objects.create(code="wage", name="工资")
    Queue.objects.create(code="wage", name="劳动关系", skill=skill)
    today = beijing_day(now())
    rows = []
    for back in range(1, HISTORY_DAYS + 1):
        midnight = day_bounds(today - timedelta(days=back))[0]
        for at in range(11):
            moment = midnight + (timedelta(hours=9, minutes=at) if at < 10 else timedelta(hours=3))
            rows.append(
                CallRecord(
                    id=f"c{back}-{at}", at=moment, direction="in", origin="sip", queue="wage", answered=True,
                    wait_seconds=5, talk_seconds=200, held_seconds=0, wrap_up_seconds=40, agents=["1001"],
                    flags=[], detail={},
                )
            )  # fmt: skip
    CallRecord.objects.bulk_create(rows)


@pytest.fixture
def browsers(db: None, person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, role in (("7001", "scheduler"), ("8001", "client"), ("1001", "agent")):
        person(number, f"某{number}", [role])
        found[role] = Client()
        assert sign_in(found[role], number).status_code == 200
    return found


def test_from_the_calls_to_the_heads(browsers: dict[str, Client]) -> None:
    planner, client, agent = browsers["scheduler"], browsers["client"], browsers["agent"]
    assert agent.get(PATH).status_code == 403
    assert client.post(PATH).status_code == 403
    assert planner.get(PATH).json()["version"] is None
    assert planner.post(PATH).json()["code"] == "too_little_history"
    calls_came()
    assert planner.post(PATH).status_code == 202
    assert make_forecasts(by="7001") == 2, "the queue, and all together"
    found = client.get(PATH, {"queue": "wage"}).json()
    assert [one["id"] for one in found["queues"]] == ["", "wage"]
    version = found["version"]
    assert (version["history_days"], version["aht_s"], len(version["days"])) == (28, 240, 91)
    assert all(9 <= day["expected"] <= 13 for day in version["days"][:7])
    assert version["trial"]["weeks"] == 2
    tomorrow = version["days"][1]["day"]
    slots = client.get(f"{PATH}/days/{tomorrow}").json()["slots"]
    busiest = max(slots, key=lambda slot: slot["expected"])
    assert (busiest["time"], len(slots)) == ("09:00", 96)
    assert busiest["heads"] > max(slot["heads"] for slot in slots if slot["time"] > "12:00")
    assert client.get(f"{PATH}/days/2020-01-01").status_code == 404


def test_what_a_planner_enters_moves_the_forecast(browsers: dict[str, Client]) -> None:
    planner = browsers["scheduler"]
    calls_came()
    make_forecasts(by="7001")
    day = beijing_day(now()) + timedelta(days=3)
    before = _expected(planner, day.isoformat())
    event = {"title": "新政", "queue": "", "first_day": day.isoformat(), "last_day": day.isoformat(), "lift": 50}

    def post(path: str, body: Any) -> Any:
        return planner.post(f"{PATH}/{path}", body, "application/json")

    assert post("events", event | {"lift": 0}).json()["code"] == "bad_event"
    id = post("events", event).json()["id"]
    assert _expected(planner, day.isoformat()) == pytest.approx(1.5 * before, abs=1)
    assert planner.delete(f"{PATH}/events/{id}").status_code == 204
    assert _expected(planner, day.isoformat()) == before
    heads = planner.get(f"{PATH}/days/{day}").json()["head_hours"]
    aims = {"service_percent": 92, "wait_seconds": 60, "patience_seconds": 120, "shrinkage_percent": 50}
    assert planner.put(f"{PATH}/targets", aims, "application/json").status_code == 204
    assert planner.get(f"{PATH}/days/{day}").json()["head_hours"] > heads
    assert planner.put(f"{PATH}/targets", aims | {"service_percent": 100}, "application/json").status_code == 422


def test_a_day_of_an_outage_is_left_out(browsers: dict[str, Client]) -> None:
    planner = browsers["scheduler"]
    calls_came()
    yesterday = beijing_day(now()) - timedelta(days=1)
    moment = datetime.combine(yesterday, datetime.min.time(), BEIJING) + timedelta(hours=9)
    storm = [
        CallRecord(
            id=f"storm{n}", at=moment, direction="in", origin="sip", queue="wage", answered=False, wait_seconds=5,
            talk_seconds=0, held_seconds=0, wrap_up_seconds=0, agents=["1001"], flags=[], detail={},
        )
        for n in range(12)
    ]  # fmt: skip
    CallRecord.objects.bulk_create(storm)
    make_forecasts(by="7001")
    day = (yesterday + timedelta(days=8)).isoformat()
    before = _expected(planner, day)
    body = {"day": yesterday.isoformat(), "reason": "线路故障"}
    assert planner.post(f"{PATH}/marked-days", body, "application/json").status_code == 204
    assert planner.post(f"{PATH}/marked-days", body, "application/json").json()["code"] == "already_marked"
    today = body | {"day": beijing_day(now()).isoformat()}
    assert planner.post(f"{PATH}/marked-days", today, "application/json").json()["code"] == "bad_day"
    make_forecasts(by="7001")
    assert _expected(planner, day) <= before
    assert planner.delete(f"{PATH}/marked-days/{yesterday}").status_code == 204
    assert planner.delete(f"{PATH}/marked-days/{yesterday}").status_code == 404


def _expected(browser: Client, day: str) -> float:
    days = browser.get(PATH).json()["version"]["days"]
    return next(float(one["expected"]) for one in days if one["day"] == day)


def test_from_the_forecast_to_a_published_roster(browsers: dict[str, Client], person: Callable[..., Staff]) -> None:
    planner, agent, client = browsers["scheduler"], browsers["agent"], browsers["client"]
    for number in range(1002, 1020):
        person(str(number), f"某{number}", ["agent"])
    monday = beijing_day(now()) + timedelta(days=14 - beijing_day(now()).weekday())
    body = {"first_day": monday.isoformat(), "weeks": 1}
    path = "/api/workforce/rosters"

    def post(browser: Client, where: str, content: Any = None) -> Any:
        return browser.post(where, content or {}, "application/json")

    assert post(planner, path, body).json()["code"] == "no_forecast"
    calls_came()
    make_forecasts(by="7001")
    wrong = body | {"first_day": (monday + timedelta(days=1)).isoformat()}
    assert post(planner, path, wrong).json()["code"] == "bad_day"
    leave = {"number": "1001", "kind": "leave", "first_day": body["first_day"], "last_day": body["first_day"]}
    assert post(planner, "/api/workforce/constraints", leave | {"number": "7001"}).json()["code"] == "bad_constraint"
    assert post(planner, "/api/workforce/constraints", leave).status_code == 204
    assert post(client, path, body).status_code == 403
    made = post(planner, path, body).json()
    assert post(planner, path, body).json()["code"] == "already_there"
    one = f"{path}/{made['id']}"
    assert post(planner, f"{one}/publish", {"confirmed": True}).json()["code"] == "empty"
    assert post(planner, f"{one}/solve").json()["stage"] == "solving"
    assert post(planner, f"{one}/solve").json()["code"] == "solving"
    assert post(planner, f"{one}/stop").json()["stage"] == "draft"
    solve(id=made["id"])
    assert not any(any(row["cells"]) for row in client.get(one).json()["lines"]), "stopped before the first round"
    assert post(planner, f"{one}/solve").json()["stage"] == "solving"
    solve(id=made["id"])
    found = client.get(one).json()
    assert (found["stage"], found["failure"], [row["problems"] for row in found["lines"]]) == ("draft", "", [[]] * 19)
    assert sum(day["short"] for day in found["hours"]) <= 7, "a quarter of an hour at night is worth nobody's night"
    assert found["lines"][0]["cells"][0] == "", "on leave"

    def cell(shift: str) -> Any:
        content = {"number": "1001", "day": 0, "shift": shift, "is_locked": True}
        return planner.put(f"{one}/cells", content, "application/json").json()

    wish = leave | {"kind": "wish", "shift": "早2"}
    assert post(planner, "/api/workforce/constraints", wish).status_code == 204
    assert client.get(one).json()["lines"][0]["refusals"] == {"0": ["当天请假"]}
    assert cell("特").get("code") == "bad_cell"
    assert cell("早2")["lines"][0]["problems"][0]["text"] == "当天请假"
    assert post(planner, f"{one}/publish", {"confirmed": True}).json()["code"] == "rules_broken"
    assert cell("")["lines"][0]["problems"] == []
    assert agent.get("/api/my-roster").json()["rows"] == []
    assert post(planner, f"{one}/publish", {"confirmed": False}).json()["stage"] == "published"
    assert cell("早2").get("code") == "published"
    (own,) = agent.get("/api/my-roster").json()["rows"]
    assert len(own["days"]) == 7
    refusal = own["days"][0]["refusal"]
    assert (refusal["wish"]["code"], refusal["reasons"]) == ("早2", ["当天请假"])
    assert [day["refusal"] for day in own["days"][1:]] == [None] * 6
    assert post(agent, f"/api/my-roster/{made['id']}/confirm").status_code == 204
    assert agent.get("/api/my-roster").json()["rows"][0]["is_confirmed"]
    assert post(planner, f"/api/my-roster/{made['id']}/confirm").status_code == 403
    table = read_table(b"".join(client.get(f"{one}/export").streaming_content))  # type: ignore[attr-defined]
    assert [row.cells[0] for row in table[1:]] == [str(number) for number in range(1001, 1020)]
