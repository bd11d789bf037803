"""Commands of desks over the bus: to the router about an agent, to callcontrol about a call. No database access."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from hotline.domains.platform.accounts.queries import leads
from hotline.domains.voice.calls.ports import (
    PhoneCredentials,
    PhoneReply,
    ProvisionPhone,
    RemovePhone,
    has_talked,
    ready_check,
)
from hotline.domains.voice.calls.queries.live_calls import call_in, calls_in
from hotline.domains.voice.calls.queries.screens import known_flow, known_queue
from hotline.domains.voice.calls.rules.call_commands import (
    AnyCallCommand,
    CallCommand,
    Consult,
    CutOff,
    Dial,
    StopSupervising,
    Supervise,
    Transfer,
)
from hotline.domains.voice.calls.rules.call_doc import CallDoc, concerns, has_leader
from hotline.domains.voice.calls.rules.command_table import TABLE
from hotline.domains.voice.calls.rules.outside import number_outside
from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.domains.voice.calls.rules.wrap_up import wrap_up_error
from hotline.domains.voice.routing.ports import (
    Ack,
    AgentDoc,
    AgentReply,
    AgentState,
    AnyAgentCommand,
    Direct,
    GetReady,
    SaveWrapUp,
    SignIn,
    SignOut,
)
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealing import moved, seal_number, seal_text
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid, NotFound, Refused, Unavailable
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

HANG_UP = "hang_up"
#: So long an agent who wants to be ready waits for the database.
CHECK_SECONDS = 1.0
#: States in which an agent receives calls or has one.
AT_WORK = (AgentState.READY, AgentState.RINGING, AgentState.TALKING)


class SignedIn(msgspec.Struct, frozen=True):
    """A successful sign-in. ``desk``: id of this sign-in. ``phone``: credentials for the agent's phone."""

    agent: AgentDoc
    phone: PhoneCredentials
    desk: str


async def sign_in(*, by: Principal, device: str, takeover: bool) -> SignedIn:
    """Create a phone account, then sign in. Refused ``signed_in_elsewhere``: the other desk's phone keeps working."""
    mirror = await live.ready_mirror()
    known = mirror.read(f"agents/{by.number}", AgentDoc)
    if known and known.state is not AgentState.SIGNED_OUT and not takeover:
        raise signed_in_elsewhere(by.number)
    node = settings().place.node
    phone = await _phone(node, by.number, device)
    desk = new_id("desk")
    seat = SignIn(by.number, device=device, node=node, endpoint=phone.endpoint, desk=desk, takeover=takeover)
    return SignedIn(await command_agent(seat), phone, desk)


async def renew_phone(*, by: Principal, desk: str) -> PhoneCredentials:
    """Create the phone account of a signed-in desk again, after the switch lost it. Refused ``not_at_desk`` elsewhere.

    A switch that fails within a second after a sign-in has lost that account.
    """
    own = (await live.ready_mirror()).read(f"agents/{by.number}", AgentDoc)
    if own is None or own.state is AgentState.SIGNED_OUT or own.desk != desk:
        raise Refused("此窗口未签入，请重新签入。", code="not_at_desk")
    return await _phone(own.node or settings().place.node, by.number, own.device)


async def sign_out(*, by: Principal) -> AgentDoc:
    """Sign out, then remove the phone account. Raises Refused when the router refuses."""
    agent = await command_agent(SignOut(by.number))
    node = agent.node or settings().place.node
    await (await live.bus()).send(f"callcontrol.{node}.phone_remove", RemovePhone(by.number))
    return agent


async def get_ready(*, by: Principal) -> AgentDoc:
    """Raises Refused while the person supervises a call, or has something to do before the first call.

    The latter is not looked at while the database is away: callers come first.
    """
    await refuse_while_supervising(by)
    try:
        refusal = await from_database(lambda: ready_check()(by.number), within=CHECK_SECONDS)
    except Unavailable:
        refusal = ""
    if refusal:
        raise Refused(refusal, code="not_yet")
    return await command_agent(GetReady(by.number))


async def command_agent(command: AnyAgentCommand) -> AgentDoc:
    """Send the command to the router; returns the agent's document afterwards. Raises Refused with its sentence."""
    reply = await _request("router.agent", command, AgentReply)
    require_accepted(reply.ack)
    if reply.agent is None:
        raise Unavailable("未收到您的席位状态，请重试。", code="no_answer")
    return reply.agent


async def give(*, by: Principal, command: AnyCallCommand) -> None:
    """Send a command to a live call. All commands take this path; the call decides by ``rules.command_table``.

    Raises NotPermitted, NotFound for an ended call or another agent's call, Refused with the call's sentence.
    """
    call = call_in(await live.ready_mirror(), command.call)
    if call is None:
        raise not_your_call()
    await _send_to(call, by, command)


async def order(*, by: Principal, kind: type[CallCommand], call: str, form: Mapping[str, str]) -> None:
    """Send the command of a client's form to a live call, after sealing numbers and checking queues and flows.

    Raises Invalid for an invalid number, queue or flow, and the errors of ``give``.
    """
    fields: dict[str, object] = {name: value.strip() for name, value in form.items()}
    if "number" in form:
        fields["number"] = number_to_ring(form["number"], f"call/{call}")
    mirror = await live.ready_mirror()
    known_queue(mirror, form.get("queue", ""))
    known_flow(mirror, form.get("flow", ""))
    command: Any = kind(call, by.number, **fields)
    await give(by=by, command=command)


async def _send_to(call: CallDoc, by: Principal, command: AnyCallCommand) -> None:
    """Also raises NotPermitted when the table requires ``by`` to lead the call's agent, and ``by`` does not."""
    row = TABLE[type(command)]
    if row.leads and not has_leader(call, by.number) and not _leads_one_of(call, by, await live.ready_mirror()):
        deny(by, row.permission, f"call/{call.id}")
    await _send(by, command, call.inside.node)


async def _send(by: Principal, command: AnyCallCommand, node: str) -> None:
    permission = TABLE[type(command)].permission
    if not by.may(permission):
        deny(by, permission, f"call/{command.call}")
    if isinstance(command, Consult | Dial | Transfer) and command.number is not None:
        command = replace(command, roles=by.roles)
    require_accepted(await _request(f"callcontrol.{node}.desk", command, Ack))


def _leads_one_of(call: CallDoc, by: Principal, mirror: Mirror) -> bool:
    """Whether this leader leads the talking agent or the consulted agent of the call."""
    talking = {call.agent, call.party.agent if call.party else ""} - {""}
    agents = (mirror.read(f"agents/{number}", AgentDoc) for number in talking)
    return any(leads(by, agent.group) for agent in agents if agent is not None)


async def direct(*, by: Principal, number: str, to: str, why: str) -> AgentDoc:
    """A leader sets an agent's state or ends the agent's talk (``hang_up``). NotFound, NotPermitted, Refused."""
    mirror = await live.ready_mirror()
    agent = mirror.read(f"agents/{number}", AgentDoc)
    if agent is None:
        raise NotFound(f"没有工号 {number} 的坐席，或从未签入。请核对工号。")
    if not leads(by, agent.group):
        deny(by, Permission.LIVE_DIRECT, f"agent/{number}")
    if to == HANG_UP:
        call = call_in(mirror, agent.call)
        if call is None:
            raise Refused(f"{number} 当前不在通话中，可能刚结束，请刷新查看。", code="not_now")
        await _send_to(call, by, CutOff(call.id, by.number, by.name, number, why))
        return agent
    done = await command_agent(Direct(number, to, by.number, by.name, why))
    if done.state is AgentState.SIGNED_OUT and not done.is_ai:
        await (await live.bus()).send(f"callcontrol.{agent.node}.phone_remove", RemovePhone(number))
    return done


async def supervise(*, by: Principal, call_id: str, agent: str, mode: Mode, reason: str) -> str:
    """Let a leader supervise a call, or the call of this agent; returns the call's id. Raises Refused."""
    mirror = await live.ready_mirror()
    own = mirror.read(f"agents/{by.number}", AgentDoc)
    if own is not None and own.state in AT_WORK:
        raise Refused("您现在可能接到来电，请先示忙再监听。", code="agent_busy")
    seat = mirror.read(f"agents/{agent}", AgentDoc) if agent else None
    call = call_in(mirror, call_id or (seat.call if seat else ""))
    if call is None or (seat is not None and seat.state is not AgentState.TALKING):
        raise Refused("该席位当前无通话，请确认状态后重试。", code="not_talking")
    await _send_to(call, by, Supervise(call.id, by.number, mode, reason))
    return call.id


async def stop_supervising(*, by: Principal, call_id: str) -> None:
    """End a leader's supervision of a call. Does nothing for an ended call."""
    call = call_in(await live.ready_mirror(), call_id)
    if call is not None:
        await _send_to(call, by, StopSupervising(call_id, by.number))


async def refuse_while_supervising(by: Principal) -> None:
    """Raises Refused while the person supervises a call, because no call may be offered to them then."""
    if not by.may(Permission.LIVE_SUPERVISE):
        return
    if any(has_leader(call, by.number) for call in calls_in(await live.ready_mirror())):
        raise Refused("您正在监听或接管，请先退出再就绪。", code="agent_busy")


async def phone_to_supervise(*, by: Principal, device: str) -> PhoneCredentials | None:
    """Create a phone account to which no call is routed. None when the person is signed in at a desk."""
    if await is_at_desk(by):
        return None
    return await _phone(settings().place.node, by.number, device)


async def is_at_desk(by: Principal) -> bool:
    own = (await live.ready_mirror()).read(f"agents/{by.number}", AgentDoc)
    return own is not None and own.state is not AgentState.SIGNED_OUT


async def _phone(node: str, agent: str, device: str) -> PhoneCredentials:
    reply = await _request(f"callcontrol.{node}.phone", ProvisionPhone(agent, device), PhoneReply)
    if reply.phone is None:
        raise Unavailable(reply.message or "话机未开通，请重试。", code="no_phone")
    return reply.phone


async def dial(
    *,
    by: Principal,
    number: Sealed,
    after: str = "",
    callback: str = "",
    call: str = "",
    presentation: Presentation = Presentation.UNSCREENED,
    campaign_entry: str = "",
    people_queue: str = "",
) -> str:
    """Dial a citizen; returns the new call's id. Raises Refused for a refused number and for a busy agent.

    ``call``: id of the new call, given when a request may be repeated; repeats make one call. ``presentation``: of a
    number that a call presented. ``people_queue``: for whom an AI seat dials, where it hands its citizen over.
    """
    agent = (await live.ready_mirror()).read(f"agents/{by.number}", AgentDoc)
    if agent is None or agent.state is AgentState.SIGNED_OUT:
        raise Refused("未签入，不能拨号。请先签入。", code="signed_out")
    call = call or new_id("out")
    sealed = moved(number, f"call/{call}", "number")
    command = Dial(
        call,
        by.number,
        sealed,
        after,
        callback,
        presentation=presentation,
        campaign_entry=campaign_entry,
        seat=agent.endpoint if agent.is_ai else "",
        people_queue=people_queue,
    )
    await _send(by, command, agent.node)
    return call


async def save_wrap_up(
    *, by: Principal, call: str, topic: str, disposition: str, notes: str, sensitive: bool, then: str
) -> AgentDoc:
    """Save the wrap-up with its notes sealed. Raises Invalid for missing fields, Refused for another agent's call."""
    if why_not := wrap_up_error(topic, disposition, notes, then):
        raise Invalid(why_not)
    await require_own(by, call)
    sealed = seal_text(notes, f"call/{call}", "notes") if notes else Sealed("", "", "")
    command = SaveWrapUp(
        by.number,
        call=call,
        topic=topic,
        disposition=disposition,
        sensitive=sensitive,
        notes_masked=sealed.masked,
        notes_cipher=sealed.cipher,
        notes_index=sealed.index,
        then=then,
    )
    return await command_agent(command)


async def require_own(by: Principal, call_id: str) -> CallDoc | None:
    """The live call, None when it is over. Raises NotFound ``not_your_call``.

    A call that is over is the agent's while they sum it up, and later by its record, for notes that come late. Who
    passed the caller on may sum the talk up while it goes on elsewhere: their own document still names the call.
    """
    mirror = await live.ready_mirror()
    call, agent = call_in(mirror, call_id), mirror.read(f"agents/{by.number}", AgentDoc)
    sums_up = agent is not None and agent.call == call_id
    if sums_up or (call is not None and concerns(call, by.number)):
        return call
    if call is not None or not await from_database(lambda: has_talked()(by.number, call_id)):
        raise not_your_call()
    return None


def number_to_ring(raw: str, about: str = "dial/new") -> Sealed | None:
    """Sealed before it goes anywhere, for the call ``about`` where there is one already; None for none.

    Raises Invalid for what is no number. Whether the hotline dials it now is for callcontrol, which notes what it
    refuses.
    """
    return seal_number(number_outside(raw), about) if raw.strip() else None


def telephones_port() -> str:
    """Where a SIP telephone registers, as it stands behind the host in its address."""
    chosen = settings()
    if chosen.telephones.encrypted:
        return f":{chosen.ports.sip_edge_telephones};transport=tls"
    return f":{chosen.sip_port}"


def not_your_call() -> NotFound:
    """The same error for another agent's call and for an unknown call, so that call ids cannot be probed."""
    return NotFound("这通电话已结束，或不是您的通话。请查看通话记录。", code="not_your_call")


def signed_in_elsewhere(number: str) -> Refused:
    return Refused(f"{number} 已在另一处签入。如需在此接听，请选择“在此签入”。", code="signed_in_elsewhere")


async def _request[R](subject: str, message: object, reply: type[R]) -> R:
    """Send a request over the bus. Refusals have the shape of an Ack, whatever the reply's type."""
    bus = await live.bus()
    answer = await bus.request(subject, message, dict[str, object])
    if answer.get("ok") is False:
        require_accepted(msgspec.convert(answer, Ack))
    return msgspec.convert(answer, reply)


def require_accepted(ack: Ack) -> None:
    if ack.code == "not_your_call":
        raise not_your_call()
    if not ack.ok:
        raise Refused(ack.message or "操作失败，请重试。", code=ack.code or None, status=ack.status)
