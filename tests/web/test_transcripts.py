"""What is said in a call: read by who has it while it lasts, by who may listen once it is recorded."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.core.cache import cache
from django.test import Client

from hotline.domains.voice.recordings.actions.transcripts import store_finished
from hotline.domains.voice.recordings.models import TalkTranscript
from hotline.domains.voice.recordings.queries.transcripts import opened
from hotline.domains.voice.routing.ports import AgentState
from hotline.infrastructure import live, transcripts
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import seal_text
from hotline.infrastructure.transcripts import (
    Phrase,
    Reminder,
    Suggestion,
    Transcribing,
    TranscribingState,
    Transcript,
)
from tests.domains.voice.calls.tales import NINE
from tests.domains.voice.recordings.recorded_calls import archived, own_place
from tests.nats_server import until
from tests.web.acd import Acd
from tests.web.people import session_of, signed_in

TALK = Transcript(
    "c1.raw",
    NINE,
    ("1001",),
    (
        Phrase(True, 0, 2_000, "我电话幺三八零零一三八零零零"),
        Phrase(False, 2_500, 4_000, "退休年龄按出生年月确定"),
        Phrase(True, 4_500, 5_000, "那", is_final=False),
    ),
    reminder=Reminder("rating-4000", "rating", "结束前请转评价（F9）。", 4_000),
    suggestions=(Suggestion("pension-age", "退休年龄", "按出生年月确定。"),),
    level="橙",
    unrest="上访聚集",
    evidence=("退休",),
)


# While it lasts ------------------------------------------------------------------------------------------------------


@pytest.fixture
async def talking(bus: Bus, sealing_keys: None) -> Acd:
    """1001 has c1."""
    stand_in = Acd(bus)
    await stand_in.serve()
    await stand_in.show_talk("c1", "1001")
    await stand_in.show_agent("1001", state=AgentState.TALKING, call="c1")
    mirror = await live.ready_mirror()
    await bus.bucket(transcripts.STATES, Transcribing).delete("c1")
    await until(lambda: mirror.get("transcribing/c1") is None)
    for name in ("agents/1001", "calls/c1"):
        await until(lambda name=name: mirror.get(name) is not None)
    return stand_in


async def written(bus: Bus, state: TranscribingState = TranscribingState.RUNNING) -> None:
    await transcripts.store(bus, "c1", TALK)
    await bus.bucket(transcripts.STATES, Transcribing).put("c1", Transcribing("c1", "1001", state, 1, "橙"))
    mirror = await live.ready_mirror()
    await until(lambda: mirror.get("transcribing/c1") is not None)


async def own(number: str = "1001") -> Any:
    return await signed_in(number, "desk.use").get("/api/desk/calls/c1/transcript")


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_who_has_the_call_reads_it_with_numbers_masked_and_leaves_one_row(talking: Acd, bus: Bus) -> None:
    await written(bus)
    found = (await own()).json()
    assert found["state"] == "running"
    assert [each["text"] for each in found["phrases"]] == ["我电话幺三八******零零", "退休年龄按出生年月确定", "那"]
    assert found["reminder"]["kind"] == "rating"
    assert found["suggestions"][0]["topic"] == "pension-age"
    assert (found["level"], found["evidence"]) == ("橙", ["退休"])
    await own()
    rows = [row.about async for row in AuditRow.objects.filter(action="calls.read_transcript")]
    assert rows == ["call/c1"]


@pytest.mark.real
async def test_nobody_else_reads_it_and_a_leader_only_while_with_the_call(talking: Acd, bus: Bus) -> None:
    await written(bus)
    assert (await own("1002")).status_code == 404
    leader = signed_in("2001", "live.supervise", "live.floor", group="早班一组")
    refused = await leader.get("/api/live/supervise/c1/transcript")
    assert (refused.status_code, refused.json()["code"]) == (404, "not_supervised")


@pytest.mark.real
async def test_why_nothing_is_written_down_is_stated(talking: Acd) -> None:
    found = (await own()).json()
    assert (found["state"], found["phrases"], found["reminder"]) == ("off", [], None)


# With the recording --------------------------------------------------------------------------------------------------


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Path]:
    cache.clear()
    with own_place(tmp_path) as folder:
        archived(folder, "c1", NINE)
        archived(folder, "c2", NINE + timedelta(minutes=5), agent="1002")
        text = seal_text(msgspec.json.encode(TALK).decode(), transcripts.about("c1"))
        columns = TalkTranscript.text.columns(text, call="c1")
        TalkTranscript.objects.create(call="c1", at=datetime.now(UTC), level="橙", **columns)
        yield folder


def browser(number: str, *permissions: str) -> Client:
    found = Client()
    found.cookies["hotline_session"] = session_of(number, *permissions)
    return found


def read(client: Client, call: str = "c1", reason: str = "") -> Any:
    return client.post(f"/api/calls/{call}/transcript", {"reason": reason}, content_type="application/json")


@pytest.mark.django_db
def test_who_may_listen_reads_what_was_written_down_for_a_reason(spool: Path) -> None:
    inspector = browser("3001", "calls.view_all", "recordings.listen")
    assert read(inspector).json()["code"] == "reason_needed"
    found = read(inspector, reason="质检异议").json()
    assert [(each["from_ms"], each["text"]) for each in found["phrases"]] == [
        (0, "我电话幺三八******零零"),
        (2_500, "退休年龄按出生年月确定"),
    ]
    row = AuditRow.objects.get(action="recordings.read_transcript")
    assert (row.about, row.detail["reason"]) == ("call/c1", "质检异议")
    assert read(inspector, "c2", "质检异议").json() == {
        "stored": False,
        "is_later": False,
        "phrases": [],
        "level": "",
        "evidence": [],
        "reminders": [],
    }


@pytest.mark.django_db
def test_an_agent_reads_own_talks_only(spool: Path) -> None:
    assert read(browser("1001", "calls.view_own", "recordings.listen_own")).status_code == 200
    assert read(browser("1002", "calls.view_own", "recordings.listen_own")).status_code == 404


@pytest.mark.django_db
def test_a_phrase_finds_the_recording_in_which_it_was_said(spool: Path) -> None:
    inspector = browser("3001", "calls.view_all", "recordings.listen")

    def found(phrase: str) -> list[str]:
        rows = inspector.get("/api/recordings", {"phrase": phrase}).json()["rows"]
        return [row["call"] for row in rows]

    assert found("出生年月") == ["c1"]
    assert found("工伤") == []
    for other in (browser("3002", "calls.view_all"), browser("1001", "calls.view_own", "recordings.listen_own")):
        assert other.get("/api/recordings", {"phrase": "出生年月"}).status_code == 403
    assert "出生年月" not in str(AuditRow.objects.filter(action="recordings.search").values_list("detail"))


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_what_is_over_is_taken_from_the_bus_and_goes_with_its_recording(bus: Bus, sealing_keys: None) -> None:
    await transcripts.store(bus, "c7", TALK)
    states = bus.bucket(transcripts.STATES, Transcribing)
    await states.put("c7", Transcribing("c7", "1001", TranscribingState.RUNNING, 3, "橙"))
    assert await asyncio.to_thread(store_finished) == 0
    await states.put("c7", Transcribing("c7", "1001", TranscribingState.OVER, 4, "橙"))
    assert await asyncio.to_thread(store_finished) == 1
    row = await TalkTranscript.objects.aget(pk="c7")
    assert row.level == "橙"
    assert opened(row).phrases == TALK.phrases
    assert await states.get("c7") is None
    assert await transcripts.load(bus, "c7") is None
