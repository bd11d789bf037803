"""京晓保 over HTTP: no log-in, an answer sentence by sentence, limits, what was answered told as events."""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from hotline.domains.understanding.assistant.endpoints import limits, questions
from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.adapters.index_files import IndexFiles
from hotline.domains.understanding.knowledge.queries import finder, search_engine
from hotline.domains.voice.callbacks import actions as callbacks
from hotline.domains.voice.callbacks.models import CallBack
from hotline.infrastructure import rate_limits
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import mask_number
from hotline.kernel.errors import NotPermitted
from tests.domains.understanding.knowledge.people import TOPIC, published
from tests.slots import Override
from tests.web.people import signed_in
from tests.web.published import require_schema

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
QUESTION = "按月领退休金最低要交够几年"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, override: Override, monkeypatch: pytest.MonkeyPatch, sealing_keys: None) -> Iterator[None]:
    """A node's own folder, no model, nobody has asked yet."""
    override(ports.indexes, IndexFiles(tmp_path / "index"))
    override(ports.embedder, None)
    override(ports.vectors, None)
    monkeypatch.setattr(finder, "_current", None)
    monkeypatch.setattr(questions, "_looking", None)
    rate_limits.RateLimit.forget()
    search_engine.forget()
    yield
    search_engine.forget()


async def post(path: str, body: dict[str, Any], **more: Any) -> Any:
    return await AsyncClient().post(f"/api/assistant{path}", body, content_type="application/json", **more)


async def session() -> str:
    return str((await post("/sessions", {})).json()["session"])


async def asked(text: str, turns: list[dict[str, str]] | None = None, token: str = "") -> tuple[list[str], Any]:
    """The sentences as they came, and what they were."""
    answer = await post("/ask", {"session": token or await session(), "text": text, "turns": turns or []})
    assert answer["Content-Type"] == "text/event-stream"
    written = b"".join([part async for part in answer]).decode()
    events = [each.split("\n", 1) for each in written.strip().split("\n\n")]
    told = [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in events]
    assert [name for name, _ in told] == ["sentence"] * (len(told) - 1) + ["done"]
    for name, data in told:
        require_schema({"sentence": "AnswerSentence", "done": "RepliedOut"}[name], data)
    return [data["text"] for _, data in told[:-1]], told[-1][1]


async def test_anybody_is_answered_sentence_by_sentence_from_what_was_published() -> None:
    await sync_to_async(published)()
    sentences, done = await asked(QUESTION)
    assert len(sentences) > 1
    assert (done["kind"], done["topics"][0]) == ("answer", TOPIC)
    assert done["citations"][0]["passage"] == "conclusion"
    assert sentences[0].rstrip("。") == done["citations"][0]["text"].rstrip("。")


async def test_what_an_answer_rests_on_is_to_be_read_whole_while_it_holds() -> None:
    await sync_to_async(published)()
    _, done = await asked(QUESTION)
    cited = done["citations"][0]
    whole = (await AsyncClient().get(f"/api/assistant/articles/{cited['article']}")).json()
    assert (whole["title"], whole["valid_from"]) == (cited["title"], cited["valid_from"])
    assert {"key": cited["passage"], "text": cited["text"]} in whole["passages"]
    nothing = await AsyncClient().get("/api/assistant/articles/no-such-article")
    assert (nothing.status_code, nothing.json()["code"]) == (404, "not_found")


async def test_another_process_goes_on_with_what_the_page_kept() -> None:
    """Nothing of a session is in the process: the page sends the turns before along."""
    await sync_to_async(published)()
    token = await session()
    sentences, _ = await asked(QUESTION, token=token)
    finder._current = None
    search_engine.forget()
    turns = [{"role": "citizen", "text": QUESTION}, {"role": "assistant", "text": "".join(sentences)}]
    _, done = await asked("那最低几年", turns, token)
    assert done["topics"][0] == TOPIC


async def test_answers_and_ratings_are_told_without_the_citizens_words() -> None:
    await sync_to_async(published)()
    token = await session()
    _, done = await asked(f"{QUESTION}，我叫欧阳春", token=token)
    rated = await post("/ratings", {"session": token, "answer": done["answer"], "useful": False})
    assert rated.status_code == 200
    events = await sync_to_async(
        lambda: [
            bytes(row.payload) for row in Outgoing.objects.filter(subject__startswith="assistant/").order_by("seq")
        ]
    )()
    assert [json.loads(each)["type"] for each in events] == ["assistant.answered", "assistant.rated"]
    assert not any("欧阳春".encode() in each for each in events)


async def test_the_first_words_do_not_wait_for_being_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    await sync_to_async(published)()
    written = asyncio.Event()

    async def slowly(*_: Any) -> None:
        await written.wait()

    monkeypatch.setattr(questions, "_note", slowly)
    answer = await post("/ask", {"session": await session(), "text": QUESTION})
    assert (await anext(aiter(answer))).startswith(b"event: sentence")
    written.set()


async def test_who_has_an_index_does_not_wait_for_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is published a moment ago is found from the next question on."""
    await sync_to_async(published)()
    await asked(QUESTION)
    never = asyncio.Event()

    async def away(*_: Any) -> None:
        await never.wait()

    monkeypatch.setattr(questions, "from_database", away)
    monkeypatch.setattr(questions, "NOTED_SECONDS", 0.1)
    monkeypatch.setattr(search_engine, "LOOK_SECONDS", 0.0)
    sentences, done = await asked(QUESTION)
    assert (len(sentences) > 1, done["topics"][0]) == (True, TOPIC)
    never.set()


async def test_who_asks_too_often_is_told_how_long_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    await sync_to_async(published)()
    monkeypatch.setattr(limits, "BY_SESSION", rate_limits.RateLimit(2))
    token = await session()
    for _ in range(2):
        await asked("你好", token=token)
    refused = await post("/ask", {"session": token, "text": "你好"})
    assert (refused.status_code, refused.json()["code"]) == (429, "too_often")
    assert 0 < refused.json()["retry_after"] <= 61


async def test_whether_it_answers_is_asked_without_a_trace_and_not_without_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await sync_to_async(published)()
    monkeypatch.setattr(limits, "BY_ADDRESS", rate_limits.RateLimit(1))
    well = await AsyncClient().get("/api/assistant/health")
    assert (well.status_code, well.json()["ok"]) == (200, True)
    assert not await Outgoing.objects.filter(subject__startswith="assistant/").aexists()
    refused = await AsyncClient().get("/api/assistant/health")
    assert (refused.status_code, refused.json()["code"]) == (429, "too_often")


@pytest.mark.parametrize(
    "body",
    [
        {"session": "made up", "text": QUESTION},
        {"session": "", "text": ""},
        {"text": QUESTION},
        {"session": "", "text": "长" * 501},
        {"session": "", "text": "a", "turns": [{"role": "system", "text": "x"}]},
        {"session": "", "text": "a", "turns": [{"role": "citizen", "text": "x"}] * 13},
    ],
)
async def test_what_is_no_question_is_refused(body: dict[str, Any]) -> None:
    refused = await post("/ask", body)
    assert refused.status_code == 422
    assert refused.json()["message"]


async def test_markup_comes_back_as_text_if_at_all() -> None:
    await sync_to_async(published)()
    sentences, done = await asked("<img src=x onerror=alert(1)>")
    assert "<img" not in json.dumps([sentences, done])


async def test_questions_that_begin_so_are_suggested() -> None:
    await sync_to_async(published)()
    answer = await AsyncClient().get("/api/assistant/suggest", {"q": "退休"})
    assert answer.status_code == 200
    assert isinstance(answer.json()["suggestions"], list)


async def test_who_wants_to_be_rung_up_is_on_the_agents_list_with_what_was_said(sealing_keys: None) -> None:
    token = await session()
    turns = [{"role": "citizen", "text": "我的事很复杂"}, {"role": "assistant", "text": "请您多说一点"}]
    for number in ("13800138000", "010-62345678"):
        noted = await post("/callbacks", {"session": token, "number": number, "turns": turns})
        assert noted.status_code == 200
    entry = await CallBack.objects.aget()
    assert (entry.kind, entry.number_masked, entry.closed_at) == ("asked", mask_number("01062345678"), None)
    assert "复杂" not in entry.conversation_cipher
    agent = Principal("1001", "", "", (), (), frozenset(), 1, datetime.now(UTC) + timedelta(hours=1))
    with pytest.raises(NotPermitted, match="先接下"):
        await sync_to_async(lambda: callbacks.read_conversation(by=agent, entry_id=entry.id))()
    await CallBack.objects.filter(pk=entry.pk).aupdate(taken_by=agent.number)
    said = await sync_to_async(lambda: callbacks.read_conversation(by=agent, entry_id=entry.id))()
    assert [(line.role, line.text) for line in said] == [("citizen", "我的事很复杂"), ("assistant", "请您多说一点")]
    told = await sync_to_async(lambda: set(AuditRow.objects.filter(status=None).values_list("by", "action")))()
    assert told == {("citizen", "callbacks.ask"), ("1001", "citizens.read_notes")}


@pytest.mark.parametrize("number", ["12", "打我电话", "1380013800000000000", "110"])
async def test_what_is_no_telephone_number_changes_nothing(number: str) -> None:
    refused = await post("/callbacks", {"session": await session(), "number": number})
    assert refused.status_code == 422
    assert not await CallBack.objects.aexists()


async def test_nobody_fills_the_agents_list(sealing_keys: None) -> None:
    token = await session()
    answers = [(await post("/callbacks", {"session": token, "number": "13800138000"})).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]


async def test_an_agent_is_advised_what_to_answer_while_typing() -> None:
    await sync_to_async(published)()
    client = signed_in("1001", "desk.use")
    body = {"utterances": [QUESTION]}
    advice = (await client.post("/api/assistant/advice", body, content_type="application/json")).json()
    assert (advice["kind"], advice["articles"][0]["code"], advice["articles"][0]["version"]) == ("answer", TOPIC, 1)
    assert "十五年" in advice["sentences"][0]


async def test_advice_is_for_desks_only() -> None:
    for client, status in ((AsyncClient(), 401), (signed_in("5001"), 403)):
        refused = await client.post(
            "/api/assistant/advice", {"utterances": [QUESTION]}, content_type="application/json"
        )
        assert refused.status_code == status
