"""Seeing a full number."""

from ninja import Router

from hotline.domains.platform.citizens import actions
from hotline.domains.platform.citizens.queries import number_of_live, number_of_past
from hotline.domains.platform.citizens.rules import DISPLAY_SECONDS
from hotline.domains.platform.citizens.schemas import (
    NumberHandleOut,
    Revealed,
    RevealNumberBody,
    SearchedNumberBody,
)
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.key_service.key_set import TAIL
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.errors import Invalid
from hotline.kernel.masking import mask_number
from hotline.kernel.sealed import Sealed

router = Router(tags=["citizens"], auth=needs())


@router.post("/reveal", response=Revealed)
async def reveal(request: StaffRequest, body: RevealNumberBody) -> Revealed:
    """The full number of a call that one may see; 404 for any other. 503 while no audit row can be written."""
    staff = current_staff(request)
    ringing = number_of_live(await live.ready_mirror(), staff, body.call_id)
    number = await from_database(lambda: _reveal(staff, body, ringing))
    return Revealed(number=number, seconds=DISPLAY_SECONDS)


@router.post("/search-handle", response=NumberHandleOut)
async def search_handle(request: StaffRequest, body: SearchedNumberBody) -> NumberHandleOut:
    """A handle by which lists are searched for this number without the number standing in an address."""
    number = "".join(each for each in body.number if each.isalnum() or each == "+")
    if len(number) <= TAIL:
        raise Invalid("请输入完整号码，或号码的后四位。")
    return NumberHandleOut(handle=handle_of(number, mask_number(number)))


def _reveal(staff: Principal, body: RevealNumberBody, ringing: Sealed | None) -> str:
    number = ringing or number_of_past(staff, body.call_id)
    return actions.reveal(by=staff, call=body.call_id, number=number, reason=body.reason, under_way=ringing is not None)
