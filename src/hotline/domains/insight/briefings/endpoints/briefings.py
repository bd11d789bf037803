"""Endpoints of briefings for leaders and planners: the sheet of a group's day, published, and who has confirmed it."""

from datetime import date

from ninja import Router, Status

from hotline.domains.insight.briefings.actions import briefings
from hotline.domains.insight.briefings.endpoints.shapes import people_out, sheet_out
from hotline.domains.insight.briefings.models import Briefing
from hotline.domains.insight.briefings.queries import briefings as found
from hotline.domains.insight.briefings.schemas import (
    BriefingGroupsOut,
    BriefingOut,
    BriefingPointsBody,
    BriefingRowOut,
    BriefingRuleBody,
)
from hotline.domains.platform.accounts.queries import leads, names_of
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission

VIEW = needs(Permission.WORKFORCE_VIEW, Permission.WORKFORCE_PLAN, Permission.LIVE_DIRECT)
router = Router(tags=["briefings"], auth=needs(Permission.LIVE_DIRECT))


@router.get("/groups", response=BriefingGroupsOut, auth=VIEW)
def groups(request: StaffRequest) -> BriefingGroupsOut:
    """The groups whose sheets the reader may see, and the rule of the house."""
    by = current_staff(request)
    return BriefingGroupsOut(
        groups=found.groups_for(by), own=by.group, today=beijing_day(now()), blocks_ready=found.rule().blocks_ready
    )


@router.get("", response=BriefingOut, auth=VIEW)
def sheet(request: StaffRequest, group: str, day: date) -> BriefingOut:
    """The sheet as published; the one of today, before, as it would be now. 404 for other days without a sheet."""
    by = current_staff(request)
    if group not in found.groups_for(by):
        raise NotFound(briefings.NO_GROUP)
    return _shape(by, group, day, found.briefing_on(group, day))


@router.put("/points", response=BriefingOut)
def save_points(request: StaffRequest, body: BriefingPointsBody) -> BriefingOut:
    """What the leader adds to the sheet of today. 409 ``published``; 422 ``bad_points``."""
    by = current_staff(request)
    row = briefings.save_points(by=by, group=body.group, points=body.points)
    return _shape(by, row.group, row.day, row)


@router.post("/publish", response=BriefingOut)
def publish(request: StaffRequest, body: BriefingPointsBody) -> BriefingOut:
    """The sheet of today with these points. Published with others again, it is confirmed again. 422 ``bad_points``."""
    by = current_staff(request)
    row = briefings.publish(by=by, group=body.group, points=body.points)
    return _shape(by, row.group, row.day, row)


@router.put("/rule", response={204: None}, auth=needs(Permission.WORKFORCE_PLAN))
def set_rule(request: StaffRequest, body: BriefingRuleBody) -> Status[None]:
    """Whether who has not confirmed the sheet may be ready all the same."""
    briefings.set_rule(by=current_staff(request), blocks_ready=body.blocks_ready)
    return Status(204, None)


def _shape(by: Principal, group: str, day: date, row: Briefing | None) -> BriefingOut:
    today = beijing_day(now())
    if day != today and (row is None or not row.revision):
        raise NotFound("当天没有发布交接班会，请选择其他日期。")
    row = row or Briefing(group=group, day=day, made_at=now())
    content, confirmed = found.sheet_of(group, day, row), found.confirmed(row) if row.pk else {}
    return BriefingOut(
        sheet=sheet_out(row, content, by),
        revision=row.revision,
        published_by=row.published_by,
        published_by_name=names_of({row.published_by}).get(row.published_by, ""),
        published_at=row.published_at,
        is_rostered=content.is_rostered,
        people=people_out(row, content, confirmed),
        history=[_line(one) for one in found.history_of(group, today)],
        may_lead=day == today and by.may(Permission.LIVE_DIRECT) and leads(by, group),
    )


def _line(row: Briefing) -> BriefingRowOut:
    return BriefingRowOut(
        day=row.day, revision=row.revision, published_by=row.published_by, published_at=row.published_at,
        confirmed=len(found.confirmed(row)),
    )  # fmt: skip
