"""Endpoints of appeals and wrong answers: graded again, arbitrated, confirmed by a second person."""

from ninja import Router, Status

from hotline.domains.people.quality.actions import appeals, wrong_answers
from hotline.domains.people.quality.actions.corrections import Correction
from hotline.domains.people.quality.endpoints.after_shapes import appeal_of, arbitrations_of
from hotline.domains.people.quality.endpoints.wrong_shapes import wrong_answers_of
from hotline.domains.people.quality.queries import inspections
from hotline.domains.people.quality.rules.inspections import WrongState
from hotline.domains.people.quality.schemas.after import (
    AppealGradeBody,
    AppealsOut,
    WrongAnswerBody,
    WrongAnswerListOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["quality"], auth=needs(Permission.QUALITY_INSPECT, Permission.QUALITY_ARBITRATE))
wrong_router = Router(tags=["quality"], auth=needs(Permission.QUALITY_CONFIRM))


@router.get("", response=AppealsOut)
def listed(request: StaffRequest) -> AppealsOut:
    """What the reader has to grade again, and what the reader may decide."""
    by = current_staff(request)
    decides = by.may(Permission.QUALITY_ARBITRATE)
    return AppealsOut(
        review=[appeal_of(row) for row in inspections.appeals_to_review(by.number)],
        arbitration=arbitrations_of(inspections.appeals_to_arbitrate()) if decides else [],
    )


@router.post("/{appeal_id}/review", response={204: None}, auth=needs(Permission.QUALITY_INSPECT))
def review(request: StaffRequest, appeal_id: str, body: AppealGradeBody) -> Status[None]:
    """Grade the item again. 409 ``over``, 422 ``reason_missing``."""
    appeals.review(by=current_staff(request), id=appeal_id, grade=body.grade, comment=body.comment)
    return Status(204, None)


@router.post("/{appeal_id}/arbitrate", response={204: None}, auth=needs(Permission.QUALITY_ARBITRATE))
def arbitrate(request: StaffRequest, appeal_id: str, body: AppealGradeBody) -> Status[None]:
    """Decide the item for good. 409 ``over``, 422 ``reason_missing``."""
    appeals.arbitrate(by=current_staff(request), id=appeal_id, grade=body.grade, comment=body.comment)
    return Status(204, None)


@wrong_router.get("", response=WrongAnswerListOut)
def wrong(request: StaffRequest, state: WrongState = WrongState.WAITING) -> WrongAnswerListOut:
    """Answers that inspectors found wrong, the newest first."""
    return WrongAnswerListOut(rows=wrong_answers_of(inspections.wrong_answers(state.value)))


@wrong_router.post("/{wrong_id}/decide", response={204: None})
def decide(request: StaffRequest, wrong_id: str, body: WrongAnswerBody) -> Status[None]:
    """Confirmed, it goes into the register of K13, and the citizen is called back.

    409 ``own``, ``over``, ``appeal_open``, 422 ``reason_missing``, ``correction_missing``, ``no_article``.
    """
    right = Correction(body.mistake, body.correction, body.article)
    by = current_staff(request)
    wrong_answers.decide(by=by, id=wrong_id, wrong=body.wrong, comment=body.comment, correction=right)
    return Status(204, None)
