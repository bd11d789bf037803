"""Agents' commands: sign in and out, ready, not ready, wrap-up. Each changes the routing state or is refused."""

from datetime import datetime

from hotline.domains.voice.routing.rules.configuration import RoutingConfig
from hotline.domains.voice.routing.rules.directions import direct
from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.voice.routing.rules.matcher import much_news
from hotline.domains.voice.routing.rules.queue_places import stand
from hotline.domains.voice.routing.rules.requests import (
    AnyAgentCommand,
    Direct,
    ExtendWrapUp,
    GetNotReady,
    GetReady,
    SaveWrapUp,
    SignIn,
    SignOut,
)
from hotline.domains.voice.routing.rules.routing_state import RoutingState, after
from hotline.domains.voice.routing.rules.states import ON_THE_PHONE, actor, done, leave, settle
from hotline.events.routing import AgentSignedIn, AgentSignedOut, WrapUpExtended, WrapUpSaved
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.sealed import Sealed

EXTENSION_SECONDS = 60
JUST_SIGNED_IN = "刚签入"
AFTER_WRAP_UP = "话后整理"


def configure(state: RoutingState, config: RoutingConfig, now: datetime) -> None:
    """Apply a new configuration at once to waiting callers and free agents. O(agents + waiting)."""
    with much_news(state, now):
        state.configure(config, now)
        for waiting in state.lines.all():
            stand(state, waiting.call, now)
        for agent in state.agents.keys() - state.staff.keys():
            _sign_out(state, agent, "forced", now)


def obey(state: RoutingState, command: AnyAgentCommand, now: datetime) -> None:
    match command:
        case SignIn():
            _sign_in(state, command, now)
        case SignOut():
            if state.agent(command.agent) is None:
                raise Refused("未签入过，请先签入。", code="signed_out")
            _sign_out(state, command.agent, command.why, now)
        case GetReady():
            _ready(state, _at_work(state, command.agent), now)
        case GetNotReady():
            _not_ready(state, _at_work(state, command.agent), command.reason, now)
        case SaveWrapUp():
            _save_wrap_up(state, _at_work(state, command.agent), command, now)
        case ExtendWrapUp():
            _extend(state, _at_work(state, command.agent), command, now)
        case Direct():
            direct(state, _known(state, command.agent), command, now)


def _known(state: RoutingState, agent: str) -> AgentDoc:
    doc = state.agent(agent)
    if doc is None:
        raise Refused("未签入。请先签入。", code="signed_out")
    return doc


def _at_work(state: RoutingState, agent: str) -> AgentDoc:
    doc = _known(state, agent)
    if doc.state is AgentState.SIGNED_OUT:
        raise Refused("未签入。请先签入。", code="signed_out")
    return doc


def _sign_in(state: RoutingState, command: SignIn, now: datetime) -> None:
    known = state.staff.get(command.agent)
    if known is None:
        raise NotFound(f"工号 {command.agent} 未配置技能，请联系班长。", code="unknown_agent")
    doc = state.agent(command.agent)
    if doc is not None and doc.state is not AgentState.SIGNED_OUT:
        _return_to_work(state, doc, command, now)
        return
    seat = {"device": command.device, "node": command.node, "endpoint": command.endpoint, "desk": command.desk}
    fresh = AgentDoc(
        id=known.id,
        name=known.name,
        group=known.group,
        skills=known.skills,
        state=AgentState.SIGNED_OUT,
        since=now,
        seq=doc.seq if doc else 0,
    )
    state.restore(fresh, now)
    skills = state.agents[known.id].skills
    state.emit(known.id, now, actor(known.id), AgentSignedIn(command.device, skills, known.group))
    state.turn(known.id, AgentState.NOT_READY, now, actor(known.id), reason=JUST_SIGNED_IN, **seat)


def _return_to_work(state: RoutingState, doc: AgentDoc, command: SignIn, now: datetime) -> None:
    """Sign in again.

    The same page keeps its state after a reload, even during a talk. Another page needs ``takeover``.
    """
    if doc.desk != command.desk and not command.takeover:
        raise Refused(_signed_in_where(doc), code="signed_in_elsewhere")
    here = {"device": command.device, "node": command.node, "endpoint": command.endpoint, "desk": command.desk}
    stays = {"next_state": "", "next_reason": ""} if doc.next_state == AgentState.SIGNED_OUT else {}
    state.change(doc.id, **here, **stays)
    if doc.desk != command.desk:
        state.emit(doc.id, now, actor(doc.id), AgentSignedOut("takeover"))
        state.emit(doc.id, now, actor(doc.id), AgentSignedIn(command.device, doc.skills, doc.group))
        state.emit_state(doc.id, now, actor(doc.id))


def _signed_in_where(doc: AgentDoc) -> str:
    device = "话机" if doc.device == "phone" else "浏览器"
    return f"{doc.id} 已在另一处（{device}）签入。请在此签入，或先在另一处签退。"


def _sign_out(state: RoutingState, agent: str, why: str, now: datetime) -> None:
    """Sign an agent out. During a call that happens after the wrap-up. An agent who is signed out stays so."""
    doc = state.agent(agent)
    if doc is None or doc.state is AgentState.SIGNED_OUT:
        return
    if doc.state in ON_THE_PHONE:
        state.change(doc.id, next_state=AgentState.SIGNED_OUT.value, next_reason=why)
        return
    leave(state, doc, why, now)


def _ready(state: RoutingState, doc: AgentDoc, now: datetime) -> None:
    state.change(doc.id, directed=None)
    if doc.state in ON_THE_PHONE:
        state.change(doc.id, next_state="", next_reason="")
    elif doc.state is not AgentState.READY:
        settle(state, doc, AgentState.READY, now, by=actor(doc.id))


def _not_ready(state: RoutingState, doc: AgentDoc, reason: str, now: datetime) -> None:
    """Set an agent not ready. During a call or wrap-up that happens afterwards."""
    if not reason.strip():
        raise Refused("请选择示忙原因。", code="reason_missing", status=422)
    state.change(doc.id, directed=None)
    if doc.state in (*ON_THE_PHONE, AgentState.WRAP_UP):
        state.change(doc.id, next_state=AgentState.NOT_READY.value, next_reason=reason)
    else:
        settle(state, doc, AgentState.NOT_READY, now, reason=reason, by=actor(doc.id))


def _save_wrap_up(state: RoutingState, doc: AgentDoc, command: SaveWrapUp, now: datetime) -> None:
    """Save the summary.

    Every save emits an event, and the last one counts. Notes are accepted after the wrap-up's end too.
    """
    notes = Sealed(command.notes_masked, command.notes_cipher, command.notes_index) if command.notes_cipher else None
    fact = WrapUpSaved(command.call, command.topic, command.disposition, command.sensitive, notes)
    state.emit(doc.id, now, actor(doc.id), fact)
    if doc.state is AgentState.WRAP_UP and doc.call == command.call:
        if command.then == "ready":
            done(state, state.agents[doc.id], AgentState.READY, now)
        elif command.then == "not_ready":
            done(state, state.agents[doc.id], AgentState.NOT_READY, now, reason=AFTER_WRAP_UP)


def _extend(state: RoutingState, doc: AgentDoc, command: ExtendWrapUp, now: datetime) -> None:
    if doc.state is not AgentState.WRAP_UP or doc.call != command.call or doc.until is None:
        raise Refused("当前不在本通话后，无需延长。", code="not_wrapping_up")
    if doc.extended:
        raise Refused("话后已延长一次，请尽快填写小结。", code="extended_already")
    until = after(doc.until, EXTENSION_SECONDS)
    state.change(doc.id, until=until, extended=True)
    state.remember(until, "wrap_up", doc.id)
    state.emit(doc.id, now, actor(doc.id), WrapUpExtended(command.call, until, command.reason))
