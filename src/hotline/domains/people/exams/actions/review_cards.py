"""The book of wrong answers (错题本): what an exam adds, and a review of a question that is due."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from hotline.domains.people.exams.models import Question, ReviewCard, Sitting
from hotline.domains.people.exams.queries.bank import content_of
from hotline.domains.people.exams.queries.papers import questions_of
from hotline.domains.people.exams.queries.review_cards import NONE, memory_of, order_of, usable
from hotline.domains.people.exams.rules.questions import CHOSEN, CLOSED, ExamQuestionKind, Reply, is_right
from hotline.domains.people.exams.rules.review import reviewed
from hotline.domains.people.exams.rules.sittings import to_bank
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked, locked_if_there
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused


class Answered(NamedTuple):
    """``order``: of the options as they stood when it was answered, place on the screen -> place in the bank."""

    card: ReviewCard
    right: bool
    order: Sequence[int]


def note_wrong_answers(sitting: Sitting, at: datetime) -> int:
    """Questions that a machine graded as wrong come into the person's book; how many. Safe to repeat.

    Call inside the transaction that lets the person see the key.
    """
    earned = dict(sitting.answers.values_list("position", "points"))
    of_paper = questions_of(sitting.exam.paper_id)
    closed = [each for each in of_paper if ExamQuestionKind(each.question.kind) in CLOSED]
    return sum(note_wrong(sitting.number, each.question, at) for each in closed if earned.get(each.position) == 0)


def note_wrong(number: str, question: Question, at: datetime) -> bool:
    """Into the person's book. An answer that is not newer than the last one there says nothing new."""
    row = locked_if_there(ReviewCard.objects.filter(number=number, question=question))
    if row is not None and at <= row.reviewed_at:
        return False
    review = reviewed(memory_of(row) if row else None, right=False, at=at)
    row = row or ReviewCard(number=number, question=question, added_at=at, wrong_count=0)
    row.stability, row.difficulty = review.memory.stability, review.memory.difficulty
    row.reviewed_at, row.due_at = review.memory.reviewed_at, review.due_at
    row.wrong_count += 1
    row.save()
    return True


@transaction.atomic
def answer(*, by: Principal, id: int, reviews: int, places: Sequence[int], text: str) -> Answered:
    """Decides when the question comes back. Raises NotFound, Refused ``not_now``, Invalid ``bad_answer``.

    ``reviews``: of the card when it was presented; ``places``: of options as they stood there.
    """
    row = locked(usable(by.number).filter(pk=id), missing=NONE)
    if reviews != row.reviews:
        raise Refused("这道题已作答，请继续下一题。", code="not_now")
    order = order_of(row)
    right = is_right(content_of(row.question), _reply(row, order, places, text))
    review = reviewed(memory_of(row), right=right, at=now())
    row.stability, row.difficulty = review.memory.stability, review.memory.difficulty
    row.reviewed_at, row.due_at = review.memory.reviewed_at, review.due_at
    row.reviews += 1
    row.wrong_count += not right
    row.save()
    audit.record(by=by.number, action="exams.review", about=f"question/{row.question_id}", right=right)
    return Answered(row, right, order)


def _reply(row: ReviewCard, order: Sequence[int], places: Sequence[int], text: str) -> Reply:
    if ExamQuestionKind(row.question.kind) not in CHOSEN:
        if not text.strip():
            raise Invalid("请先填写答案。", code="bad_answer")
        return Reply(text=text)
    chosen = set(places)
    if not chosen or not chosen <= set(range(len(order))):
        raise Invalid("请先选择答案。", code="bad_answer")
    return Reply(chosen=to_bank(sorted(chosen), order))
