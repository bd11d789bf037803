"""Endpoints of the workbench: what is due, one inspection, its draft, submitted."""

from ninja import Router, Status

from hotline.domains.people.quality.actions import inspect, machine
from hotline.domains.people.quality.endpoints.shapes import inspection_of, proposals_of, rows_of, submitted_rows_of
from hotline.domains.people.quality.queries import inspections
from hotline.domains.people.quality.schemas.inspections import (
    InspectionBody,
    InspectionListOut,
    InspectionOut,
    MachineProposalsOut,
    SubmittedListOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["quality"], auth=needs(Permission.QUALITY_INSPECT))


@router.get("", response=InspectionListOut)
def due(request: StaffRequest) -> InspectionListOut:
    """What is due for the reader, the first due first."""
    by = current_staff(request)
    return InspectionListOut(due=inspections.due_count(by.number), rows=rows_of(inspections.due_of(by.number)))


@router.get("/submitted", response=SubmittedListOut)
def submitted(request: StaffRequest, cursor: str = "") -> SubmittedListOut:
    """The reader's own submitted ones, fifty a page, the newest first."""
    page = inspections.submitted_by(current_staff(request).number, cursor)
    return SubmittedListOut(rows=submitted_rows_of(page.rows), next=page.next)


@router.get("/{inspection_id}", response=InspectionOut)
def one(request: StaffRequest, inspection_id: str) -> InspectionOut:
    """The reader's own inspection with its standard and what is graded so far."""
    return inspection_of(inspections.own_inspection(current_staff(request).number, inspection_id))


@router.put("/{inspection_id}", response={204: None})
def save(request: StaffRequest, inspection_id: str, body: InspectionBody) -> Status[None]:
    """Store the draft. 409 ``submitted``."""
    by = current_staff(request)
    inspect.save_draft(by=by, id=inspection_id, graded=_graded(body), comment=body.comment)
    return Status(204, None)


@router.post("/{inspection_id}/proposals", response=MachineProposalsOut)
def propose(request: StaffRequest, inspection_id: str) -> MachineProposalsOut:
    """What the machine holds of the items, as far as the reader may see it. Each reading is audited."""
    return proposals_of(machine.propose(by=current_staff(request), id=inspection_id))


@router.post("/{inspection_id}/submit", response=InspectionOut)
def submit(request: StaffRequest, inspection_id: str, body: InspectionBody) -> InspectionOut:
    """For good. 422 ``incomplete``, ``not_applicable``, 409 ``submitted``."""
    by = current_staff(request)
    inspect.submit(by=by, id=inspection_id, graded=_graded(body), comment=body.comment)
    return inspection_of(inspections.own_inspection(by.number, inspection_id))


def _graded(body: InspectionBody) -> dict[str, inspect.Graded]:
    return {each.item: inspect.Graded(each.grade, each.seconds, each.comment, each.answer) for each in body.marks}
