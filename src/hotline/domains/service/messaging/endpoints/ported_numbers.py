"""Endpoints of the numbers that went to another carrier."""

from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.service.messaging.actions.ported_numbers import remove_ported, take_in_ported
from hotline.domains.service.messaging.endpoints.number_sheets import rows_of
from hotline.domains.service.messaging.queries.ported_numbers import page, ported
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.domains.service.messaging.schemas.number_sheets import NumberSheetBody
from hotline.domains.service.messaging.schemas.ported_numbers import (
    PortedNumberOut,
    PortedNumbersOut,
    PortedQuery,
    PortedRemovalBody,
    PortedSheetOut,
)
from hotline.infrastructure import audit
from hotline.infrastructure.paging import total_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["texts"], auth=needs(Permission.TEXTS_MANAGE))


@router.get("", response=PortedNumbersOut)
def ported_numbers(request: StaffRequest, query: Query[PortedQuery]) -> PortedNumbersOut:
    """Fifty a page, the latest first. Leaves an audit row."""
    rows = ported(carrier=query.carrier, number=query.number)
    found = page(rows, query.cursor)
    names, hide = names_of({row.by for row in found.rows}), hiding()
    audit.record(by=current_staff(request).number, action="texts.ported", about="ported", rows=len(found.rows))
    return PortedNumbersOut(
        rows=[
            PortedNumberOut(
                id=row.pk,
                carrier=Carrier(row.carrier),
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


@router.post("/import", response=PortedSheetOut)
def take_in_numbers(request: StaffRequest, body: Form[NumberSheetBody], file: File[UploadedFile]) -> PortedSheetOut:
    """All numbers of a sheet with their carriers, or none. Errors are reported by row."""
    by = current_staff(request)
    counts = take_in_ported(by=by, rows=rows_of(file, by), reason=body.reason)
    return PortedSheetOut(added=counts.added, changed=counts.changed, unchanged=counts.unchanged)


@router.post("/{number_id}/remove", response={204: None})
def remove_number(request: StaffRequest, number_id: str, body: PortedRemovalBody) -> Status[None]:
    """Texts to it go by its prefix again."""
    remove_ported(by=current_staff(request), id=number_id, reason=body.reason)
    return Status(204, None)
