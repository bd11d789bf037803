"""Surveys from the draft to the results: designed, published, sent after a call, answered once, counted, read."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from unittest.mock import Mock

import pytest
import time_machine
from django.test import Client
from python_calamine import CalamineWorkbook

from hotline.domains.service.messaging.models import Text
from hotline.domains.service.surveys.actions import answers as actions
from hotline.domains.service.surveys.actions.invite import invite_after_calls
from hotline.domains.service.surveys.endpoints import answers as endpoints
from hotline.domains.service.surveys.models import Comment, Invitation, Response
from hotline.domains.service.surveys.queries.surveys import invitation_of
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.rate_limits import RateLimit
from hotline.infrastructure.sealing import opened_to_send, seal_number
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import NINE, Tale
from tests.web.test_records import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
VIEWS, DESIGNS, REVEALS = "surveys.view", "surveys.design", "citizens.reveal"
ADDRESS = "https://12333.example.cn"
AFTER = NINE + timedelta(minutes=30)


def question(id: str, kind: str, title: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": kind, "title": title, "options": [], "required": True, "jumps": []} | more


def questionnaire(title: str, questions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": title, "greeting": "", "thanks": "感谢您的评价。", "questions": questions}


QUESTIONS = [
    question("satisfied", "scale", "您满意吗？", jumps=[{"values": [1, 2, 3], "to": "nps"}]),
    question("why", "several", "哪里不满意？", options=["态度", "解答", "等待"]),
    question("nps", "nps", "愿意推荐 12333 吗？"),
    question("words", "text", "还想说什么？", required=False),
]
QUESTIONNAIRE = questionnaire("通话满意度", QUESTIONS)


@pytest.fixture(autouse=True)
def reachable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """At half past nine in Beijing, where citizens reach the pages at ``ADDRESS``."""
    monkeypatch.setenv("HOTLINE_WEB__ADDRESS_OF_CITIZENS", ADDRESS)
    settings.cache_clear()
    RateLimit.forget()
    with time_machine.travel(AFTER, tick=False):
        yield
    settings.cache_clear()


def send(client: Client, method: str, path: str, body: Any) -> Any:
    return getattr(client, method)(f"/api/surveys{path}", body, "application/json")


def designed(**rules: Any) -> int:
    """A published survey that invites."""
    designer = signed_in("3001", DESIGNS)
    made = send(designer, "post", "", {"questionnaire": QUESTIONNAIRE}).json()
    id = made["id"]
    published = send(designer, "post", f"/{id}/publish", {"seen": made["saved"]}).json()
    assert (published["published"], published["draft"], published["links"]) == (1, False, True)
    chosen = published["invitation_rules"] | {"on": True, "after_minutes": 5} | rules
    assert send(designer, "put", f"/{id}/invitation-rules", chosen).status_code == 200
    return int(id)


def call_over(call: str = "c1", number: str = "13800000001", at: datetime = NINE) -> None:
    tale = Tale(call, at).arrives(seal_number(number, f"call/{call}")).queues("social", after=5)
    tale.offered("1001", after=1).answered("1001", after=4, waited=10).talk_ends("1001", "caller", "hung_up", after=120)
    log(tale.ends("caller", after=1).events)


def secret_of(call: str = "c1") -> str:
    link = opened_to_send(Text.objects.get(call=call).text)
    assert ADDRESS in link
    return link.split("/e#")[1].split("（")[0]


def answering(secret: str, answers: dict[str, Any] | None = None) -> Any:
    head = {"X-Survey-Secret": secret}
    client = Client(headers=head)
    if answers is None:
        return client.get("/api/survey-answers")
    return client.post("/api/survey-answers", {"answers": answers}, "application/json")


def results_of(id: int, **more: Any) -> Any:
    return signed_in("3001", VIEWS).get(
        f"/api/surveys/{id}/results", {"start": "2026-11-01", "end": "2026-11-30"} | more
    )


def test_a_call_is_invited_once_answered_once_and_read_in_the_results() -> None:
    id = designed()
    call_over()
    assert [invite_after_calls(AFTER), invite_after_calls(AFTER)] == [1, 0]
    secret = secret_of()
    assert secret not in str(list(Invitation.objects.values()))
    seen = answering(secret).json()
    assert (seen["answered"], [each["id"] for each in seen["questionnaire"]["questions"]]) == (
        False,
        ["satisfied", "why", "nps", "words"],
    )
    refused = answering(secret, {"satisfied": 4, "nps": 2})
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "why")
    # What the way of the answers does not reach does not count: 满意 leads past the reasons.
    answers = {"satisfied": 2, "why": [0], "nps": 9, "words": "1052讲得清楚，就是等了二十分钟"}
    assert answering(secret, answers).json() == {"thanks": "感谢您的评价。"}
    again = answering(secret, {"satisfied": 5, "why": [0], "nps": 0})
    assert (again.status_code, again.json()["code"]) == (409, "answered")
    assert answering(secret).json()["questionnaire"]["questions"] == []

    found = results_of(id).json()
    assert (found["invited"], found["opened"], found["answered"]["part"]) == (1, 1, 1)
    scale, why, nps, _ = found["questions"]
    assert (scale["satisfied"]["part"], scale["satisfied"]["total"], why["answered"], nps["nps"]) == (1, 1, 0, 100.0)
    assert 0.2 < scale["satisfied"]["low"] < 0.21
    # One answer says nothing about an agent.
    assert [(each["by"], each["rows"], each["hidden"]) for each in found["groups"][:2]] == [
        ("agent", [], 1),
        ("queue", [], 1),
    ]
    assert {each["theme"] for each in found["themes"]} == {"政策解答", "等待时间"}


def test_what_was_written_is_read_with_a_trace_only() -> None:
    id = designed()
    call_over()
    invite_after_calls(AFTER)
    answering(secret_of(), {"satisfied": 5, "why": [0], "nps": 0, "words": "没解决，请回电"})
    reader = signed_in("3001", VIEWS, REVEALS)
    days = {"start": "2026-11-01", "end": "2026-11-30", "follow_up": "true"}
    answer = reader.get(f"/api/surveys/{id}/comments", days)
    (row,) = answer.json()["rows"]
    assert (row["call"], row["needs_follow_up"], row["themes"]) == ("c1", True, ["问题未解决"])
    assert "没解决" not in answer.content.decode()
    assert "没解决" not in Comment.objects.get().text_cipher
    path = f"/api/surveys/comments/{row['id']}/reveal"
    assert signed_in("3002", VIEWS).post(path).status_code == 403
    assert signed_in("3003", REVEALS).post(path).status_code == 403, "a leader who sees no results"
    assert reader.post(path).json()["text"] == "没解决，请回电"
    assert AuditRow.objects.filter(by="3001", action="citizens.read_notes", about__startswith="response/").exists()


def test_the_workbook_has_shares_and_answers_and_no_word_of_citizens() -> None:
    id = designed()
    call_over()
    invite_after_calls(AFTER)
    answering(secret_of(), {"satisfied": 1, "nps": 10, "words": "小王讲得好"})
    answer = signed_in("3001", VIEWS).get(f"/api/surveys/{id}/export", {"start": "2026-11-01", "end": "2026-11-30"})
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
    rows = book.get_sheet_by_name("答卷").to_python()
    assert rows[0][:5] == ["通话", "提交时间", "工号", "队列", "主题"]
    assert (rows[1][0], rows[1][2], "非常满意" in rows[1]) == ("c1", "1001", True)
    assert "小王" not in str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    assert AuditRow.objects.filter(action="surveys.export", about=f"survey/{id}").count() == 1


@pytest.mark.parametrize(
    ("rules", "invited"),
    [
        ({}, 1),
        ({"queues": ["wages"]}, 0),
        ({"min_talk_seconds": 600}, 0),
        ({"from_hour": 10}, 0),
        ({"after_minutes": 60}, 0),
        ({"on": False}, 0),
    ],
)
def test_who_is_invited(rules: dict[str, Any], invited: int) -> None:
    designed(**rules)
    call_over()
    assert invite_after_calls(AFTER) == invited


def test_a_number_is_invited_once_in_so_many_days_and_a_day_has_a_quota() -> None:
    designed(per_day=2)
    call_over("c1")
    assert invite_after_calls(AFTER) == 1
    for place, number in enumerate(["13800000001", "13800000002", "13800000003"]):
        call_over(f"d{place}", number, NINE + timedelta(minutes=place))
    assert invite_after_calls(AFTER) == 1
    assert set(Invitation.objects.values_list("call", flat=True)) == {"c1", "d1"}


def test_a_link_that_opens_nothing_and_one_over_its_time() -> None:
    designed(valid_days=1)
    call_over()
    invite_after_calls(AFTER)
    assert answering("x" * 43).status_code == 404
    assert answering("short").status_code == 404
    secret = secret_of()
    with time_machine.travel(AFTER + timedelta(days=1), tick=False):
        assert (answering(secret).status_code, answering(secret, {"satisfied": 1}).json()["code"]) == (410, "expired")


def test_of_guessed_links_few_are_looked_up_and_who_opened_one_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """From any number of addresses: each costs a request to the keys, one to the database and an audit row."""
    designed()
    call_over()
    invite_after_calls(AFTER)
    secret = secret_of()
    assert answering(secret).status_code == 200
    look_up = Mock(wraps=invitation_of)
    monkeypatch.setattr(actions, "invitation_of", look_up)
    monkeypatch.setattr(endpoints.UNSEEN, "_all", RateLimit(5))
    guesses = [
        Client(headers={"X-Survey-Secret": f"{n:043}"}).get("/api/survey-answers", REMOTE_ADDR=f"198.51.100.{n}")
        for n in range(100)
    ]
    assert (look_up.call_count, {answer.status_code for answer in guesses}) == (5, {404, 429})
    assert AuditRow.objects.filter(by="citizen", action="GET /survey-answers", outcome="refused").count() == 5
    assert answering(secret, {"satisfied": 1, "nps": 10}).status_code == 200
    (row,) = AuditRow.objects.filter(action="surveys.answered")
    assert (row.by, row.detail["call"]) == ("citizen", "c1")
    assert "198.51" not in str(Response.objects.values()[0])


@pytest.mark.parametrize(
    "body",
    [
        {"answers": {"satisfied": True}},
        {"answers": {"satisfied": 10**400, "nps": 1}},
        {"answers": {"satisfied": -1, "nps": 1}},
        {"answers": {"satisfied": "1", "nps": 1}},
        {"answers": {"satisfied": 1, "nps": [1]}},
        {"answers": {"satisfied": 4, "why": [0, 9], "nps": 1}},
        {"answers": {"satisfied": 4, "why": list(range(5000)), "nps": 1}},
        {"answers": {"satisfied": 1, "nps": 1, "words": "长" * 501}},
        {"answers": {"satisfied": 1, "nps": 1, "words": ["' OR 1=1 --"]}},
        {"answers": {"satisfied": 1, "nps": 1, "words": "\ud800"}},
        {"answers": {"satisfied": 1, "nps": 1, "words": "a\0b"}},
        {"answers": {f"q{n}": 1 for n in range(61)}},
        {"answers": {"satisfied": {"$gt": 0}}},
        {"answers": []},
        {},
    ],
)
def test_what_attackers_send_is_refused_and_nothing_is_stored(body: dict[str, Any]) -> None:
    designed()
    call_over()
    invite_after_calls(AFTER)
    client = Client(headers={"X-Survey-Secret": secret_of()}, raise_request_exception=False)
    refused = client.post("/api/survey-answers", json.dumps(body), "application/json")
    assert refused.status_code == 422
    assert refused.json()["message"]
    assert not Response.objects.exists()
    assert Invitation.objects.get().answered_at is None


def test_nobody_saves_over_another_and_a_published_version_stays_as_it_is() -> None:
    id, designer = designed(), signed_in("3001", DESIGNS)
    call_over()
    invite_after_calls(AFTER)
    seen = designer.get(f"/api/surveys/{id}/design").json()
    changed = questionnaire("新", QUESTIONS[3:])
    assert send(designer, "put", f"/{id}/draft", {"seen": seen["saved"], "questionnaire": changed}).status_code == 200
    stale = send(designer, "put", f"/{id}/draft", {"seen": seen["saved"], "questionnaire": changed})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")
    saved = designer.get(f"/api/surveys/{id}/design").json()["saved"]
    assert send(designer, "post", f"/{id}/publish", {"seen": saved}).json()["published"] == 2
    assert len(answering(secret_of()).json()["questionnaire"]["questions"]) == 4
    assert datetime.now(UTC) == AFTER


@pytest.mark.parametrize(
    ("questions", "sentence"),
    [
        ([], "暂无题目"),
        ([question("a", "choice", "选", options=["一个"])], "至少要有两个选项"),
        ([question("a", "scale", " ")], "没有题目文字"),
    ],
)
def test_an_unfinished_questionnaire_is_saved_and_not_published(questions: list[Any], sentence: str) -> None:
    designer = signed_in("3001", DESIGNS)
    made = send(designer, "post", "", {"questionnaire": questionnaire("草稿", questions)}).json()
    refused = send(designer, "post", f"/{made['id']}/publish", {"seen": made["saved"]})
    assert refused.status_code == 422
    assert sentence in refused.json()["message"]
