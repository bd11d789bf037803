"""Endpoints of an agent's own briefing: read and confirmed, at the desk or on a phone."""

from ninja import Router, Status

from hotline.domains.insight.briefings.actions import briefings
from hotline.domains.insight.briefings.endpoints.shapes import sheet_out
from hotline.domains.insight.briefings.queries import briefings as found
from hotline.domains.insight.briefings.schemas import OwnBriefingOut, OwnBriefingsOut
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["briefings"], auth=needs(Permission.DESK_USE))


@router.get("", response=OwnBriefingsOut)
def own(request: StaffRequest) -> OwnBriefingsOut:
    """The published sheet of the own group and shift, if there is one."""
    by = current_staff(request)
    one = found.own_briefing(by.number)
    sheet = found.published_sheet(one.row) if one else None
    if one is None or sheet is None or one.row.published_at is None:
        return OwnBriefingsOut(rows=[])
    row = one.row
    return OwnBriefingsOut(
        rows=[
            OwnBriefingOut(
                id=row.pk,
                sheet=sheet_out(row, sheet, by),
                published_by_name=names_of({row.published_by}).get(row.published_by, row.published_by),
                published_at=one.row.published_at,
                confirmed_at=one.confirmed_at,
                is_due=one.is_due,
                blocks_ready=one.is_due and found.rule().blocks_ready,
            )
        ]
    )


@router.post("/{briefing_id}/confirm", response={204: None})
def confirm(request: StaffRequest, briefing_id: int) -> Status[None]:
    """Read. Again changes nothing. 404 for another group's, 409 ``not_now`` for one that is long over."""
    briefings.confirm(by=current_staff(request), id=briefing_id)
    return Status(204, None)
