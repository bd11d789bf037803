"""Agents' feedback is answered in time, required reading is confirmed by each reader, terms are found."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.understanding.knowledge.actions import consultations, feedback, terms
from hotline.domains.understanding.knowledge.actions import readings as knowledge_readings
from hotline.domains.understanding.knowledge.models import Feedback, Receipt
from hotline.domains.understanding.knowledge.queries import articles, readings
from hotline.domains.understanding.knowledge.queries import feedback as feedback_queries
from hotline.domains.understanding.knowledge.queries import terms as knowledge_terms
from hotline.domains.understanding.knowledge.rules.feedback import FeedbackKind, FeedbackOutcome
from hotline.domains.voice.ivr.actions.switches import set_day
from hotline.events.knowledge import Mention
from hotline.infrastructure import outbox
from hotline.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from tests.domains.understanding.knowledge.people import (
    AGENT,
    EDITOR,
    SECOND,
    TOPIC,
    drafted,
    principal,
    published,
    redrafted,
)

pytestmark = [pytest.mark.real, pytest.mark.django_db]
#: A Friday; the Thursday after it is New Year's Day, a holiday.
FRIDAY = datetime(2026, 12, 25, 2, tzinfo=UTC)


def feedback_row(
    kind: FeedbackKind = FeedbackKind.WRONG, text: str = "条款号写错了", passage: str = "basis/0"
) -> Feedback:
    return feedback.give_feedback(by=AGENT, code=TOPIC, number=1, kind=kind, text=text, passage=passage, call="call-1")


def published_events(subject: str) -> list[tuple[str, dict[str, object]]]:
    return [(event.type, event.data) for event in outbox.announced(subject)]


def test_feedback_is_due_in_working_days_holidays_left_out() -> None:
    published()
    with time_machine.travel(FRIDAY):
        assert feedback_row(FeedbackKind.WRONG).due_on == date(2026, 12, 28)
        assert feedback_row(FeedbackKind.MISSING).due_on == date(2026, 12, 30)
        set_day(by="9001", day=date(2026, 12, 28), kind="holiday")
        assert feedback_row(FeedbackKind.WRONG).due_on == date(2026, 12, 29)


def test_it_waits_is_overdue_and_told_so_once() -> None:
    published()
    with time_machine.travel(FRIDAY):
        row = feedback_row()
        assert (feedback_queries.is_overdue(row), feedback_queries.feedback_counts()) == (False, (1, 0))
    with time_machine.travel(datetime(2026, 12, 28, 15, tzinfo=UTC)):
        assert feedback.report_overdue_feedback() == 0
    with time_machine.travel(datetime(2026, 12, 28, 17, tzinfo=UTC)):
        assert (feedback_queries.is_overdue(row), feedback_queries.feedback_counts()) == (True, (1, 1))
        assert (feedback.report_overdue_feedback(), feedback.report_overdue_feedback()) == (1, 0)
    assert published_events(f"article/{TOPIC}")[-1] == (
        "article.feedback_overdue",
        {"feedback": row.pk, "due_on": "2026-12-28"},
    )


def test_it_is_answered_once_and_whoever_gave_it_reads_the_answer() -> None:
    published()
    row = feedback_row()
    with pytest.raises(NotPermitted):
        feedback.answer_feedback(by=AGENT, id=row.pk, outcome=FeedbackOutcome.UNCHANGED, text="没错")
    feedback.answer_feedback(by=EDITOR, id=row.pk, outcome=FeedbackOutcome.CHANGED, text="已改为第十六条")
    with pytest.raises(Refused, match="反馈已答复"):
        feedback.answer_feedback(by=SECOND, id=row.pk, outcome=FeedbackOutcome.UNCHANGED, text="没错")
    (mine,) = feedback_queries.feedback("mine", AGENT)
    assert (mine.answer, mine.answered_by, mine.outcome) == ("已改为第十六条", "4001", "changed")
    assert list(feedback_queries.feedback("open", EDITOR)) == []
    kinds = [kind for kind, _ in published_events(f"article/{TOPIC}")]
    assert kinds == ["article.published", "article.feedback_given", "article.feedback_answered"]


def test_feedback_that_says_nothing_or_names_somebody_is_refused() -> None:
    published()
    with pytest.raises(Invalid, match="问题说明"):
        feedback_row(text="  ")
    with pytest.raises(Invalid, match="号码"):
        feedback_row(text="13800001234 说不对")
    with pytest.raises(Invalid, match="段落不存在"):
        feedback_row(passage="details/9")


def test_of_what_is_not_published_nothing_can_be_said() -> None:
    drafted()
    with pytest.raises(NotFound):
        feedback_row()


def hired() -> None:
    for number, group in (("1001", "早班一组"), ("1002", "早班一组"), ("1003", "早班二组")):
        administer.save_staff(by="9001", number=number, name=f"坐席{number}", roles=["agent"], group=group)
    administer.save_staff(by="9001", number="1004", name="已离职", roles=["agent"], group="早班一组", active=False)


def required(groups: list[str], days: int = 3) -> int:
    due_on = articles.today() + timedelta(days=days)
    made = knowledge_readings.require_reading(
        by=EDITOR, code=TOPIC, number=1, groups=groups, due_on=due_on, reason="二月起执行"
    )
    return made.pk


def test_everybody_of_the_groups_has_to_read_it_and_each_confirms_once() -> None:
    published()
    hired()
    id = required(["早班一组"])
    assert [receipt.reader for receipt in readings.receipts_of(readings.reading(id))] == ["1001", "1002"]
    assert [receipt.reading_id for receipt in readings.owed_by("1001")] == [id]
    knowledge_readings.confirm_read(by=AGENT, id=id)
    first = Receipt.objects.get(reader="1001").read_at
    knowledge_readings.confirm_read(by=AGENT, id=id)
    assert (Receipt.objects.get(reader="1001").read_at, list(readings.owed_by("1001"))) == (first, [])
    with pytest.raises(NotFound, match="没有这条必读"):
        knowledge_readings.confirm_read(by=principal("1003", "agent"), id=id)
    (row,) = readings.readings()
    assert (row.recipients, row.read) == (2, 1)


def test_a_confirmation_is_an_event_that_a_quiz_can_follow() -> None:
    published()
    hired()
    id = required([])
    knowledge_readings.confirm_read(by=AGENT, id=id)
    (_, required_event, read_event) = published_events(f"article/{TOPIC}")
    assert required_event[1]["readers"] == ["1001", "1002", "1003"]
    assert read_event == ("article.read", {"reading": id, "version": 1, "by": "1001", "late": False})


def test_what_is_ended_asks_nobody_any_more() -> None:
    published()
    hired()
    id = required([])
    knowledge_readings.end_reading(by=EDITOR, id=id)
    assert readings.owed_by("1001") == []
    with pytest.raises(Refused, match="必读已结束"):
        knowledge_readings.confirm_read(by=AGENT, id=id)


def test_required_reading_that_reaches_nobody_or_is_not_published_is_refused() -> None:
    row = published()
    with pytest.raises(Invalid, match="无接收人"):
        required([])
    hired()
    with pytest.raises(Invalid, match="没有这些班组"):
        required(["夜班"])
    with pytest.raises(Invalid, match="期限已过"):
        required([], days=-1)
    with pytest.raises(NotPermitted):
        knowledge_readings.require_reading(
            by=AGENT, code=TOPIC, number=1, groups=[], due_on=articles.today(), reason=""
        )
    redrafted(row)
    with pytest.raises(Invalid, match="未发布的版本"):
        knowledge_readings.require_reading(
            by=EDITOR, code=TOPIC, number=2, groups=[], due_on=articles.today(), reason=""
        )


def test_a_term_is_what_people_say_for_it_and_can_be_taken_away() -> None:
    terms.save_term(by=EDITOR, word=" 养老金 ", synonyms=["退休金", "退休金", " ", "养老金", "劳保"])
    assert knowledge_terms.terms() == {"养老金": ("退休金", "劳保")}
    with pytest.raises(Invalid, match="至少一个"):
        terms.save_term(by=EDITOR, word="养老金", synonyms=["养老金"])
    with pytest.raises(NotPermitted):
        terms.save_term(by=AGENT, word="社保", synonyms=["五险"])
    terms.remove_term(by=EDITOR, word="养老金")
    assert knowledge_terms.terms() == {}


def test_what_was_seen_and_used_in_a_call_is_told_of_the_call() -> None:
    published()
    seen, unseen = Mention(TOPIC, 1), Mention(TOPIC, 2)
    consultations.note_displayed(by=AGENT, call="bj1a-1", how="search", articles=[seen])
    consultations.note_used(by=AGENT, call="bj1a-1", how="copied", article=Mention(TOPIC, 1, "conclusion"))
    article = {"code": TOPIC, "version": 1, "passage": ""}
    assert published_events("consulted/bj1a-1") == [
        ("knowledge.shown", {"by": "1001", "how": "search", "articles": [article]}),
        ("knowledge.used", {"by": "1001", "how": "copied", "article": article | {"passage": "conclusion"}}),
    ]
    with pytest.raises(NotFound):
        consultations.note_displayed(by=AGENT, call="bj1a-1", how="search", articles=[seen, unseen])
