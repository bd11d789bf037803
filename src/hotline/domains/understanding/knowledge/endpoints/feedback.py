"""Endpoints of agents' feedback on articles, and the answers to it."""

from collections.abc import Sequence
from typing import Literal

from ninja import Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.understanding.knowledge.actions import feedback as knowledge_feedback
from hotline.domains.understanding.knowledge.models import Feedback, Version
from hotline.domains.understanding.knowledge.queries import feedback as queries
from hotline.domains.understanding.knowledge.rules.article import passages
from hotline.domains.understanding.knowledge.schemas.feedback import (
    FeedbackAnswerBody,
    FeedbackBody,
    FeedbackListOut,
    FeedbackOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["knowledge"], auth=needs())
answerer = needs(Permission.KNOWLEDGE_EDIT, Permission.KNOWLEDGE_REVIEW)


@router.post("/articles/{code}/feedback", response=FeedbackOut)
def give(request: StaffRequest, code: str, body: FeedbackBody) -> FeedbackOut:
    """Give feedback. Any reader may. 422 when the text holds a person's number."""
    fields = body.dict(exclude={"version", "text"})
    row = knowledge_feedback.give_feedback(
        by=current_staff(request), code=code, number=body.version, **fields, text=body.text
    )
    return _to_out([row])[0]


@router.get("/feedback", response=FeedbackListOut, auth=answerer)
def feedback(request: StaffRequest, scope: Literal["open", "answered"] = "open", after: int = 0) -> FeedbackListOut:
    """Open by urgency, answered newest first; fifty a page."""
    rows = list(queries.feedback(scope, current_staff(request), max(after, 0)))
    waiting, overdue = queries.feedback_counts()
    following = after + len(rows) if len(rows) == queries.PAGE else None
    return FeedbackListOut(rows=_to_out(rows), next=following, waiting=waiting, overdue=overdue)


@router.get("/feedback/mine", response=FeedbackListOut)
def mine(request: StaffRequest) -> FeedbackListOut:
    """The reader's own feedback with the answers, newest first."""
    rows = list(queries.feedback("mine", current_staff(request)))
    return FeedbackListOut(rows=_to_out(rows), next=None, waiting=sum(not row.outcome for row in rows), overdue=0)


@router.post("/feedback/{feedback_id}/answer", response=FeedbackOut, auth=answerer)
def answer(request: StaffRequest, feedback_id: int, body: FeedbackAnswerBody) -> FeedbackOut:
    """Answer feedback. 409 when somebody has answered it already."""
    by = current_staff(request)
    row = knowledge_feedback.answer_feedback(by=by, id=feedback_id, outcome=body.outcome, text=body.text)
    return _to_out([row])[0]


def _to_out(rows: Sequence[Feedback]) -> list[FeedbackOut]:
    names = names_of({row.by for row in rows} | {row.answered_by for row in rows})
    versions = {
        (version.article_id, version.number): version
        for version in Version.objects.filter(article__in={row.article_id for row in rows})
    }
    return [_out(row, versions[row.article_id, row.number], names) for row in rows]


def _out(row: Feedback, version: Version, names: dict[str, str]) -> FeedbackOut:
    passage_texts = {piece.key: piece.text for piece in passages(version.parsed_article)} if row.passage else {}
    same = ("passage", "kind", "text", "call", "by", "at", "due_on", "outcome", "answer", "answered_by", "answered_at")
    return FeedbackOut(
        id=row.pk,
        code=row.article.code,
        title=version.title,
        version=row.number,
        passage_text=passage_texts.get(row.passage, ""),
        by_name=names.get(row.by, ""),
        answered_name=names.get(row.answered_by, ""),
        overdue=queries.is_overdue(row),
        **{name: getattr(row, name) for name in same},
    )
