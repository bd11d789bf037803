"""Alarms in the browser: seen at once, acknowledged by who may, thresholds set by leaders."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from django.test import Client

from hotline.domains.insight.operations.actions import alarms
from hotline.domains.insight.operations.models import AlarmThreshold
from hotline.domains.insight.operations.ports import Acknowledge, OpenAlarm, Threshold, Thresholds
from hotline.domains.insight.operations.reactions import react
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.routing.actions.administration import save_queue, save_skill
from hotline.domains.voice.routing.ports import Ack, QueueConfig
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow, Outgoing
from tests.domains.insight.operations.test_alarms import SEEN, WAIT, cleared, raised, watched
from tests.web.people import sign_in, signed_in
from tests.web.test_stream import events

FLOOR, HEALTH, ACKNOWLEDGE, MANAGE = "live.floor", "live.health", "alarms.acknowledge", "alarms.manage"
OPEN = OpenAlarm(
    "watch-wait-social-1", "wait", "orange", "queue/social", "社保席最长已等待 1 分。", *[datetime.now(UTC)] * 2
)


@pytest.fixture
def leader(person: Callable[..., Staff], client: Client) -> Client:
    person("2001", "刘班长", ["leader"], group="早班一组")
    sign_in(client, "2001")
    return client


@pytest.fixture
def queue(db: None) -> None:
    save_skill(by="test", code="social", name="社保")
    save_queue(by="test", queue=QueueConfig("social", "社保席", "social"))
    Outgoing.objects.all().delete()


def post(client: Client, path: str, **body: Any) -> Any:
    return client.post(path, body, "application/json")


# The list ------------------------------------------------------------------------------------------------------------


def test_alarms_of_the_floor_and_of_the_house_are_in_one_list(leader: Client, queue: None) -> None:
    react([raised(), cleared(), *watched(WAIT, SEEN)])
    rows = {row["id"]: row for row in leader.get("/api/alarms").json()["rows"]}
    floor, recording_alarm = rows["watch-wait-social-1"], rows["alarm-1"]
    assert (floor["queue_name"], floor["acknowledged_by"], floor["acknowledged_note"]) == ("社保席", "2001", "去加人")
    assert (recording_alarm["kind"], recording_alarm["note"], recording_alarm["cleared_by"]) == (
        "recording_missing",
        "已补录",
        "7001",
    )
    assert [row["id"] for row in leader.get("/api/alarms?state=cleared").json()["rows"]] == ["alarm-1"]
    assert leader.get("/api/alarms?state=nonsense").status_code == 422
    assert leader.get("/api/alarms?cursor=nonsense").status_code == 422


def test_days_of_the_last_two_weeks(leader: Client) -> None:
    react([msgspec.structs.replace(raised(), at=datetime.now(UTC))])
    (row,) = leader.get("/api/alarms/days").json()["rows"]
    assert (row["kind"], row["level"], row["count"]) == ("recording_missing", "orange", 1)


# Live and acknowledged -----------------------------------------------------------------------------------------------


@pytest.mark.real
@pytest.mark.parametrize(("view", "permission"), [("floor", FLOOR), ("own", FLOOR), ("own", HEALTH)])
async def test_what_is_open_is_on_the_live_stream_at_once(bus: Bus, view: str, permission: str) -> None:
    answer = await signed_in("2001", permission).get(f"/api/live/stream?view={view}")
    seen = events(answer)
    async with asyncio.timeout(5):
        assert (await anext(seen))[0] == "snapshot"
        await bus.bucket("alarms", OpenAlarm).put(OPEN.id, OPEN)
        kind, change = await anext(seen)
    assert (kind, change["doc"], change["value"]["message"]) == ("change", f"alarms/{OPEN.id}", OPEN.message)


@pytest.mark.real
async def test_the_alarms_are_for_who_sees_the_floor_or_the_health(bus: Bus) -> None:
    await bus.bucket("alarms", OpenAlarm).put(OPEN.id, OPEN)
    own = (await signed_in("1001", "desk.use").get("/api/live/snapshot?view=own")).json()["docs"]
    assert own == {}


@pytest.mark.real
async def test_acknowledging_goes_to_the_watch_and_needs_no_database(bus: Bus) -> None:
    requests: list[Acknowledge] = []

    async def watch(request: Acknowledge) -> Ack:
        requests.append(request)
        return Ack() if len(requests) == 1 else Ack(False, "acknowledged_already", "刘班长 已确认，无需再确认。", 409)

    stop = await bus.serve("watch.acknowledge", Acknowledge, watch)
    browser, path = signed_in("2001", FLOOR, ACKNOWLEDGE), f"/api/alarms/{OPEN.id}/acknowledge"
    first = await browser.post(path, {"note": " 去加人 "}, "application/json")
    again = await browser.post(path, {"note": ""}, "application/json")
    await stop()
    assert (first.status_code, requests[0]) == (204, Acknowledge(OPEN.id, "2001", "某人", "去加人"))
    assert (again.status_code, again.json()["message"]) == (409, "刘班长 已确认，无需再确认。")


@pytest.mark.real
async def test_while_nobody_watches_it_says_so(bus: Bus) -> None:
    answer = await signed_in("2001", ACKNOWLEDGE).post(f"/api/alarms/{OPEN.id}/acknowledge", {}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (503, "no_answer")


async def test_who_only_looks_cannot_acknowledge_nor_clear() -> None:
    browser = signed_in("9001", FLOOR, HEALTH)
    for action in ("acknowledge", "clear"):
        answer = await browser.post(f"/api/alarms/alarm-1/{action}", {"note": "好了"}, "application/json")
        assert answer.status_code == 403


@pytest.mark.parametrize("action", ["acknowledge", "clear"])
async def test_a_note_names_no_numbers(action: str) -> None:
    browser = signed_in("2001", FLOOR, ACKNOWLEDGE)
    note = {"note": "已联系 138 0000 0000"}
    answer = await browser.post(f"/api/alarms/{OPEN.id}/{action}", note, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


@pytest.mark.django_db(transaction=True)
async def test_an_alarm_of_the_house_is_acknowledged_in_the_tables() -> None:
    await asyncio.to_thread(react, [raised()])
    answer = await signed_in("7001", HEALTH, ACKNOWLEDGE).post(
        "/api/alarms/alarm-1/acknowledge", {"note": "在查"}, "application/json"
    )
    assert answer.status_code == 204
    row = await AuditRow.objects.aget(action="operations.acknowledge_alarm")
    assert (row.by, row.about) == ("7001", "alarm/alarm-1")


# Thresholds ----------------------------------------------------------------------------------------------------------


def test_every_kind_has_a_threshold_before_anybody_set_one(leader: Client, queue: None) -> None:
    answer = leader.get("/api/alarms/thresholds").json()
    kinds = {kind["code"]: kind for kind in answer["kinds"]}
    assert kinds.keys() == {
        "unrest",
        "wait",
        "answer_rate",
        "talk",
        "wrap_up",
        "silence",
        "stuck",
        "process_silent",
        "part_down",
    }
    assert (kinds["wait"]["general"]["warn"], kinds["wait"]["general"]["urgent"]) == (60, 180)
    assert (answer["queues"], answer["groups"]) == ([{"id": "social", "name": "社保席"}], ["早班一组"])


def test_a_threshold_is_set_sent_and_audited_and_taken_back(leader: Client, queue: None) -> None:
    answer = post(leader, "/api/alarms/thresholds", kind="talk", queue="social", warn=60, urgent=120)
    assert answer.status_code == 200
    (talk,) = [kind for kind in answer.json()["kinds"] if kind["code"] == "talk"]
    assert [(row["queue"], row["warn"]) for row in talk["apart"]] == [("social", 60)]
    sent = Outgoing.objects.get(subject="config/alarms")
    snapshot = msgspec.json.decode(bytes(sent.payload), type=Thresholds)
    assert snapshot.rows == (Threshold("talk", "social", warn=60, urgent=120),)

    post(leader, "/api/alarms/thresholds", kind="talk", queue="social", warn=60, urgent=240)
    row = AuditRow.objects.filter(action="operations.set_threshold").latest("id")
    assert (row.by, row.detail["before"]["urgent"], row.detail["after"]["urgent"]) == ("2001", 120, 240)

    assert leader.delete("/api/alarms/thresholds/talk?queue=social").status_code == 200
    assert leader.delete("/api/alarms/thresholds/talk?queue=social").status_code == 404
    assert not AlarmThreshold.objects.exists()
    assert AuditRow.objects.filter(action="operations.remove_threshold").count() == 1


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "wait", "warn": 60, "urgent": 30},
        {"kind": "wait", "queue": "nowhere", "warn": 30, "urgent": 60},
        {"kind": "talk", "group": "没有这组", "warn": 30, "urgent": 60},
        {"kind": "nonsense", "warn": 30, "urgent": 60},
        {"kind": "answer_rate", "warn": 0.9, "urgent": 0.8, "min_calls": -1},
    ],
)
def test_a_senseless_threshold_changes_nothing(leader: Client, queue: None, body: dict[str, Any]) -> None:
    answer = post(leader, "/api/alarms/thresholds", **body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert not AlarmThreshold.objects.exists()
    assert not Outgoing.objects.exists()


def test_thresholds_are_the_leaders(person: Callable[..., Staff], client: Client) -> None:
    person("1001", "王晓芳", ["agent"])
    sign_in(client, "1001")
    assert client.get("/api/alarms/thresholds").status_code == 403
    assert post(client, "/api/alarms/thresholds", kind="wait", warn=1, urgent=2).status_code == 403


def test_a_bus_without_memory_is_sent_the_thresholds(db: None) -> None:
    AlarmThreshold.objects.create(kind="wait", warn=1, urgent=2)
    alarms.send_thresholds_again()
    assert Outgoing.objects.get().subject == "config/alarms"
