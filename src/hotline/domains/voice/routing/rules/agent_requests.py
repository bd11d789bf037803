"""Requests for an agent by number: for a consultation, for a transfer, or to dial out. Reserved or refused at once.

Nobody waits in line for a named agent. The sender learns at once when it is not possible, and the result of the offer
concerns the agent only. Callcontrol looks after the caller's place.
"""

from datetime import datetime

from hotline.domains.voice.routing.rules.documents import AgentState
from hotline.domains.voice.routing.rules.effects import SendOffer, SendWithdraw
from hotline.domains.voice.routing.rules.matcher import GRACE_SECONDS
from hotline.domains.voice.routing.rules.messages import (
    Offer,
    OfferOutcome,
    OfferResult,
    OpenOffer,
    Reserve,
    Take,
    Withdraw,
)
from hotline.domains.voice.routing.rules.routing_state import Named, RoutingState, after
from hotline.domains.voice.routing.rules.states import begin_talk, done, free
from hotline.kernel.errors import Refused

PHONE_FAILED = "话机不可用"
OWN_RING_SECONDS = 20  # a telephone's; a browser answers by itself
MAY_DIAL = (AgentState.READY, AgentState.NOT_READY)
STATE_NAMES = {
    AgentState.NOT_READY: "示忙",
    AgentState.RINGING: "正在振铃",
    AgentState.TALKING: "正在通话",
    AgentState.WRAP_UP: "话后",
    AgentState.MISSED: "暂时离席",
}


def reserve(routing: RoutingState, request: Reserve, now: datetime) -> None:
    """Reserve the agent and request that the phone rings. Raises Refused ``agent_busy`` unless the agent is ready.

    If the call waits in a line, it leaves the line: one phone rings for a caller, not two.
    """
    if request.offer in routing.named:
        return
    doc = routing.agent(request.agent)
    if doc is None or doc.state is not AgentState.READY:
        state = STATE_NAMES.get(doc.state, "") if doc else ""
        raise Refused(f"{request.agent} {state or '未签入'}，现在不能接听，请另选坐席。", code="agent_busy")
    queue = routing.queue(request.queue)
    routing.lines.leave(request.call)
    routing.named[request.offer] = Named(request.offer, request.agent, request.call, request.node)
    routing.remember(after(now, queue.ring_seconds + GRACE_SECONDS), "offer", request.offer)
    routing.turn(
        doc.id,
        AgentState.RINGING,
        now,
        call=request.call,
        offer=request.offer,
        queue=queue.id,
        call_node=request.node,
    )
    routing.effects.queues.add(queue.id)
    made = Offer(request.offer, request.call, doc.id, doc.endpoint, queue.ring_seconds)
    routing.effects.sends.append(SendOffer(request.node, made))


def take(routing: RoutingState, request: Take, now: datetime) -> None:
    """Keep the agent to themselves while they dial out. Raises Refused ``agent_busy`` unless ready or not ready.

    Who was not ready is so again afterwards.
    """
    if request.offer in routing.named:
        return
    doc = routing.agent(request.agent)
    if doc is None or doc.state not in MAY_DIAL:
        state = STATE_NAMES.get(doc.state, "") if doc else ""
        raise Refused(
            f"您{f'现在{state}' if state else '未签入'}，不能拨号，请先示忙或结束当前通话。", code="agent_busy"
        )
    routing.named[request.offer] = Named(request.offer, request.agent, request.call, request.node)
    routing.remember(after(now, OWN_RING_SECONDS + GRACE_SECONDS), "offer", request.offer)
    away = doc.state is AgentState.NOT_READY
    routing.turn(
        doc.id,
        AgentState.RINGING,
        now,
        call=request.call,
        offer=request.offer,
        queue="",
        call_node=request.node,
        next_state=AgentState.NOT_READY.value if away else "",
        next_reason=doc.reason,
        unmet_call="",
        unmet="",
    )


def named_result(state: RoutingState, result: OfferResult, now: datetime) -> None:
    """Apply the result of such an offer. An agent may decline a colleague's call; one who lets it ring is set aside."""
    named = state.named[result.offer]
    match result.outcome:
        case OfferOutcome.ANSWERED:
            del state.named[named.offer]
            doc = state.agents[named.agent]
            begin_talk(state, OpenOffer(named.offer, named.call, named.agent), doc.queue, named.node, now)
        case OfferOutcome.NO_ANSWER:
            close_named(state, named, AgentState.MISSED, "", now)
        case OfferOutcome.FAILED:
            close_named(state, named, AgentState.NOT_READY, PHONE_FAILED, now)
        case OfferOutcome.REFUSED | OfferOutcome.CALLER_GONE:
            del state.named[named.offer]
            free(state, named.agent, now)


def close_named(routing: RoutingState, named: Named, state: AgentState, reason: str, now: datetime) -> None:
    del routing.named[named.offer]
    done(routing, routing.agents[named.agent], state, now, reason=reason)


def take_named_back(state: RoutingState, named: Named) -> None:
    state.effects.sends.append(SendWithdraw(named.node, Withdraw(named.offer, named.call)))
