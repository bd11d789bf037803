"""A leader sends an agent into a state, or ended the talk. The agent reads who and why; on the phone it waits."""

from datetime import datetime

from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState, Direction
from hotline.domains.voice.routing.rules.requests import Direct
from hotline.domains.voice.routing.rules.routing_state import RoutingState
from hotline.domains.voice.routing.rules.states import ON_THE_PHONE, leave, settle
from hotline.events.routing import AgentDirected
from hotline.kernel.actor import Actor
from hotline.kernel.errors import Invalid, Refused

#: The reason a seat shows; why exactly stands in the direction.
BY_LEADER = "班长安排"
LATER = {AgentState.NOT_READY: BY_LEADER, AgentState.SIGNED_OUT: "forced"}


def direct(state: RoutingState, doc: AgentDoc, command: Direct, now: datetime) -> None:
    """Apply a leader's direction to an agent. An AI seat that is signed out signs itself in once it reads it.

    Raises Invalid without a reason or for a state that nobody can be sent into; Refused when nothing would change.
    """
    if not command.why.strip():
        raise Invalid("请填写事由，坐席会看到。")
    to = _state(command.to)
    if doc.state is AgentState.SIGNED_OUT:
        if not (doc.is_ai and to is AgentState.READY):
            raise Refused("未签入。请先签入。", code="signed_out")
        note(state, doc, Direction(to.value, command.by, command.by_name, command.why, now))
        return
    if why_not := _refusal(doc, to):
        raise Refused(why_not, code="not_now")
    note(state, doc, Direction(to.value, command.by, command.by_name, command.why, now))
    by = Actor.staff(command.by)
    if to is AgentState.READY and doc.state in ON_THE_PHONE:
        state.change(doc.id, next_state="", next_reason="")
    elif to is AgentState.READY:
        settle(state, state.agents[doc.id], to, now, by=by)
    elif doc.state in ON_THE_PHONE or (to is AgentState.NOT_READY and doc.state is AgentState.WRAP_UP):
        state.change(doc.id, next_state=to.value, next_reason=LATER[to])
    elif to is AgentState.NOT_READY:
        settle(state, state.agents[doc.id], to, now, reason=BY_LEADER, by=by)
    else:
        leave(state, state.agents[doc.id], "forced", now, by)


def note(state: RoutingState, doc: AgentDoc, direction: Direction, call: str = "") -> None:
    """Shown to the agent and told."""
    state.change(doc.id, directed=direction)
    fact = AgentDirected(direction.to, direction.by, direction.why, doc.group, call)
    state.emit(doc.id, direction.at, Actor.staff(direction.by), fact)


def _state(to: str) -> AgentState:
    if to not in (AgentState.READY, AgentState.NOT_READY, AgentState.SIGNED_OUT):
        raise Invalid("只能置为就绪、示忙或签退。")
    return AgentState(to)


def _refusal(doc: AgentDoc, to: AgentState) -> str:
    """Why the direction would change nothing, in a sentence; "" when it changes something."""
    if doc.state is to or doc.next_state == to:
        return f"{doc.id} 已是该状态，或本通结束后生效，无需再操作。"
    if to is AgentState.READY and doc.state in ON_THE_PHONE and not doc.next_state:
        return f"{doc.id} 正在振铃或通话，结束后自动就绪，无需操作。"
    return ""
