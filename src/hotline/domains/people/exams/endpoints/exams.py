"""Endpoints of exams: the list, one with its sittings, made for some people."""

from typing import Any

from ninja import Router

from hotline.domains.people.exams.actions import exams as actions
from hotline.domains.people.exams.actions.exams import ExamSettings
from hotline.domains.people.exams.models import Exam, PaperQuestion, Sitting
from hotline.domains.people.exams.queries import exams, papers
from hotline.domains.people.exams.queries.items import items_of
from hotline.domains.people.exams.queries.review_cards import SPAN, wrong_by_category
from hotline.domains.people.exams.rules.items import MIN_PEOPLE, ItemFigures
from hotline.domains.people.exams.rules.questions import ExamQuestionKind, QuestionStage
from hotline.domains.people.exams.rules.sittings import NoteKind, Release, SittingStage, is_passed
from hotline.domains.people.exams.schemas import (
    ExamBatchChoiceOut,
    ExamBody,
    ExamChoiceOut,
    ExamChoicesOut,
    ExamDetailOut,
    ExamItemOut,
    ExamItemsOut,
    ExamListOut,
    ExamOut,
    ExamSittingOut,
    SittingNoteOut,
    WeakTopicOut,
    WeakTopicsOut,
)
from hotline.domains.people.training.queries.batches import batch_names, running_batches
from hotline.domains.platform.accounts.queries import group_names, names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import now
from hotline.kernel.permissions import Permission

router = Router(tags=["exams"], auth=needs(Permission.EXAMS_MANAGE))
VIEW = needs(Permission.EXAMS_VIEW, Permission.EXAMS_MANAGE)


@router.get("", response=ExamListOut, auth=VIEW)
def listed(request: StaffRequest) -> ExamListOut:
    """The newest hundred, with how many have handed in."""
    rows = list(exams.exams())
    names = batch_names(row.batch for row in rows)
    return ExamListOut(rows=[ExamOut(**_facts(row, names)) for row in rows])


@router.post("", response=ExamDetailOut)
def make(request: StaffRequest, body: ExamBody) -> ExamDetailOut:
    """409 ``unpublished``, ``not_now`` for a resit before the first one closed, 422 ``bad_exam``."""
    return _detail(actions.make_exam(by=current_staff(request), chosen=ExamSettings(**body.dict())).pk)


@router.get("/choices", response=ExamChoicesOut)
def choices(request: StaffRequest) -> ExamChoicesOut:
    """Groups, published papers, and batches that are running."""
    rows = [ExamChoiceOut(id=row.pk, name=row.name) for row in papers.papers(published_only=True)]
    batches = [ExamBatchChoiceOut(id=row.pk, name=row.name) for row in running_batches()]
    return ExamChoicesOut(groups=group_names(), papers=rows, batches=batches)


@router.get("/weak-topics", response=WeakTopicsOut, auth=VIEW)
def weak_topics(request: StaffRequest) -> WeakTopicsOut:
    """What each group answered wrong in the exams of the last ninety days, by category of topics."""
    shares = wrong_by_category(now() - SPAN)
    rows = [WeakTopicOut(category=category, group=group, **vars(share)) for (category, group), share in shares.items()]
    return WeakTopicsOut(days=SPAN.days, enough=MIN_PEOPLE, rows=rows)


@router.get("/{exam_id}", response=ExamDetailOut, auth=VIEW)
def one(request: StaffRequest, exam_id: int) -> ExamDetailOut:
    """With each person's sitting, and what was noted meanwhile."""
    return _detail(exam_id)


@router.post("/{exam_id}/release", response=ExamDetailOut, auth=needs(Permission.EXAMS_RELEASE))
def release(request: StaffRequest, exam_id: int) -> ExamDetailOut:
    """Whoever sat it sees score and key. 409 ``not_now`` before it closes."""
    return _detail(actions.release_results(by=current_staff(request), id=exam_id).pk)


@router.get("/{exam_id}/items", response=ExamItemsOut)
def items(request: StaffRequest, exam_id: int) -> ExamItemsOut:
    """What the answers say of each question, with its key. 409 ``not_now`` while the exam may be sat."""
    row = exams.exam(exam_id)
    figures, questions = items_of(row)
    return ExamItemsOut(
        title=row.title,
        people=figures.people,
        enough=MIN_PEOPLE,
        kr20=figures.kr20,
        sem=figures.sem,
        items=[_item(question, found) for question, found in zip(questions, figures.items, strict=True)],
    )


def _item(each: PaperQuestion, found: ItemFigures) -> ExamItemOut:
    question = each.question
    return ExamItemOut(
        number=each.position + 1,
        question=question.pk,
        kind=ExamQuestionKind(question.kind),
        stage=QuestionStage(question.stage),
        stem=question.stem,
        options=question.options,
        right=question.right,
        **found._asdict(),
    )


def _facts(row: Exam, batches: dict[str, str]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "paper": row.paper_id,
        "paper_name": row.paper.name,
        "opens_at": row.opens_at,
        "closes_at": row.closes_at,
        "minutes": row.minutes,
        "pass_percent": row.pass_percent,
        "release": Release(row.release),
        "released_at": row.released_at,
        "batch": row.batch,
        "batch_name": batches.get(row.batch, ""),
        "resit_of": row.resit_of_id,
        "people": row.people,  # type: ignore[attr-defined]
        "over": row.over,  # type: ignore[attr-defined]
    }


def _detail(id: int) -> ExamDetailOut:
    row = exams.exam(id)
    full, sittings = papers.full_points(row.paper_id), exams.sittings_of(id)
    names = names_of({sitting.number for sitting in sittings})
    answered = exams.answered_of(id)
    return ExamDetailOut(
        **_facts(row, batch_names([row.batch])),
        full=full,
        sittings=[_sitting(one, row, full, names, answered.get(one.pk, 0)) for one in sittings],
    )


def _sitting(row: Sitting, exam: Exam, full: int, names: dict[str, str], answered: int) -> ExamSittingOut:
    return ExamSittingOut(
        id=row.pk,
        number=row.number,
        name=names.get(row.number, ""),
        stage=SittingStage(row.stage),
        begun_at=row.begun_at,
        handed_in_at=row.handed_in_at,
        answered=answered,
        score=row.score,
        passed=None if row.score is None else is_passed(row.score, full, exam.pass_percent),
        notes=[SittingNoteOut(at=at, kind=NoteKind(kind), seconds=seconds) for at, kind, seconds in row.notes],
    )
