"""Ended chats: listed for leaders and their agents, masked, and in the clear for a recorded reason."""

from collections.abc import Iterator
from typing import Any

import pytest

from hotline.domains.service.messaging.models import Chat
from hotline.infrastructure import paging, rate_limits
from hotline.infrastructure.conversations import conversations
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from tests.slots import Override
from tests.web.test_chats import BEFORE, agent, citizen, leader, post, request_chat, write
from tests.web.test_inbox import signed_in
from tests.web.visits import ConversationsHere

pytestmark = pytest.mark.django_db(transaction=True)
TEXT, NOTE = "我叫欧阳春，电话13800138000", "已给13800138000回电"


@pytest.fixture(autouse=True)
def clean(sealing_keys: None, override: Override) -> Iterator[None]:
    override(conversations, ConversationsHere(*BEFORE))
    rate_limits.RateLimit.forget()
    yield
    settings.cache_clear()


def over(letter: str = "a", by: str = "1001", stars: int = 5) -> str:
    """A chat that this agent had, ended and summed up."""
    secret = letter * 64
    request_chat(secret)
    chat = str(Chat.objects.latest("requested_at").pk)
    post(agent(by), chat, "take")
    write(TEXT, secret=secret)
    post(agent(by), chat, "finish", topic="pension-retire-age-delay", note=NOTE)
    citizen("/rating", {"stars": stars}, secret)
    return chat


def boss() -> Any:
    return signed_in("2001", "chat.work", "chat.assign", "citizens.reveal", "calls.view_all")


def listed(client: Any, **filters: str) -> list[str]:
    return [row["id"] for row in client.get("/api/chats/past", filters).json()["rows"]]


def test_leaders_see_everybodys_others_their_own_narrowed_by_who_had_it_and_how_it_went() -> None:
    first, second = over("a"), over("b", by="1002", stars=1)
    request_chat("c" * 64)
    citizen("/end", {}, "c" * 64)
    left = str(Chat.objects.latest("requested_at").pk)
    assert listed(leader()) == [left, second, first]
    assert listed(agent("1002")) == [second]
    assert listed(leader(), agent="1001") == [first]
    assert listed(leader(), kind="low") == [second]
    assert listed(leader(), kind="left") == [left]
    assert listed(leader(), kind="unsummed") == []
    assert leader().get("/api/chats/past", {"kind": "nonsense"}).status_code == 422


def test_page_after_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE_SIZE", 2)
    chats = [over(letter) for letter in "abc"]
    page = leader().get("/api/chats/past").json()
    assert [row["id"] for row in page["rows"]] == [chats[2], chats[1]]
    rest = leader().get("/api/chats/past", {"cursor": page["next"]}).json()
    assert ([row["id"] for row in rest["rows"]], rest["next"]) == ([chats[0]], None)
    assert leader().get("/api/chats/past", {"cursor": "nonsense"}).status_code == 422


def test_what_names_people_is_masked_until_somebody_says_why_on_record() -> None:
    chat = over()
    for path in (f"/api/chats/{chat}/record", f"/api/chats/{chat}", f"/api/chats/{chat}/before"):
        for reader in (leader(), agent()):
            content = reader.get(path).content.decode()
            assert "欧阳春，" not in content, path
            assert "13800138000" not in content, path
    record = leader().get(f"/api/chats/{chat}/record").json()
    assert (record["masked"], record["messages"][0]["text"]) == (True, "我叫〔姓名〕，电话〔号码〕")
    assert record["lines"][1]["text"] == "男职工满 60 周岁", "what is no number stays"
    refused = leader().post(f"/api/chats/{chat}/reveal", {"reason": "核查投诉"}, "application/json")
    assert refused.status_code == 403
    clear = boss().post(f"/api/chats/{chat}/reveal", {"reason": "核查投诉"}, "application/json").json()
    assert (clear["masked"], clear["messages"][0]["text"], clear["note"]) == (False, TEXT, NOTE)
    row = AuditRow.objects.get(action="chat.reveal")
    assert (row.by, row.about, row.detail["reason"]) == ("2001", f"chat/{chat}", "核查投诉")
    assert AuditRow.objects.filter(action="citizens.follow", about=f"chat/{chat}").exists()


def test_who_still_has_to_sum_up_reads_what_was_written() -> None:
    request_chat()
    chat = str(Chat.objects.get().pk)
    post(agent(), chat, "take")
    write(TEXT)
    citizen("/end", {})
    assert agent().get(f"/api/chats/{chat}").json()["messages"][0]["text"] == TEXT
    assert leader().get(f"/api/chats/{chat}").json()["messages"][0]["text"] != TEXT


def test_another_agent_reads_nothing_of_it_whatever_the_reason() -> None:
    chat = over()
    other = signed_in("1002", "chat.work", "citizens.reveal")
    assert other.get(f"/api/chats/{chat}/record").status_code == 404
    assert other.post(f"/api/chats/{chat}/reveal", {"reason": "看看"}, "application/json").status_code == 404
    assert boss().post(f"/api/chats/{chat}/reveal", {"reason": ""}, "application/json").status_code == 422
    assert not AuditRow.objects.filter(action="chat.reveal").exists()
