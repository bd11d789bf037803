"""Other systems act for agents they may act for, by the agents' own commands; they see no number in the clear."""

import io
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.recordings.models import Download
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.routing import ports as acd
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import number_index, open_sealed, seal_number
from tests.domains.voice.recordings.recorded_calls import own_place, recorded
from tests.domains.voice.recordings.talk_sound import talk
from tests.web.acd import Acd
from tests.web.clients import agent, call, client_with

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
make, hired = sync_to_async(client_with), sync_to_async(agent)
CONTROL = ("calls.control", "calls.dial", "agents.read", "agents.write")
REASON = "%E4%BB%B2%E8%A3%81%E5%A7%94%E8%B0%83%E5%8F%96"


@pytest.fixture
async def others(bus: Bus, sealing_keys: None) -> Acd:
    """Router and callcontrol."""
    stand_in = Acd(bus)
    await stand_in.serve()
    return stand_in


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Path]:
    with own_place(tmp_path) as folder:
        yield folder


async def test_each_command_reaches_callcontrol_as_from_the_agents_own_desk(others: Acd) -> None:
    await hired()
    key, ours = await make(*CONTROL), "agents/1001/calls/c1"
    await others.show_talk("c1", "1001")
    requests: list[tuple[str, str, Any, order.AnyCallCommand]] = [
        ("post", "answer", None, order.Answer("c1", "1001")),
        ("post", "reject", None, order.Reject("c1", "1001")),
        ("post", "hold", None, order.Hold("c1", "1001")),
        ("post", "resume", None, order.Resume("c1", "1001")),
        ("post", "rating", None, order.ToRating("c1", "1001")),
        ("post", "hang-up", {"reason": "骚扰"}, order.HangUp("c1", "1001", "骚扰")),
        ("post", "keys", {"keys": "1#"}, order.SendKeys("c1", "1001", "1#")),
        ("post", "transfer", {"queue": "social"}, order.Transfer("c1", "1001", queue="social")),
        ("post", "transfer", {"flow": "main"}, order.Transfer("c1", "1001", flow="main")),
        ("post", "consult", {"agent": "1002"}, order.Consult("c1", "1001", "1002")),
        ("post", "complete", None, order.Complete("c1", "1001")),
        ("post", "cancel", None, order.Cancel("c1", "1001")),
        ("post", "swap", None, order.Swap("c1", "1001")),
        ("post", "conference", None, order.Join("c1", "1001")),
        ("delete", "conference", None, order.Drop("c1", "1001")),
    ]
    for method, what, body, _ in requests:
        answer = await call(method, f"{ours}/{what}", key, body)
        assert (answer.status_code, answer.json()) == (200, {"ok": True}), what
    assert others.desk_commands == [command for _, _, _, command in requests]


async def test_another_s_call_and_words_of_callcontrol_come_as_refusals(others: Acd) -> None:
    await hired()
    key = await make(*CONTROL)
    await others.show_talk("c1", "1002")
    answer = await call("post", "agents/1001/calls/c1/hold", key)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_your_call")
    assert (await call("post", "agents/1001/calls/c9/hold", key)).json() == answer.json()
    await others.show_talk("c2", "1001")
    others.refusal = acd.Ack(False, "not_now", "正在重新接通。", 409)
    answer = await call("post", "agents/1001/calls/c2/hold", key)
    assert (answer.status_code, answer.json()["message"]) == (409, "正在重新接通。")


async def test_a_client_acts_for_no_other_agents_than_its_own_and_for_nobody_who_is_none(others: Acd) -> None:
    await hired("1001")
    await hired("1002", "李明")
    key = await make(*CONTROL, agents=["1001"])
    for path in ("agents/1002/state", "agents/1002/calls"):
        answer = await call("post", path, key, {"state": "ready", "number": "01062345678"})
        assert (answer.status_code, answer.json()["code"]) == (403, "agent_not_allowed")
    assert (await call("get", "agents/1002", key)).status_code == 403
    everybody = await make(*CONTROL, name="另一个系统")
    assert (await call("get", "agents/7777", everybody)).status_code == 404
    assert others.agent_commands == []


async def test_agents_are_seen_with_the_call_they_have_and_its_number_masked(others: Acd) -> None:
    await hired()
    await others.show_talk("c1", "1001", seal_number("13800001234", "call/c1"))
    await others.show_agent("1001", state=acd.AgentState.TALKING, call="c1")
    await others.show_agent("1002", name="李明")
    key = await make("agents.read", agents=["1001"])
    answer = await call("get", "agents/1001", key)
    assert (answer.json()["state"], answer.json()["call"]["number"]) == ("talking", "138******34")
    listed = (await call("get", "agents", key)).json()["agents"]
    assert [each["number"] for each in listed] == ["1001"]


async def test_states_are_set_as_the_agent_would(others: Acd) -> None:
    await hired()
    key = await make("agents.write")
    for body in ({"state": "ready"}, {"state": "not_ready", "reason": "小休"}, {"state": "signed_out"}):
        assert (await call("post", "agents/1001/state", key, body)).status_code == 200
    assert others.agent_commands == [acd.GetReady("1001"), acd.GetNotReady("1001", "小休"), acd.SignOut("1001")]
    assert (await call("post", "agents/1001/state", key, {"state": "talking"})).status_code == 422


async def test_dialling_again_with_the_same_key_is_the_same_call(others: Acd) -> None:
    await hired()
    key, path, body = await make("calls.dial"), "agents/1001/calls", {"number": "010-6234 5678"}
    await others.show_agent("1001")
    first, again = [(await call("post", path, key, body, Idempotency_Key="order-7")).json()["call"] for _ in range(2)]
    fresh = (await call("post", path, key, body)).json()["call"]
    assert first == again != fresh
    assert [each.call for each in others.dialled] == [first, first, fresh]
    assert open_sealed(others.dialled[0].number) == "01062345678"
    other = await call("post", path, key, {"number": "01087654321"}, Idempotency_Key="order-7")
    assert (other.status_code, other.json()["code"]) == (422, "key_used")


async def test_a_dial_that_was_refused_may_be_tried_again_under_its_key(others: Acd) -> None:
    await hired()
    key, path, body = await make("calls.dial"), "agents/1001/calls", {"number": "01062345678"}
    signed_out = await call("post", path, key, body, Idempotency_Key="order-8")
    assert (signed_out.status_code, signed_out.json()["code"]) == (409, "signed_out")
    await others.show_agent("1001")
    assert (await call("post", path, key, body, Idempotency_Key="order-8")).status_code == 200


async def test_records_show_masked_numbers_of_ones_agents_only(spool: Path) -> None:
    await sync_to_async(recorded)(spool, raw=b"")
    row = await CallRecord.objects.aget(pk="c1")
    sealed = seal_number("13800001234", "call/c1")
    await CallRecord.objects.filter(pk="c1").aupdate(number_masked=sealed.masked, number_index=sealed.index)
    key = await make("records.read", agents=[])
    assert (await call("get", "records", key)).json() == {"records": [], "next": None}
    assert (await call("get", "records/c1", key)).status_code == 404
    everything = await make("records.read", name="全部")
    assert (await call("get", "records?number=13800001234", everything)).status_code == 422
    searched = await call("post", "records/search", everything, {"number": "13800001234"})
    (found,) = searched.json()["records"]
    assert (found["id"], found["number"], found["agent"]) == ("c1", "138******34", row.agent)
    assert number_index("13800001234") not in str(found)


async def test_a_full_number_needs_its_own_scope_and_a_reason_and_leaves_a_row(spool: Path) -> None:
    await sync_to_async(recorded)(spool, raw=b"")
    row = await CallRecord.objects.aget(pk="c1")
    sealed = seal_number("13800001234", "call/c1")
    detail = row.detail | {"number": {"masked": sealed.masked, "cipher": sealed.cipher, "index": sealed.index}}
    await CallRecord.objects.filter(pk="c1").aupdate(detail=detail)
    key = await make("records.read", name="只查")
    assert (await call("get", "records/c1/number", key, X_Reason=REASON)).status_code == 403
    key = await make("records.numbers")
    assert (await call("get", "records/c1/number", key)).status_code == 422
    answer = await call("get", "records/c1/number", key, X_Reason=REASON)
    assert answer.json() == {"number": "13800001234"}
    noted = await AuditRow.objects.aget(action="citizens.reveal")
    assert (noted.by[:4], noted.about, noted.detail["reason"]) == ("app-", "call/c1", "仲裁委调取")


async def test_a_recording_is_taken_as_a_marked_copy_for_a_reason(spool: Path) -> None:
    await sync_to_async(recorded)(spool, raw=talk(80).astype("<i2").tobytes())
    reader = await make("recordings.read", name="只查")
    (entry,) = (await call("get", "recordings", reader)).json()["recordings"]
    assert (entry["call"], entry["state"]) == ("c1", "verified")
    assert (await call("get", "recordings/c1/content", reader, X_Reason=REASON)).status_code == 403
    taker = await make("recordings.download")
    assert (await call("get", "recordings/c1/content", taker)).status_code == 422
    answer = await call("get", "recordings/c1/content", taker, X_Reason=REASON)
    sound = b"".join(await sync_to_async(list)(answer.streaming_content))
    with wave.open(io.BytesIO(sound)) as file:
        assert file.getnframes() == 80 * 8000
    taken = await Download.objects.aget()
    assert (taken.by[:4], taken.name, taken.reason) == ("app-", "客户关系系统", "仲裁委调取")
