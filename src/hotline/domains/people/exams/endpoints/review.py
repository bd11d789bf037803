"""Endpoints of one's own book of wrong answers: what is due, and an answer to it."""

from collections.abc import Mapping

from ninja import Router

from hotline.domains.people.exams.actions import review_cards as actions
from hotline.domains.people.exams.models import ReviewCard
from hotline.domains.people.exams.queries import review_cards as queries
from hotline.domains.people.exams.rules.questions import CHOSEN, ExamQuestionKind
from hotline.domains.people.exams.rules.sittings import to_screen
from hotline.domains.people.exams.schemas import (
    ReviewAnswerBody,
    ReviewBookOut,
    ReviewCardOut,
    ReviewCountsOut,
    ReviewedOut,
    ReviewQuestionOut,
)
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import now
from hotline.kernel.permissions import Permission

router = Router(tags=["exams"], auth=needs(Permission.EXAMS_SIT))


@router.get("", response=ReviewBookOut)
def book(request: StaffRequest) -> ReviewBookOut:
    """What is due, the question to begin with, and the first two hundred of the book."""
    number, moment = current_staff(request).number, now()
    cards, first = queries.cards(number), queries.next_due(number, moment)
    names = titles()
    return ReviewBookOut(
        counts=_counts(number),
        next=_question(first, names) if first else None,
        next_due_at=next((row.due_at for row in cards if row.due_at and row.due_at > moment), None),
        rows=[
            ReviewCardOut(
                id=row.pk,
                kind=ExamQuestionKind(row.question.kind),
                topic_name=names.get(row.question.topic, row.question.topic),
                stem=row.question.stem,
                wrong_count=row.wrong_count,
                due_at=row.due_at,
            )
            for row in cards
        ],
    )


@router.post("/{card_id}/answer", response=ReviewedOut)
def answer(request: StaffRequest, card_id: int, body: ReviewAnswerBody) -> ReviewedOut:
    """Once for each presentation: 409 ``not_now`` for the second. 422 ``bad_answer``."""
    by = current_staff(request)
    done = actions.answer(by=by, id=card_id, reviews=body.reviews, places=body.places, text=body.text)
    question = done.card.question
    return ReviewedOut(
        right=done.right,
        places=to_screen(question.right, done.order) if ExamQuestionKind(question.kind) in CHOSEN else [],
        wordings=question.wordings,
        explanation=question.explanation,
        article=question.article,
        due_at=done.card.due_at,
        wrong_count=done.card.wrong_count,
        counts=_counts(by.number),
    )


def _counts(number: str) -> ReviewCountsOut:
    return ReviewCountsOut(**vars(queries.counts(number, now())))


def _question(row: ReviewCard, names: Mapping[str, str]) -> ReviewQuestionOut:
    return ReviewQuestionOut(
        id=row.pk,
        reviews=row.reviews,
        kind=ExamQuestionKind(row.question.kind),
        topic_name=names.get(row.question.topic, row.question.topic),
        stem=row.question.stem,
        options=[row.question.options[place] for place in queries.order_of(row)],
        wrong_count=row.wrong_count,
    )
