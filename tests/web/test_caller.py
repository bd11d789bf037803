"""Column 人: who is calling, at once from the live call, with the history when the database can be asked."""

from datetime import UTC, datetime

import pytest
from django.db import OperationalError

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.parts import Caller, QueueVisit, Talk
from hotline.domains.voice.calls.rules.phases import CallbackWaiting, Talking
from hotline.domains.voice.calls.rules.snapshot import CallSnapshot, snapshot_of
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.routing.ports import AgentState
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.sealed import Sealed
from tests.web.acd import Acd
from tests.web.people import signed_in

pytestmark = pytest.mark.real

NUMBER = Sealed("138******00", "2026-01:cipher", "index-1")
NOW = datetime(2026, 1, 4, 2, 0, tzinfo=UTC)


@pytest.fixture
async def others(bus: Bus) -> Acd:
    stand_in = Acd(bus)
    await stand_in.serve()
    return stand_in


@pytest.mark.django_db(transaction=True)
async def test_the_agent_sees_who_calls_and_what_was_before(others: Acd) -> None:
    await CallRecord.objects.acreate(**earlier("c0"), rating=2)
    await others.show_talk("c1", "1001", NUMBER)
    caller = (await signed_in("1001", "desk.use").get("/api/desk/caller/c1")).json()
    assert caller["number"] == "138******00"
    assert (caller["place"], caller["queue_name"], caller["history"]) == ("北京", "社保席", "ok")
    (before,) = caller["calls"]
    assert (before["call_id"], before["rating"], before["agent"], before["outcome"]) == ("c0", 2, "1002", "answered")
    assert before["topic_title"] == "按月领取养老金的最低缴费年限"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("flags", "outcome"),
    [
        (["self_service"], "self_service"),
        (["abandoned", "self_service"], "abandoned"),
        (["abandoned", "voicemail"], "voicemail"),
        ([], "no_person"),
    ],
)
async def test_what_became_of_a_call_nobody_answered_is_said(others: Acd, flags: list[str], outcome: str) -> None:
    await CallRecord.objects.acreate(**earlier("c0") | {"answered": False, "talk_seconds": 0.0, "flags": flags})
    await others.show_talk("c1", "1001", NUMBER)
    caller = (await signed_in("1001", "desk.use").get("/api/desk/caller/c1")).json()
    assert [each["outcome"] for each in caller["calls"]] == [outcome]


@pytest.mark.parametrize("presentation", Presentation)
@pytest.mark.django_db(transaction=True)
async def test_the_agent_reads_in_the_talk_who_vouches_for_the_number(others: Acd, presentation: Presentation) -> None:
    caller = Caller(NUMBER, "北京", presentation=presentation)
    talking = Talking(talk=Talk("1001", "offer-1", "PJSIP/1001", 1, "social", NOW), channel="leg-1")
    live = Call(id="c1", site="bj1", node="a", at=NOW, state=talking, arrived_at=NOW, caller=caller)
    await others.bus.bucket("calls", CallSnapshot).put("c1", snapshot_of(live))
    answer = await signed_in("1001", "desk.use").get("/api/desk/caller/c1")
    assert answer.json()["presentation"] == presentation


@pytest.mark.parametrize("presentation", Presentation)
@pytest.mark.django_db(transaction=True)
async def test_the_agent_reads_in_wrap_up_who_vouched_for_the_number(others: Acd, presentation: Presentation) -> None:
    await others.show_agent("1001", state=AgentState.WRAP_UP, call="c1")
    row = earlier("c1") | {"agent": "1001", "agents": ["1001"], "detail": {"presentation": presentation}}
    await CallRecord.objects.acreate(**row)
    answer = await signed_in("1001", "desk.use", "calls.view_all").get("/api/desk/caller/c1")
    assert answer.json()["presentation"] == presentation


@pytest.mark.django_db(transaction=True)
async def test_a_promised_call_back_of_the_same_number_is_shown(others: Acd) -> None:
    waiting = QueueVisit("labor", 1, earlier("x")["at"], callback=True)
    promised = Call(
        id="c7", site="bj1", node="a", at=waiting.since, state=CallbackWaiting(waiting), caller=Caller(NUMBER)
    )
    await others.bus.bucket("calls", CallSnapshot).put("c7", snapshot_of(promised))
    await others.show_talk("c1", "1001", NUMBER)
    caller = (await signed_in("1001", "desk.use").get("/api/desk/caller/c1")).json()
    assert [(each["call_id"], each["queue"]) for each in caller["callbacks"]] == [("c7", "labor")]


async def test_without_the_database_the_live_call_still_answers(others: Acd, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", away)
    await others.show_talk("c1", "1001", NUMBER)
    caller = (await signed_in("1001", "desk.use").get("/api/desk/caller/c1")).json()
    assert (caller["number"], caller["history"], caller["calls"]) == ("138******00", "unavailable", [])


async def test_another_agent_s_caller_is_nobody_else_s_business(others: Acd) -> None:
    await others.show_talk("c1", "1002", NUMBER)
    answer = await signed_in("1001", "desk.use").get("/api/desk/caller/c1")
    assert answer.status_code == 404


def earlier(id: str) -> dict[str, object]:
    return {
        "id": id,
        "at": NOW,
        "origin": "12333",
        "number_masked": NUMBER.masked,
        "number_cipher": NUMBER.cipher,
        "number_index": NUMBER.index,
        "number_tail": "00",
        "place": "北京",
        "agent": "1002",
        "agents": ["1002"],
        "queue": "social",
        "answered": True,
        "wait_seconds": 12.0,
        "talk_seconds": 192.0,
        "held_seconds": 0.0,
        "wrap_up_seconds": 30.0,
        "topic": "pension-min-years",
        "hung_up_by": "caller",
        "flags": [],
        "recording": "verified",
        "detail": {},
    }
