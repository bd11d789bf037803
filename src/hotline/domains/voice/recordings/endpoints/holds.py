"""Endpoints that exempt a recording from destruction, and end the exemption."""

from ninja import Router

from hotline.domains.voice.recordings.actions import holds
from hotline.domains.voice.recordings.endpoints.shapes import holds_of
from hotline.domains.voice.recordings.schemas import HoldsOut, RetentionReasonBody
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["recordings"], auth=needs(Permission.RECORDINGS_HOLD))


@router.post("/{call_id}/hold", response=HoldsOut)
def hold(request: StaffRequest, call_id: str, body: RetentionReasonBody) -> HoldsOut:
    holds.hold(by=current_staff(request), call=call_id, reason=body.reason)
    return HoldsOut(holds=holds_of(call_id))


@router.post("/{call_id}/lift", response=HoldsOut)
def lift(request: StaffRequest, call_id: str, body: RetentionReasonBody) -> HoldsOut:
    holds.lift(by=current_staff(request), call=call_id, reason=body.reason)
    return HoldsOut(holds=holds_of(call_id))
