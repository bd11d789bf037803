"""Endpoints of an agent's own roster: the days ahead, and that they were seen."""

from datetime import timedelta
from statistics import median

from django.http import HttpResponse
from ninja import Router

from hotline.domains.people.workforce.actions import roster_steps
from hotline.domains.people.workforce.endpoints.roster import shift_out
from hotline.domains.people.workforce.models import RosterLine
from hotline.domains.people.workforce.queries import rosters
from hotline.domains.people.workforce.queries.calendars import MEDIA_TYPE, calendar_of
from hotline.domains.people.workforce.schemas.plans import OwnRefusalOut, OwnRosterOut, OwnRostersOut, OwnShiftOut
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.permissions import Permission

router = Router(tags=["workforce"], auth=needs(Permission.DESK_USE))


@router.get("", response=OwnRostersOut)
def own(request: StaffRequest) -> OwnRostersOut:
    """Published rosters that end today or later, with the shifts of whoever asks."""
    lines = rosters.own_lines(current_staff(request).number, beijing_day(now()))
    return OwnRostersOut(rows=[_shape(line) for line in lines])


@router.get("/calendar")
def own_calendar(request: StaffRequest) -> HttpResponse:
    """The shifts of ``own`` as a file for a calendar."""
    moment = now()
    lines = rosters.own_lines(current_staff(request).number, beijing_day(moment))
    headers = {"Content-Disposition": 'attachment; filename="12333.ics"'}
    return HttpResponse(calendar_of(lines, moment), content_type=MEDIA_TYPE, headers=headers)


@router.post("/{roster_id}/confirm", response={204: None})
def confirm(request: StaffRequest, roster_id: int) -> tuple[int, None]:
    """Seen. Again changes nothing."""
    roster_steps.confirm(by=current_staff(request), id=roster_id)
    return 204, None


def _shape(line: RosterLine) -> OwnRosterOut:
    meals = line.meals or [None] * len(line.cells)
    found = rosters.own_refusals(line, beijing_day(now()))
    refusals = {at: OwnRefusalOut(wish=shift_out(wish), reasons=why) for at, (wish, why) in found.items()}
    days = [
        OwnShiftOut(
            day=line.roster.first_day + timedelta(days=at),
            shift=shift_out(code),
            meal=meals[at],
            refusal=refusals.get(at),
        )
        for at, code in enumerate(line.cells)
    ]
    return OwnRosterOut(
        id=line.roster.pk,
        days=days,
        nights=sum(1 for code in line.cells if code in rosters.NIGHTS),
        median_nights=median(rosters.nights_of_team(line.roster)),
        is_confirmed=line.confirmed_at is not None,
    )
