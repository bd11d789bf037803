"""Pictures and documents in chats: sent by both sides, seen by those two and who may read, gone with the chat."""

import io
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hotline.domains.service.messaging.actions import chat_files, chat_retention, personal_chats
from hotline.domains.service.messaging.actions.chats import stored_message
from hotline.domains.service.messaging.models import Chat, ChatFile, ChatMessage, ChatNumber
from hotline.domains.service.messaging.queries import chat_files as queries
from hotline.infrastructure import archive, rate_limits
from hotline.infrastructure.conversations import conversations
from hotline.infrastructure.models import AuditRow, QuarantinedFile
from hotline.infrastructure.sandbox import client
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads import admission
from hotline.infrastructure.uploads.redraw import storable
from hotline.infrastructure.uploads.virus_scanner import ScannerAway
from tests.sample_files import OLD_OFFICE, PDF, PROGRAM, SVG, image, letter, photograph, sound
from tests.slots import Override
from tests.web.test_chats import OTHER, SECRET, agent, citizen, leader, look, post, request_chat, the_chat, write
from tests.web.test_inbox import signed_in
from tests.web.visits import ConversationsHere

pytestmark = pytest.mark.django_db(transaction=True)
KEY, NEXT = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture(autouse=True)
def store(sealing_keys: None, override: Override, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    override(conversations, ConversationsHere())
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    archive._archive.cache_clear()
    rate_limits.RateLimit.forget()
    client.connection().close()  # the sandbox ends with the thread that started it
    yield tmp_path / "archive"
    settings.cache_clear()
    archive._archive.cache_clear()


@pytest.fixture
def talking() -> str:
    """A chat that 1001 has taken; its id."""
    request_chat()
    post(agent(), the_chat(), "take")
    return the_chat()


def send(name: str, content: bytes, key: str = KEY, secret: str = SECRET) -> Any:
    upload = {"key": key, "file": SimpleUploadedFile(name, content)}
    return Client().post("/api/chat/files", upload, headers={"X-Chat-Secret": secret})


def reply(chat: str, name: str, content: bytes, key: str = KEY, by: Client | None = None) -> Any:
    return (by or agent()).post(f"/api/chats/{chat}/files", {"key": key, "file": SimpleUploadedFile(name, content)})


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def at_rest(store: Path) -> list[Path]:
    return list((store / "chats").rglob("*.sealed"))


def opened_by(browser: Client, chat: str, number: int, **body: str) -> Any:
    return browser.post(f"/api/chats/{chat}/files/{number}/opened", body, "application/json")


def test_a_photograph_reaches_the_agent_upright_and_says_no_more_where_it_was_taken(talking: str, store: Path) -> None:
    assert b"Fahrzeug" in photograph()
    sent = send("现场.jpg", photograph()).json()
    assert (sent["number"], sent["by"], sent["text"]) == (1, "", "现场.jpg")
    (message,) = agent().get(f"/api/chats/{talking}").json()["messages"]
    file = message["file"]
    assert (file["media_type"], file["width"], file["height"]) == ("image/jpeg", 30, 40)
    with Image.open(io.BytesIO(b64decode(file["preview"]))) as preview:
        assert (preview.format, preview.size) == ("JPEG", (30, 40))
    address = opened_by(agent(), talking, 1).json()["address"]
    answer = agent().get(address)
    content = content_of(answer)
    assert (len(content), answer["Content-Type"]) == (file["size"], "image/jpeg")
    assert answer["Content-Disposition"].startswith("inline")
    assert "sandbox" in answer["Content-Security-Policy"]
    with Image.open(io.BytesIO(content)) as found:
        assert (found.size, dict(found.getexif())) == ((30, 40), {})
    assert b"Fahrzeug" not in content
    (file_at_rest,) = at_rest(store)
    assert content not in file_at_rest.read_bytes()


def test_a_document_from_the_agent_is_saved_by_the_citizen(talking: str) -> None:
    content = letter()
    assert reply(talking, "办事指南.docx", content).json()["by"] == "1001"
    (message,) = look().json()["messages"]
    assert (message["text"], message["file"]["preview"], message["file"]["width"]) == ("办事指南.docx", "", 0)
    address = citizen("/files/1/opened", {}).json()["address"]
    answer = Client().get(address)
    assert content_of(answer) == content
    assert answer["Content-Disposition"].startswith("attachment")
    audited = AuditRow.objects.filter(about=f"chat/{talking}", action__in=["chat.send_file", "chat.open_file"])
    assert [(row.by, row.action) for row in audited.order_by("id")] == [
        ("1001", "chat.send_file"),
        ("citizen", "chat.open_file"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "type"),
    [
        ("a.png", image("PNG"), "image/png"),
        ("a.gif", image("GIF"), "image/png"),
        ("a.bmp", image("BMP"), "image/png"),
        ("a.webp", image("WEBP"), "image/jpeg"),
        ("a.pdf", PDF, "application/pdf"),
        ("a.doc", OLD_OFFICE, "application/x-ole-storage"),
        ("a.txt", "您好".encode(), "text/plain"),
    ],
)
def test_what_is_taken_has_a_name_that_fits_it(talking: str, name: str, content: bytes, type: str) -> None:
    sent = send(name, content).json()
    assert sent["file"]["media_type"] == type
    assert sent["text"].rpartition(".")[2] in ("png", "jpg", "pdf", "doc", "txt")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", PROGRAM),
        ("a.svg", SVG),
        ("a.jpg", image()),
        ("a.wav", sound()),
        ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 100),
        ("a.txt", b""),
        ("a.jpg", photograph()[:200]),
        ("大.txt", b"a" * (10 * 1024 * 1024 + 1)),
    ],
)
def test_what_is_refused_is_told_why_and_leaves_nothing(talking: str, store: Path, name: str, content: bytes) -> None:
    answer = send(name, content)
    assert (answer.status_code, answer.json()["code"]) == (422, "file_refused"), answer.content
    assert reply(talking, name, content).json()["code"] == "file_refused"
    assert (ChatMessage.objects.count(), ChatFile.objects.count(), at_rest(store)) == (0, 0, [])


def test_sent_twice_is_kept_once_and_one_key_names_one_message(talking: str, store: Path) -> None:
    first, again = send("a.png", image()).json(), send("a.png", image()).json()
    assert (first["number"], again["number"], len(at_rest(store))) == (1, 1, 1)
    assert write("在吗", key=KEY).json()["number"] == 1
    assert send("a.png", image(), key=NEXT).json()["number"] == 2
    citizen("/end", {})
    assert send("a.png", image()).status_code == 200, "it had arrived before the end"
    assert send("b.png", image(), key="00000000ffffffff").json()["code"] == "ended"


def test_of_two_that_cross_one_is_kept_and_the_other_s_content_goes(
    talking: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*args: Any) -> Any:
        found = storable(*args)
        stored_message(Chat.objects.get(), by="", key=KEY, text="先到的")
        return found

    monkeypatch.setattr(chat_files, "storable", slow)
    assert send("a.png", image()).json()["text"] == "先到的"
    assert (ChatFile.objects.count(), at_rest(store)) == (0, [])


def test_while_nobody_has_the_chat_no_file_comes_and_no_more_than_so_many_of_a_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOTLINE_CHAT__FILES", "2")
    settings.cache_clear()
    request_chat()
    assert send("a.png", image()).json()["code"] == "not_yet"
    post(agent(), the_chat(), "take")
    codes = [send("a.txt", b"a", key=f"{each:016x}").json().get("code", "") for each in range(3)]
    assert codes == ["", "", "too_many"]
    assert reply(the_chat(), "a.txt", b"a").status_code == 200, "the other side counts for itself"


def test_who_sends_too_many_a_minute_waits(talking: str) -> None:
    codes = [send("a.exe", PROGRAM, key=f"{each:016x}").status_code for each in range(11)]
    assert codes == [422] * 10 + [429]


def test_only_the_two_and_who_leads_them_open_it_by_an_address_of_their_own(
    talking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send("a.png", image())
    other = signed_in("1002", "chat.work")
    assert reply(talking, "b.png", image(), by=other).status_code == 404
    assert opened_by(other, talking, 1).status_code == 404
    request_chat(OTHER)
    assert citizen("/files/1/opened", {}, OTHER).status_code == 404
    assert citizen("/files/2/opened", {}).status_code == 404
    address = opened_by(agent(), talking, 1).json()["address"]
    assert (agent().get(address).status_code, leader().get(address).status_code) == (200, 404)
    assert Client().get(address).status_code == 401
    assert leader().get(opened_by(leader(), talking, 1).json()["address"]).status_code == 200
    token = address.rpartition("/")[2]
    assert Client().get(f"/api/chat/opened-files/{token}").json()["code"] == "address_over"
    assert Client().get(f"/api/chat/opened-files/{token[:-1]}").json()["code"] == "address_over"
    assert agent().get(f"/api/chats/{talking}/files/2/{token}").status_code == 404
    own = citizen("/files/1/opened", {}).json()["address"]
    assert Client().get(own).status_code == 200
    monkeypatch.setattr(queries, "LASTS_SECONDS", -1)
    assert Client().get(own).json()["code"] == "address_over"


def test_once_summed_up_it_is_opened_for_a_reason_by_who_may_reveal(talking: str) -> None:
    send("张三13800000001.png", image())
    post(agent(), talking, "finish", topic="pension-retire-age-delay", note="")
    record = agent().get(f"/api/chats/{talking}/record").json()
    (message,) = record["messages"]
    assert (message["file"]["preview"], "13800000001" in message["text"]) == ("", False)
    assert opened_by(agent(), talking, 1, reason="核查投诉").status_code == 403
    reveals = signed_in("2001", "chat.work", "chat.assign", "calls.view_all", "citizens.reveal")
    assert opened_by(reveals, talking, 1).json()["code"] == "reason_needed"
    assert opened_by(reveals, talking, 1, reason="核查投诉").status_code == 200
    assert AuditRow.objects.get(action="chat.open_file").detail == {"message": 1, "reason": "核查投诉"}
    clear = post(reveals, talking, "reveal", reason="核查投诉").json()
    assert clear["messages"][0]["file"]["preview"] != ""


def test_what_belongs_to_somebody_whose_data_is_blocked_is_not_opened(
    talking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send("a.png", image())
    write("我的电话13800000001", key=NEXT)
    post(agent(), talking, "finish", topic="pension-retire-age-delay", note="")
    blocked = frozenset(ChatNumber.objects.values_list("number_index", flat=True))
    monkeypatch.setattr(chat_retention, "blocked_indexes", lambda: blocked)
    reveals = signed_in("2001", "chat.work", "chat.assign", "calls.view_all", "citizens.reveal")
    assert opened_by(reveals, talking, 1, reason="核查投诉").json()["code"] == "blocked"


def test_a_virus_is_quarantined_and_without_the_scanner_nothing_comes_in(
    talking: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Finds:
        def infection(self, content: bytes) -> str:
            return "Eicar"

    class Away:
        def infection(self, content: bytes) -> str:
            raise ScannerAway("refused")

    monkeypatch.setattr(admission, "virus_scanner", Finds)
    assert send("a.png", image()).json()["code"] == "file_infected"
    assert QuarantinedFile.objects.get().by == "citizen"
    monkeypatch.setattr(admission, "virus_scanner", Away)
    assert send("a.png", image()).json()["code"] == "scanner_unavailable"
    assert (ChatFile.objects.count(), at_rest(store)) == (0, [])


def test_a_chat_that_is_forgotten_or_deleted_takes_its_files_along(talking: str, store: Path) -> None:
    send("a.png", image())
    citizen("/end", {})
    post(agent(), talking, "finish", topic="pension-retire-age-delay", note="")
    chat_retention.forget_chats(datetime.now(UTC) + timedelta(days=settings().privacy.chat_days + 1))
    assert (Chat.objects.count(), ChatFile.objects.count(), at_rest(store)) == (0, 0, [])
    request_chat()
    post(agent(), the_chat(), "take")
    send("b.png", image())
    citizen("/end", {})
    post(agent(), the_chat(), "finish", topic="pension-retire-age-delay", note="")
    personal_chats.delete(by="8001", about=f"chat/{the_chat()}")
    assert at_rest(store) == []


def test_what_no_row_names_is_removed_after_two_days(talking: str, store: Path) -> None:
    send("a.png", image())
    (stored,) = at_rest(store)
    stray = stored.with_name("file_of_a_request_that_broke_off.sealed")
    stray.write_bytes(stored.read_bytes())
    assert chat_files.remove_strays(datetime.now(UTC)) == 0, "its row may be on the way"
    assert chat_files.remove_strays(datetime.now(UTC) + timedelta(days=3)) == 1
    assert at_rest(store) == [stored]
