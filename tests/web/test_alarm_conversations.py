"""A leader reads the dialogue with 京晓保 behind an alarm: masked, audited, up to now."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from hotline.domains.insight.operations.models import Alarm
from hotline.domains.insight.operations.reactions import react
from hotline.domains.understanding.assistant.actions import answer_log, callbacks, gap_clusters
from hotline.domains.understanding.assistant.models import StoredQuestion
from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Sentence, Turn
from hotline.events import operations
from hotline.events.assistant import subject
from hotline.infrastructure import outbox
from hotline.infrastructure.models import AuditRow
from tests.domains.insight.operations.test_alarms import raised
from tests.domains.service.messaging.arrivals import log
from tests.web.people import session_of

pytestmark = [pytest.mark.real, pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]

SESSION = "aabbccddeeff0011"
FLOOR, HEALTH, CHATS, REVEAL = "live.floor", "live.health", "chat.assign", "citizens.reveal"
ANSWERED = Reply(ReplyKind.ANSWER, ("card",), (Sentence("先挂失，再补办。"),))
RAISED = Reply(ReplyKind.ESCALATE, (), (Sentence("请先拨打 120。"),), number="120", level="红", unrest="自伤")
DANGER = "我叫欧阳春，电话13800138000，今天就从楼顶跳下去"


def log_answer(text: str, reply: Reply = ANSWERED) -> None:
    answer = f"{StoredQuestion.objects.count():016x}"
    turns = [Turn("citizen", text)]
    answer_log.note_answer(session=SESSION, answer=answer, turns=turns, reply=reply, by_rule=False, milliseconds=5)


def alarmed() -> str:
    """The citizen asked something harmless, then spoke of danger: the alarm that stands on the leaders' pages."""
    log_answer("社保卡丢了怎么补")
    log_answer(DANGER, RAISED)
    log(outbox.announced(subject(SESSION)))
    log(outbox.announced(operations.subject(f"{SESSION}-words-red")))
    return str(Alarm.objects.get().pk)


def browser(*permissions: str) -> Client:
    client = Client()
    client.cookies["hotline_session"] = session_of("2001", *permissions)
    return client


def read(alarm: str, *permissions: str) -> Any:
    return browser(*(permissions or (FLOOR, CHATS))).get(f"/api/alarms/{alarm}/said")


def test_a_leader_reads_what_was_said_masked_the_latest_first() -> None:
    found = read(alarmed()).json()
    assert [(each["question"], each["reply"], each["raised"]) for each in found["exchanges"]] == [
        ("我叫＊，电话＊，今天就从楼顶跳下去", "请先拨打 120。", True),
        ("社保卡丢了怎么补", "先挂失，再补办。", False),
    ]
    assert (found["alarm"]["level"], found["alarm"]["about"]) == ("red", subject(SESSION))
    assert (found["callback"], found["retention_days"]) == ("", 180)
    assert "楼顶" not in found["alarm"]["message"], "the words stay where few read them"


def test_each_reading_is_on_record() -> None:
    alarm = alarmed()
    for _ in range(2):
        read(alarm)
    rows = AuditRow.objects.filter(action="citizens.read_notes")
    assert [(row.by, row.about, row.detail) for row in rows] == [("2001", subject(SESSION), {"notes": 2})] * 2


def test_what_is_said_later_is_there_when_it_is_opened_again() -> None:
    alarm = alarmed()
    log_answer("我现在该找谁")
    assert read(alarm).json()["exchanges"][0]["question"] == "我现在该找谁"


def test_who_left_a_number_is_found_on_the_call_back_list() -> None:
    alarm = alarmed()
    callbacks.request_callback(session=SESSION, number="13800138000", turns=[Turn("citizen", DANGER)])
    entry = read(alarm).json()["callback"]
    listed = browser("callbacks.use").get("/api/callbacks").json()["rows"]
    assert [row["id"] for row in listed] == [entry]


@pytest.mark.parametrize("may", [(FLOOR, CHATS), (FLOOR, REVEAL), (HEALTH, REVEAL)])
def test_who_sees_alarms_and_may_read_citizens_words_does(may: tuple[str, ...]) -> None:
    assert read(alarmed(), *may).status_code == 200


@pytest.mark.parametrize("may", [(FLOOR,), (HEALTH, "alarms.acknowledge"), (CHATS,), (REVEAL,), ("desk.use",)])
def test_nobody_else_does_and_nothing_of_it_is_told(may: tuple[str, ...]) -> None:
    refused = read(alarmed(), *may)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_permitted")
    assert "您没有这项权限" in refused.json()["message"]
    assert not AuditRow.objects.filter(action="citizens.read_notes").exists()


def test_nobody_who_is_not_signed_in_does() -> None:
    assert Client().get(f"/api/alarms/{alarmed()}/said").status_code == 401


def test_of_an_alarm_that_there_is_not_and_of_one_of_another_kind_it_says_so() -> None:
    react([raised()])
    unknown, other = read("no-such-alarm"), read("alarm-1")
    assert (unknown.status_code, unknown.json()["message"]) == (404, "没有这条告警，请刷新列表。")
    assert (other.status_code, other.json()["code"]) == (404, "not_found")
    assert "无对话可查看" in other.json()["message"]


def test_once_it_is_deleted_there_is_nothing_to_read_and_the_alarm_stays() -> None:
    alarm, later = alarmed(), datetime.now(UTC) + timedelta(days=181)
    gap_clusters.forget(later)
    with time_machine.travel(later, tick=False):
        found = read(alarm)
    assert (found.status_code, found.json()["exchanges"], found.json()["alarm"]["id"]) == (200, [], alarm)
    assert not AuditRow.objects.filter(action="citizens.read_notes").exists()
