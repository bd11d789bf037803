"""Chats and questions to 京晓保 are found for who asks what is stored about them, as far as they say whose they are."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from hotline.domains.service.messaging.actions import citizen_side
from hotline.domains.service.messaging.models import Chat, ChatNumber
from hotline.domains.understanding.assistant.actions.callbacks import request_callback
from hotline.domains.understanding.assistant.models import Gap, Sample, Sampled, StoredQuestion
from hotline.domains.voice.callbacks.ports import Line
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import seal_text
from tests.web.test_personal_requests import DECIDES, browser, decide, post, registered, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
OWN, OTHERS, IDENTITY = "13800000001", "13911112222", "110101199003074514"
VISIT, ELSEWHERE = "a1b2c3d4e5f60718", "ffffffffffffffff"


def chat(session: str, *written: str, before: tuple[Line, ...] = (), over: bool = True) -> str:
    """A citizen's chat; its subject."""
    secret = f"{len(written)}{session}".ljust(64, "0")
    row = citizen_side.request_agent(secret=secret, session=session, turns=before, address="198.51.100.7")
    for number, text in enumerate(written):
        citizen_side.write_as_citizen(secret=secret, key=f"{number}", text=text)
    if over:
        citizen_side.leave(secret=secret)
    return f"chat/{row.pk}"


def leaves_number(session: str, number: str = OWN) -> None:
    request_callback(session=session, number=number, turns=[])


def question(session: str, text: str = "退休金怎么算") -> StoredQuestion:
    now, answer = datetime.now(UTC), f"an{StoredQuestion.objects.count()}"
    content = seal_text(f'{{"before":[],"question":"{text}","reply":"按缴费年限算"}}', f"answer/{answer}", "content")
    return StoredQuestion.objects.create(
        answer=answer, session=session, at=now, kind="answer", stored_until=now,
        **StoredQuestion.content.columns(content, answer=answer),
    )  # fmt: skip


def copied(id: str) -> str:
    """Everything in the copy that the person is handed."""
    decide(id, "grant")
    decide(id, "copy-requests", reason="请求人自取")
    approver = browser("8003", "data.approve")
    (waiting,) = approver.get("/api/approvals").json()["rows"]
    approver.post(f"/api/approvals/{waiting['id']}/approve", {"remark": ""}, "application/json")
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(decide(id, "copy").streaming_content)))
    return "\n".join(
        str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    )


def in_chats(id: str) -> dict[str, Any]:
    return {about: thing for about, thing in stored(id).items() if about.startswith(("chat/", "answer/"))}


def test_the_visit_in_which_a_number_was_left_is_found_with_its_questions_and_chats() -> None:
    leaves_number(VISIT)
    mine, stored_question = chat(VISIT, f"我同事的电话是{OTHERS}"), question(VISIT)
    chat(ELSEWHERE, "没有留号码")
    question(ELSEWHERE)
    id = registered()
    found = in_chats(id)
    assert set(found) == {mine, f"answer/{stored_question.answer}"}
    assert not any(thing["mentioned"] for thing in found.values())
    text = copied(id)
    assert "问：退休金怎么算" in text
    assert "我同事的电话是139******22" in text


def test_a_chat_that_only_names_the_number_may_be_anothers_and_is_not_handed_out() -> None:
    about = chat(VISIT, f"我老板的电话是 138-0000-0001，身份证{IDENTITY}")
    id = registered()
    assert {key: thing["mentioned"] for key, thing in in_chats(id).items()} == {about: True}
    assert "我老板" not in copied(id)


def test_who_shows_the_document_written_in_a_chat_is_the_one_it_is_about() -> None:
    about = chat(VISIT, f"身份证{IDENTITY.lower()}")
    id = registered(checked=False)
    assert in_chats(id) == {}
    post(browser("1001", "citizens.register"), f"/{id}/identity", how="document", identity=IDENTITY)
    assert {key: thing["mentioned"] for key, thing in in_chats(id).items()} == {about: False}
    assert IDENTITY in copied(id).upper()


def test_numbers_in_the_dialogue_before_the_chat_count_and_those_of_the_answers_do_not() -> None:
    before = (Line("citizen", f"打 {OWN} 找我"), Line("assistant", f"请拨 {OTHERS}"))
    about = chat(VISIT, before=before)
    assert set(in_chats(registered())) == {about}
    assert ChatNumber.objects.count() == 1
    assert OWN not in str(list(ChatNumber.objects.values()))


def test_what_is_over_is_deleted_with_every_word_and_number() -> None:
    leaves_number(VISIT)
    about, stored_question = chat(VISIT, f"我的号码{OWN}"), question(VISIT)
    Gap.objects.create(size=1, first_at=stored_question.at, last_at=stored_question.at).questions.add(stored_question)
    id = registered("deletion")
    answer = decide(id, "delete", things=[about, f"answer/{stored_question.answer}"])
    assert answer.json()["state"] == "partly", answer.content  # the call-back is still open
    assert not (Chat.objects.exists())
    assert not (ChatNumber.objects.exists())
    assert not (StoredQuestion.objects.exists())
    assert not Gap.objects.exists()
    assert {"chat.delete", "assistant.delete"} <= set(AuditRow.objects.values_list("action", flat=True))


def test_an_open_chat_and_a_graded_question_stay_with_the_reason() -> None:
    leaves_number(VISIT)
    about, stored_question = chat(VISIT, "在吗", over=False), question(VISIT)
    day = stored_question.at.date()
    sample = Sample.objects.create(
        key="2026-11", first=day, last=day, seed="1", population=1, size=1, drawn_by="8001", drawn_at=stored_question.at
    )
    Sampled.objects.create(sample=sample, place=1, question=stored_question)
    id = registered("deletion")
    for thing in (about, f"answer/{stored_question.answer}"):
        assert in_chats(id)[thing]["retention_reason"]
        assert decide(id, "delete", things=[thing]).json()["code"] == "kept"


def test_what_was_written_is_not_rewritten() -> None:
    about = chat(VISIT, f"我的号码{OWN}")
    id = registered("correction")
    for thing in (about,):
        body = [{"about": thing, "field": "text", "value": "别的"}]
        assert decide(id, "correct", corrections=body).json()["code"] == "not_correctable"
    assert browser("8001", *DECIDES).get(f"/api/personal-requests/{id}").json()["state"] == "open"
