"""Steps of a case: claimed, filled in, done, put back, handed over; many at once."""

from ninja import Router

from hotline.domains.service.workorders.actions import assignment, steps
from hotline.domains.service.workorders.actions import batch as workorders_batch
from hotline.domains.service.workorders.actions.steps import Doing
from hotline.domains.service.workorders.endpoints.cases import to_out
from hotline.domains.service.workorders.schemas.cases import CaseOut
from hotline.domains.service.workorders.schemas.steps import (
    BatchBody,
    BatchOut,
    BatchRow,
    DoneBody,
    DraftBody,
    HandOverBody,
    RevisionBody,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["work orders"], auth=needs(Permission.WORKORDERS_WORK))


@router.post("/tasks/batch", response=BatchOut)
def batch(request: StaffRequest, body: BatchBody) -> BatchOut:
    """Do several steps, each by itself: a refused one gives its reason and does not stop the others."""
    doing = Doing(body.outcome, reason=body.reason, department=body.department)
    done = workorders_batch.batch(
        by=current_staff(request), tasks=body.tasks, transition=body.transition, to=body.to, doing=doing
    )
    rows = [BatchRow(task=each.task, number=each.number, refusal=each.refusal) for each in done]
    return BatchOut(rows=rows, done=sum(not row.refusal for row in rows))


@router.post("/{case_id}/tasks/{int:task_id}/done", response=CaseOut)
def done(request: StaffRequest, case_id: str, task_id: int, body: DoneBody) -> CaseOut:
    """409 ``stale_version`` when somebody changed the case since ``revision``."""
    values = body.dict()
    revision = values.pop("revision")
    steps.complete(by=current_staff(request), case=case_id, task=task_id, revision=revision, doing=Doing(**values))
    return to_out(request, case_id)


@router.put("/{case_id}/tasks/{int:task_id}/draft", response=CaseOut)
def draft(request: StaffRequest, case_id: str, task_id: int, body: DraftBody) -> CaseOut:
    """Store the values filled in so far. The step stays open."""
    who = current_staff(request)
    steps.store_draft(by=who, case=case_id, task=task_id, revision=body.revision, values=body.values)
    return to_out(request, case_id)


@router.post("/{case_id}/tasks/{int:task_id}/claim", response=CaseOut)
def claim(request: StaffRequest, case_id: str, task_id: int) -> CaseOut:
    assignment.claim(by=current_staff(request), case=case_id, task=task_id)
    return to_out(request, case_id)


@router.post("/{case_id}/tasks/{int:task_id}/release", response=CaseOut)
def release(request: StaffRequest, case_id: str, task_id: int, body: RevisionBody) -> CaseOut:
    assignment.release(by=current_staff(request), case=case_id, task=task_id, revision=body.revision)
    return to_out(request, case_id)


@router.post("/{case_id}/tasks/{int:task_id}/hand-over", response=CaseOut)
def hand_over(request: StaffRequest, case_id: str, task_id: int, body: HandOverBody) -> CaseOut:
    assignment.hand_over(
        by=current_staff(request),
        case=case_id,
        task=task_id,
        to=body.to,
        reason=body.reason,
        revision=body.revision,
    )
    return to_out(request, case_id)
