"""News about callers: they join, leave, are offered, answered, missed; what a callcontrol says it holds.

Everything may come late, twice or about somebody long gone; then it changes nothing.
"""

from collections.abc import Collection
from datetime import datetime

import msgspec

from hotline.domains.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.routing.rules.effects import SendWithdraw
from hotline.domains.routing.rules.floor import Floor, Reservation, after
from hotline.domains.routing.rules.matching import match_call
from hotline.domains.routing.rules.messages import (
    Enqueue,
    OfferOutcome,
    OfferResult,
    OpenOffer,
    Position,
    RollCall,
    TalkOver,
    Withdraw,
)
from hotline.domains.routing.rules.states import done, free, wrap_up
from hotline.kernel.errors import Refused

PHONE_FAILED = "话机不可用"
RETRY_SECONDS = 1.0


def enqueue(floor: Floor, call: Enqueue, now: datetime) -> None:
    """Join the line, or say again that one waits. A caller whose offer is open is not in line meanwhile."""
    queue = floor.queues.get(call.queue)
    if queue is None:
        raise Refused(f"没有编号为 {call.queue} 的队列。", code="unknown_queue", status=404)
    if call.call in floor.ringing_for:
        return
    known = floor.lines.get(call.call)
    passed_over = frozenset(call.passed_over) | (known.passed_over if known else frozenset())
    floor.lines.join(call, passed_over)
    floor.effects.queues.add(queue.id)
    for rule in queue.overflow:
        floor.remember(after(call.since, rule.after_seconds), "overflow", call.call)
    match_call(floor, call.call, now)


def dequeue(floor: Floor, call: str, now: datetime) -> None:
    """The caller is gone: out of the line, and whoever's phone rings is free again."""
    waiting = floor.lines.leave(call)
    if waiting is not None:
        floor.effects.queues.add(waiting.call.queue)
    reservation = floor.reservations.get(floor.ringing_for.get(call, ""))
    if reservation is not None:
        _withdraw(floor, reservation)
        _close(floor, reservation)
        free(floor, reservation.agent, now)


def position(floor: Floor, call: str, now: datetime) -> Position:
    waiting = floor.lines.get(call)
    if waiting is None:
        return Position(0, 0)
    place = floor.lines.place(call)
    return Position(place, floor.expected_wait(waiting.call.queue, place, now))


def offer_result(floor: Floor, result: OfferResult, now: datetime) -> None:
    reservation = floor.reservations.get(result.offer)
    if reservation is None:
        if result.outcome is OfferOutcome.ANSWERED:
            _adopt_talk(floor, OpenOffer(result.offer, result.call, result.agent), now)
        return
    _close(floor, reservation)
    match result.outcome:
        case OfferOutcome.ANSWERED:
            _answered(floor, reservation, now)
        case OfferOutcome.NO_ANSWER | OfferOutcome.REFUSED:
            _set_aside(floor, reservation, now)
        case OfferOutcome.FAILED:
            _phone_failed(floor, reservation, now)
        case OfferOutcome.CALLER_GONE:
            free(floor, reservation.agent, now)


def offer_not_sent(floor: Floor, offer: str, now: datetime) -> None:
    """The callcontrol that holds the caller does not answer: nobody's fault here. Free the agent, try again soon."""
    reservation = floor.reservations.get(offer)
    if reservation is None:
        return
    _close(floor, reservation)
    waiting = floor.lines.join(reservation.call, frozenset(reservation.call.passed_over))
    retry = after(now, RETRY_SECONDS)
    waiting.not_before = retry.timestamp()
    floor.remember(retry, "retry", reservation.call.call)
    floor.effects.queues.add(reservation.call.queue)
    free(floor, reservation.agent, now)


def offer_overdue(floor: Floor, offer: str, now: datetime) -> None:
    """No word of the offer long after the ringing must have ended: as if it rang out."""
    reservation = floor.reservations.get(offer)
    if reservation is not None:
        _withdraw(floor, reservation)
        _close(floor, reservation)
        _set_aside(floor, reservation, now)


def talk_over(floor: Floor, over: TalkOver, now: datetime) -> None:
    """The agent is off the call and wraps up."""
    doc = floor.agent(over.agent)
    if doc is not None and doc.state is AgentState.TALKING and doc.call == over.call:
        wrap_up(floor, doc, now)


def roll_call(floor: Floor, roll: RollCall, now: datetime) -> None:
    """What this callcontrol holds is the truth about its calls: take in what is new, let go of what is not there."""
    held = {offer.call for offer in (*roll.ringing, *roll.talking)}
    for talking in roll.talking:
        _adopt_talk(floor, talking, now)
    for ringing in roll.ringing:
        _adopt_ringing(floor, ringing, now)
    waiting = {call.call for call in roll.waiting}
    for entry in floor.lines.all():
        if entry.call.node == roll.node and entry.call.call not in waiting:
            dequeue(floor, entry.call.call, now)
    for doc in [doc for doc in floor.agents.values() if doc.node == roll.node and doc.call and doc.call not in held]:
        let_go(floor, doc, now)
    for call in roll.waiting:
        enqueue(floor, call, now)


def let_go(floor: Floor, doc: AgentDoc, now: datetime) -> None:
    """Nobody knows this agent's call any more."""
    if doc.state is AgentState.RINGING:
        reservation = floor.reservations.get(doc.offer)
        if reservation is not None:
            _close(floor, reservation)
        free(floor, doc.id, now)
    elif doc.state is AgentState.TALKING:
        wrap_up(floor, doc, now)


def unknown_offers(floor: Floor, nodes: Collection[str]) -> list[str]:
    """Agents whose ringing or talk belongs to a callcontrol that has not answered the roll call."""
    return [
        doc.id
        for doc in floor.agents.values()
        if doc.state in (AgentState.RINGING, AgentState.TALKING) and doc.node not in nodes
    ]


def _close(floor: Floor, reservation: Reservation) -> None:
    floor.reservations.pop(reservation.offer, None)
    floor.ringing_for.pop(reservation.call.call, None)
    floor.effects.queues.add(reservation.call.queue)


def _withdraw(floor: Floor, reservation: Reservation) -> None:
    call = reservation.call
    floor.effects.sends.append(SendWithdraw(call.node, Withdraw(reservation.offer, call.call)))


def _answered(floor: Floor, reservation: Reservation, now: datetime) -> None:
    waited = (now - reservation.call.since).total_seconds()
    floor.pace(reservation.call.queue).answered(now.timestamp(), waited, reservation.place)
    floor.turn(
        reservation.agent,
        AgentState.TALKING,
        now,
        call=reservation.call.call,
        offer=reservation.offer,
        queue=reservation.call.queue,
    )


def _set_aside(floor: Floor, reservation: Reservation, now: datetime) -> None:
    """The agent let it ring. The caller is back in line before anybody is matched, so that no place is lost."""
    _back_in_line(floor, reservation)
    done(floor, floor.agents[reservation.agent], AgentState.MISSED, now)
    match_call(floor, reservation.call.call, now)


def _phone_failed(floor: Floor, reservation: Reservation, now: datetime) -> None:
    _back_in_line(floor, reservation)
    done(floor, floor.agents[reservation.agent], AgentState.NOT_READY, now, reason=PHONE_FAILED)
    match_call(floor, reservation.call.call, now)


def _back_in_line(floor: Floor, reservation: Reservation) -> None:
    passed_over = (*reservation.call.passed_over, reservation.agent)
    call = msgspec.structs.replace(reservation.call, passed_over=passed_over)
    floor.lines.join(call, frozenset(passed_over))


def _adopt_talk(floor: Floor, talking: OpenOffer, now: datetime) -> None:
    """A talk we did not know of (an earlier router offered it): the agent is busy with it, whatever we thought."""
    doc = floor.agent(talking.agent)
    if doc is None or doc.state is AgentState.SIGNED_OUT:
        return
    if doc.call == talking.call and doc.state in (AgentState.TALKING, AgentState.WRAP_UP):
        return
    _release_other_offer(floor, doc, talking.offer, now)
    waiting = floor.lines.leave(talking.call)
    queue = waiting.call.queue if waiting else doc.queue
    floor.turn(doc.id, AgentState.TALKING, now, call=talking.call, offer=talking.offer, queue=queue)


def _adopt_ringing(floor: Floor, ringing: OpenOffer, now: datetime) -> None:
    """A phone rings on an offer we do not know: take it back, the caller is offered again in order."""
    if ringing.offer in floor.reservations:
        return
    doc = floor.agent(ringing.agent)
    if doc is None or doc.offer != ringing.offer:
        return
    floor.effects.sends.append(SendWithdraw(doc.node, Withdraw(ringing.offer, ringing.call)))
    free(floor, doc.id, now)


def _release_other_offer(floor: Floor, doc: AgentDoc, offer: str, now: datetime) -> None:
    reservation = floor.reservations.get(doc.offer)
    if reservation is None:
        return
    if reservation.offer != offer:
        _withdraw(floor, reservation)
    _close(floor, reservation)
    if reservation.offer != offer:
        floor.lines.join(reservation.call, frozenset(reservation.call.passed_over))
        match_call(floor, reservation.call.call, now)
