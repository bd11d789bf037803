"""Endpoints of one's own quizzes about an article that has to be read."""

from ninja import Router

from hotline.domains.people.exams.actions import quizzes as actions
from hotline.domains.people.exams.actions.quizzes import QuizReply
from hotline.domains.people.exams.models import ReadingQuiz
from hotline.domains.people.exams.queries.quizzes import owed_reading, quiz_questions
from hotline.domains.people.exams.rules.questions import CHOSEN, ExamQuestionKind
from hotline.domains.people.exams.rules.quizzes import seed_of
from hotline.domains.people.exams.rules.sittings import option_order
from hotline.domains.people.exams.schemas.quizzes import (
    QuizAnswersBody,
    QuizOut,
    QuizQuestionOut,
    QuizResultOut,
    QuizWrongOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["exams"], auth=needs(Permission.EXAMS_SIT))


@router.post("/{reading_id}/begin", response=QuizOut)
def begin(request: StaffRequest, reading_id: int) -> QuizOut:
    """The questions, without their key. Again the same. 404 once it is read; 409 ``no_questions``."""
    by = current_staff(request)
    reading = owed_reading(by.number, reading_id)
    row = actions.begin_quiz(by=by, reading=reading_id)
    return QuizOut(
        reading=reading_id,
        code=reading.version.article.code,
        title=reading.version.title,
        reason=reading.reason,
        due_on=reading.due_on,
        round=row.round,
        questions=_questions(row),
    )


@router.post("/{reading_id}/answer", response=QuizResultOut)
def answer(request: StaffRequest, reading_id: int, body: QuizAnswersBody) -> QuizResultOut:
    """All of them right: the article counts as read. Else what was wrong; other questions are drawn.

    409 ``other_round``, 422 ``bad_answer``.
    """
    replies = [QuizReply(each.question, each.places, each.text) for each in body.answers]
    wrong = actions.answer_quiz(by=current_staff(request), reading=reading_id, round=body.round, replies=replies)
    rows = [QuizWrongOut(stem=each.stem, explanation=each.explanation) for each in wrong]
    return QuizResultOut(passed=not rows, wrong=rows)


def _questions(row: ReadingQuiz) -> list[QuizQuestionOut]:
    seed, found = seed_of(row.reading, row.round), []
    for each in quiz_questions(row):
        kind = ExamQuestionKind(each.kind)
        order = option_order(seed, each.pk, kind, len(each.options)) if kind in CHOSEN else []
        options = [each.options[place] for place in order]
        found.append(QuizQuestionOut(id=each.pk, kind=kind, stem=each.stem, options=options))
    return found
