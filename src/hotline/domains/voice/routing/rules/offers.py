"""Results of offers. A result may come late, twice or about somebody long gone; then it changes nothing."""

from datetime import datetime

from msgspec.structs import replace

from hotline.domains.voice.routing.rules.agent_requests import PHONE_FAILED, close_named, named_result, take_named_back
from hotline.domains.voice.routing.rules.documents import AgentState
from hotline.domains.voice.routing.rules.effects import SendWithdraw
from hotline.domains.voice.routing.rules.matcher import match_call
from hotline.domains.voice.routing.rules.messages import OfferOutcome, OfferResult, OpenOffer, Withdraw
from hotline.domains.voice.routing.rules.queue_places import stand
from hotline.domains.voice.routing.rules.routing_state import Reservation, RoutingState
from hotline.domains.voice.routing.rules.states import begin_talk, done, free


def offer_result(state: RoutingState, result: OfferResult, now: datetime) -> None:
    reservation = state.reservations.get(result.offer)
    if result.offer in state.named:
        named_result(state, result, now)
        return
    if reservation is None:
        if result.outcome is OfferOutcome.ANSWERED:
            _trust_node(state, OpenOffer(result.offer, result.call, result.agent), now)
        return
    match result.outcome:
        case OfferOutcome.ANSWERED:
            _answered(state, reservation, now)
        case OfferOutcome.NO_ANSWER | OfferOutcome.REFUSED:
            _set_aside(state, reservation, AgentState.MISSED, "", now)
        case OfferOutcome.FAILED:
            _set_aside(state, reservation, AgentState.NOT_READY, PHONE_FAILED, now)
        case OfferOutcome.CALLER_GONE:
            caller_gone(state, reservation, now)


def offer_overdue(state: RoutingState, offer: str, now: datetime) -> None:
    """Handle an offer without any answer long after the ringing must have ended, as if it had rung out."""
    named, reservation = state.named.get(offer), state.reservations.get(offer)
    if named is not None:
        take_named_back(state, named)
        close_named(state, named, AgentState.MISSED, "", now)
    if reservation is not None:
        withdraw(state, reservation)
        _set_aside(state, reservation, AgentState.MISSED, "", now)


def caller_gone(state: RoutingState, reservation: Reservation, now: datetime) -> None:
    state.left[reservation.call] = now
    close(state, reservation)
    free(state, reservation.agent, now)


def take_back(state: RoutingState, reservation: Reservation, now: datetime) -> None:
    """Nobody's fault: the caller is in line as before, the agent as ready as before."""
    withdraw(state, reservation)
    close(state, reservation)
    stand(state, reservation.waiting.call, now, reservation.waiting)
    free(state, reservation.agent, now)
    match_call(state, reservation.call, now)


def close(state: RoutingState, reservation: Reservation) -> None:
    state.reservations.pop(reservation.offer, None)
    state.ringing_for.pop(reservation.call, None)
    state.effects.queues.add(reservation.waiting.call.queue)


def withdraw(state: RoutingState, reservation: Reservation) -> None:
    call = reservation.waiting.call
    state.effects.sends.append(SendWithdraw(call.node, Withdraw(reservation.offer, call.call)))


def adopt_talk(state: RoutingState, talk: OpenOffer, node: str, now: datetime) -> None:
    """Take in a talk that the routing state did not know. Other plans for its agent and its caller are dropped."""
    doc, waiting = state.agents[talk.agent], state.lines.leave(talk.call)
    named = state.named.pop(doc.offer, None)
    if named is not None and named.offer != talk.offer:
        take_named_back(state, named)
    off = [state.reservations[o] for o in {state.ringing_for.get(talk.call), doc.offer} if o in state.reservations]
    for reservation in off:
        close(state, reservation)
        if reservation.offer != talk.offer:
            withdraw(state, reservation)
        if reservation.call == talk.call:
            waiting = reservation.waiting
    begin_talk(state, talk, waiting.call.queue if waiting else doc.queue, node, now)
    for reservation in off:
        if reservation.call != talk.call:
            stand(state, reservation.waiting.call, now, reservation.waiting)
            match_call(state, reservation.call, now)
        free(state, reservation.agent, now)


def _trust_node(state: RoutingState, talk: OpenOffer, now: datetime) -> None:
    """Accept a late "answered" when it can be true, because two people talk then.

    Any other late result changes nothing.
    """
    doc = state.agent(talk.agent)
    if doc is None or doc.state in (AgentState.SIGNED_OUT, AgentState.TALKING) or talk.call in state.talking_with:
        return
    if doc.state is not AgentState.WRAP_UP or doc.call != talk.call:
        waiting = state.lines.get(talk.call)
        adopt_talk(state, talk, waiting.call.node if waiting else doc.node, now)


def _answered(state: RoutingState, reservation: Reservation, now: datetime) -> None:
    close(state, reservation)
    state.left[reservation.call] = now
    waiting = reservation.waiting
    waited = (now - waiting.joined_at).total_seconds()
    state.pace(waiting.call.queue).answered(now.timestamp(), waited, waiting.place)
    talk = OpenOffer(reservation.offer, reservation.call, reservation.agent)
    begin_talk(state, talk, waiting.call.queue, waiting.call.node, now)


def _set_aside(routing: RoutingState, reservation: Reservation, state: AgentState, reason: str, now: datetime) -> None:
    """Set the agent aside. The caller is back in line before anybody is matched, so that no place is lost."""
    close(routing, reservation)
    waiting, agent = reservation.waiting, reservation.agent
    passed_over = (*(other for other in waiting.passed_over if other != agent), agent)
    stand(routing, waiting.call, now, replace(waiting, passed_over=passed_over))
    done(routing, routing.agents[agent], state, now, reason=reason)
    match_call(routing, reservation.call, now)
