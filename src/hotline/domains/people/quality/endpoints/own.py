"""Endpoints of an agent: the own results, confirmed or appealed."""

from datetime import timedelta

from ninja import Router

from hotline.domains.people.quality.actions import appeals
from hotline.domains.people.quality.endpoints.after_shapes import result_of, results_of
from hotline.domains.people.quality.endpoints.result_shapes import groups_of
from hotline.domains.people.quality.queries import inspections
from hotline.domains.people.quality.queries.results import own_weeks
from hotline.domains.people.quality.schemas.after import (
    AppealBody,
    OwnResultListOut,
    OwnResultOut,
)
from hotline.domains.people.quality.schemas.results import ResultGroupOut
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.permissions import Permission

router = Router(tags=["quality"], auth=needs(Permission.QUALITY_VIEW_OWN))


@router.get("", response=OwnResultListOut)
def listed(request: StaffRequest, cursor: str = "") -> OwnResultListOut:
    """Fifty a page, the newest first."""
    page = page_by_moment(inspections.results_of(current_staff(request).number), "submitted_at", cursor)
    return OwnResultListOut(rows=results_of(page.rows), next=page.next)


@router.get("/weeks", response=list[ResultGroupOut])
def weeks(request: StaffRequest) -> list[ResultGroupOut]:
    """The last twelve weeks with inspected calls in them."""
    since = beijing_day(now()) - timedelta(weeks=12)
    return groups_of(own_weeks(current_staff(request).number, since), {})


@router.get("/{inspection_id}", response=OwnResultOut)
def one(request: StaffRequest, inspection_id: str) -> OwnResultOut:
    """With its items; who inspected is not named."""
    return _one(request, inspection_id)


@router.post("/{inspection_id}/agree", response=OwnResultOut)
def agree(request: StaffRequest, inspection_id: str) -> OwnResultOut:
    """No appeal any more. 409 ``agreed``."""
    appeals.agree(by=current_staff(request), id=inspection_id)
    return _one(request, inspection_id)


@router.post("/{inspection_id}/appeal", response=OwnResultOut)
def appeal(request: StaffRequest, inspection_id: str, body: AppealBody) -> OwnResultOut:
    """One item, within three days. 409 ``too_late``, ``agreed``, ``not_appealable``, 422 ``reason_missing``."""
    appeals.appeal(by=current_staff(request), id=inspection_id, item=body.item, reason=body.reason)
    return _one(request, inspection_id)


def _one(request: StaffRequest, id: str) -> OwnResultOut:
    return result_of(inspections.result_of(current_staff(request).number, id))
