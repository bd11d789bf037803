"""An agent's way from one state to the next, with what was asked for meanwhile."""

from datetime import datetime

from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.voice.routing.rules.floor import Floor, after
from hotline.domains.voice.routing.rules.matching import match_agent
from hotline.domains.voice.routing.rules.messages import OpenOffer
from hotline.events.routing import AgentSignedOut
from hotline.kernel.actor import SYSTEM, Actor

ON_THE_PHONE = (AgentState.RINGING, AgentState.TALKING)


def actor(agent: str) -> Actor:
    return Actor.staff(agent)


def begin_talk(floor: Floor, talk: OpenOffer, queue: str, node: str, now: datetime) -> None:
    floor.turn(
        talk.agent,
        AgentState.TALKING,
        now,
        call=talk.call,
        offer=talk.offer,
        queue=queue,
        call_node=node,
        extended=False,
    )


def free(floor: Floor, agent: str, now: datetime) -> None:
    """Back from an offer that came to nothing: ready as before, idle time kept, unless something else was asked for."""
    doc = floor.agent(agent)
    if doc is None or doc.state is not AgentState.RINGING:
        return
    if doc.next_state:
        done(floor, doc, AgentState.READY, now)
    else:
        settle(floor, doc, AgentState.READY, now, idle_since=doc.idle_since)


def wrap_up(floor: Floor, doc: AgentDoc, now: datetime) -> None:
    until = after(now, floor.queue(doc.queue).wrap_up_seconds)
    floor.remember(until, "wrap_up", doc.id)
    floor.turn(doc.id, AgentState.WRAP_UP, now, until=until, offer="", extended=False)


def done(floor: Floor, doc: AgentDoc, otherwise: AgentState, now: datetime, reason: str = "") -> None:
    """Off the phone: into the state asked for meanwhile, or else ``otherwise``."""
    if doc.next_state == AgentState.SIGNED_OUT:
        leave(floor, doc, doc.next_reason or "asked", now)
    elif doc.next_state == AgentState.NOT_READY:
        settle(floor, doc, AgentState.NOT_READY, now, reason=doc.next_reason)
    else:
        settle(floor, doc, otherwise, now, reason=reason)


def leave(floor: Floor, doc: AgentDoc, why: str, now: datetime, by: Actor | None = None) -> None:
    """Work is over: nothing of the seat is left."""
    floor.tell(doc.id, now, by or actor(doc.id), AgentSignedOut(why))
    settle(floor, floor.agents[doc.id], AgentState.SIGNED_OUT, now)
    floor.change(doc.id, desk="", device="", endpoint="")


def settle(
    floor: Floor,
    doc: AgentDoc,
    state: AgentState,
    now: datetime,
    *,
    reason: str = "",
    idle_since: datetime | None = None,
    by: Actor = SYSTEM,
) -> None:
    """Into this state with nothing left of a call; a ready agent is offered the next caller."""
    floor.turn(
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
    match_agent(floor, doc.id, now)
