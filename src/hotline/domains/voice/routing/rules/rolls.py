"""What callcontrols say they hold, and what becomes of the calls of one that says nothing.

A roll call is the truth about a callcontrol's calls at the moment it was asked for. News that came in the meantime is
newer: whatever changed on the floor since is left alone, and judged by the next roll call.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from hotline.domains.voice.routing.rules.callers import hear
from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.voice.routing.rules.effects import SendWithdraw
from hotline.domains.voice.routing.rules.floor import Floor, after
from hotline.domains.voice.routing.rules.matching import much_news
from hotline.domains.voice.routing.rules.messages import OpenOffer, RollCall, Withdraw
from hotline.domains.voice.routing.rules.offers import adopt_talk, caller_gone, close, take_back, withdraw
from hotline.domains.voice.routing.rules.standing import stand
from hotline.domains.voice.routing.rules.states import free, wrap_up

ON_A_CALL = (AgentState.RINGING, AgentState.TALKING)
SILENCE_SECONDS = 30.0
NOT_WAITING = "not_waiting"


def roll_called(floor: Floor, rolls: Sequence[RollCall], asked_at: datetime, now: datetime) -> None:
    """Every callcontrol was asked and these answered. Who has calls and did not is silent. O(n + w log w)."""
    with much_news(floor, now):
        for roll in rolls:
            _take_in(floor, roll, asked_at, now)
        for node in _nodes_at_work(floor) - {roll.node for roll in rolls}:
            fall_silent(floor, node, now)
        floor.left = {call: moment for call, moment in floor.left.items() if moment >= asked_at}
        for node, since in floor.silent.items():
            if now >= after(since, SILENCE_SECONDS):
                _give_up(floor, node, now)


def offer_not_sent(floor: Floor, offer: str, code: str, now: datetime) -> None:
    """Either the caller is not waiting any more, or the callcontrol that holds them does not answer."""
    named, reservation = floor.named.pop(offer, None), floor.reservations.get(offer)
    if named is not None:
        free(floor, named.agent, now)
    if reservation is None:
        return
    if code == NOT_WAITING:
        caller_gone(floor, reservation, now)
        return
    fall_silent(floor, reservation.waiting.call.node, now)
    take_back(floor, reservation, now)


def fall_silent(floor: Floor, node: str, now: datetime) -> None:
    """Its callers keep their places and are not offered until it is heard again."""
    if node in floor.silent:
        return
    floor.silent[node] = now
    for waiting in floor.lines.all():
        if waiting.call.node == node:
            floor.lines.put(replace(waiting, paused=True))


def _take_in(floor: Floor, roll: RollCall, asked_at: datetime, now: datetime) -> None:
    hear(floor, roll.node, now)
    news = [talk for talk in roll.talking if _is_news(floor, talk, asked_at)]
    _let_go_of_the_unheld(floor, roll, asked_at, now)
    for talk in news:
        adopt_talk(floor, talk, roll.node, now)
    for ringing in roll.ringing:
        if ringing.offer not in floor.reservations and ringing.offer not in floor.named:
            _silence(floor, roll.node, ringing, now)
    there = {call.call for call in roll.waiting} | {offer.call for offer in roll.ringing}
    for waiting in floor.lines.all():
        if waiting.call.node == roll.node and waiting.joined_at < asked_at and waiting.call.call not in there:
            floor.lines.leave(waiting.call.call)
            floor.effects.queues.add(waiting.call.queue)
    for call in roll.waiting:
        known, left = floor.lines.get(call.call), floor.left.get(call.call)
        if (known is None or known.call != call) and (left is None or left < asked_at):
            stand(floor, call, now)


def _is_news(floor: Floor, talk: OpenOffer, asked_at: datetime) -> bool:
    doc = floor.agent(talk.agent)
    if doc is None or doc.state is AgentState.SIGNED_OUT or doc.since >= asked_at:
        return False
    return doc.id not in floor.talking_with.get(talk.call, ())


def _let_go_of_the_unheld(floor: Floor, roll: RollCall, asked_at: datetime, now: datetime) -> None:
    held = {offer.offer for offer in (*roll.ringing, *roll.talking)}
    listed = {call.call for call in roll.waiting}
    for doc in _on_calls_of(floor, roll.node):
        if doc.offer in held or doc.since >= asked_at:
            continue
        reservation = floor.reservations.get(doc.offer)
        if reservation is not None and reservation.call in listed:
            take_back(floor, reservation, now)
        else:
            _let_go(floor, doc, now)


def _silence(floor: Floor, node: str, ringing: OpenOffer, now: datetime) -> None:
    """A phone rings on an offer we do not know: take it back, the caller is offered again in order."""
    floor.effects.sends.append(SendWithdraw(node, Withdraw(ringing.offer, ringing.call)))
    doc = floor.agent(ringing.agent)
    if doc is not None and doc.offer == ringing.offer:
        free(floor, doc.id, now)


def _let_go(floor: Floor, doc: AgentDoc, now: datetime) -> None:
    """Nobody knows this agent's call any more."""
    floor.named.pop(doc.offer, None)
    reservation = floor.reservations.get(doc.offer)
    if reservation is not None:
        withdraw(floor, reservation)
        close(floor, reservation)
    if doc.state is AgentState.TALKING:
        wrap_up(floor, doc, now)
    else:
        free(floor, doc.id, now)


def _give_up(floor: Floor, node: str, now: datetime) -> None:
    """Silent for too long: its callers cannot be reached, its agents are let go. It may come back and say so."""
    for waiting in floor.lines.all():
        if waiting.call.node == node:
            floor.lines.leave(waiting.call.call)
            floor.effects.queues.add(waiting.call.queue)
    for doc in _on_calls_of(floor, node):
        _let_go(floor, doc, now)


def _on_calls_of(floor: Floor, node: str) -> list[AgentDoc]:
    return [doc for doc in floor.agents.values() if doc.state in ON_A_CALL and doc.call_node == node]


def _nodes_at_work(floor: Floor) -> set[str]:
    talking = {doc.call_node for doc in floor.agents.values() if doc.state in ON_A_CALL}
    return talking | {waiting.call.node for waiting in floor.lines.all()}
