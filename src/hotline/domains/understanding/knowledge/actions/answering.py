"""Agents say what is wrong with an article; an editor answers in time."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.understanding.knowledge.actions.common import locked, note, require, staff, tell
from hotline.domains.understanding.knowledge.models import Feedback
from hotline.domains.understanding.knowledge.queries import today, version_read
from hotline.domains.understanding.knowledge.queries.feedback import answered_late, feedback_row
from hotline.domains.understanding.knowledge.rules.article import passages
from hotline.domains.understanding.knowledge.rules.feedback import WORDS_MOST, WORKING_DAYS, Kind, Outcome
from hotline.events.knowledge import FeedbackAnswered, FeedbackGiven, FeedbackOverdue
from hotline.infrastructure.permissions import Signed
from hotline.kernel.actor import SYSTEM
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all


@transaction.atomic
def give_feedback(
    *, by: Signed, code: str, number: int, kind: Kind, words: str, passage: str = "", call: str = ""
) -> Feedback:
    """By anybody who reads. ``passage``: its key; ``call``: in which it came up. Raises NotFound, Invalid."""
    article = locked(code)
    read = version_read(code, number)
    if passage and passage not in {piece.key for piece in passages(read.article)}:
        raise Invalid("没有这一段，请刷新后再指。", code="no_passage")
    if not (said := fit_for_all(words)[:WORDS_MOST]):
        raise Invalid("请写明哪里不对、缺什么或哪里看不明白。", code="no_words")
    now = datetime.now(UTC)
    row = Feedback.objects.create(
        article=article,
        number=number,
        passage=passage,
        kind=kind.value,
        words=said,
        call=call,
        by=by.number,
        at=now,
        due_on=working_calendar().nth_working_day(today(), WORKING_DAYS[kind]),
    )
    fact = FeedbackGiven(row.pk, number, passage, kind.value, by.number, call, row.due_on)
    tell(article, fact, actor=staff(by.number))
    note(by.number, "feedback", code, number, feedback=row.pk, kind=kind.value)
    return row


@transaction.atomic
def answer_feedback(*, by: Signed, id: int, outcome: Outcome, words: str) -> Feedback:
    """``outcome`` CHANGED or KEPT; ``words`` go to who gave it. Raises Refused when somebody has answered."""
    require(by, Permission.KNOWLEDGE_EDIT, Permission.KNOWLEDGE_REVIEW, about="feedback")
    if outcome is Outcome.WAITING:
        raise Invalid("请选择改了，还是不用改。", code="no_outcome")
    if not (said := fit_for_all(words)[:WORDS_MOST]):
        raise Invalid("请给反馈的人写一句答复。", code="no_words")
    article = locked(feedback_row(id).article.code)
    row = Feedback.objects.select_for_update(of=("self",)).get(pk=id)
    if row.outcome != Outcome.WAITING.value:
        raise Refused("这条反馈已经有人答复了，请刷新再看。", code="not_now")
    row.outcome, row.answer, row.answered_by, row.answered_at = outcome.value, said, by.number, datetime.now(UTC)
    row.save()
    tell(article, FeedbackAnswered(id, outcome.value, by.number, answered_late(row)), actor=staff(by.number))
    note(by.number, "answer_feedback", article.code, row.number, feedback=id, outcome=outcome.value)
    return row


def tell_overdue_feedback() -> int:
    """What became overdue since it was last told; returns how many."""
    late = Feedback.objects.filter(outcome=Outcome.WAITING.value, due_on__lt=today(), overdue_told=False)
    return sum(_tell_overdue(id) for id in late.values_list("pk", flat=True))


@transaction.atomic
def _tell_overdue(id: int) -> bool:
    article = locked(feedback_row(id).article.code)
    row = Feedback.objects.select_for_update(of=("self",)).get(pk=id)
    if row.overdue_told or row.outcome != Outcome.WAITING.value:
        return False
    row.overdue_told = True
    row.save(update_fields=["overdue_told"])
    tell(article, FeedbackOverdue(id, row.due_on), actor=SYSTEM)
    return True
