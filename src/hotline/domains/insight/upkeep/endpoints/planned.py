"""Maintenance windows and drills."""

from datetime import UTC, datetime

from ninja import Router

from hotline.domains.insight.upkeep.actions import planned as actions
from hotline.domains.insight.upkeep.permissions import READ_PLANNED
from hotline.domains.insight.upkeep.queries import planned as queries
from hotline.domains.insight.upkeep.rules.planned import DrillKind, is_overdue
from hotline.domains.insight.upkeep.schemas import DrillIn, DrillOut, DrillResultIn, PlannedWorkOut, WindowIn, WindowOut
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day
from hotline.kernel.permissions import Permission

router = Router(tags=["upkeep"], auth=needs(*READ_PLANNED))
WORK = needs(Permission.FAULTS_WORK)


@router.get("", response=PlannedWorkOut)
def planned(request: StaffRequest) -> PlannedWorkOut:
    now = datetime.now(UTC)
    today = beijing_day(now)
    windows, drills = queries.windows(now), queries.drills(today)
    names = names_of({row.announced_by for row in windows} | {row.done_by for row in drills})
    return PlannedWorkOut(
        windows=[
            WindowOut(
                id=row.pk,
                title=row.title,
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                stops_assistant=row.stops_assistant,
                announced_at=row.announced_at,
                announced_by=row.announced_by,
                announced_by_name=names.get(row.announced_by, ""),
                cancelled_at=row.cancelled_at,
            )
            for row in windows
        ],
        drills=[
            DrillOut(
                id=row.pk,
                kind=DrillKind(row.kind),
                title=row.title,
                day=row.day,
                done_at=row.done_at,
                done_by=row.done_by,
                done_by_name=names.get(row.done_by, ""),
                passed=row.passed,
                result=row.result,
                overdue=is_overdue(row.day, row.done_at, today),
            )
            for row in drills
        ],
    )


@router.post("/windows", response=PlannedWorkOut, auth=WORK)
def announce_window(request: StaffRequest, body: WindowIn) -> PlannedWorkOut:
    """The client is notified. 422 ``period``: it has begun, or is too long."""
    actions.announce_window(
        by=current_staff(request),
        title=body.title,
        start=body.starts_at,
        end=body.ends_at,
        stops_assistant=body.stops_assistant,
    )
    return planned(request)


@router.post("/windows/{window_id}/cancel", response=PlannedWorkOut, auth=WORK)
def cancel_window(request: StaffRequest, window_id: int) -> PlannedWorkOut:
    """409 ``begun``."""
    actions.cancel_window(by=current_staff(request), id=window_id)
    return planned(request)


@router.post("/drills", response=PlannedWorkOut, auth=WORK)
def plan_drill(request: StaffRequest, body: DrillIn) -> PlannedWorkOut:
    actions.plan_drill(by=current_staff(request), kind=body.kind, title=body.title, day=body.day)
    return planned(request)


@router.post("/drills/{drill_id}/result", response=PlannedWorkOut, auth=WORK)
def finish_drill(request: StaffRequest, drill_id: int, body: DrillResultIn) -> PlannedWorkOut:
    """409 ``done``, ``ahead``."""
    actions.finish_drill(by=current_staff(request), id=drill_id, passed=body.passed, result=body.result)
    return planned(request)
