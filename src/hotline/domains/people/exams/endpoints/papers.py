"""Endpoints of papers: drawn by a blueprint, drawn anew, published."""

from ninja import Router

from hotline.domains.people.exams.actions import papers as actions
from hotline.domains.people.exams.endpoints.bank import question_out
from hotline.domains.people.exams.queries import papers
from hotline.domains.people.exams.rules.blueprint import BlueprintLine
from hotline.domains.people.exams.schemas import (
    BlueprintLineBody,
    ExamPaperBody,
    ExamPaperDetailOut,
    ExamPaperListOut,
    ExamPaperOut,
    ExamPaperQuestionOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["exams"], auth=needs(Permission.EXAMS_MANAGE))


@router.get("", response=ExamPaperListOut)
def listed(request: StaffRequest) -> ExamPaperListOut:
    """The newest hundred."""
    return ExamPaperListOut(rows=[ExamPaperOut.from_orm(row) for row in papers.papers()])


@router.post("", response=ExamPaperDetailOut)
def make(request: StaffRequest, body: ExamPaperBody) -> ExamPaperDetailOut:
    """A draft, drawn out of the approved questions. 409 ``too_few``, 422 ``bad_blueprint``."""
    lines = [BlueprintLine(**line.dict()) for line in body.lines]
    return _detail(actions.make_paper(by=current_staff(request), name=body.name, lines=lines).pk)


@router.get("/{paper_id}", response=ExamPaperDetailOut)
def one(request: StaffRequest, paper_id: int) -> ExamPaperDetailOut:
    """With its questions and their key."""
    return _detail(paper_id)


@router.post("/{paper_id}/draw", response=ExamPaperDetailOut)
def draw(request: StaffRequest, paper_id: int) -> ExamPaperDetailOut:
    """Other questions by the same blueprint. 409 ``published``, ``too_few``."""
    return _detail(actions.draw_again(by=current_staff(request), id=paper_id).pk)


@router.post("/{paper_id}/publish", response=ExamPaperDetailOut)
def publish(request: StaffRequest, paper_id: int) -> ExamPaperDetailOut:
    """Exams may use it, and it never changes again. 409 ``published``, ``doubtful``."""
    return _detail(actions.publish_paper(by=current_staff(request), id=paper_id).pk)


def _detail(id: int) -> ExamPaperDetailOut:
    row = papers.paper(id)
    return ExamPaperDetailOut(
        **ExamPaperOut.from_orm(row).dict(),
        lines=[BlueprintLineBody(**line) for line in row.lines],
        questions=[
            ExamPaperQuestionOut(position=each.position, points=each.points, question=question_out(each.question))
            for each in papers.questions_of(id)
        ],
    )
