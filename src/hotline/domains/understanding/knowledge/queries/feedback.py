"""Reads about feedback on articles and how long it has waited."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from hotline.domains.understanding.knowledge.models import Feedback
from hotline.domains.understanding.knowledge.queries.articles import today
from hotline.domains.understanding.knowledge.rules.feedback import FeedbackOutcome
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import NotFound

PAGE = 50


def feedback(scope: str, by: Principal, after: int = 0) -> QuerySet[Feedback]:
    """``scope``: open by urgency, answered newest first, mine newest first. Fifty, those behind row ``after``."""
    rows = Feedback.objects.select_related("article")
    match scope:
        case "open":
            return rows.filter(outcome=FeedbackOutcome.WAITING.value).order_by("due_on", "pk")[after : after + PAGE]
        case "mine":
            return rows.filter(by=by.number).order_by("-at")[after : after + PAGE]
        case _:
            answered = rows.exclude(outcome=FeedbackOutcome.WAITING.value)
            return answered.order_by("-answered_at", "-pk")[after : after + PAGE]


def feedback_row(id: int) -> Feedback:
    """Raises NotFound."""
    found = Feedback.objects.filter(pk=id).select_related("article").first()
    if found is None:
        raise NotFound("没有这条反馈，请刷新查看。")
    return found


def feedback_by_id(ids: Collection[int]) -> dict[int, Feedback]:
    return Feedback.objects.in_bulk(list(ids))


def is_overdue(row: Feedback) -> bool:
    """Tests whether the feedback was not answered by its due day."""
    if row.outcome == FeedbackOutcome.WAITING.value:
        return row.due_on < today()
    return answered_late(row)


def answered_late(row: Feedback) -> bool:
    return row.answered_at is not None and beijing_day(row.answered_at) > row.due_on


def feedback_counts() -> tuple[int, int]:
    """Waiting, and of these overdue."""
    waiting = Feedback.objects.filter(outcome=FeedbackOutcome.WAITING.value)
    return waiting.count(), waiting.filter(Q(due_on__lt=today())).count()
