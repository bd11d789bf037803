"""Reconciles the routing state with the calls that callcontrols hold, and with callcontrols that are silent.

A roll call is the truth about a callcontrol's calls at the moment of its request. Changes since then are newer: they
are left alone and checked by the next roll call.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from hotline.domains.voice.routing.rules.callers import hear
from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.voice.routing.rules.effects import SendWithdraw
from hotline.domains.voice.routing.rules.matcher import much_news
from hotline.domains.voice.routing.rules.messages import HeldCalls, OpenOffer, Withdraw
from hotline.domains.voice.routing.rules.offers import adopt_talk, caller_gone, close, take_back, withdraw
from hotline.domains.voice.routing.rules.queue_places import stand
from hotline.domains.voice.routing.rules.routing_state import RoutingState, after
from hotline.domains.voice.routing.rules.states import free, wrap_up

ON_A_CALL = (AgentState.RINGING, AgentState.TALKING)
SILENCE_SECONDS = 30.0
NOT_WAITING = "not_waiting"


def reconcile(state: RoutingState, reports: Sequence[HeldCalls], requested_at: datetime, now: datetime) -> None:
    """Every callcontrol was asked and these answered. Who has calls and did not is silent. O(n + w log w)."""
    with much_news(state, now):
        for held in reports:
            _take_in(state, held, requested_at, now)
        for node in _nodes_at_work(state) - {held.node for held in reports}:
            fall_silent(state, node, now)
        state.left = {call: moment for call, moment in state.left.items() if moment >= requested_at}
        for node, since in state.silent.items():
            if now >= after(since, SILENCE_SECONDS):
                _give_up(state, node, now)


def offer_not_sent(state: RoutingState, offer: str, code: str, now: datetime) -> None:
    """Either the caller is not waiting any more, or the callcontrol that holds them does not answer."""
    named, reservation = state.named.pop(offer, None), state.reservations.get(offer)
    if named is not None:
        free(state, named.agent, now)
    if reservation is None:
        return
    if code == NOT_WAITING:
        caller_gone(state, reservation, now)
        return
    fall_silent(state, reservation.waiting.call.node, now)
    take_back(state, reservation, now)


def fall_silent(state: RoutingState, node: str, now: datetime) -> None:
    """Pause the callers of a silent callcontrol. They keep their places and get no offers until it answers again."""
    if node in state.silent:
        return
    state.silent[node] = now
    for waiting in state.lines.all():
        if waiting.call.node == node:
            state.lines.put(replace(waiting, paused=True))


def _take_in(state: RoutingState, held: HeldCalls, requested_at: datetime, now: datetime) -> None:
    hear(state, held.node, now)
    news = [talk for talk in held.talking if _is_news(state, talk, requested_at)]
    _let_go_of_the_unheld(state, held, requested_at, now)
    for talk in news:
        adopt_talk(state, talk, held.node, now)
    for ringing in held.ringing:
        if ringing.offer not in state.reservations and ringing.offer not in state.named:
            _silence(state, held.node, ringing, now)
    there = {call.call for call in held.waiting} | {offer.call for offer in held.ringing}
    for waiting in state.lines.all():
        if waiting.call.node == held.node and waiting.joined_at < requested_at and waiting.call.call not in there:
            state.lines.leave(waiting.call.call)
            state.effects.queues.add(waiting.call.queue)
    for call in held.waiting:
        known, left = state.lines.get(call.call), state.left.get(call.call)
        if (known is None or known.call != call) and (left is None or left < requested_at):
            stand(state, call, now)


def _is_news(state: RoutingState, talk: OpenOffer, requested_at: datetime) -> bool:
    doc = state.agent(talk.agent)
    if doc is None or doc.state is AgentState.SIGNED_OUT or doc.since >= requested_at:
        return False
    return doc.id not in state.talking_with.get(talk.call, ())


def _let_go_of_the_unheld(state: RoutingState, report: HeldCalls, requested_at: datetime, now: datetime) -> None:
    held = {offer.offer for offer in (*report.ringing, *report.talking)}
    listed = {call.call for call in report.waiting}
    for doc in _on_calls_of(state, report.node):
        if doc.offer in held or doc.since >= requested_at:
            continue
        reservation = state.reservations.get(doc.offer)
        if reservation is not None and reservation.call in listed:
            take_back(state, reservation, now)
        else:
            _let_go(state, doc, now)


def _silence(state: RoutingState, node: str, ringing: OpenOffer, now: datetime) -> None:
    """A phone rings on an offer we do not know: take it back, the caller is offered again in order."""
    state.effects.sends.append(SendWithdraw(node, Withdraw(ringing.offer, ringing.call)))
    doc = state.agent(ringing.agent)
    if doc is not None and doc.offer == ringing.offer:
        free(state, doc.id, now)


def _let_go(state: RoutingState, doc: AgentDoc, now: datetime) -> None:
    """Release an agent whose call no callcontrol knows any more."""
    state.named.pop(doc.offer, None)
    reservation = state.reservations.get(doc.offer)
    if reservation is not None:
        withdraw(state, reservation)
        close(state, reservation)
    if doc.state is AgentState.TALKING:
        wrap_up(state, doc, now)
    else:
        free(state, doc.id, now)


def _give_up(state: RoutingState, node: str, now: datetime) -> None:
    """Give up a callcontrol that was silent too long: its callers leave the queues, its agents are released.

    The callcontrol may come back and report its calls again.
    """
    for waiting in state.lines.all():
        if waiting.call.node == node:
            state.lines.leave(waiting.call.call)
            state.effects.queues.add(waiting.call.queue)
    for doc in _on_calls_of(state, node):
        _let_go(state, doc, now)


def _on_calls_of(state: RoutingState, node: str) -> list[AgentDoc]:
    return [doc for doc in state.agents.values() if doc.state in ON_A_CALL and doc.call_node == node]


def _nodes_at_work(state: RoutingState) -> set[str]:
    talking = {doc.call_node for doc in state.agents.values() if doc.state in ON_A_CALL}
    return talking | {waiting.call.node for waiting in state.lines.all()}
