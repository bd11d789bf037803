"""A recording kept back from destruction, and let go again."""

from ninja import Router

from hotline.domains.accounts.queries import names_of
from hotline.domains.recordings import actions, queries
from hotline.domains.recordings.models import LegalHold
from hotline.domains.recordings.permissions import HOLD
from hotline.domains.recordings.schemas import HoldsOut, LegalHoldOut, ReasonBody
from hotline.infrastructure.permissions import StaffRequest, needs, signed_in

router = Router(tags=["recordings"], auth=needs(HOLD))


@router.post("/{call_id}/hold", response=HoldsOut)
def hold(request: StaffRequest, call_id: str, body: ReasonBody) -> HoldsOut:
    actions.hold(by=signed_in(request), call=call_id, reason=body.reason)
    return HoldsOut(holds=holds_of(call_id))


@router.post("/{call_id}/lift", response=HoldsOut)
def lift(request: StaffRequest, call_id: str, body: ReasonBody) -> HoldsOut:
    actions.lift(by=signed_in(request), call=call_id, reason=body.reason)
    return HoldsOut(holds=holds_of(call_id))


def holds_of(call: str) -> list[LegalHoldOut]:
    rows = queries.legal_holds_of(call)
    names = names_of({row.by for row in rows} | {row.lifted_by for row in rows})
    return [_hold(row, names) for row in rows]


def _hold(row: LegalHold, names: dict[str, str]) -> LegalHoldOut:
    return LegalHoldOut(
        reason=row.reason,
        by=row.by,
        by_name=names.get(row.by, ""),
        at=row.at,
        lifted_at=row.lifted_at,
        lifted_by=row.lifted_by,
        lifted_by_name=names.get(row.lifted_by, ""),
        lift_reason=row.lift_reason,
    )
