"""Ringing a citizen up from the desk: a number typed, or somebody who rang; sealed before it goes anywhere."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.callbacks.actions import promise_callback
from hotline.domains.voice.callbacks.models import CallBack
from hotline.domains.voice.records.actions import fold
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.routing.ports import Ack, AgentState
from hotline.infrastructure import live
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import open_sealed, seal_number
from hotline.processes.promised_calls import look
from tests.domains.voice.calls.tales import Tale
from tests.nats_server import until
from tests.web.acd import Acd
from tests.web.people import signed_in

pytestmark = pytest.mark.real
MAY = ("desk.use", "calls.dial", "calls.view_own")


@pytest.fixture
async def others(bus: Bus, sealing_keys: None) -> Acd:
    """Router and callcontrol, and an agent at work."""
    stand_in = Acd(bus)
    await stand_in.serve()
    await stand_in.show_agent("1001", state=AgentState.NOT_READY)
    mirror = await live.ready_mirror()
    await until(lambda: mirror.get("agents/1001") is not None)
    return stand_in


async def dial(body: dict[str, Any], *permissions: str) -> Any:
    browser = signed_in("1001", *(permissions or MAY))
    return await browser.post("/api/desk/dial", body, content_type="application/json")


async def test_a_number_typed_is_sealed_and_handed_to_callcontrol(others: Acd) -> None:
    answer = await dial({"number": "+86 138 0013 8000"})
    (request,) = others.dialled
    assert answer.json() == {"call": request.call}
    assert (request.by, open_sealed(request.number), request.number.masked) == ("1001", "13800138000", "138******00")


async def test_what_is_no_number_is_refused_here(others: Acd) -> None:
    for body in ({}, {"number": "  "}, {"number": "王先生"}):
        assert (await dial(body)).status_code == 422
    assert others.dialled == []


async def test_callcontrols_refusal_comes_back_in_its_own_words(others: Acd) -> None:
    others.refusal = Ack(False, "agent_busy", "您现在正在通话，不能拨号。", 409)
    answer = await dial({"number": "13800138000"})
    assert (answer.status_code, answer.json()["code"]) == (409, "agent_busy")
    assert answer.json()["message"] == "您现在正在通话，不能拨号。"


async def test_who_is_not_signed_in_or_not_permitted_dials_nobody(others: Acd) -> None:
    assert (await dial({"number": "13800138000"}, "desk.use")).status_code == 403
    browser = signed_in("1009", *MAY)
    answer = await browser.post("/api/desk/dial", {"number": "13800138000"}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (409, "signed_out")
    assert others.dialled == []


@pytest.mark.django_db(transaction=True)
async def test_who_rang_is_rung_back_without_anybody_seeing_the_number(
    others: Acd, person: Callable[..., Staff]
) -> None:
    await sync_to_async(_recorded)("c1", "1001")
    await sync_to_async(_recorded)("c2", "1002")
    assert (await dial({"after": "c1"})).status_code == 200
    (request,) = others.dialled
    assert (open_sealed(request.number), request.after) == ("13900139000", "c1")
    assert (await dial({"after": "c2"})).status_code == 404


@pytest.mark.django_db(transaction=True)
async def test_an_entry_of_the_call_back_list_is_dialled_by_who_has_taken_it(
    others: Acd, person: Callable[..., Staff]
) -> None:
    await sync_to_async(_recorded)("c1", "1001")
    due = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
    browser = signed_in("1001", *MAY, "callbacks.use")
    promised = await browser.post("/api/callbacks", {"call": "c1", "due_at": due}, content_type="application/json")
    entry = promised.json()["id"]
    assert (promised.json()["kind"], promised.json()["made_by"]) == ("promised", "1001")
    refused = await dial({"callback": entry})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_yours")
    await browser.post(f"/api/callbacks/{entry}/take")
    assert (await dial({"callback": entry})).status_code == 200
    (request,) = others.dialled
    assert (open_sealed(request.number), request.after, request.callback) == ("13900139000", "c1", entry)


async def test_in_the_talk_a_call_back_is_promised_before_there_is_a_record(
    others: Acd, person: Callable[..., Staff], transactional_db: None
) -> None:
    await others.show_talk("c9", "1001", seal_number("13700137000", "call/c9"))
    mirror = await live.ready_mirror()
    await until(lambda: mirror.get("calls/c9") is not None)
    browser = signed_in("1001", *MAY, "callbacks.use")
    due = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
    answer = await browser.post("/api/callbacks", {"call": "c9", "due_at": due}, content_type="application/json")
    assert (answer.json()["call"], answer.json()["number"]) == ("c9", "137******00")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["queued", "flow", "promised", "rating", "line", "asked"])
async def test_callcontrol_is_told_who_vouches_for_the_number_of_every_kind_of_call_back(
    others: Acd, person: Callable[..., Staff], kind: str
) -> None:
    """It refuses what is only claimed (``test_dialling_out.py``). What a citizen wrote was presented by no call."""
    await sync_to_async(_recorded)("c1", "1001", "claimed")
    await sync_to_async(_entered)(kind, "assistant/v1" if kind == "asked" else "c1")
    assert (await dial({"callback": "cb-1"})).status_code == 200
    (request,) = others.dialled
    assert request.presentation == ("unscreened" if kind == "asked" else "claimed")


@pytest.mark.django_db(transaction=True)
async def test_callcontrol_is_told_who_vouches_for_the_number_of_a_caller_who_is_rung_back(
    others: Acd, person: Callable[..., Staff]
) -> None:
    await sync_to_async(_recorded)("c1", "1001", "claimed")
    await dial({"after": "c1"})
    await dial({"number": "13800138000", "after": "c1"})
    assert [request.presentation for request in others.dialled] == ["claimed", "unscreened"]


@pytest.mark.django_db(transaction=True)
async def test_a_number_only_claimed_is_promised_nothing_until_the_citizen_says_another(
    others: Acd, person: Callable[..., Staff]
) -> None:
    await sync_to_async(_recorded)("c1", "1001", "claimed")
    browser = signed_in("1001", *MAY, "callbacks.use")
    body = {"call": "c1", "due_at": (datetime.now(UTC) + timedelta(hours=2)).isoformat()}

    async def promise(**more: str) -> Any:
        return await browser.post("/api/callbacks", body | more, content_type="application/json")

    refused = await promise()
    assert (refused.status_code, refused.json()["code"]) == (409, "number_claimed")
    assert "请问来电人能打通的号码" in refused.json()["message"]
    for hostile in ("16812345", "0019001234567", "12333", "95588"):
        assert (await promise(number=hostile)).status_code == 422
    entry = (await promise(number="136 0013 6000")).json()
    assert (entry["number"], entry["number_stated"], entry["presentation"]) == ("136******00", True, "unscreened")
    await browser.post(f"/api/callbacks/{entry['id']}/take")
    assert (await dial({"callback": entry["id"]})).status_code == 200
    (request,) = others.dialled
    assert (open_sealed(request.number), request.presentation) == ("13600136000", "unscreened")


def _entered(kind: str, call: str) -> None:
    """An entry of the list, in the hands of 1001."""
    now = datetime.now(UTC)
    number = seal_number("13900139000", "callback/cb-1")
    CallBack.objects.create(
        id="cb-1", kind=kind, call=call, **CallBack.number.columns(number, id="cb-1"), place="", made_at=now,
        made_by="1001", opened_at=now, due_at=now, reason="", taken_by="1001", taken_at=now,
    )  # fmt: skip


def _recorded(call: str, agent: str, presentation: str = "unscreened") -> None:
    """A call that this agent answered."""
    tale = (
        Tale(call, datetime(2026, 11, 25, 2, tzinfo=UTC))
        .arrives(seal_number("13900139000", f"call/{call}"), presentation)
        .queues("social")
    )
    tale.offered(agent).answered(agent, after=3).talk_ends(agent, "caller", "hangup", after=60).ends("caller")
    record = record_of(tale.events)
    assert record is not None
    row = fold.row_of(record)
    row.save(force_insert=True)
    for talk in fold.talk_rows(record):
        talk.save(force_insert=True)


def _promised(due: datetime) -> str:
    by = Principal("1001", "", "", ("agent",), (), frozenset(), 1, due)
    number = seal_number("13900139000", "call/c1")
    now = due - timedelta(minutes=1)
    return promise_callback(by=by, call="c1", number=number, place="", due=due, now=now).pk


@pytest.mark.django_db(transaction=True)
async def test_a_promise_dials_itself_once_when_its_agent_is_ready(others: Acd, person: Callable[..., Staff]) -> None:
    await sync_to_async(person)("1001", "王晓芳", ["agent"])
    now = datetime.now(UTC)
    entry, mirror = await sync_to_async(_promised)(now), await live.ready_mirror()
    assert await look(mirror, now) == 0, "nobody is ready"
    await others.show_agent("1001", state=AgentState.READY)
    await until(
        lambda: b"ready" in (mirror.get("agents/1001") or b"") and b"not_ready" not in mirror.get("agents/1001")
    )
    others.refusal = Ack(False, "agent_busy", "您现在正在通话，不能拨号。", 409)
    assert await look(mirror, now) == 0
    others.refusal = None
    assert await look(mirror, now) == 1, "refused because of the agent it was nobody's again"
    assert await look(mirror, now) == 0, "it is in the agent's hand"
    assert [(one.by, one.callback, open_sealed(one.number), one.roles) for one in others.dialled] == [
        ("1001", entry, "13900139000", ("agent",))
    ] * 2
