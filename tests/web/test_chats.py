"""A citizen without a log-in writes with a person: in line, taken by one, both ways, ended, rated; what is refused."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client

from hotline.domains.platform.accounts.models import Role, Staff
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.service.messaging.actions import agent_side, chat_retention
from hotline.domains.service.messaging.endpoints import citizen_side
from hotline.domains.service.messaging.models import Chat, ChatMessage
from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope
from hotline.infrastructure import rate_limits
from hotline.infrastructure.conversations import ConversationTurn, conversations
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.public_sessions import new_visit
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused
from tests.slots import Override
from tests.web.test_inbox import signed_in, who
from tests.web.visits import ConversationsHere

pytestmark = pytest.mark.django_db(transaction=True)
SECRET, OTHER = "a" * 64, "b" * 64
BEFORE = ConversationTurn("citizen", "欧阳春的退休金"), ConversationTurn("assistant", "男职工满 60 周岁")
SCRIPT = "<script>alert('欧阳春')</script>"


@pytest.fixture(autouse=True)
def clean(sealing_keys: None, override: Override) -> Iterator[None]:
    override(conversations, ConversationsHere(*BEFORE))
    rate_limits.RateLimit.forget()
    yield
    settings.cache_clear()


def citizen(path: str, body: dict[str, Any], secret: str = SECRET, **more: str) -> Any:
    return Client().post(f"/api/chat{path}", body, "application/json", headers={"X-Chat-Secret": secret}, **more)


def request_chat(secret: str = SECRET, **more: str) -> Any:
    return citizen("", {"session": new_visit(), "secret": secret}, secret, **more)


def look(secret: str = SECRET, after: int = 0) -> Any:
    return Client().get("/api/chat", {"after": after}, headers={"X-Chat-Secret": secret})


def write(text: str, key: str = "0123456789abcdef", secret: str = SECRET) -> Any:
    return citizen("/messages", {"key": key, "text": text}, secret)


def agent(number: str = "1001") -> Client:
    return signed_in(number, "chat.work")


def leader() -> Client:
    return signed_in("2001", "chat.work", "chat.assign", "calls.view_all")


def post(client: Client, chat: str, transition: str, **body: str) -> Any:
    return client.post(f"/api/chats/{chat}/{transition}", body, "application/json")


def the_chat() -> str:
    return Chat.objects.get().pk


def events() -> list[Envelope]:
    rows = Outgoing.objects.filter(subject__startswith="chat/").order_by("seq")
    return [msgspec.json.decode(row.payload, type=Envelope) for row in rows]


def test_from_the_line_to_the_rating_both_read_each_other_and_what_went_before() -> None:
    assert (request_chat().json()["state"], request_chat(OTHER).json()["place"]) == ("waiting", 2)
    waiting = agent().get("/api/chats").json()["waiting"]
    assert [row["turns"] for row in waiting] == [2, 2]
    chat = waiting[0]["id"]
    assert post(agent(), chat, "take").json()["holder"] == "1001"
    assert (look().json()["state"], look().json()["agent"], look(OTHER).json()["place"]) == ("talking", "1001", 1)
    lines = agent().get(f"/api/chats/{chat}/before").json()["lines"]
    assert lines == msgspec.to_builtins(list(BEFORE))
    write(SCRIPT)
    post(agent(), chat, "messages", key="ffff0000ffff0000", text="您好，\n请问是哪年出生？")
    messages = agent().get(f"/api/chats/{chat}", {"after": 0}).json()["messages"]
    assert [(each["number"], each["by"], each["text"]) for each in messages] == [
        (1, "", SCRIPT),
        (2, "1001", "您好，\n请问是哪年出生？"),
    ]
    assert [each["by"] for each in look(after=1).json()["messages"]] == ["1001"]
    assert post(agent(), chat, "finish", topic="nothing", note="").status_code == 422
    done = post(agent(), chat, "finish", topic="pension-retire-age-delay", note="已讲清").json()
    assert (done["state"], done["ended_by"], done["summed_up"]) == ("ended", "agent", True)
    assert citizen("/rating", {"stars": 5}).json()["stars"] == 5
    assert agent().get("/api/chats/past").json()["rows"][0]["stars"] == 5
    assert agent().get(f"/api/chats/{chat}/before").json()["note"] == "已讲清"


def test_every_deed_is_told_and_on_record_and_no_word_of_it_lies_in_the_clear() -> None:
    request_chat()
    chat = the_chat()
    write(SCRIPT)
    post(agent(), chat, "take")
    post(agent(), chat, "pass-back")
    post(agent(), chat, "take")
    post(agent(), chat, "finish", topic="pension-retire-age-delay", note="欧阳春已讲清")
    citizen("/rating", {"stars": 4})
    published = events()
    assert [event.type for event in published] == [
        "chat.asked", "chat.written", "chat.taken", "chat.passed_back", "chat.taken", "chat.ended", "chat.summed_up",
        "chat.rated",
    ]  # fmt: skip
    assert all(fact_of(event) for event in published)
    audited = AuditRow.objects.filter(about=f"chat/{chat}", action__startswith="chat.").order_by("id")
    assert [(row.by, row.action) for row in audited] == [
        ("citizen", "chat.ask"), ("1001", "chat.take"), ("1001", "chat.pass_back"), ("1001", "chat.take"),
        ("1001", "chat.end"), ("1001", "chat.finish"), ("citizen", "chat.rate"),
    ]  # fmt: skip
    everything = str([event.data for event in published])
    for model in (Chat, ChatMessage, AuditRow):
        everything += str(list(model.objects.values()))
    assert "欧阳春" not in everything


def test_sent_twice_is_kept_once() -> None:
    request_chat()
    request_chat()
    assert Chat.objects.count() == 1
    assert write("在吗").json()["number"] == write("在吗").json()["number"] == 1
    assert write("在吗", key="fedcba9876543210").json()["number"] == 2
    citizen("/end", {})
    assert citizen("/end", {}).json()["ended_by"] == "citizen"
    assert write("在吗").status_code == 200, "it had arrived before the end"
    assert write("还有一句", key="00000000").json()["code"] == "ended"
    assert [event.type for event in events()] == ["chat.asked", "chat.written", "chat.written", "chat.ended"]


def test_another_s_secret_opens_nothing() -> None:
    request_chat()
    for answer in (look(OTHER), write("在吗", secret=OTHER), citizen("/end", {}, OTHER), look("nothing"), look("")):
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert citizen("/rating", {"stars": 1}, OTHER).status_code == 404
    assert not ChatMessage.objects.exists()


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("", {"session": "made up", "secret": SECRET}, "session_unknown"),
        ("", {"session": "x", "secret": "short"}, ""),
        ("/messages", {"key": "0123456789abcdef", "text": " \x1b "}, "empty"),
        ("/messages", {"key": "0123456789abcdef", "text": "字" * 501}, "too_long"),
        ("/messages", {"key": "0123456789abcdef", "text": "字" * 2001}, ""),
        ("/messages", {"key": "no key", "text": "在吗"}, ""),
        ("/rating", {"stars": 6}, ""),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(path: str, body: dict[str, Any], code: str) -> None:
    request_chat()
    answer = citizen(path, body)
    assert answer.status_code == 422, answer.content
    assert not code or answer.json()["code"] == code
    assert (Chat.objects.count(), Chat.objects.get().last_number, ChatMessage.objects.count()) == (1, 0, 0)


def test_who_writes_too_fast_or_opens_too_many_is_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    request_chat()
    monkeypatch.setattr(citizen_side, "MESSAGES_PER_CHAT", rate_limits.RateLimit(2))
    assert [write("在吗", key=f"{n:08x}").status_code for n in range(3)] == [200, 200, 429]
    monkeypatch.setenv("HOTLINE_CHAT__BY_ADDRESS", "2")
    settings.cache_clear()
    assert request_chat(OTHER).status_code == 200
    third = request_chat("c" * 64)
    assert (third.status_code, third.json()["code"]) == (409, "too_many")
    assert request_chat("c" * 64, HTTP_X_FORWARDED_FOR="10.9.8.7").status_code == 200, "from elsewhere there is room"
    citizen("/end", {}, OTHER)
    assert request_chat("d" * 64).status_code == 200


def test_of_guesses_few_are_looked_up_and_who_has_a_chat_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """From any number of addresses: each would cost a request to the keys and one to the database."""
    request_chat()
    looked_up: list[str] = []
    found = citizen_side.queries.chat_of
    monkeypatch.setattr(citizen_side.queries, "chat_of", lambda secret: looked_up.append(secret) or found(secret))
    monkeypatch.setattr(
        citizen_side.UNSEEN, "_all", rate_limits.RateLimit(5, sentence="网络繁忙，请 {wait} 秒后再试。")
    )
    answers = [
        Client().get("/api/chat", headers={"X-Chat-Secret": f"{n:064x}"}, REMOTE_ADDR=f"198.51.100.{n}")
        for n in range(100)
    ]
    assert len(looked_up) == 5
    assert {answer.status_code for answer in answers} == {404, 429}
    assert look().status_code == 200
    assert write("还在").status_code == 200


def test_outside_the_hours_it_says_when_and_offers_to_ring_up(monkeypatch: pytest.MonkeyPatch) -> None:
    now = (datetime.now(UTC) + timedelta(hours=8)).time()
    opens = now.replace(hour=(now.hour + 2) % 24, minute=0, second=0, microsecond=0)
    monkeypatch.setenv("HOTLINE_CHAT__OPENS", opens.isoformat())
    monkeypatch.setenv("HOTLINE_CHAT__CLOSES", opens.replace(hour=(opens.hour + 1) % 24).isoformat())
    settings.cache_clear()
    refused = request_chat()
    assert (refused.status_code, refused.json()["code"]) == (409, "closed")
    assert f"{opens:%H:%M}" in refused.json()["message"]
    assert not Chat.objects.exists()


def test_who_waits_long_is_offered_a_call_back() -> None:
    request_chat()
    assert not look().json()["offers_callback"]
    Chat.objects.update(waits_since=datetime.now(UTC) - timedelta(minutes=4))
    assert look().json()["offers_callback"]


def test_what_one_has_another_cannot_read_take_or_write_in() -> None:
    request_chat()
    chat = the_chat()
    assert agent("1002").get(f"/api/chats/{chat}").status_code == 403, "who waits is nobody's yet"
    post(agent(), chat, "take")
    refused = post(agent("1002"), chat, "take")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_now")
    assert "1001" in refused.json()["message"]
    assert post(agent("1002"), chat, "messages", key="0123456789abcdef", text="我来").status_code == 404
    assert post(agent("1002"), chat, "finish", topic="pension-retire-age-delay").status_code == 404
    for path in ("", "/before"):
        assert agent("1002").get(f"/api/chats/{chat}{path}").status_code == 404
    assert post(agent("1002"), chat, "assign", agent="1002").status_code == 403
    assert agent("1002").get("/api/chats").json()["others"] == []
    assert post(agent(), "chat-none", "take").status_code == 404


def test_a_leader_sees_all_reads_on_record_takes_over_and_assigns(person: Callable[..., Staff]) -> None:
    for code in ("agent", "inspector"):  # a test whose tables were emptied before finds no roles
        Role.objects.get_or_create(code=code, defaults={"name": code, "permissions": [*ROLES[code].permissions]})
    person("1002", "李建国")
    person("3001", "质检员", ["inspector"])
    request_chat()
    chat = the_chat()
    post(agent(), chat, "take")
    assert [row["id"] for row in leader().get("/api/chats").json()["others"]] == [chat]
    write("在吗")
    for _ in range(3):
        assert leader().get(f"/api/chats/{chat}").json()["messages"][0]["text"] == "在吗"
    assert AuditRow.objects.filter(action="citizens.follow", by="2001", about=f"chat/{chat}").count() == 1
    assert post(leader(), chat, "take").json()["holder"] == "2001"
    assert post(agent(), chat, "messages", key="0123456789abcdef", text="还是我").status_code == 404
    assert post(leader(), chat, "assign", agent="1002").json()["holder_name"] == "李建国"
    assert post(leader(), chat, "assign", agent="3001").status_code == 422


def test_a_fourth_chat_is_one_too_many_and_a_finished_one_makes_room() -> None:
    chats = []
    for letter in "abcd":
        request_chat(letter * 64)
        chats.append(Chat.objects.latest("requested_at").pk)
    assert [post(agent(), chat, "take").status_code for chat in chats] == [200, 200, 200, 409]
    assert post(agent(), chats[3], "take").json()["code"] == "hands_full"
    post(agent(), chats[0], "pass-back")
    assert look("a" * 64).json()["place"] == 1, "passed back one stands where one stood"
    assert post(agent(), chats[3], "take").status_code == 200


def test_of_many_who_take_one_chat_at_once_one_gets_it() -> None:
    request_chat()
    chat, agents = the_chat(), [f"10{n:02}" for n in range(6)]
    start, won, lost = threading.Barrier(len(agents)), [], []

    def try_to_take(number: str) -> None:
        start.wait()
        try:
            won.append(agent_side.take_chat(by=who(number, "chat.work"), id=chat).holder)
        except Refused as refusal:
            lost.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=try_to_take, args=[number]) for number in agents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(won), lost) == (1, ["not_now"] * 5)
    assert Chat.objects.get().holder == won[0]


def test_silence_ends_a_talk_and_a_closed_page_leaves_the_line_and_both_are_forgotten_in_time() -> None:
    request_chat()
    request_chat(OTHER)
    chat = Chat.objects.earliest("requested_at").pk
    post(agent(), chat, "take")
    now = datetime.now(UTC)
    assert chat_retention.end_silent_chats(now + timedelta(minutes=2)) == 0
    assert chat_retention.end_silent_chats(now + timedelta(minutes=11)) == 2
    assert (look().json()["ended_by"], look(OTHER).json()["ended_by"]) == ("silence", "left")
    assert citizen("/rating", {"stars": 5}, OTHER).json()["code"] == "nobody"
    assert [row["id"] for row in agent().get("/api/chats").json()["mine"]] == [chat], "it waits to be summed up"
    days = timedelta(days=settings().privacy.chat_days)
    assert chat_retention.forget_chats(now + days - timedelta(minutes=1)) == 0
    assert chat_retention.forget_chats(now + days + timedelta(minutes=20)) == 2
    assert not Chat.objects.exists()
    assert not ChatMessage.objects.exists()


def test_every_desk_sees_how_many_wait() -> None:
    request_chat()
    post(agent(), the_chat(), "take")
    documents = Outgoing.objects.filter(subject="inbox/chats").order_by("id")
    counts = [msgspec.json.decode(row.payload) for row in documents]
    assert [(each["waiting"], each["talking"]) for each in counts] == [(1, 0), (0, 1)]
