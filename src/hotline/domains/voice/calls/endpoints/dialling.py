"""Whom an agent rings up: a number typed, or somebody who rang, whose number stays sealed."""

from datetime import UTC, datetime
from typing import TypedDict

from hotline.domains.voice.calls import queries
from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.callbacks import ASKED
from hotline.domains.voice.calls.rules.view import concerns
from hotline.domains.voice.calls.schemas import DialBody
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Signed
from hotline.kernel.errors import Invalid
from hotline.kernel.sealed import Sealed


class Wanted(TypedDict):
    number: Sealed
    after: str
    callback: str


async def wanted_of(by: Signed, body: DialBody) -> Wanted:
    """Raises Invalid without a number, NotFound for a call or an entry that is none of the agent's business.

    A number typed needs no database: an agent can dial while it is away.
    """
    if body.callback:
        entry = await from_database(lambda: queries.callback_to_dial(by, body.callback, datetime.now(UTC)))
        return Wanted(number=entry.number, after="" if entry.kind == ASKED else entry.call, callback=entry.id)
    number = commands.number_to_ring(body.number)
    if number is None and not body.after:
        raise Invalid("请输入要拨打的号码。")
    number = number or (await other_side(by, body.after))[0]
    return Wanted(number=number, after=body.after, callback="")


async def other_side(by: Signed, call_id: str) -> tuple[Sealed, str]:
    """Number and place of who is or was on the other end: of a live call of one's own, or of a record one may see."""
    call = (await live.ready_mirror()).read(f"calls/{call_id}", Call)
    if call is not None and call.number is not None and concerns(call, by.number):
        return call.number, call.place
    row = await from_database(lambda: queries.visible_call(by, call_id))
    if row.number is None:
        raise Invalid("这通电话没有显示号码，不能回拨。")
    return row.number, row.place
