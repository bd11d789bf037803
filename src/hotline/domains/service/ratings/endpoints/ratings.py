"""Endpoints of bad ratings: the list, one with its timeline, what is done about it, the ledger of mendings."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Literal

from django.http import FileResponse
from ninja import Query, Router, Schema
from pydantic import Field

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.service.ratings.actions import exclusions, handling
from hotline.domains.service.ratings.actions.exports import note_export
from hotline.domains.service.ratings.endpoints import shapes
from hotline.domains.service.ratings.models import BadRating
from hotline.domains.service.ratings.queries import ratings as queries
from hotline.domains.service.ratings.queries.workbook import sheets
from hotline.domains.service.ratings.rules.exclusions import ALARM_SHARE, share
from hotline.domains.service.ratings.rules.handling import Evidence, Verdict
from hotline.domains.service.ratings.schemas import (
    AssignIn,
    CloseRatingIn,
    ContactIn,
    ExclusionIn,
    ExclusionsOut,
    MendingIn,
    MendingsOut,
    MoveIn,
    OwnerOut,
    OwnersOut,
    RatingDetailOut,
    RatingRowsOut,
    RatingsSummaryOut,
    ResultIn,
    VerifyIn,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, write_workbook
from hotline.kernel.permissions import Permission

READ = (Permission.RATINGS_WORK, Permission.RATINGS_MANAGE, Permission.RATINGS_APPROVE)
WORK = needs(Permission.RATINGS_WORK, Permission.RATINGS_MANAGE)
router = Router(tags=["ratings"], auth=needs(*READ))


class RatingQuery(Schema):
    """Empty filters are any."""

    scope: Literal["open", "mine", "overdue", "closed"] = "open"
    stage: Literal["", "contact", "verify", "mend", "rate_again"] = ""
    channel: Literal["", "key", "text"] = ""
    agent: str = Field("", max_length=12)


@router.get("", response=RatingRowsOut)
def ratings(request: StaffRequest, filters: Query[RatingQuery], cursor: str = "") -> RatingRowsOut:
    """Fifty bad ratings: open ones by the deadline of the call to the citizen, closed ones the last closed first."""
    now = datetime.now(UTC)
    page = queries.page(current_staff(request), queries.RatingFilters(**filters.dict()), now, cursor)
    return RatingRowsOut(rows=shapes.rows_of(page.rows, now), next=page.next)


@router.get("/summary", response=RatingsSummaryOut)
def summary(request: StaffRequest) -> RatingsSummaryOut:
    reader, now = current_staff(request), datetime.now(UTC)
    excluded, counted = queries.exclusions(now)
    part = share(excluded, counted)
    return RatingsSummaryOut(
        stages=queries.stages(reader),
        overdue=queries.overdue(reader, now),
        mine=queries.owned(reader),
        exclusions=ExclusionsOut(
            excluded=excluded,
            counted=counted,
            share=float(part),
            limit=float(ALARM_SHARE),
            alarming=part > ALARM_SHARE,
        ),
    )


@router.get("/export", response={200: None})
def take_workbook(request: StaffRequest, filters: Query[RatingQuery]) -> FileResponse:
    """What the filters find, with the ledger of mendings, as a workbook. 422 for more than 20,000."""
    by, chosen = current_staff(request), queries.RatingFilters(**filters.dict())
    found = queries.all_found(by, chosen, datetime.now(UTC))
    note_export(by=by, filters=chosen, rows=len(found))
    file = BytesIO()
    write_workbook(file, sheets(found))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="差评.xlsx", content_type=MEDIA_TYPE)


@router.get("/mendings", response=MendingsOut)
def mendings(request: StaffRequest, state: Literal["open", "done"] = "open", cursor: str = "") -> MendingsOut:
    """Fifty lines: open ones by their deadline, done ones the last done first."""
    page, now = queries.mendings(current_staff(request), done=state == "done", cursor=cursor), datetime.now(UTC)
    return MendingsOut(rows=shapes.mending_rows(page.rows, now), next=page.next)


@router.get("/owners", response=OwnersOut, auth=WORK)
def owners(request: StaffRequest) -> OwnersOut:
    """Whom a bad rating can be given to."""
    rows = staff_with(Permission.RATINGS_WORK)
    return OwnersOut(
        rows=[OwnerOut(number=row.number, name=row.name, group=row.group.name if row.group else "") for row in rows]
    )


@router.get("/{call}", response=RatingDetailOut)
def rating(request: StaffRequest, call: str) -> RatingDetailOut:
    return _detail(request, queries.rating(current_staff(request), call))


@router.post("/{call}/take", response=RatingDetailOut, auth=WORK)
def take(request: StaffRequest, call: str) -> RatingDetailOut:
    """409 ``not_now`` while somebody else has it, and for who was rated."""
    return _detail(request, handling.take(by=current_staff(request), call=call))


@router.post("/{call}/assign", response=RatingDetailOut, auth=WORK)
def assign(request: StaffRequest, call: str, body: AssignIn) -> RatingDetailOut:
    return _detail(request, handling.assign(by=current_staff(request), call=call, owner=body.owner))


@router.post("/{call}/contact", response=RatingDetailOut, auth=WORK)
def contact(request: StaffRequest, call: str, body: ContactIn) -> RatingDetailOut:
    """409 ``no_call`` where no call shows it."""
    row = handling.report_contact(by=current_staff(request), call=call, outcome=body.outcome, text=body.text)
    return _detail(request, row)


@router.post("/{call}/verify", response=RatingDetailOut, auth=WORK)
def verify(request: StaffRequest, call: str, body: VerifyIn) -> RatingDetailOut:
    return _detail(request, handling.verify(by=current_staff(request), call=call, cause=body.cause, text=body.text))


@router.post("/{call}/exclusion", response=RatingDetailOut, auth=WORK)
def request_exclusion(request: StaffRequest, call: str, body: ExclusionIn) -> RatingDetailOut:
    """It does not count once another person approves. 409 ``no_evidence``, ``requested_already``."""
    row = exclusions.request_exclusion(
        by=current_staff(request),
        call=call,
        verdict=Verdict(body.verdict),
        evidence=Evidence(body.evidence, body.second),
        reason=body.reason,
    )
    return _detail(request, row)


@router.post("/{call}/mendings", response=RatingDetailOut, auth=WORK)
def plan_mending(request: StaffRequest, call: str, body: MendingIn) -> RatingDetailOut:
    by = current_staff(request)
    row = handling.plan_mending(by=by, call=call, measure=body.measure, due=body.due, result=body.result)
    return _detail(request, row)


@router.post("/{call}/mendings/{int:number}/finish", response=RatingDetailOut, auth=WORK)
def finish_mending(request: StaffRequest, call: str, number: int, body: ResultIn) -> RatingDetailOut:
    row = handling.finish_mending(by=current_staff(request), call=call, number=number, result=body.result)
    return _detail(request, row)


@router.post("/{call}/mendings/{int:number}/move", response=RatingDetailOut, auth=needs(Permission.RATINGS_MANAGE))
def move_mending(request: StaffRequest, call: str, number: int, body: MoveIn) -> RatingDetailOut:
    by = current_staff(request)
    row = handling.move_mending(by=by, call=call, number=number, due=body.due, reason=body.reason)
    return _detail(request, row)


@router.post("/{call}/invite", response=RatingDetailOut, auth=WORK)
def invite_again(request: StaffRequest, call: str) -> RatingDetailOut:
    """Ask the citizen by text for a second rating."""
    return _detail(request, handling.invite_again(by=current_staff(request), call=call))


@router.post("/{call}/close", response=RatingDetailOut, auth=WORK)
def close(request: StaffRequest, call: str, body: CloseRatingIn) -> RatingDetailOut:
    """422 ``reason_missing`` without a second rating and without a reason."""
    return _detail(request, handling.close(by=current_staff(request), call=call, reason=body.reason))


def _detail(request: StaffRequest, row: BadRating) -> RatingDetailOut:
    return shapes.detail_of(row, current_staff(request), datetime.now(UTC))
