"""Dialling by agents: a typed number, or the sealed number of a caller."""

from datetime import UTC, datetime
from typing import NamedTuple

from ninja import Router

from hotline.domains.platform.citizens.queries.blocks import refuse_blocked
from hotline.domains.voice.callbacks import queries
from hotline.domains.voice.callbacks.queries import DialRequest
from hotline.domains.voice.callbacks.schemas import DialBody, DialledOut
from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.queries import screens
from hotline.domains.voice.records.queries.access import await_call, visible_call
from hotline.domains.voice.records.queries.details import presentation_of
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

router = Router(tags=["desk"], auth=needs(Permission.CALLS_DIAL))


class OtherSide(NamedTuple):
    """The citizen of a call: the number, where it is from, who vouches for it."""

    number: Sealed
    place: str
    presentation: Presentation


@router.post("/dial", response=DialledOut)
async def dial(request: StaffRequest, body: DialBody) -> DialledOut:
    """Dial a citizen: the agent's phone rings first, then the citizen's. 409 ``agent_busy``, 422 ``number_refused``."""
    dial_request = await request_of(current_staff(request), body)
    return DialledOut(call=await commands.dial(by=current_staff(request), **dial_request))


async def request_of(by: Principal, body: DialBody) -> DialRequest:
    """Raises Invalid without a number, NotFound for a call or an entry that the agent may not see.

    A typed number needs no database, so that agents can dial while the database is away.
    """
    if body.callback:
        return await from_database(lambda: queries.request_of_entry(by, body.callback, datetime.now(UTC)))
    number = commands.number_to_ring(body.number)
    if number is not None:
        return DialRequest(number=number, after=body.after, callback="", presentation=Presentation.UNSCREENED)
    if not body.after:
        raise Invalid("请输入要拨打的号码。")
    citizen = await other_side(by, body.after)
    return DialRequest(number=citizen.number, after=body.after, callback="", presentation=citizen.presentation)


async def other_side(by: Principal, call_id: str) -> OtherSide:
    """The citizen in the agent's own live call, or in a call whose record the agent may see."""
    call = screens.own_call(await live.ready_mirror(), call_id, by.number)
    if call is not None and call.inside.number is not None:
        return OtherSide(call.inside.number, call.place, call.presentation)
    await await_call(by, call_id)
    return await from_database(lambda: recorded_side(by, call_id))


def recorded_side(by: Principal, call_id: str) -> OtherSide:
    row = visible_call(by, call_id)
    if row.number is None:
        raise Invalid("这通电话没有显示号码，不能回拨。请询问来电人其他号码。")
    refuse_blocked(row.number, "回拨")
    return OtherSide(row.number, row.place, presentation_of(row))
