"""Agents say what is wrong with an article; an editor answers in time."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.understanding.knowledge.actions.common import emit, locked, note, require, staff
from hotline.domains.understanding.knowledge.models import Feedback
from hotline.domains.understanding.knowledge.queries.articles import today, version_read
from hotline.domains.understanding.knowledge.queries.feedback import answered_late, feedback_row
from hotline.domains.understanding.knowledge.rules.article import passages
from hotline.domains.understanding.knowledge.rules.feedback import MAX_TEXT, WORKING_DAYS, FeedbackKind, FeedbackOutcome
from hotline.events.knowledge import FeedbackAnswered, FeedbackOverdue, FeedbackSubmitted
from hotline.infrastructure import row_change
from hotline.infrastructure.permissions import Principal
from hotline.kernel.actor import SYSTEM
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all


@transaction.atomic
def give_feedback(
    *, by: Principal, code: str, number: int, kind: FeedbackKind, text: str, passage: str = "", call: str = ""
) -> Feedback:
    """Record a reader's feedback.

    ``passage``: key of a passage. ``call``: in which it came up. Raises NotFound, Invalid.
    """
    article = locked(code)
    read = version_read(code, number)
    if passage and passage not in {piece.key for piece in passages(read.article)}:
        raise Invalid("段落不存在，请刷新后重选。", code="no_passage")
    if not (remark := fit_for_all(text)[:MAX_TEXT]):
        raise Invalid("请填写问题说明。", code="no_words")
    now = datetime.now(UTC)
    row = Feedback.objects.create(
        article=article,
        number=number,
        passage=passage,
        kind=kind.value,
        text=remark,
        call=call,
        by=by.number,
        at=now,
        due_on=working_calendar().nth_working_day(today(), WORKING_DAYS[kind]),
    )
    fact = FeedbackSubmitted(row.pk, number, passage, kind.value, by.number, call, row.due_on)
    emit(article, fact, actor=staff(by.number))
    note(by.number, "feedback", code, number, feedback=row.pk, kind=kind.value)
    return row


@transaction.atomic
def answer_feedback(*, by: Principal, id: int, outcome: FeedbackOutcome, text: str) -> Feedback:
    """Answer feedback. ``text`` goes to the feedback's author.

    ``outcome``: CHANGED or UNCHANGED. ``text`` goes to its author. Raises Refused when it was answered already.
    """
    require(by, Permission.KNOWLEDGE_EDIT, Permission.KNOWLEDGE_REVIEW, about="feedback")
    if outcome is FeedbackOutcome.WAITING:
        raise Invalid("请选择“已修改”或“无需修改”。", code="no_outcome")
    if not (remark := fit_for_all(text)[:MAX_TEXT]):
        raise Invalid("请填写答复。", code="no_words")
    article = locked(feedback_row(id).article.code)
    row = row_change.locked(Feedback.objects.filter(pk=id), missing="没有这条反馈，请刷新查看。")
    if row.outcome != FeedbackOutcome.WAITING.value:
        raise Refused("反馈已答复，请刷新查看。", code="not_now")
    row.outcome, row.answer, row.answered_by, row.answered_at = outcome.value, remark, by.number, datetime.now(UTC)
    row.save()
    emit(article, FeedbackAnswered(id, outcome.value, by.number, answered_late(row)), actor=staff(by.number))
    note(by.number, "answer_feedback", article.code, row.number, feedback=id, outcome=outcome.value)
    return row


def report_overdue_feedback() -> int:
    """Report feedback that has become overdue, each once. Returns the number."""
    late = Feedback.objects.filter(outcome=FeedbackOutcome.WAITING.value, due_on__lt=today(), overdue_notified=False)
    return sum(_report_overdue(id) for id in late.values_list("pk", flat=True))


@transaction.atomic
def _report_overdue(id: int) -> bool:
    article = locked(feedback_row(id).article.code)
    row = row_change.locked(Feedback.objects.filter(pk=id), missing="没有这条反馈，请刷新查看。")
    if row.overdue_notified or row.outcome != FeedbackOutcome.WAITING.value:
        return False
    row.overdue_notified = True
    row.save(update_fields=["overdue_notified"])
    emit(article, FeedbackOverdue(id, row.due_on), actor=SYSTEM)
    return True
