"""Listening in the browser: begun with a token, marked with who listens, refused to everybody else, soon over."""

import io
import re
import wave
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import soundfile
from django.test import AsyncClient, Client

from hotline.domains.voice.recordings.models import Listening
from hotline.domains.voice.recordings.queries.traces import trace
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure import live
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow
from tests.domains.voice.recordings.recorded_calls import archived, call, happened, own_place, recorded
from tests.domains.voice.recordings.talk_sound import talk
from tests.nats_server import until
from tests.web.people import session_of

pytestmark = pytest.mark.django_db
HEARS = ("calls.view_all", "recordings.listen", "recordings.listen_freely")
TALK = talk(80).astype("<i2").tobytes()
SIZE = 44 + len(TALK)
CHINESE = re.compile("请|联系")


@pytest.fixture(autouse=True)
def spool(tmp_path: Path) -> Iterator[Path]:
    with own_place(tmp_path) as folder:
        yield folder


def browser(number: str = "3001", *permissions: str) -> Client:
    """A sign-in of its own."""
    client = Client()
    client.cookies["hotline_session"] = session_of(number, *(permissions or HEARS))
    return client


class Begun(NamedTuple):
    address: str
    id: int
    token: str


def post(client: Client, path: str, **body: str) -> Any:
    return client.post(path, body, content_type="application/json")


def listens(client: Client, call: str = "c1", reason: str = "") -> Begun:
    answer = post(client, f"/api/calls/{call}/listenings", reason=reason)
    assert answer.status_code == 200, answer.content.decode()
    begun = answer.json()
    return Begun(f"/api/listenings/{begun['id']}?token={begun['token']}", begun["id"], begun["token"])


def part(client: Client, address: str, byte_range: str = "") -> bytes:
    answer: Any = client.get(address, headers={"Range": byte_range} if byte_range else {})
    assert answer.status_code == (206 if byte_range else 200), answer.content.decode()
    return b"".join(answer)


def refused(answer: Any, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert CHINESE.search(answer.json()["message"])
    assert "no-store" in answer["Cache-Control"]


ignoring = pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume asynchronous iterators")


@ignoring
@pytest.mark.parametrize("store_recording", [recorded, archived])
def test_the_sound_that_is_streamed_names_who_listened(spool: Path, tmp_path: Path, store_recording: Any) -> None:
    store_recording(spool, raw=TALK)
    client = browser()
    begun = listens(client)
    wav = part(client, begun.address)
    with wave.open(io.BytesIO(wav)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (2, 8000, len(TALK) // 4)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(int)
    assert np.abs(samples - np.frombuffer(TALK, "<i2")).max() < 150
    sound, rate = soundfile.read(io.BytesIO(wav))
    soundfile.write(tmp_path / "taken from the page.mp3", sound.mean(axis=1)[rate * 9 :], rate)
    found = trace(tmp_path / "taken from the page.mp3")
    assert (found.listening, found.download) == (Listening.objects.get(pk=begun.id), None)
    assert found.listening is not None
    assert (found.listening.by, found.listening.about) == ("3001", "call/c1")


@ignoring
def test_parts_of_a_listening_are_cut_out_of_the_same_marked_sound(spool: Path) -> None:
    """So seeking works, and parts that are put together bear the mark as well."""
    archived(spool, raw=TALK)
    client = browser()
    address = listens(client).address
    entire = part(client, address)
    assert len(entire) == SIZE
    for byte_range, start, stop in (
        ("bytes=0-9", 0, 10),
        ("bytes=40-99", 40, 100),
        ("bytes=65535-131077", 65535, 131078),
        ("bytes=1000001-", 1_000_001, SIZE),
        ("bytes=-7", SIZE - 7, SIZE),
    ):
        answer = client.get(address, headers={"Range": byte_range})
        assert (answer.status_code, answer["Content-Range"]) == (206, f"bytes {start}-{stop - 1}/{SIZE}")
        assert answer["Cache-Control"] == "private, no-store"
        assert b"".join(answer) == entire[start:stop]
    assert client.get(address, headers={"Range": "bytes=99999999-"}).status_code == 416


def test_two_listenings_of_one_recording_are_told_apart(spool: Path) -> None:
    recorded(spool, raw=TALK)
    assert listens(browser("3001")).id != listens(browser("3002")).id


def test_another_person_another_sign_in_and_a_wrong_token_are_refused(spool: Path) -> None:
    recorded(spool, raw=TALK)
    begun = listens(browser())
    refused(browser("3002").get(begun.address), 404, "not_found")
    refused(browser("3001").get(begun.address), 403, "listening_elsewhere")
    mine = browser()
    refused(mine.get(f"/api/listenings/{listens(mine).id}?token={begun.token}"), 404, "not_found")
    refused(mine.get("/api/listenings/987654?token=x"), 404, "not_found")
    refused(Client().get(begun.address), 401, "session_missing")
    refused(post(mine, f"/api/listenings/{begun.id}/end", token=begun.token), 403, "listening_elsewhere")


def test_a_listening_ends_with_its_page_with_the_next_one_and_with_its_time(spool: Path) -> None:
    recorded(spool, raw=TALK)
    client = browser()
    first = listens(client)
    second = listens(client)
    refused(client.get(first.address), 409, "listening_over")
    assert client.get(second.address).status_code == 200
    assert post(client, f"/api/listenings/{second.id}/end", token=second.token).status_code == 204
    refused(client.get(second.address), 409, "listening_over")
    third = listens(client)
    row = Listening.objects.get(pk=third.id)
    assert row.expires_at - row.at == timedelta(seconds=80, minutes=5)
    Listening.objects.update(expires_at=datetime.now(UTC))
    refused(client.get(third.address), 409, "listening_over")


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_a_stream_breaks_off_when_its_session_is_revoked(bus: Bus, spool: Path) -> None:
    from asgiref.sync import sync_to_async

    await live.ready_mirror()
    await sync_to_async(recorded)(spool, raw=TALK)
    client = AsyncClient()
    client.cookies["hotline_session"] = session_of("3001", *HEARS)
    begun = (await client.post("/api/calls/c1/listenings", {}, content_type="application/json")).json()
    answer: Any = await client.get(f"/api/listenings/{begun['id']}?token={begun['token']}")
    pieces = aiter(answer)
    taken = len(await anext(pieces)) + len(await anext(pieces))
    await bus.bucket("sessions", int).put("3001", 2)
    await until(lambda: live.is_revoked("3001", 1))
    assert [piece async for piece in pieces] == []
    assert taken < SIZE


def test_who_does_not_listen_every_day_says_why(spool: Path) -> None:
    recorded(spool, raw=TALK)
    manager = browser("8002", *HEARS[:2])
    assert manager.get("/api/calls/c1/peaks").json()["reason_needed"] is True
    refused(post(manager, "/api/calls/c1/listenings"), 409, "reason_needed")
    assert post(manager, "/api/calls/c1/listenings", reason="给 13800000001 本人").status_code == 422
    assert Listening.objects.count() == 0
    listens(manager, reason="投诉复核")
    assert Listening.objects.get().reason == "投诉复核"
    assert browser().get("/api/calls/c1/peaks").json()["reason_needed"] is False
    own = browser("1001", "calls.view_own", "recordings.listen_own")
    assert own.get("/api/calls/c1/peaks").json()["reason_needed"] is False


def test_each_listening_is_audited_however_much_one_seeks(spool: Path) -> None:
    recorded(spool, raw=TALK)
    client = browser()
    begun = listens(client)
    for byte_range in ("bytes=0-", "bytes=5000-", "bytes=9000-"):
        client.get(begun.address, headers={"Range": byte_range})
    (row,) = AuditRow.objects.filter(action="recordings.play")
    assert (row.by, row.about, row.detail) == ("3001", "call/c1", {"listening": begun.id, "reason": ""})
    assert begun.token not in str(list(AuditRow.objects.values()))


def test_only_who_may_listen_begins(spool: Path) -> None:
    recorded(spool, raw=TALK)
    assert post(browser("9001", "calls.view_all"), "/api/calls/c1/listenings").status_code == 403
    own = ("calls.view_own", "recordings.listen_own")
    assert post(browser("1002", *own), "/api/calls/c1/listenings").status_code == 404
    assert Listening.objects.count() == 0
    listens(browser("1001", *own))


def test_there_is_no_address_of_a_recording_but_a_listening(spool: Path) -> None:
    recorded(spool, raw=TALK)
    assert browser().get("/api/calls/c1/recording").status_code == 404


def test_a_recording_still_to_be_checked_and_one_that_is_gone_are_told_apart(spool: Path) -> None:
    happened(call("c3").events)
    CallRecord.objects.filter(pk="c3").update(recording="pending")
    refused(post(browser(), "/api/calls/c3/listenings"), 409, "recording_pending")
    CallRecord.objects.filter(pk="c3").update(recording="faulty")
    assert post(browser(), "/api/calls/c3/listenings").json()["code"] == "recording_missing"
