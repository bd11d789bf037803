"""Who goes on with a caller, and the leader who is with the call, read what an AI seat and the caller have said.
The leader gives the seat instructions.
"""

from functools import partial

from hotline.domains.voice.calls.actions.commands import require_accepted, require_own
from hotline.domains.voice.calls.actions.readings import audit_reading
from hotline.domains.voice.calls.queries.live_calls import call_in
from hotline.domains.voice.calls.rules.ai_seat_instruction import (
    InstructionKind,
    InstructSeat,
    subject_of,
    text_error,
)
from hotline.domains.voice.calls.rules.call_doc import CallDoc, has_leader
from hotline.domains.voice.routing.ports import Ack, AgentDoc
from hotline.infrastructure import audit, live, spoken_talks
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.spoken_talks import SpokenTalk
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.masking import mask_numbers_in


async def read_ai_talk(*, by: Principal, call: str) -> SpokenTalk | None:
    """None where no AI seat has had the caller. Raises NotFound for a call of others."""
    await require_own(by, call)
    return await _read(by, call)


async def read_supervised_ai_talk(*, by: Principal, call: str) -> SpokenTalk | None:
    """The same for the leader who is with the call. Raises NotFound for everybody else."""
    await _supervised(by, call)
    return await _read(by, call)


async def instruct(*, by: Principal, call: str, kind: InstructionKind, text: str) -> None:
    """Have the AI seat of the call that the leader is with say or do something.

    It follows when its caller is not speaking. Raises NotFound for other calls, Refused where a person has the caller,
    Invalid for a text that cannot be said.
    """
    doc = await _supervised(by, call)
    seat = live.mirror().read(f"agents/{doc.agent}", AgentDoc)
    subject = subject_of(seat.node, seat.endpoint) if seat is not None else ""
    if seat is None or not subject:
        raise Refused("当前不是智能坐席接待，请用密语。", code="no_ai_seat")
    if why_not := text_error(kind, text):
        raise Invalid(why_not)
    detail = {"agent": seat.id, "kind": kind.value, "text": mask_numbers_in(text)}
    await from_database(
        partial(audit.record, by=by.number, action="calls.instruct_ai_seat", about=f"call/{call}", **detail)
    )
    command = InstructSeat(call, seat.id, by.number, kind, text if kind is InstructionKind.SPEAK else "")
    require_accepted(await (await live.bus()).request(subject, command, Ack))


async def _supervised(by: Principal, call: str) -> CallDoc:
    doc = call_in(await live.ready_mirror(), call)
    if doc is None or not has_leader(doc, by.number):
        raise NotFound("请先监听该通话，再查看对话。", code="not_supervised")
    return doc


async def _read(by: Principal, call: str) -> SpokenTalk | None:
    found = await spoken_talks.load(await live.bus(), call)
    if found is not None:
        await audit_reading(by, call, "calls.read_ai_talk")
    return found
