"""An agent's way from one state to the next, with what was asked for meanwhile."""

from datetime import datetime

from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.voice.routing.rules.matcher import match_agent
from hotline.domains.voice.routing.rules.messages import OpenOffer
from hotline.domains.voice.routing.rules.routing_state import RoutingState, after
from hotline.events.routing import AgentSignedOut
from hotline.kernel.actor import SYSTEM, Actor

ON_THE_PHONE = (AgentState.RINGING, AgentState.TALKING)


def actor(agent: str) -> Actor:
    return Actor.staff(agent)


def begin_talk(state: RoutingState, talk: OpenOffer, queue: str, node: str, now: datetime) -> None:
    state.turn(
        talk.agent,
        AgentState.TALKING,
        now,
        call=talk.call,
        offer=talk.offer,
        queue=queue,
        call_node=node,
        extended=False,
    )


def free(state: RoutingState, agent: str, now: datetime) -> None:
    """Back from an offer that came to nothing: ready as before, idle time kept, unless something else was asked for."""
    doc = state.agent(agent)
    if doc is None or doc.state is not AgentState.RINGING:
        return
    if doc.next_state:
        done(state, doc, AgentState.READY, now)
    else:
        settle(state, doc, AgentState.READY, now, idle_since=doc.idle_since)


def wrap_up(state: RoutingState, doc: AgentDoc, now: datetime) -> None:
    until = after(now, state.queue(doc.queue).wrap_up_seconds)
    state.remember(until, "wrap_up", doc.id)
    state.turn(doc.id, AgentState.WRAP_UP, now, until=until, offer="", extended=False)


def done(state: RoutingState, doc: AgentDoc, otherwise: AgentState, now: datetime, reason: str = "") -> None:
    """Release the agent from the phone: into the state requested meanwhile, or else ``otherwise``."""
    if doc.next_state == AgentState.SIGNED_OUT:
        leave(state, doc, doc.next_reason or "asked", now)
    elif doc.next_state == AgentState.NOT_READY:
        settle(state, doc, AgentState.NOT_READY, now, reason=doc.next_reason)
    else:
        settle(state, doc, otherwise, now, reason=reason)


def leave(state: RoutingState, doc: AgentDoc, why: str, now: datetime, by: Actor | None = None) -> None:
    """Work is over: nothing of the seat is left."""
    state.emit(doc.id, now, by or actor(doc.id), AgentSignedOut(why))
    settle(state, state.agents[doc.id], AgentState.SIGNED_OUT, now)
    state.change(doc.id, desk="", device="", endpoint="")


def settle(
    routing: RoutingState,
    doc: AgentDoc,
    state: AgentState,
    now: datetime,
    *,
    reason: str = "",
    idle_since: datetime | None = None,
    by: Actor = SYSTEM,
) -> None:
    """Into this state with nothing left of a call; a ready agent is offered the next caller."""
    routing.turn(
        doc.id,
        state,
        now,
        by,
        reason=reason,
        call="",
        offer="",
        queue="",
        call_node="",
        extended=False,
        next_state="",
        next_reason="",
        idle_since=(idle_since or now) if state is AgentState.READY else None,
    )
    match_agent(routing, doc.id, now)
