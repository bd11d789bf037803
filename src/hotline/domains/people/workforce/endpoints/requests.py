"""Endpoints of the planner's page of requests: what each would do, approved or refused; history of a roster."""

from ninja import Router, Status

from hotline.domains.people.workforce.actions import requests
from hotline.domains.people.workforce.endpoints.forecast import VIEW
from hotline.domains.people.workforce.endpoints.request_shapes import shapes_of
from hotline.domains.people.workforce.models import ShiftRequest
from hotline.domains.people.workforce.queries import requests as found
from hotline.domains.people.workforce.queries.forecasts import targets_row
from hotline.domains.people.workforce.schemas.requests import (
    AutomaticBody,
    PlannersRequestOut,
    PlannersRequestsOut,
    RequestDecisionBody,
    ShiftRequestOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["workforce"], auth=needs(Permission.WORKFORCE_PLAN))


@router.get("", response=PlannersRequestsOut, auth=VIEW)
def listed(request: StaffRequest, waiting: bool = True) -> PlannersRequestsOut:
    """Those that wait for a planner, with their effect; or the last two hundred decided ones."""
    rows = found.requests_of_all(waiting)
    shapes = shapes_of(rows)
    return PlannersRequestsOut(
        rows=[_with_effect(row, shape, waiting) for row, shape in zip(rows, shapes, strict=True)],
        waiting=found.waiting_requests(),
        automatic=targets_row().automatic,
    )


@router.post("/{request_id}/decide", response=ShiftRequestOut)
def decide(request: StaffRequest, request_id: int, body: RequestDecisionBody) -> ShiftRequestOut:
    """Approved, the roster changes. 409 ``over``, ``own``, ``rule_broken``; 422 ``reason_missing``."""
    return shapes_of([requests.decide(by=current_staff(request), id=request_id, **body.dict())])[0]


@router.put("/automatic", response={204: None})
def set_automatic(request: StaffRequest, body: AutomaticBody) -> Status[None]:
    """Whether what leaves the need covered is approved without a planner."""
    requests.set_automatic(by=current_staff(request), automatic=body.automatic)
    return Status(204, None)


def _with_effect(row: ShiftRequest, shape: ShiftRequestOut, waiting: bool) -> PlannersRequestOut:
    effect = found.effect_now(row) if waiting else None
    return PlannersRequestOut(
        **shape.dict(),
        broken=effect.broken.text if effect and effect.broken else "",
        short_before=effect.short_before if effect else None,
        short_after=effect.short_after if effect else None,
    )
