"""Bad ratings from the event to the second rating: who sees to them, by when, and which do not count."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
import time_machine
from django.test import Client
from python_calamine import CalamineWorkbook

from hotline.domains.insight.analytics.rules.facts.calls import call_fact
from hotline.domains.insight.analytics.rules.facts.ratings import invitation_facts, rating_facts
from hotline.domains.platform.accounts.models import Group, Staff
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.service.messaging.models import Text
from hotline.domains.service.ratings.actions import handling, invitations
from hotline.domains.service.ratings.models import BadRating, Invitation, Mending
from hotline.domains.voice.callbacks.models import CallBack
from hotline.domains.voice.records.queries.details import record_of
from hotline.events import calls
from hotline.events.envelope import Envelope
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.sealing import opened_to_send, seal_number
from hotline.infrastructure.settings import settings
from hotline.kernel.sealed import Sealed
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import NINE, NUMBER, Tale
from tests.web.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("personnel")]
AGENT, LEADER, OTHER_LEADER, INSPECTOR, MANAGER = "1001", "2001", "2002", "3001", "8002"


@pytest.fixture
def personnel(person: Callable[..., Staff], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Wednesday, nine in the morning, with keys of this test's own."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    with time_machine.travel(NINE + timedelta(minutes=10), tick=True):
        for name in ("早班一组", "早班二组"):
            Group.objects.get_or_create(name=name)
        person(AGENT, "王晓芳", ["agent"], "早班一组")
        person(LEADER, "张班长", ["leader"], "早班一组")
        person(OTHER_LEADER, "李班长", ["leader"], "早班二组")
        person(INSPECTOR, "赵质检", ["inspector"])
        person(MANAGER, "周经理", ["manager"])
        yield
    settings.cache_clear()


def talk(call: str = "c1", number: Sealed | None = NUMBER) -> Tale:
    tale = Tale(call, NINE).arrives(number).queues("social").offered(AGENT).answered(AGENT, after=3)
    return tale.talk_ends(AGENT, "agent", "rating", after=60)


def rated(score: int = 5, call: str = "c1") -> None:
    log(talk(call).rates(AGENT, score, after=4).ends("system").events)


def called_back(call: str, *, score: int = 0, rated_call: str = "c1", reached: bool = True) -> None:
    """The leader rang the citizen up from the call-back list."""
    entry = CallBack.objects.get(call=rated_call, kind="rating")
    tale = Tale(call, datetime.now(UTC) - timedelta(minutes=2)).publish(
        calls.CallDialled(LEADER, NUMBER, "北京", "12333", f"{call}.raw", rated_call, entry.id)
    )
    if not reached:
        log(tale.publish(calls.DialFailed(LEADER, "no_answer"), after=30).ends("system", stage="dialling").events)
        return
    tale.publish(calls.TalkStarted(LEADER, "o", 1, ""), after=8)
    tale.talks = 1
    tale.talk_ends(LEADER, "agent", "rating", after=60)
    if score:
        tale.rates(LEADER, score, after=3)
    log(tale.ends("system").events)


def browser(number: str) -> Client:
    client = Client()
    assert sign_in(client, number).status_code == 200
    return client


def post(number: str, path: str, call: str = "c1", **body: Any) -> Any:
    return browser(number).post(f"/api/ratings/{call}/{path}", body, "application/json")


def detail(number: str = LEADER, call: str = "c1") -> dict[str, Any]:
    answer = browser(number).get(f"/api/ratings/{call}")
    assert answer.status_code == 200, answer.content.decode()
    found: dict[str, Any] = answer.json()
    return found


def announced(kind: str) -> list[Envelope]:
    rows = Outgoing.objects.filter(subject__startswith=f"{kind}/", seq__gt=0).order_by("id")
    return [msgspec.json.decode(row.payload, type=Envelope) for row in rows]


def logged(kind: str) -> None:
    """What was put into the outbox comes back by the log."""
    log(announced(kind))


def ok(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.content.decode()
    found: dict[str, Any] = answer.json()
    return found


def test_a_bad_rating_opens_its_handling_with_owner_clock_and_call_back() -> None:
    rated(5)
    (row,) = browser(LEADER).get("/api/ratings").json()["rows"]
    assert (row["call"], row["score"], row["channel"], row["agent"], row["owner"], row["stage"]) == (
        "c1", 5, "key", AGENT, LEADER, "contact",
    )  # fmt: skip
    assert BadRating.objects.get().due_at == NINE + timedelta(days=1, seconds=67)
    assert CallBack.objects.get(call="c1").kind == "rating"
    notified = Receipt.objects.filter(notification__kind="rating.bad").values_list("person", flat=True)
    assert set(notified) == {LEADER, MANAGER}
    assert [event.type for event in announced("rating")] == ["rating.opened", "rating.assigned"]


def test_a_good_rating_and_a_test_call_open_nothing_and_events_may_come_twice() -> None:
    rated(3)
    log(talk("c2").rates(AGENT, 4).events)
    tale = Tale("c3", NINE, test=True).arrives().queues("social").answered(AGENT).talk_ends(AGENT, "agent", "rating")
    log(tale.rates(AGENT, 5).events)
    assert [row.pk for row in BadRating.objects.all()] == ["c2"]


def test_round_the_loop_to_the_second_rating() -> None:
    rated(4)
    assert post(LEADER, "verify", cause="answer", text="核实").status_code == 409, "not before the citizen was called"
    assert post(LEADER, "contact", outcome="reached", text="").status_code == 409, "no call shows it"
    called_back("b1")
    ok(post(LEADER, "contact", outcome="reached", text="说没有讲清"))
    ok(post(LEADER, "verify", cause="answer", text="材料清单漏讲一项"))
    assert post(LEADER, "close", reason="").status_code == 409
    ok(post(LEADER, "mendings", measure="补讲材料，修订话术", due="2026-12-02"))
    (line,) = browser(LEADER).get("/api/ratings/mendings").json()["rows"]
    assert (line["call"], line["number"], line["late"]) == ("c1", 1, False)
    mended = ok(post(LEADER, "mendings/1/finish", result="已修订并培训"))
    assert mended["row"]["stage"] == "rate_again"
    assert not mended["callback_closed"], "the citizen is to be told"
    assert post(LEADER, "close", reason="").status_code == 422
    called_back("b2", score=2)
    closed = ok(post(LEADER, "close", reason=""))
    assert (closed["row"]["stage"], closed["row"]["second_score"]) == ("closed", 2)
    assert {step["kind"] for step in closed["steps"]} == {
        "opened", "assigned", "contacted", "verified", "planned", "mended", "rated_again", "closed",
    }  # fmt: skip
    assert {row.action for row in AuditRow.objects.filter(about="rating/c1")} >= {
        "ratings.contact", "ratings.verify", "ratings.plan_mending", "ratings.finish_mending", "ratings.close",
    }  # fmt: skip
    (fact,) = rating_facts(announced("rating"))
    assert (fact.contacted, fact.in_time, fact.closed, fact.second_score, fact.cause) == (True, True, True, 2, "answer")
    assert BadRating.objects.filter(pk__in=["b1", "b2"]).count() == 0, "a call back opens no handling of its own"
    assert not Receipt.objects.filter(notification__kind="rating.bad", read_at=None).exists()


def test_the_rated_agent_neither_calls_nor_decides_nor_gets_it() -> None:
    rated(5)
    entry = CallBack.objects.get(call="c1")
    answer = browser(AGENT).post(f"/api/callbacks/{entry.id}/take", {}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (409, "own_rating")
    assert browser(AGENT).get("/api/ratings").status_code == 403
    assert post(LEADER, "assign", owner=AGENT).status_code == 422
    ok(post(LEADER, "assign", owner=INSPECTOR))
    assert post(LEADER, "contact", outcome="reached").status_code == 409, "given away"
    assert browser(OTHER_LEADER).get("/api/ratings/c1").status_code == 404, "another group's"


def test_an_exclusion_takes_two_people_and_evidence_and_changes_what_counts() -> None:
    rated(5)
    body = {"verdict": "mistaken", "evidence": "c1", "second": 12, "reason": "来电人说按错键"}
    assert post(LEADER, "exclusion", **body).json()["code"] == "no_evidence"
    called_back("b1")
    ok(post(LEADER, "contact", outcome="reached", text="按错了"))
    assert ok(post(LEADER, "exclusion", **body | {"evidence": "b1"}))["row"]["exclusion_pending"]
    assert post(LEADER, "verify", cause="other", text="x").status_code == 409
    approval = Approval.objects.get(about="rating/c1")
    path = f"/api/approvals/{approval.pk}/approve"
    assert browser(LEADER).post(path, {"remark": ""}, "application/json").status_code in (403, 404, 409)
    before = record_of("c1")
    assert before is not None
    assert call_fact(before).score == 5, "it counts until then"
    assert browser(INSPECTOR).post(path, {"remark": ""}, "application/json").status_code == 200
    row = BadRating.objects.get()
    assert (row.verdict, row.stage) == ("mistaken", "closed")
    logged("rating")
    after = record_of("c1")
    assert after is not None
    assert (after.score, after.counted_score, call_fact(after).score) == (5, None, 0)
    raised = [event for event in announced("alarm") if event.data["kind"] == "ratings_excluded"]
    assert len(raised) == 1, "one of one is more than one in a hundred"
    shares = browser(MANAGER).get("/api/ratings/summary").json()["exclusions"]
    assert (shares["excluded"], shares["counted"], shares["alarming"]) == (1, 0, True)


def test_what_is_overdue_goes_to_the_owner_and_the_responsible_once() -> None:
    rated(5)
    late = NINE + timedelta(days=2)
    with time_machine.travel(late, tick=True):
        assert handling.report_overdue(late) == 1
        assert handling.report_overdue(late) == 0
        (row,) = browser(MANAGER).get("/api/ratings", {"scope": "overdue"}).json()["rows"]
        assert row["late"]
        titles = Receipt.objects.filter(notification__urgency="urgent", person=MANAGER, read_at=None)
        assert [receipt.notification.title[:7] for receipt in titles] == ["差评超时未回访"]
        called_back("b1")
        ok(post(LEADER, "contact", outcome="reached", text=""))
        assert not Receipt.objects.filter(notification__kind="rating.bad", read_at=None).exists()
        ok(post(LEADER, "verify", cause="wait", text="排队长"))
        ok(post(LEADER, "mendings", measure="加人", due="2026-11-27"))
    later = NINE + timedelta(days=5)
    with time_machine.travel(later, tick=True):
        assert handling.report_overdue(later) == 1
        assert Mending.objects.get().overdue_reported
        assert post(LEADER, "mendings/1/move", due="2026-12-04", reason="等增员").status_code == 403
        ok(post(MANAGER, "mendings/1/move", due="2026-12-04", reason="等增员"))
        assert post(MANAGER, "mendings/1/move", due="2026-12-30", reason="等增员").status_code == 422


def test_the_owner_is_reminded_once_before_each_deadline() -> None:
    rated(5)
    due = BadRating.objects.get().due_at
    assert handling.remind_of_deadlines(due - timedelta(hours=1, minutes=1)) == 0
    assert [handling.remind_of_deadlines(due - timedelta(minutes=n)) for n in (60, 59)] == [1, 0]
    with time_machine.travel(due - timedelta(minutes=30), tick=True):
        reminded = Receipt.objects.filter(notification__title__startswith="差评即将超时", read_at=None)
        assert [receipt.person for receipt in reminded] == [LEADER]
        called_back("b1")
        ok(post(LEADER, "contact", outcome="reached", text=""))
        assert not reminded.all().exists(), "called, it asks for nothing"
        ok(post(LEADER, "verify", cause="wait", text="排队长"))
        ok(post(LEADER, "mendings", measure="加人", due="2026-12-01"))
    due = Mending.objects.get().due_at
    assert handling.remind_of_deadlines(due - timedelta(hours=25)) == 0
    assert [handling.remind_of_deadlines(due - timedelta(hours=n)) for n in (24, 23)] == [1, 0]
    assert handling.remind_of_deadlines(due) == 0


def rows_in(answer: Any, sheet: str) -> list[dict[str, Any]]:
    """The lines of a workbook's sheet by the titles of its columns."""
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
    titles, *lines = book.get_sheet_by_name(sheet).to_python()
    return [dict(zip(titles, line, strict=True)) for line in lines]


def test_the_list_is_taken_as_a_workbook_with_its_mendings_and_leaves_a_trace() -> None:
    rated(5)
    called_back("b1")
    ok(post(LEADER, "contact", outcome="reached", text=""))
    ok(post(LEADER, "verify", cause="wait", text="排队长"))
    ok(post(LEADER, "mendings", measure="加人", due="2026-11-27"))
    ratings, mended = (
        rows_in(browser(LEADER).get("/api/ratings/export", {"scope": "open"}), sheet) for sheet in ("差评", "整改台账")
    )
    assert [(row["通话"], row["评价"], row["姓名"], row["原因"]) for row in ratings] == [
        ("c1", "非常不满意", "王晓芳", "等待过久")
    ]
    assert [(row["通话"], row["整改措施"], row["完成时间"]) for row in mended] == [("c1", "加人", "")]
    exports = AuditRow.objects.filter(action="ratings.export", by=LEADER)
    assert [row.detail for row in exports] == [{"scope": "open", "rows": 1}] * 2
    assert rows_in(browser(OTHER_LEADER).get("/api/ratings/export"), "差评") == []
    assert browser(AGENT).get("/api/ratings/export").status_code == 403


def test_who_did_not_press_is_asked_by_text_and_the_first_answer_counts() -> None:
    number = seal_number("13800000001", "call/c1")
    tale = (
        talk("c1", number).publish(calls.RatingStarted(AGENT)).publish(calls.RatingSkipped(AGENT, "silence"), after=9)
    )
    log(tale.ends("system").events)
    row = Invitation.objects.get()
    assert (row.transferred, row.over_at) == (True, None)
    with time_machine.travel(row.due_at + timedelta(seconds=5), tick=True):
        now = datetime.now(UTC)
        assert invitations.send_due(now) == 1
        assert invitations.send_due(now) == 0
        text = Text.objects.get()
        assert "回复数字" in opened_to_send(text.text)
        assert not invitations.receive_answer(message=text.pk, text="谢谢", at=now)
        assert invitations.receive_answer(message=text.pk, text="５", at=now)
        assert invitations.receive_answer(message=text.pk, text="1", at=now + timedelta(minutes=1))
        logged("invitation")
        bad = BadRating.objects.get()
        assert (bad.channel, bad.score, bad.owner) == ("text", 5, LEADER)
        record = record_of("c1")
        assert record is not None
        assert record.rating is not None
        assert (record.rating.score, record.score, call_fact(record).score) == (None, 5, 5)
        (fact,) = invitation_facts(announced("invitation"))
        assert (fact.score, fact.transferred, fact.channel) == (5, True, "text")


@pytest.mark.parametrize(
    ("number", "presentation"), [(None, "unscreened"), (NUMBER, "claimed"), (Sealed("010******56", "k1:c", "x"), "")]
)
def test_whom_nobody_may_text_is_not_asked(number: Sealed | None, presentation: str) -> None:
    tale = Tale("c1", NINE).arrives(number, presentation or "unscreened").queues("social").offered(AGENT)
    log(tale.answered(AGENT, after=3).talk_ends(AGENT, "caller", "hangup", after=60).ends("caller").events)
    assert not Invitation.objects.exists()


def test_a_call_rated_meanwhile_gets_no_text() -> None:
    number = seal_number("13800000001", "call/c1")
    tale = Tale("c1", NINE).arrives(number).queues("social").offered(AGENT).answered(AGENT, after=3)
    log(tale.talk_ends(AGENT, "caller", "hangup", after=60).ends("caller").events)
    Invitation.objects.update(call="c2")
    log(talk("c2", seal_number("13800000002", "call/c2")).rates(AGENT, 2).ends("system").events)
    assert invitations.send_due(NINE + timedelta(hours=1)) == 0
    assert Invitation.objects.get(call="c2").dropped == "rated"
