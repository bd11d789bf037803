"""Leaders supervise calls from the floor: by permission, over the bus, leaving a trace that agents do not see."""

from typing import Any

import pytest
from django.db import transaction

from hotline.domains.voice.calls.actions.supervisions import audit_supervisions
from hotline.domains.voice.calls.ports import ready_check
from hotline.domains.voice.calls.rules.call_commands import StopSupervising, Supervise
from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.domains.voice.records.actions.fold import fold
from hotline.domains.voice.routing.ports import Ack, AgentState
from hotline.events.calls import SupervisionEnded, SupervisionModeChanged, SupervisionStarted
from hotline.infrastructure import live
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.eventlog.log import append, lock_head
from hotline.infrastructure.models import AuditRow
from tests.domains.voice.calls.tales import Tale
from tests.nats_server import until
from tests.slots import Override
from tests.web.acd import Acd
from tests.web.people import signed_in
from tests.web.test_records import signed_in as reads

pytestmark = pytest.mark.real
LEADER, WHY = "2001", "新人带教"


@pytest.fixture
async def others(bus: Bus, sealing_keys: None) -> Acd:
    """Router and callcontrol, and 1001 in a talk."""
    stand_in = Acd(bus)
    await stand_in.serve()
    await stand_in.show_talk("c1", "1001")
    await stand_in.show_agent("1001", state=AgentState.TALKING, call="c1")
    await known("agents/1001", "calls/c1")
    return stand_in


async def known(*documents: str) -> None:
    mirror = await live.ready_mirror()
    for name in documents:
        await until(lambda name=name: mirror.get(name) is not None)


async def request(body: dict[str, Any], *permissions: str, to: str = "/api/live/supervise", by: str = LEADER) -> Any:
    browser = signed_in(by, *(permissions or ("live.supervise", "live.floor")), group="早班一组")
    return await browser.post(to, body, content_type="application/json")


async def test_a_seat_or_a_call_is_supervised_for_a_reason(others: Acd) -> None:
    for target in ({"agent": "1001"}, {"call": "c1"}):
        answer = await request({**target, "mode": "listen", "reason": f" {WHY} "})
        assert (answer.status_code, answer.json()) == (200, {"call": "c1"})
    assert others.leader_commands == [Supervise("c1", LEADER, Mode.LISTEN, WHY)] * 2
    gone = await signed_in(LEADER, "live.supervise").delete("/api/live/supervise/c1")
    assert gone.status_code == 204
    assert others.leader_commands[-1] == StopSupervising("c1", LEADER)


async def test_who_may_watch_the_floor_may_not_listen(others: Acd) -> None:
    for permission in ("live.floor", "desk.use", "calls.view_all"):
        assert (await request({"call": "c1", "mode": "listen", "reason": WHY}, permission)).status_code == 403
        assert (await request({"device": "browser"}, permission, to="/api/live/phone")).status_code == 403
    assert others.leader_commands == []
    assert others.phones == []


async def test_what_cannot_be_supervised_is_said(others: Acd) -> None:
    await others.show_agent("1002", state=AgentState.WRAP_UP, call="c1")
    await known("agents/1002")
    for target in ({"agent": "1002"}, {"agent": "1009"}, {"call": "c9"}, {}):
        answer = await request({**target, "mode": "listen", "reason": WHY})
        assert (answer.status_code, answer.json()["code"]) == (409, "not_talking")
    assert (await request({"call": "c1", "mode": "shout", "reason": WHY})).status_code == 422
    others.refusal = Ack(False, "not_now", "班长 2002 正在监听，同时仅限一位班长。请稍后再试。", 409)
    answer = await request({"call": "c1", "mode": "listen", "reason": WHY})
    assert (answer.status_code, answer.json()["message"]) == (409, others.refusal.message)


async def test_a_leader_whom_calls_may_come_to_goes_not_ready_first_and_ready_last(
    others: Acd, override: Override
) -> None:
    override(ready_check, lambda number: "")
    await others.show_agent(LEADER, state=AgentState.READY)
    await known(f"agents/{LEADER}")
    answer = await request({"call": "c1", "mode": "listen", "reason": WHY})
    assert (answer.status_code, answer.json()["code"]) == (409, "agent_busy")
    assert others.leader_commands == []
    await others.show_talk("c2", "1002", leader=(LEADER, Mode.LISTEN))
    await known("calls/c2")
    ready = await request({}, "desk.use", "live.supervise", to="/api/desk/ready")
    assert (ready.status_code, ready.json()["code"]) == (409, "agent_busy")
    assert (await request({}, "desk.use", "live.supervise", to="/api/desk/ready", by="2002")).status_code == 200


async def test_a_phone_to_listen_with_is_no_seat_and_leaves_the_desks_phone_alone(others: Acd) -> None:
    answer = await request({"device": "browser"}, to="/api/live/phone")
    phone = answer.json()["phone"]
    assert (phone["uri"].startswith("sip:agent-2001@"), phone["username"], phone["socket"]) == (True, LEADER, "/sip")
    assert others.agent_commands == []
    assert (await signed_in(LEADER, "live.supervise").delete("/api/live/phone")).status_code == 204
    await until(lambda: bool(others.removed))
    await others.show_agent(LEADER, state=AgentState.NOT_READY)
    mirror = await live.ready_mirror()
    await until(lambda: mirror.get(f"agents/{LEADER}") is not None)
    assert (await request({"device": "browser"}, to="/api/live/phone")).json() == {"phone": None}
    assert (await signed_in(LEADER, "live.supervise").delete("/api/live/phone")).status_code == 204
    assert (len(others.phones), len(others.removed)) == (1, 1)


async def test_the_agents_desk_shows_a_leader_only_once_they_can_be_heard(others: Acd) -> None:
    mirror, desk = await live.ready_mirror(), signed_in("1001", "desk.use")
    floor = signed_in(LEADER, "live.floor")
    for mode, seen in ((Mode.LISTEN, None), (Mode.WHISPER, "whisper")):
        before = mirror.seq
        await others.show_talk("c1", "1001", leader=(LEADER, mode))
        await until(lambda before=before: mirror.seq > before)
        call = (await desk.get("/api/desk")).json()["call"]
        assert (call["supervision"] and call["supervision"]["mode"]) == seen
        assert (LEADER in str(call)) is (seen is not None)
        docs = (await floor.get("/api/live/snapshot?view=floor")).json()["docs"]
        assert docs["calls/c1"]["supervision"]["mode"] == mode


async def test_the_agent_released_sees_who_has_the_caller_while_summing_up(others: Acd) -> None:
    mirror = await live.ready_mirror()
    before = mirror.seq
    await others.show_agent("1001", state=AgentState.WRAP_UP, call="c1")
    await others.show_talk("c1", LEADER, taken_from="1001")
    await until(lambda: mirror.seq > before + 1)
    call = (await signed_in("1001", "desk.use").get("/api/desk")).json()["call"]
    assert (call["agent"], call["taken_over"], call["passed_on_by"]) == (LEADER, True, "1001")
    assert (await signed_in("1002", "desk.use").get("/api/desk")).json()["call"] is None


# Afterwards ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def supervised(db: None, sealing_keys: None) -> None:
    """Listened to, then whispered to 1001 over one call; both are logged and reacted to."""
    tale = Tale("c1").arrives().queues("social").offered("1001").answered("1001", after=3)
    tale.publish(SupervisionStarted(LEADER, "1001", "listen", WHY), after=10)
    tale.publish(SupervisionModeChanged(LEADER, "1001", "whisper", ""), after=20)
    tale.publish(SupervisionEnded(LEADER, "left"), after=30).talk_ends("1001", "caller", "hangup", after=5).ends(
        "caller"
    )
    with transaction.atomic():
        head = lock_head()
        append(head, ((event, None) for event in tale.events))
        head.save()
        fold(tale.events)
        audit_supervisions(tale.events)


def test_leaders_and_auditors_see_who_listened_when_and_why(supervised: None) -> None:
    for permission in ("live.supervise", "audit.view"):
        (seen,) = reads(LEADER, "calls.view_all", permission).get("/api/calls/c1").json()["supervisions"]
        assert (seen["leader"], seen["result"]) == (LEADER, "left")
        assert [(step["mode"], step["agent"], step["reason"]) for step in seen["steps"]] == [
            ("listen", "1001", WHY), ("whisper", "1001", ""),
        ]  # fmt: skip


def test_the_agent_finds_what_they_heard_and_others_nothing(supervised: None) -> None:
    own = reads("1001", "calls.view_own").get("/api/calls/c1").json()
    assert [[step["mode"] for step in seen["steps"]] for seen in own["supervisions"]] == [["whisper"]]
    assert WHY not in str(own)
    assert "supervision" not in str(own["events"])
    others = reads("3001", "calls.view_all").get("/api/calls/c1").json()
    assert others["supervisions"] == []
    assert LEADER not in str(others)


def test_every_way_of_being_with_a_call_leaves_an_audit_row(supervised: None) -> None:
    rows = AuditRow.objects.filter(action="calls.supervise").order_by("id")
    assert [(row.by, row.about, row.detail["mode"], row.detail["reason"]) for row in rows] == [
        (LEADER, "call/c1", "listen", WHY),
        (LEADER, "call/c1", "whisper", ""),
    ]
