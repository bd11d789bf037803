"""Endpoints of sampling plans: list, set up, what a size shows, draw."""

from typing import Annotated

from ninja import Query, Router

from hotline.domains.people.quality.actions import plans as actions
from hotline.domains.people.quality.endpoints.shapes import plan_facts, plan_of, shows_of
from hotline.domains.people.quality.queries import plans
from hotline.domains.people.quality.rules.plans import MAX_SIZE, PlanSettings
from hotline.domains.people.quality.schemas.inspections import (
    QualityPersonOut,
    SamplingPlanBody,
    SamplingPlanDetailOut,
    SamplingPlanListOut,
    SamplingPlanOut,
    SamplingShowsOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["quality"], auth=needs(Permission.QUALITY_DESIGN, Permission.QUALITY_VIEW))
DESIGN = needs(Permission.QUALITY_DESIGN)


@router.get("", response=SamplingPlanListOut)
def listed(request: StaffRequest, cursor: str = "") -> SamplingPlanListOut:
    """Fifty a page, the newest first."""
    page = plans.plans(cursor)
    counts = plans.counts([row.pk for row in page.rows])
    rows = [SamplingPlanOut(**plan_facts(row, counts.get(row.pk, (0, 0)))) for row in page.rows]
    return SamplingPlanListOut(rows=rows, next=page.next)


@router.post("", response=SamplingPlanDetailOut, auth=DESIGN)
def create(request: StaffRequest, body: SamplingPlanBody) -> SamplingPlanDetailOut:
    """422 ``bad_plan``, 409 ``no_standard``."""
    return plan_of(actions.create(by=current_staff(request), chosen=_settings(body)))


@router.get("/inspectors", response=list[QualityPersonOut])
def inspectors(request: StaffRequest) -> list[QualityPersonOut]:
    """Whom calls can be assigned to."""
    return [QualityPersonOut(number=number, name=name) for number, name in plans.possible_inspectors().items()]


@router.get("/shows", response=SamplingShowsOut)
def shows(request: StaffRequest, size: Annotated[int, Query(ge=0, le=MAX_SIZE)]) -> SamplingShowsOut:
    """What a sample of this size can show of all calls."""
    return shows_of(size)


@router.get("/{plan_id}", response=SamplingPlanDetailOut)
def one(request: StaffRequest, plan_id: str) -> SamplingPlanDetailOut:
    """With its strata, its progress and what the sample shows."""
    return plan_of(plans.plan(plan_id))


@router.put("/{plan_id}", response=SamplingPlanDetailOut, auth=DESIGN)
def change(request: StaffRequest, plan_id: str, body: SamplingPlanBody) -> SamplingPlanDetailOut:
    """422 ``bad_plan``, 409 ``drawn``."""
    return plan_of(actions.change(by=current_staff(request), id=plan_id, chosen=_settings(body)))


@router.post("/{plan_id}/draw", response=SamplingPlanDetailOut, auth=DESIGN)
def draw(request: StaffRequest, plan_id: str) -> SamplingPlanDetailOut:
    """Draw the calls and assign them. 409 ``drawn``, ``nothing_to_draw``, 422 ``nobody_may``."""
    return plan_of(actions.draw_plan(by=current_staff(request), id=plan_id))


def _settings(body: SamplingPlanBody) -> PlanSettings:
    chosen = body.dict()
    certain = tuple(each.value for each in dict.fromkeys(body.certain))
    return PlanSettings(
        **chosen | {"kind": body.kind.value, "certain": certain, "inspectors": tuple(dict.fromkeys(body.inspectors))}
    )
