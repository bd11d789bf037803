"""The inbox in the browser: seen, taken by one, dealt with, reopened; heard and read by who deals with it."""

import threading
import wave
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.service.messaging.actions import archive, transitions
from hotline.domains.service.messaging.models import Item
from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.outbox import relay
from hotline.infrastructure.permissions import SESSION_KEY, Principal
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused
from tests.domains.service.messaging.arrivals import CASE, fax, hand_over, log, voicemail
from tests.domains.service.messaging.test_receiving import fax_image
from tests.domains.voice.calls.tales import NINE
from tests.web.people import signed_in as signed_in_live

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    folder = tmp_path / "recordings" / "spool"
    folder.mkdir(parents=True)
    yield folder
    settings.cache_clear()


def who(number: str, *permissions: str) -> Principal:
    return Principal(number, "某人", "", (), (), frozenset(permissions), 1, datetime.now(UTC) + timedelta(hours=12))


def signed_in(number: str, *permissions: str) -> Client:
    session = SessionStore()
    session[SESSION_KEY] = who(number, *permissions).to_session()
    session.save()
    client = Client()
    client.cookies["hotline_session"] = session.session_key or ""
    return client


@pytest.fixture
def three(spool: Path) -> None:
    """A voicemail, a case and a fax, all as they arrive, their contents put away."""
    with wave.open(str(spool / "c1.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(b"\x00\x40" * 400)
    (spool / "fax-f1.tif").write_bytes(fax_image(2))
    now = datetime.now(UTC)
    log(voicemail("c1", now - timedelta(minutes=30)).events)
    log(hand_over("c2", now - timedelta(hours=3)).events)
    log([fax(id="f1", at=now - timedelta(minutes=5))])
    for item in Item.objects.exclude(source=""):
        archive.archive(item=item.pk, attempt=0)


def ann() -> Client:
    return signed_in("1001", "inbox.work")


def leader() -> Client:
    return signed_in("2001", "inbox.work", "inbox.assign", "calls.view_all")


def post(client: Client, item: str, transition: str, **body: str) -> Any:
    return client.post(f"/api/inbox/{item}/{transition}", body, "application/json")


def kinds(client: Client, **filters: str) -> list[str]:
    answer = client.get("/api/inbox", filters)
    assert answer.status_code == 200, answer.content
    return [row["kind"] for row in answer.json()["rows"]]


VOICEMAIL, CASE_ITEM, FAX = "voicemail-c1-4", "handover-c2", "fax-f1"


def test_what_is_not_done_stands_there_by_urgency_with_masked_numbers(three: None) -> None:
    answer = ann().get("/api/inbox")
    rows = answer.json()["rows"]
    assert [(row["id"], row["overdue"]) for row in rows] == [(CASE_ITEM, True), (VOICEMAIL, False), (FAX, False)]
    assert [row["number"] for row in rows] == ["138******02", "138******01", "010******03"]
    assert [row["content"] for row in rows] == ["none", "ready", "ready"]
    assert (rows[0]["case_number"], rows[0]["call"], rows[2]["pages"]) == (CASE, "c2", 2)
    assert "cipher" not in answer.content.decode()


def test_each_filter_finds_its_own(three: None) -> None:
    client = ann()
    post(client, VOICEMAIL, "take")
    assert kinds(client, kind="fax") == ["fax"]
    assert kinds(client, scope="waiting") == ["handover", "fax"]
    assert kinds(client, scope="mine") == ["voicemail"]
    assert kinds(client, scope="done") == []
    assert kinds(client, overdue="true") == ["handover"]
    assert kinds(signed_in("1002", "inbox.work"), scope="mine") == []
    assert client.get("/api/inbox", {"scope": "theirs"}).status_code == 422


def test_pages_follow_each_other_without_gap_or_double(three: None) -> None:
    for n in range(60):
        log([fax(id=f"many{n}", at=NINE + timedelta(minutes=n // 3))])
    client = ann()
    first = client.get("/api/inbox", {"kind": "fax"}).json()
    second = client.get("/api/inbox", {"kind": "fax", "cursor": first["next"]}).json()
    seen = [row["id"] for row in (*first["rows"], *second["rows"])]
    assert (len(first["rows"]), len(set(seen)), second["next"]) == (50, 61, None)
    assert client.get("/api/inbox", {"cursor": "zzz"}).status_code == 422


def test_an_item_goes_from_hand_to_hand_and_every_deed_is_told_and_kept(
    three: None, person: Callable[..., Staff]
) -> None:
    person("1001", "王晓芳")
    taken = post(ann(), VOICEMAIL, "take").json()
    assert (taken["state"], taken["holder"], taken["holder_name"]) == ("taken", "1001", "王晓芳")
    assert post(ann(), VOICEMAIL, "done", note="已回电，约周五来办").json()["state"] == "done"
    assert post(ann(), VOICEMAIL, "reopen", reason="又来电催").json()["state"] == "reopened"
    assert post(ann(), VOICEMAIL, "take").status_code == 200
    assert post(ann(), VOICEMAIL, "put-back").json()["holder"] == ""
    events = [msgspec.json.decode(row.payload, type=Envelope) for row in Outgoing.objects.filter(seq__gt=0)]
    types = sorted((e.seq, e.type) for e in events if e.subject == f"item/{VOICEMAIL}")
    assert [kind for _, kind in types] == [
        "item.received", "item.kept", "item.taken", "item.done", "item.reopened", "item.taken", "item.put_back",
    ]  # fmt: skip
    assert [number for number, _ in types] == list(range(1, 8))
    assert "周五" not in str([event.data for event in events])
    audited = AuditRow.objects.filter(about=f"item/{VOICEMAIL}", status=None).order_by("id").values_list("by", "action")
    assert [row[1] for row in audited] == ["inbox.take", "inbox.finish", "inbox.reopen", "inbox.take", "inbox.put_back"]
    assert {row[0] for row in audited} == {"1001"}
    log(event for event in events if event.subject == f"item/{VOICEMAIL}" and event.seq < 6)
    history = ann().get(f"/api/inbox/{VOICEMAIL}").json()["history"]
    deeds = [(transition["what"], transition["by"]) for transition in history]
    assert deeds[0] == ("received", "")
    assert [what for what, _ in deeds[1:]] == ["taken", "done", "reopened", "taken", "put_back"]
    assert {by for _, by in deeds[1:]} == {"1001"}


def test_what_is_in_another_s_hands_is_not_to_be_had(three: None) -> None:
    post(ann(), VOICEMAIL, "take")
    ben = signed_in("1002", "inbox.work")
    refused = post(ben, VOICEMAIL, "take")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_now")
    assert "1001" in refused.json()["message"]
    assert post(ben, VOICEMAIL, "done", note="办了").status_code == 409
    assert post(ann(), VOICEMAIL, "take").status_code == 200, "taking one's own again changes nothing"
    assert AuditRow.objects.filter(action="inbox.take").count() == 1


def test_a_leader_gives_items_to_people_who_deal_with_them(three: None, person: Callable[..., Staff]) -> None:
    person("1002", "李建国")
    person("3001", "质检员", ["inspector"])
    assert post(leader(), FAX, "assign", agent="1002").json()["holder_name"] == "李建国"
    assert post(leader(), FAX, "assign", agent="3001").status_code == 422
    assert post(leader(), FAX, "assign", agent="9999").status_code == 422
    assert post(ann(), FAX, "assign", agent="1001").status_code == 403
    assert Item.objects.get(pk=FAX).holder == "1002"


def test_without_the_permission_there_is_nothing_to_see_or_do(three: None) -> None:
    stranger = signed_in("3001", "calls.view_all", "recordings.listen")
    for path in ("", f"/{FAX}", f"/{FAX}/fax"):
        assert stranger.get(f"/api/inbox{path}").status_code == 403
    assert post(stranger, VOICEMAIL, "listenings").status_code == 403
    assert post(stranger, FAX, "take").status_code == 403
    assert Client().get("/api/inbox").status_code == 401
    assert ann().get("/api/inbox/fax-none").status_code == 404
    assert post(ann(), "fax-none", "take").status_code == 404


def test_a_message_is_heard_by_who_has_taken_it_and_each_hearing_is_kept(three: None) -> None:
    """How it is heard: ``test_sounds.py``."""
    assert post(ann(), VOICEMAIL, "listenings").status_code == 403
    post(ann(), VOICEMAIL, "take")
    assert post(ann(), VOICEMAIL, "listenings").status_code == 200
    assert post(signed_in("1002", "inbox.work"), VOICEMAIL, "listenings").status_code == 403
    assert post(leader(), VOICEMAIL, "listenings").status_code == 200
    listened = AuditRow.objects.filter(action="inbox.listen").order_by("id").values_list("by", "about")
    assert list(listened) == [("1001", f"item/{VOICEMAIL}"), ("2001", f"item/{VOICEMAIL}")]
    assert ann().get(f"/api/inbox/{VOICEMAIL}/fax").status_code == 404


def test_a_fax_is_read_as_pdf_inside_our_own_pages_only(three: None) -> None:
    post(ann(), FAX, "take")
    read = ann().get(f"/api/inbox/{FAX}/fax")
    assert (read["Content-Type"], read["X-Frame-Options"]) == ("application/pdf", "SAMEORIGIN")
    assert read.content.startswith(b"%PDF")
    assert AuditRow.objects.filter(action="inbox.read_fax", by="1001").count() == 1


def test_content_that_is_not_there_yet_or_never_will_be_says_so(three: None) -> None:
    log(voicemail("c9", file="c9.wav").events)
    late = Item.objects.get(call="c9").pk
    assert post(leader(), late, "listenings").json()["code"] == "content_pending"
    for attempt in range(4):
        archive.archive(item=late, attempt=attempt)
    gone = post(leader(), late, "listenings")
    assert (gone.status_code, gone.json()["code"]) == (404, "content_missing")


def test_the_result_is_read_in_the_clear_and_each_reading_is_kept(three: None) -> None:
    assert ann().get(f"/api/inbox/{FAX}/note").status_code == 404
    post(ann(), FAX, "take")
    assert post(ann(), FAX, "done", note="").status_code == 422
    post(ann(), FAX, "done", note="已转社保科张同志")
    assert ann().get(f"/api/inbox/{FAX}/note").json() == {"text": "已转社保科张同志"}
    assert AuditRow.objects.filter(action="citizens.read_notes", about=f"item/{FAX}").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_take_one_item_at_once_one_gets_it(three: None) -> None:
    agents = [f"10{n:02}" for n in range(8)]
    start, won, lost = threading.Barrier(len(agents)), [], []

    def try_to_take(agent: str) -> None:
        start.wait()
        try:
            won.append(transitions.take(by=who(agent, "inbox.work"), id=CASE_ITEM).holder)
        except Refused as refusal:
            lost.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=try_to_take, args=[agent]) for agent in agents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(won), lost) == (1, ["not_now"] * 7)
    assert Item.objects.get(pk=CASE_ITEM).holder == won[0]
    assert AuditRow.objects.filter(action="inbox.take").count() == 1
    assert Outgoing.objects.filter(subject=f"item/{CASE_ITEM}").count() == 2


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_every_desk_sees_at_once_how_much_waits(bus: Bus, three: None) -> None:
    await relay(bus)

    async def count(view: str) -> Any:
        client = signed_in_live("1001", "desk.use", "live.floor")
        snapshot = (await client.get("/api/live/snapshot", {"view": view})).json()
        return snapshot["docs"].get("inbox/summary", {}).get("kinds")

    expected = {"handover": {"waiting": 1, "taken": 0, "overdue": 1}}
    for view in ("desk", "floor"):
        found = await count(view)
        assert {"handover": found["handover"]} == expected
