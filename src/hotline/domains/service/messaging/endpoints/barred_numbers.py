"""Endpoints of the numbers that get no texts."""

from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.service.messaging.actions.barred_numbers import blacklist, blacklist_sheet, lift
from hotline.domains.service.messaging.endpoints.number_sheets import rows_of
from hotline.domains.service.messaging.queries.barred_numbers import barred, page
from hotline.domains.service.messaging.rules.permits import Bar
from hotline.domains.service.messaging.schemas.barred_numbers import (
    BarredNumberOut,
    BarredNumbersOut,
    BarredQuery,
    BlacklistBody,
    BlacklistedSheetOut,
    LiftBody,
)
from hotline.domains.service.messaging.schemas.number_sheets import NumberSheetBody
from hotline.infrastructure import audit
from hotline.infrastructure.paging import total_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["texts"], auth=needs(Permission.TEXTS_MANAGE))


@router.get("", response=BarredNumbersOut)
def numbers(request: StaffRequest, query: Query[BarredQuery]) -> BarredNumbersOut:
    """Fifty a page, the latest first. Leaves an audit row."""
    rows = barred(why=query.why, number=query.number)
    found = page(rows, query.cursor)
    names, hide = names_of({row.by for row in found.rows}), hiding()
    audit.record(by=current_staff(request).number, action="texts.barred", about="barred", rows=len(found.rows))
    return BarredNumbersOut(
        rows=[
            BarredNumberOut(
                id=row.pk,
                why=Bar(row.why),
                since=row.since,
                by=row.by,
                by_name=names.get(row.by, ""),
                number=hide(row.number_masked, row.number_index),
            )
            for row in found.rows
        ],
        total=total_of(rows, found, query.cursor),
        next=found.next,
    )


@router.post("", response={204: None})
def add(request: StaffRequest, body: BlacklistBody) -> Status[None]:
    """On the blacklist. 409 ``already``."""
    blacklist(by=current_staff(request), number=body.number, reason=body.reason)
    return Status(204, None)


@router.post("/import", response=BlacklistedSheetOut)
def take_in(request: StaffRequest, body: Form[NumberSheetBody], file: File[UploadedFile]) -> BlacklistedSheetOut:
    """All numbers of a sheet on the blacklist, or none. Errors are reported by row."""
    by = current_staff(request)
    counts = blacklist_sheet(by=by, rows=rows_of(file, by), reason=body.reason)
    return BlacklistedSheetOut(added=counts.added, already=counts.already)


@router.post("/{number_id}/lift", response={204: None})
def take_off(request: StaffRequest, number_id: str, body: LiftBody) -> Status[None]:
    """Texts may go to it again."""
    lift(by=current_staff(request), id=number_id, reason=body.reason)
    return Status(204, None)
