"""Endpoints of calibrations: set up, graded blind, opened, decided; and the precedents that come of them."""

from ninja import Router, Status

from hotline.domains.people.quality.actions import calibrations as actions
from hotline.domains.people.quality.actions import precedents as precedent_actions
from hotline.domains.people.quality.actions.inspect import Graded
from hotline.domains.people.quality.endpoints.calibration_shapes import (
    calibration_of,
    calls_of,
    due_of,
    precedents_of,
    rows_of,
)
from hotline.domains.people.quality.queries import calibrations
from hotline.domains.people.quality.rules.calibrations import CalibrationSettings
from hotline.domains.people.quality.rules.standards import StandardKind
from hotline.domains.people.quality.schemas.calibrations import (
    CalibrationBody,
    CalibrationDecisionBody,
    CalibrationDueOut,
    CalibrationListOut,
    CalibrationOut,
    CalibrationReasonBody,
    CalibrationSheetBody,
    CallToCalibrateOut,
    PrecedentListOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import now
from hotline.kernel.permissions import Permission

SEES = needs(Permission.QUALITY_INSPECT, Permission.QUALITY_DESIGN, Permission.QUALITY_VIEW)
INSPECT = needs(Permission.QUALITY_INSPECT)
DESIGN = needs(Permission.QUALITY_DESIGN)
router = Router(tags=["quality"], auth=SEES)
precedent_router = Router(tags=["quality"], auth=SEES)


@router.get("", response=CalibrationListOut)
def listed(request: StaffRequest, cursor: str = "") -> CalibrationListOut:
    """Fifty a page, the newest first: all, or those that the reader is invited to."""
    page = calibrations.calibrations(current_staff(request), cursor)
    return CalibrationListOut(rows=rows_of(page.rows), next=page.next)


@router.get("/due", response=list[CalibrationDueOut], auth=INSPECT)
def due(request: StaffRequest) -> list[CalibrationDueOut]:
    """What the reader has to grade, the first due first."""
    return due_of(calibrations.sheets_due(current_staff(request).number))


@router.get("/calls", response=list[CallToCalibrateOut], auth=DESIGN)
def calls(request: StaffRequest) -> list[CallToCalibrateOut]:
    """Calls that were inspected of late, the most disputed ones first."""
    return calls_of(calibrations.calls_to_calibrate(now()))


@router.post("", response=CalibrationOut, auth=DESIGN)
def set_up(request: StaffRequest, body: CalibrationBody) -> CalibrationOut:
    """Invite inspectors to a call. 422 ``bad_calibration``, ``no_agent``, 409 ``being_inspected``, ``no_standard``."""
    chosen = CalibrationSettings(
        body.name, body.call, body.kind.value, body.due, tuple(each.strip() for each in body.inspectors)
    )
    return _one(request, actions.set_up(by=current_staff(request), chosen=chosen).pk)


@router.get("/{calibration_id}", response=CalibrationOut)
def one(request: StaffRequest, calibration_id: str) -> CalibrationOut:
    """Other people's grades only once they are open to all."""
    return _one(request, calibration_id)


@router.put("/{calibration_id}/sheet", response={204: None}, auth=INSPECT)
def save(request: StaffRequest, calibration_id: str, body: CalibrationSheetBody) -> Status[None]:
    """Store the reader's draft. 409 ``submitted``, ``not_marking``."""
    actions.save_sheet(by=current_staff(request), id=calibration_id, graded=_graded(body))
    return Status(204, None)


@router.post("/{calibration_id}/sheet/submit", response=CalibrationOut, auth=INSPECT)
def submit(request: StaffRequest, calibration_id: str, body: CalibrationSheetBody) -> CalibrationOut:
    """For good; the last one opens the grades to all. 422 ``incomplete``, 409 ``submitted``, ``not_marking``."""
    actions.submit_sheet(by=current_staff(request), id=calibration_id, graded=_graded(body))
    return _one(request, calibration_id)


@router.post("/{calibration_id}/open", response=CalibrationOut, auth=DESIGN)
def open_grades(request: StaffRequest, calibration_id: str) -> CalibrationOut:
    """Before all have submitted. 409 ``not_chair``, ``wrong_stage``, ``too_few``."""
    actions.open_grades(by=current_staff(request), id=calibration_id)
    return _one(request, calibration_id)


@router.put("/{calibration_id}/decisions/{item}", response=CalibrationOut, auth=DESIGN)
def decide(request: StaffRequest, calibration_id: str, item: str, body: CalibrationDecisionBody) -> CalibrationOut:
    """The right grade of an item. 409 ``not_chair``, ``wrong_stage``, 422 ``reason_missing``, ``not_applicable``."""
    by = current_staff(request)
    actions.decide(by=by, id=calibration_id, item=item, grade=body.grade, reason=body.reason, seconds=body.seconds)
    return _one(request, calibration_id)


@router.post("/{calibration_id}/close", response=CalibrationOut, auth=DESIGN)
def close(request: StaffRequest, calibration_id: str) -> CalibrationOut:
    """The decisions become precedents. 409 ``not_chair``, ``wrong_stage``, ``undecided``."""
    actions.close(by=current_staff(request), id=calibration_id)
    return _one(request, calibration_id)


@router.post("/{calibration_id}/cancel", response=CalibrationOut, auth=DESIGN)
def cancel(request: StaffRequest, calibration_id: str, body: CalibrationReasonBody) -> CalibrationOut:
    """Give it up. 409 ``not_chair``, ``wrong_stage``, 422 ``reason_missing``."""
    actions.cancel(by=current_staff(request), id=calibration_id, reason=body.reason)
    return _one(request, calibration_id)


@precedent_router.get("", response=PrecedentListOut)
def precedents(
    request: StaffRequest, kind: StandardKind = StandardKind.CALL, with_retired: bool = False
) -> PrecedentListOut:
    """Those in force, the newest first."""
    current_staff(request)
    return PrecedentListOut(rows=precedents_of(calibrations.precedents(kind=kind, with_retired=with_retired)))


@precedent_router.post("/{precedent_id}/retire", response={204: None}, auth=DESIGN)
def retire(request: StaffRequest, precedent_id: int, body: CalibrationReasonBody) -> Status[None]:
    """It does not hold any more. 404, 422 ``reason_missing``."""
    precedent_actions.retire(by=current_staff(request), id=precedent_id, reason=body.reason)
    return Status(204, None)


def _one(request: StaffRequest, id: str) -> CalibrationOut:
    by = current_staff(request)
    return calibration_of(calibrations.calibration(by, id), by)


def _graded(body: CalibrationSheetBody) -> dict[str, Graded]:
    return {each.item: Graded(each.grade, each.seconds, each.comment) for each in body.marks}
