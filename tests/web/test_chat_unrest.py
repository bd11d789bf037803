"""A citizen's messages to an agent are screened for unrest, and a leader is alerted at once, once per level."""

from collections.abc import Iterator
from typing import Any

import pytest

from hotline.domains.insight.operations.models import Alarm
from hotline.domains.service.messaging.models import Chat
from hotline.events.operations import subject
from hotline.infrastructure import rate_limits
from hotline.infrastructure.outbox import announced
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.arrivals import log
from tests.web.test_chats import SECRET, agent, events, post, request_chat, write

pytestmark = pytest.mark.django_db(transaction=True)
JUMPS = "我不想活了，今天拿不到钱就从楼顶跳下去"
GATHERS = "明天我们五十个人去市政府门口拉横幅要工资"


@pytest.fixture(autouse=True)
def clean(sealing_keys: None) -> Iterator[None]:
    rate_limits.RateLimit.forget()
    yield
    settings.cache_clear()


def begun() -> str:
    """A citizen waits for a person; the chat's name."""
    request_chat()
    return str(Chat.objects.get().pk)


def writes(text: str) -> None:
    """The citizen, under a new key."""
    answer = write(text, key=f"{Chat.objects.get().last_number:08x}")
    assert answer.status_code == 200


def alarms(chat: str) -> list[dict[str, Any]]:
    """What was raised, the gravest first."""
    return [each.data for level in ("red", "orange", "yellow") for each in announced(subject(f"{chat}-words-{level}"))]


def test_who_waits_and_writes_of_danger_raises_a_leader_though_nobody_is_there_yet() -> None:
    chat = begun()
    writes(JUMPS)
    log(events())
    (alarm,) = alarms(chat)
    assert (alarm["level"], alarm["kind"], alarm["about"], alarm["agent"]) == (
        "red",
        "unrest_words",
        f"chat/{chat}",
        "",
    )
    assert "尚未接入" in alarm["message"]
    assert "楼顶" not in alarm["message"], "the words stay where few read them"
    log(announced(subject(f"{chat}-words-red")))
    assert Alarm.objects.get().about == f"chat/{chat}", "and it stands on the leaders' page"


def test_the_agent_who_has_it_is_named_and_each_level_is_raised_once() -> None:
    chat = begun()
    post(agent(), chat, "take")
    for text in (GATHERS, GATHERS, JUMPS, JUMPS):
        writes(text)
    log(events())
    assert [(alarm["level"], alarm["agent"]) for alarm in alarms(chat)] == [("red", "1001"), ("orange", "1001")]
    assert "1001 正在接待" in alarms(chat)[0]["message"]


def test_it_is_found_after_a_long_calm_talk() -> None:
    chat = begun()
    post(agent(), chat, "take")
    for at in range(6):
        writes(f"退休金是从哪个月开始算的，我交了{15 + at}年")
        post(agent(), chat, "messages", key=f"{at:016x}", text="要看您是哪年出生的，男职工还是女职工。")
    writes(JUMPS)
    log(events())
    assert [alarm["level"] for alarm in alarms(chat)] == ["red"]


def test_ordinary_matters_and_an_agents_words_ask_for_nobody() -> None:
    chat = begun()
    post(agent(), chat, "take")
    for text in ("公司欠我三个月工资，我该找谁", "急死了，卡丢了怎么补", "谢谢您"):
        writes(text)
    post(agent(), chat, "messages", key="ffff0000ffff0000", text=JUMPS)
    log(events())
    assert alarms(chat) == []
    assert [event.type for event in events()].count("chat.written") == 3, "an agent's message is not told"


def test_a_message_sent_twice_is_told_once_and_no_word_of_it() -> None:
    begun()
    for _ in range(2):
        write(JUMPS)
    written = [event for event in events() if event.type == "chat.written"]
    assert [event.data for event in written] == [{"number": 1}]


def test_what_is_deleted_already_raises_nobody() -> None:
    chat = begun()
    writes(JUMPS)
    published = events()
    Chat.objects.all().delete()
    log(published)
    assert (alarms(chat), Chat.objects.filter(secret=SECRET).exists()) == ([], False)
