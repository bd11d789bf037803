"""Endpoints of the bank: questions found, made, changed, checked, retired, drafted out of articles."""

from ninja import Router

from hotline.domains.people.exams.actions import bank as actions
from hotline.domains.people.exams.models import Question
from hotline.domains.people.exams.queries import bank
from hotline.domains.people.exams.queries.bank import QuestionFilters
from hotline.domains.people.exams.rules.questions import ExamQuestionKind, QuestionContent, QuestionStage
from hotline.domains.people.exams.schemas import (
    ExamDraftedOut,
    ExamQuestionBody,
    ExamQuestionChoicesOut,
    ExamQuestionCountsOut,
    ExamQuestionListOut,
    ExamQuestionOut,
    ExamQuestionTopicOut,
)
from hotline.domains.understanding.knowledge.queries.tree import titles, topics
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["exams"], auth=needs(Permission.EXAMS_MANAGE))


@router.get("", response=ExamQuestionListOut)
def listed(
    request: StaffRequest,
    stage: QuestionStage | None = None,
    kind: ExamQuestionKind | None = None,
    category: str = "",
    text: str = "",
    doubtful: bool = False,
    cursor: str = "",
) -> ExamQuestionListOut:
    """Fifty a page, the newest first, with how many there are of each stage."""
    filters = QuestionFilters(stage.value if stage else "", kind.value if kind else "", category, text, doubtful)
    page = bank.questions(filters, cursor)
    return ExamQuestionListOut(
        rows=[question_out(row) for row in page.rows], next=page.next, counts=ExamQuestionCountsOut(**bank.counts())
    )


@router.post("", response=ExamQuestionOut)
def make(request: StaffRequest, body: ExamQuestionBody) -> ExamQuestionOut:
    """A draft. 422 ``bad_question``."""
    return question_out(actions.make_question(by=current_staff(request), content=_content(body)))


@router.get("/choices", response=ExamQuestionChoicesOut)
def choices(request: StaffRequest) -> ExamQuestionChoicesOut:
    """All topics."""
    rows = [ExamQuestionTopicOut(id=topic.id, title=topic.title, category=topic.category) for topic in topics()]
    return ExamQuestionChoicesOut(topics=rows)


@router.post("/drafts", response=ExamDraftedOut)
def draft(request: StaffRequest) -> ExamDraftedOut:
    """Drafts out of every article in force; what was drafted before is left out."""
    return ExamDraftedOut(count=actions.draft_questions(by=current_staff(request)))


@router.get("/{question_id}", response=ExamQuestionOut)
def one(request: StaffRequest, question_id: int) -> ExamQuestionOut:
    return question_out(bank.question(question_id))


@router.put("/{question_id}", response=ExamQuestionOut)
def change(request: StaffRequest, question_id: int, body: ExamQuestionBody) -> ExamQuestionOut:
    """Of a draft. 409 ``not_now``, 422 ``bad_question``."""
    return question_out(actions.change_question(by=current_staff(request), id=question_id, content=_content(body)))


@router.post("/{question_id}/approve", response=ExamQuestionOut)
def approve(request: StaffRequest, question_id: int) -> ExamQuestionOut:
    """A person has checked it: papers may draw it. 409 ``not_now``."""
    return question_out(actions.approve_question(by=current_staff(request), id=question_id))


@router.post("/{question_id}/retire", response=ExamQuestionOut)
def retire(request: StaffRequest, question_id: int) -> ExamQuestionOut:
    """No paper draws it any more."""
    return question_out(actions.retire_question(by=current_staff(request), id=question_id))


def _content(body: ExamQuestionBody) -> QuestionContent:
    return QuestionContent(**body.dict())


def question_out(row: Question) -> ExamQuestionOut:
    return ExamQuestionOut(
        id=row.pk,
        kind=ExamQuestionKind(row.kind),
        topic=row.topic,
        topic_title=titles().get(row.topic, row.topic),
        stem=row.stem,
        options=row.options,
        right=row.right,
        wordings=row.wordings,
        explanation=row.explanation,
        article=row.article,
        article_version=row.article_version,
        stage=QuestionStage(row.stage),
        is_doubtful=row.is_doubtful,
        is_drafted=row.template is not None,
        created_by=row.created_by,
        created_at=row.created_at,
        decided_by=row.decided_by,
    )
