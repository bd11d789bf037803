"""The desk over the bus, without the database: seat, phone, own call only, summary with what it needs."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from django.db import OperationalError

from hotline.domains.voice.calls import ports
from hotline.domains.voice.calls.actions.commands import telephones_port
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.routing import ports as acd
from hotline.infrastructure import live
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import open_sealed
from hotline.infrastructure.settings import settings
from hotline.kernel.sealed import Sealed
from tests.nats_server import until
from tests.slots import Override
from tests.web.acd import Acd
from tests.web.people import signed_in

pytestmark = pytest.mark.real

SOCIAL = acd.QueueDoc(
    id="social",
    name="社保席",
    waiting=3,
    callbacks=0,
    oldest_since=None,
    ready=2,
    signed_in=9,
    expected_wait_seconds=40,
    at=datetime(2026, 11, 2, 9, tzinfo=UTC),
)
TODAY = ports.AgentFigures(
    answered=7,
    talk_seconds=900,
    wrap_up_average_seconds=None,
    to_rating_rate=None,
    satisfaction=None,
    missed=0,
)


@pytest.fixture
async def others(bus: Bus) -> Acd:
    """Router and callcontrol."""
    stand_in = Acd(bus)
    await stand_in.serve()
    return stand_in


async def post(path: str, body: dict[str, Any] | None = None, number: str = "1001") -> Any:
    return await signed_in(number, "desk.use").post(f"/api/desk/{path}", body or {}, content_type="application/json")


async def test_signing_in_gives_a_seat_and_a_phone_with_a_fresh_password(others: Acd) -> None:
    seat = (await post("sign-in", {"device": "browser"})).json()
    assert seat["agent"]["id"] == "1001"
    assert seat["agent"]["desk"] == seat["desk"] != ""
    assert seat["phone"] == {
        "endpoint": "agent-1001",
        "username": "1001",
        "password": "fresh-password",
        "uri": "sip:agent-1001@testserver",
        "socket": "/sip",
    }
    assert "小休" in seat["reasons"]
    assert isinstance(others.agent_commands[0], acd.SignIn)


@pytest.mark.parametrize("encrypted", [False, True])
def test_a_sip_telephone_is_told_the_port_and_whether_to_encrypt(
    monkeypatch: pytest.MonkeyPatch, encrypted: bool
) -> None:
    monkeypatch.setenv("HOTLINE_TELEPHONES__ENCRYPTED", str(encrypted))
    settings.cache_clear()
    try:
        ports_of_edge, found = settings().ports, telephones_port()
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    plain, by_tls = f":{ports_of_edge.sip_edge}", f":{ports_of_edge.sip_edge_telephones};transport=tls"
    assert found == (by_tls if encrypted else plain)


async def test_a_desk_opened_twice_is_told_so_and_the_first_keeps_its_phone(others: Acd) -> None:
    await others.show_agent("1001", state=acd.AgentState.READY, desk="desk-first")
    answer = await post("sign-in", {"device": "browser"})
    assert (answer.status_code, answer.json()["code"]) == (409, "signed_in_elsewhere")
    assert others.phones == []


async def test_taking_over_ends_the_first_desk(others: Acd) -> None:
    await others.show_agent("1001", state=acd.AgentState.READY, desk="desk-first")
    answer = await post("sign-in", {"device": "browser", "takeover": True})
    assert answer.status_code == 200
    (command,) = others.agent_commands
    assert isinstance(command, acd.SignIn)
    assert command.takeover


async def test_signing_out_takes_the_phone_away(others: Acd) -> None:
    assert (await post("sign-out")).status_code == 200
    await until(lambda: bool(others.removed))
    assert [phone.agent for phone in others.removed] == ["1001"]


async def test_a_refusal_of_the_router_reaches_the_agent_in_its_words(others: Acd) -> None:
    others.refusal = acd.Ack(False, "in_talk", "通话中不能签退，请先结束通话。", 409)
    answer = await post("sign-out")
    assert (answer.status_code, answer.json()["code"]) == (409, "in_talk")
    assert answer.json()["message"] == "通话中不能签退，请先结束通话。"


@pytest.mark.parametrize(
    ("path", "body", "command"),
    [
        ("hold", {}, order.Hold("c1", "1001")),
        ("resume", {}, order.Resume("c1", "1001")),
        ("rating", {}, order.ToRating("c1", "1001")),
        ("hang-up", {"reason": "骚扰电话"}, order.HangUp("c1", "1001", "骚扰电话")),
        ("keys", {"keys": "1#"}, order.SendKeys("c1", "1001", "1#")),
        ("reject", {}, order.Reject("c1", "1001")),
        ("rejoin", {}, order.Rejoin("c1", "1001")),
        ("consult", {"agent": "1002"}, order.Consult("c1", "1001", "1002")),
        ("complete", {}, order.Complete("c1", "1001")),
        ("cancel", {}, order.Cancel("c1", "1001")),
        ("swap", {}, order.Swap("c1", "1001")),
        ("join", {}, order.Join("c1", "1001")),
        ("drop", {}, order.Drop("c1", "1001")),
        ("transfer", {"agent": "1002"}, order.Transfer("c1", "1001", "1002")),
        ("transfer", {"queue": "social"}, order.Transfer("c1", "1001", queue="social")),
        ("transfer", {"flow": "main"}, order.Transfer("c1", "1001", flow="main")),
        ("unrecorded", {}, order.StopRecording("c1", "1001")),
        ("help", {"text": " 政策拿不准 "}, order.RequestHelp("c1", "1001", "政策拿不准")),
    ],
)
async def test_what_an_agent_does_to_the_own_call_reaches_callcontrol(
    others: Acd, path: str, body: dict[str, str], command: order.AnyCallCommand
) -> None:
    await others.show_talk("c1", "1001")
    assert (await post(f"calls/c1/{path}", body)).status_code == 200
    assert others.desk_commands == [command]


@pytest.mark.parametrize(
    "path", ["hold", "resume", "rating", "reject", "rejoin", "consult", "join", "transfer", "help", "unrecorded"]
)
async def test_nobody_touches_another_s_call(others: Acd, path: str) -> None:
    await others.show_talk("c1", "1002")
    answer = await post(f"calls/c1/{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_your_call")
    assert others.desk_commands == []


@pytest.mark.parametrize(("path", "command"), [("consult", order.Consult), ("transfer", order.Transfer)])
async def test_a_number_outside_travels_sealed(
    others: Acd, sealing_keys: None, path: str, command: type[order.Consult | order.Transfer]
) -> None:
    await others.show_talk("c1", "1001")
    assert (await post(f"calls/c1/{path}", {"number": "010-6234 5678"})).status_code == 200
    (received,) = others.desk_commands
    assert isinstance(received, command)
    assert received.number is not None
    assert "62345678" not in str(received)
    assert open_sealed(received.number) == "01062345678"


@pytest.mark.parametrize("path", ["consult", "transfer"])
async def test_a_number_travels_with_the_roles_of_who_wants_it_rung_and_a_refusal_comes_back(
    others: Acd, sealing_keys: None, path: str
) -> None:
    await others.show_talk("c1", "1001")
    others.refusal = acd.Ack(False, "number_refused", "收费信息台不能从热线拨打。", 422)
    answer = await post(f"calls/c1/{path}", {"number": "16812345", "roles": ["leader"]})
    assert (answer.status_code, answer.json()["code"]) == (422, "number_refused")
    assert answer.json()["message"] == "收费信息台不能从热线拨打。"
    (received,) = others.desk_commands
    assert isinstance(received, order.Consult | order.Transfer)
    assert received.roles == ("agent",), "those of the session, whatever the request says"


@pytest.mark.parametrize(
    ("path", "body"),
    [("consult", {"number": "妇联"}), ("transfer", {"queue": "nowhere"}), ("transfer", {"flow": "draft"})],
)
async def test_a_number_or_queue_that_is_none_is_refused_with_a_sentence(
    others: Acd, path: str, body: dict[str, str]
) -> None:
    await others.show_talk("c1", "1001")
    answer = await post(f"calls/c1/{path}", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["message"].endswith("。")
    assert others.desk_commands == []


async def test_the_one_who_is_consulted_sees_the_call_and_may_leave_it(others: Acd) -> None:
    await others.show_talk("c1", "1001", consulted="1002")
    await others.show_agent("1002", state=acd.AgentState.TALKING, call="c1")
    seen = (await signed_in("1002", "desk.use").get("/api/desk")).json()["call"]
    assert (seen["agent"], seen["party"]["agent"], seen["party"]["standing"]) == ("1001", "1002", "joined")
    assert (await post("calls/c1/drop", number="1002")).status_code == 200
    assert others.desk_commands == [order.Drop("c1", "1002")]


async def test_who_passed_the_caller_on_sums_up_while_the_talk_goes_on_elsewhere(others: Acd) -> None:
    await others.show_talk("c1", "1002")
    await others.show_agent("1001", state=acd.AgentState.WRAP_UP, call="c1")
    summary = {"topic_id": "pension-min-years", "disposition": "已答复", "then": "ready"}
    assert (await post("calls/c1/wrap-up", summary)).status_code == 200
    (command,) = others.agent_commands
    assert isinstance(command, acd.SaveWrapUp)


async def test_a_raised_hand_is_taken_back(others: Acd) -> None:
    await others.show_talk("c1", "1001")
    answer = await signed_in("1001", "desk.use").delete("/api/desk/calls/c1/help")
    assert answer.status_code == 200
    assert others.desk_commands == [order.WithdrawHelp("c1", "1001")]


async def test_a_leader_takes_care_of_a_raised_hand_in_the_own_group(others: Acd) -> None:
    await others.show_talk("c1", "1001")
    await others.show_agent("1001", call="c1")
    mirror = await live.ready_mirror()
    await until(lambda: mirror.get("agents/1001") is not None)
    answer = await signed_in("2001", "live.floor", group="早班一组").post("/api/live/help/c1/ack")
    assert answer.status_code == 204
    assert others.desk_commands == [order.AcknowledgeHelp("c1", "2001")]
    assert (await signed_in("1002", "desk.use").post("/api/live/help/c1/ack")).status_code == 403
    assert (await signed_in("2001", "live.floor").post("/api/live/help/c9/ack")).status_code == 404


async def test_whom_a_caller_can_be_passed_on_to_and_what_they_are_doing(others: Acd) -> None:
    await others.show_agent("1001", state=acd.AgentState.TALKING)
    await others.show_agent("1002", name="李明", state=acd.AgentState.READY, desk="desk-2", endpoint="agent-1002")
    await others.bus.bucket("queues", acd.QueueDoc).put("social", SOCIAL)
    view = await signed_in("1001", "desk.use").get("/api/live/snapshot?view=colleagues")
    docs = view.json()["docs"]
    assert set(docs) == {"agents/1002", "queues/social", "flows/main"}
    assert (docs["agents/1002"]["name"], docs["agents/1002"]["state"]) == ("李明", "ready")
    assert not {"desk", "endpoint", "call", "node"} & set(docs["agents/1002"])  # only what is needed to ask them
    assert docs["queues/social"]["ready"] == 2
    assert docs["flows/main"] == {"id": "main", "name": "总流程"}


async def test_a_colleague_who_never_signed_in_is_listed_as_away(others: Acd) -> None:
    docs = (await signed_in("1002", "desk.use").get("/api/live/snapshot?view=colleagues")).json()["docs"]
    assert (docs["agents/1001"]["name"], docs["agents/1001"]["state"]) == ("王晓芳", "signed_out")


async def test_a_call_that_is_over_is_said_to_be_over(others: Acd) -> None:
    assert (await post("calls/c9/hold")).status_code == 404


async def test_hanging_up_needs_a_reason(others: Acd) -> None:
    await others.show_talk("c1", "1001")
    answer = await post("calls/c1/hang-up", {"reason": ""})
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "reason")


async def test_notes_travel_sealed(others: Acd, sealing_keys: None) -> None:
    await others.show_talk("c1", "1001")
    summary = {"topic_id": "pension-min-years", "disposition": "已答复", "notes": "来电人姓赵", "then": "ready"}
    assert (await post("calls/c1/wrap-up", summary)).status_code == 200
    (command,) = others.agent_commands
    assert isinstance(command, acd.SaveWrapUp)
    assert "赵" not in str(command)
    assert open_sealed(Sealed(command.notes_masked, command.notes_cipher, command.notes_index)) == "来电人姓赵"


async def test_a_summary_without_topic_keeps_ready_off_and_says_which(others: Acd) -> None:
    await others.show_talk("c1", "1001")
    answer = await post("calls/c1/wrap-up", {"disposition": "已答复", "then": "ready"})
    assert answer.status_code == 422
    assert "主题" in answer.json()["message"]
    assert others.agent_commands == []


async def test_a_draft_may_be_half_done(others: Acd) -> None:
    await others.show_talk("c1", "1001")
    assert (await post("calls/c1/wrap-up", {"then": "stay"})).status_code == 200


async def test_the_snapshot_shows_own_seat_own_call_and_own_queues(others: Acd) -> None:
    await others.show_agent("1001", state=acd.AgentState.TALKING, call="c1", desk="desk-1")
    await others.show_talk("c1", "1001", Sealed("138******00", "cipher", "index"))
    await others.bus.bucket("queues", acd.QueueDoc).put("social", SOCIAL)
    await others.bus.bucket("figures", ports.AgentFigures).put("agent.1001", TODAY)
    desk = (await signed_in("1001", "desk.use").get("/api/desk")).json()
    assert desk["agent"]["state"] == "talking"
    assert desk["call"]["number"] == "138******00"
    assert desk["queues"] == [msgspec.to_builtins(SOCIAL)]
    assert desk["figures"] == msgspec.to_builtins(TODAY)
    assert desk["desk"] == "desk-1"


async def test_without_the_permission_there_is_no_desk(others: Acd) -> None:
    answer = await signed_in("3001", "calls.view_all").get("/api/desk")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


async def test_a_revoked_session_is_over_at_once_without_the_database(others: Acd) -> None:
    desk = signed_in("1001", "desk.use", epoch=1)
    assert (await desk.get("/api/desk")).status_code == 200
    await others.bus.bucket("sessions", int).put("1001", 2)
    await until(lambda: live.is_revoked("1001", 1))
    assert (await desk.get("/api/desk")).json()["code"] == "session_expired"


async def test_who_has_something_to_do_first_is_ready_afterwards(others: Acd, override: Override) -> None:
    reasons = ["今日交接班会未确认。", ""]
    override(ports.ready_check, lambda number: reasons.pop(0))
    answer = await post("ready")
    assert (answer.status_code, answer.json()["code"], answer.json()["message"]) == (
        409,
        "not_yet",
        "今日交接班会未确认。",
    )
    assert others.agent_commands == []
    assert (await post("ready")).status_code == 200
    assert others.agent_commands == [acd.GetReady("1001")]


async def test_while_the_database_is_away_nobody_is_held_back(others: Acd, override: Override) -> None:
    def away(number: str) -> str:
        raise OperationalError("connection refused")

    override(ports.ready_check, away)
    assert (await post("ready")).status_code == 200


async def test_when_the_router_is_away_the_desk_says_try_again(bus: Bus, override: Override) -> None:
    override(ports.ready_check, lambda number: "")
    answer = await post("ready")
    assert (answer.status_code, answer.json()["code"]) == (503, "no_answer")
