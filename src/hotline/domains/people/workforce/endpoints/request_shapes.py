"""Requests as the wire has them."""

from collections.abc import Sequence

from hotline.domains.people.workforce.models import ShiftRequest
from hotline.domains.people.workforce.rules.roster.requests import OPEN, LeaveKind, ShiftRequestKind, ShiftRequestState
from hotline.domains.people.workforce.schemas.requests import ShiftRequestOut
from hotline.domains.platform.accounts.queries import names_of
from hotline.kernel.clock import beijing_day, now


def shapes_of(rows: Sequence[ShiftRequest]) -> list[ShiftRequestOut]:
    names = names_of({number for row in rows for number in (row.number, row.colleague)})
    today = beijing_day(now())
    return [
        ShiftRequestOut(
            id=row.pk, number=row.number, name=names.get(row.number, ""), kind=ShiftRequestKind(row.kind),
            state=ShiftRequestState(row.state),
            first_day=row.first_day, last_day=row.last_day, colleague=row.colleague,
            colleague_name=names.get(row.colleague, ""), shift=row.shift, 
            leave=LeaveKind(row.leave) if row.leave else None, reason=row.reason,
            requested_at=row.requested_at, decided_by=row.decided_by, decided_at=row.decided_at, remark=row.remark,
            is_over=row.state in OPEN and row.kind != ShiftRequestKind.LEAVE.value and row.first_day <= today,
        )
        for row in rows
    ]  # fmt: skip
