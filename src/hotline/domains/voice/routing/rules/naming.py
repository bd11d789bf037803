"""An agent asked for by number, to be consulted, to take a caller over, or to dial out: kept or refused at once.

Nobody waits in line for a named agent: who asked hears at once that it cannot be, and what becomes of the offer
concerns the agent alone. The caller's place is the callcontrol's business.
"""

from datetime import datetime

from hotline.domains.voice.routing.rules.documents import AgentState
from hotline.domains.voice.routing.rules.effects import SendOffer, SendWithdraw
from hotline.domains.voice.routing.rules.floor import Floor, Named, after
from hotline.domains.voice.routing.rules.matching import GRACE_SECONDS
from hotline.domains.voice.routing.rules.messages import (
    Offer,
    OfferOutcome,
    OfferResult,
    OpenOffer,
    Reserve,
    Take,
    Withdraw,
)
from hotline.domains.voice.routing.rules.states import begin_talk, done, free
from hotline.kernel.errors import Refused

PHONE_FAILED = "话机不可用"
OWN_RING_SECONDS = 20  # a telephone's; a browser answers by itself
MAY_DIAL = (AgentState.READY, AgentState.NOT_READY)
STATES_IN_WORDS = {
    AgentState.NOT_READY: "示忙",
    AgentState.RINGING: "正在振铃",
    AgentState.TALKING: "正在通话",
    AgentState.WRAP_UP: "在话后处理",
    AgentState.MISSED: "暂时离席",
}


def reserve(floor: Floor, wanted: Reserve, now: datetime) -> None:
    """Keep the agent and have the phone rung. Raises Refused ``agent_busy`` unless they are ready.

    Whoever stands in line for this call leaves it: one phone rings for a caller, not two.
    """
    if wanted.offer in floor.named:
        return
    doc = floor.agent(wanted.agent)
    if doc is None or doc.state is not AgentState.READY:
        state = STATES_IN_WORDS.get(doc.state, "") if doc else ""
        raise Refused(f"{wanted.agent} {state or '没有签入'}，现在不能接听。", code="agent_busy")
    queue = floor.queue(wanted.queue)
    floor.lines.leave(wanted.call)
    floor.named[wanted.offer] = Named(wanted.offer, wanted.agent, wanted.call, wanted.node)
    floor.remember(after(now, queue.ring_seconds + GRACE_SECONDS), "offer", wanted.offer)
    floor.turn(
        doc.id,
        AgentState.RINGING,
        now,
        call=wanted.call,
        offer=wanted.offer,
        queue=queue.id,
        call_node=wanted.node,
    )
    floor.effects.queues.add(queue.id)
    made = Offer(wanted.offer, wanted.call, doc.id, doc.endpoint, queue.ring_seconds)
    floor.effects.sends.append(SendOffer(wanted.node, made))


def take(floor: Floor, wanted: Take, now: datetime) -> None:
    """Keep the agent to themselves while they dial out. Raises Refused ``agent_busy`` unless ready or not ready.

    Who was not ready is so again afterwards.
    """
    if wanted.offer in floor.named:
        return
    doc = floor.agent(wanted.agent)
    if doc is None or doc.state not in MAY_DIAL:
        state = STATES_IN_WORDS.get(doc.state, "") if doc else ""
        raise Refused(f"您{f'现在{state}' if state else '还没有签入'}，不能拨号。", code="agent_busy")
    floor.named[wanted.offer] = Named(wanted.offer, wanted.agent, wanted.call, wanted.node)
    floor.remember(after(now, OWN_RING_SECONDS + GRACE_SECONDS), "offer", wanted.offer)
    away = doc.state is AgentState.NOT_READY
    floor.turn(
        doc.id,
        AgentState.RINGING,
        now,
        call=wanted.call,
        offer=wanted.offer,
        queue="",
        call_node=wanted.node,
        next_state=AgentState.NOT_READY.value if away else "",
        next_reason=doc.reason,
        unmet_call="",
        unmet="",
    )


def named_result(floor: Floor, result: OfferResult, now: datetime) -> None:
    """Turning a colleague down is no offence; letting it ring means nobody is there."""
    named = floor.named[result.offer]
    match result.outcome:
        case OfferOutcome.ANSWERED:
            del floor.named[named.offer]
            doc = floor.agents[named.agent]
            begin_talk(floor, OpenOffer(named.offer, named.call, named.agent), doc.queue, named.node, now)
        case OfferOutcome.NO_ANSWER:
            close_named(floor, named, AgentState.MISSED, "", now)
        case OfferOutcome.FAILED:
            close_named(floor, named, AgentState.NOT_READY, PHONE_FAILED, now)
        case OfferOutcome.REFUSED | OfferOutcome.CALLER_GONE:
            del floor.named[named.offer]
            free(floor, named.agent, now)


def close_named(floor: Floor, named: Named, state: AgentState, reason: str, now: datetime) -> None:
    del floor.named[named.offer]
    done(floor, floor.agents[named.agent], state, now, reason=reason)


def take_named_back(floor: Floor, named: Named) -> None:
    floor.effects.sends.append(SendWithdraw(named.node, Withdraw(named.offer, named.call)))
