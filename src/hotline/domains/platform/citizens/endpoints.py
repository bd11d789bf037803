"""Seeing a full number."""

from ninja import Router

from hotline.domains.platform.citizens import actions
from hotline.domains.platform.citizens.queries import number_of_live, number_of_past
from hotline.domains.platform.citizens.rules import DISPLAY_SECONDS
from hotline.domains.platform.citizens.schemas import Revealed, RevealNumberBody
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.sealed import Sealed

router = Router(tags=["citizens"], auth=needs())


@router.post("/reveal", response=Revealed)
async def reveal(request: StaffRequest, body: RevealNumberBody) -> Revealed:
    """The full number of a call that one may see; 404 for any other. 503 while no audit row can be written."""
    staff = current_staff(request)
    ringing = number_of_live(await live.ready_mirror(), staff, body.call_id)
    number = await from_database(lambda: _reveal(staff, body, ringing))
    return Revealed(number=number, seconds=DISPLAY_SECONDS)


def _reveal(staff: Principal, body: RevealNumberBody, ringing: Sealed | None) -> str:
    number = ringing or number_of_past(staff, body.call_id)
    return actions.reveal(by=staff, call=body.call_id, number=number, reason=body.reason)
