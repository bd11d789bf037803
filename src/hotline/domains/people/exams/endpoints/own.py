"""Endpoints of one's own exams: the list, a sitting from its beginning to its result."""

from typing import Any

from ninja import Router

from hotline.domains.people.exams.actions import sittings as actions
from hotline.domains.people.exams.actions.sittings import SentAnswer
from hotline.domains.people.exams.models import Sitting
from hotline.domains.people.exams.queries import exams, papers
from hotline.domains.people.exams.queries.exams import is_released
from hotline.domains.people.exams.rules.questions import CHOSEN, ExamQuestionKind
from hotline.domains.people.exams.rules.sittings import (
    SittingStage,
    is_passed,
    option_order,
    question_order,
    seconds_left,
    to_screen,
)
from hotline.domains.people.exams.schemas import (
    LeavingBody,
    OwnExamOut,
    OwnExamsOut,
    SaveAnswersBody,
    SavedAnswersOut,
    SittingPageOut,
    SittingQuestionOut,
    SittingResultOut,
    SittingResultQuestionOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import now
from hotline.kernel.permissions import Permission

router = Router(tags=["exams"], auth=needs(Permission.EXAMS_SIT))


@router.get("", response=OwnExamsOut)
def listed(request: StaffRequest) -> OwnExamsOut:
    """Those ahead, running and past, the latest first."""
    return OwnExamsOut(rows=[OwnExamOut(**_facts(row)) for row in exams.own_sittings(current_staff(request).number)])


@router.get("/{sitting_id}", response=SittingResultOut)
def one(request: StaffRequest, sitting_id: int) -> SittingResultOut:
    """How it ended: the score and each question's key once the results are released."""
    return _result(exams.own_sitting(sitting_id, current_staff(request).number))


@router.post("/{sitting_id}/begin", response=SittingPageOut)
def begin(request: StaffRequest, sitting_id: int) -> SittingPageOut:
    """Begin, or go on in this page with all answers and the time that is left. 409 ``not_now``."""
    return _page(actions.begin(by=current_staff(request), id=sitting_id))


@router.put("/{sitting_id}/answers", response=SavedAnswersOut)
def save(request: StaffRequest, sitting_id: int, body: SaveAnswersBody) -> SavedAnswersOut:
    """Safe to repeat. 409 ``time_over``, ``other_page``, ``not_now``; 422 ``bad_answer``."""
    sent = [SentAnswer(**each.dict()) for each in body.answers]
    row = actions.save_answers(by=current_staff(request), id=sitting_id, page=body.page, sent=sent)
    return SavedAnswersOut(seconds_left=_seconds_left(row))


@router.post("/{sitting_id}/leaving", response=SavedAnswersOut)
def leaving(request: StaffRequest, sitting_id: int, body: LeavingBody) -> SavedAnswersOut:
    """The page was out of view for so many seconds. 409 as above."""
    row = actions.note_leaving(by=current_staff(request), id=sitting_id, page=body.page, seconds=body.seconds)
    return SavedAnswersOut(seconds_left=_seconds_left(row))


@router.post("/{sitting_id}/hand-in", response=SittingResultOut)
def hand_in(request: StaffRequest, sitting_id: int) -> SittingResultOut:
    """For good. Again changes nothing. 409 ``not_now``."""
    return _result(actions.hand_in(by=current_staff(request), id=sitting_id))


def _seconds_left(row: Sitting) -> int:
    return seconds_left(row.ends_at, now()) if row.ends_at else 0


def _facts(row: Sitting) -> dict[str, Any]:
    exam, questions = row.exam, papers.questions_of(row.exam.paper_id)
    full = sum(each.points for each in questions)
    score = row.score if is_released(exam) else None
    return {
        "id": row.pk,
        "title": exam.title,
        "opens_at": exam.opens_at,
        "closes_at": exam.closes_at,
        "minutes": exam.minutes,
        "count": len(questions),
        "stage": SittingStage(row.stage),
        "is_released": is_released(exam),
        "score": score,
        "full": full,
        "passed": None if score is None else is_passed(score, full, exam.pass_percent),
    }


def _order_of(row: Sitting, position: int, kind: str, count: int) -> list[int]:
    return option_order(row.seed, position, ExamQuestionKind(kind), count) if ExamQuestionKind(kind) in CHOSEN else []


def _page(row: Sitting) -> SittingPageOut:
    is_running = row.stage == SittingStage.RUNNING.value
    return SittingPageOut(
        id=row.pk,
        title=row.exam.title,
        stage=SittingStage(row.stage),
        page=row.page,
        ends_at=row.ends_at,
        seconds_left=_seconds_left(row),
        questions=_questions(row) if is_running else [],
    )


def _questions(row: Sitting) -> list[SittingQuestionOut]:
    """In this person's order, options too."""
    questions = papers.questions_of(row.exam.paper_id)
    answers = {answer.position: answer for answer in row.answers.all()}
    found = []
    for at in question_order(row.seed, len(questions)):
        each, answer = questions[at], answers[questions[at].position]
        order = _order_of(row, each.position, each.question.kind, len(each.question.options))
        found.append(
            SittingQuestionOut(
                position=each.position,
                kind=ExamQuestionKind(each.question.kind),
                stem=each.question.stem,
                options=[each.question.options[place] for place in order],
                points=each.points,
                places=to_screen(answer.chosen, order),
                text=answer.text,
                sequence=answer.sequence,
            )
        )
    return found


def _result(row: Sitting) -> SittingResultOut:
    is_over = row.stage in exams.OVER
    questions = _result_questions(row) if is_over and is_released(row.exam) else []
    return SittingResultOut(**_facts(row), handed_in_at=row.handed_in_at, questions=questions)


def _result_questions(row: Sitting) -> list[SittingResultQuestionOut]:
    questions = papers.questions_of(row.exam.paper_id)
    answers = {answer.position: answer for answer in row.answers.all()}
    found = []
    for at in question_order(row.seed, len(questions)):
        each, answer = questions[at], answers[questions[at].position]
        question = each.question
        order = _order_of(row, each.position, question.kind, len(question.options))
        found.append(
            SittingResultQuestionOut(
                position=each.position,
                kind=ExamQuestionKind(question.kind),
                stem=question.stem,
                options=[question.options[place] for place in order],
                points=each.points,
                places=to_screen(answer.chosen, order),
                text=answer.text,
                right=to_screen(question.right, order),
                wordings=question.wordings,
                explanation=question.explanation,
                article=question.article,
                earned=answer.points,
            )
        )
    return found
