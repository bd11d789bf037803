"""What becomes of an offer. Everything may come late, twice or about somebody long gone; then it changes nothing."""

from datetime import datetime

from msgspec.structs import replace

from hotline.domains.voice.routing.rules.documents import AgentState
from hotline.domains.voice.routing.rules.effects import SendWithdraw
from hotline.domains.voice.routing.rules.floor import Floor, Reservation
from hotline.domains.voice.routing.rules.matching import match_call
from hotline.domains.voice.routing.rules.messages import OfferOutcome, OfferResult, OpenOffer, Withdraw
from hotline.domains.voice.routing.rules.naming import PHONE_FAILED, close_named, named_result, take_named_back
from hotline.domains.voice.routing.rules.standing import stand
from hotline.domains.voice.routing.rules.states import begin_talk, done, free


def offer_result(floor: Floor, result: OfferResult, now: datetime) -> None:
    reservation = floor.reservations.get(result.offer)
    if result.offer in floor.named:
        named_result(floor, result, now)
        return
    if reservation is None:
        if result.outcome is OfferOutcome.ANSWERED:
            _believe(floor, OpenOffer(result.offer, result.call, result.agent), now)
        return
    match result.outcome:
        case OfferOutcome.ANSWERED:
            _answered(floor, reservation, now)
        case OfferOutcome.NO_ANSWER | OfferOutcome.REFUSED:
            _set_aside(floor, reservation, AgentState.MISSED, "", now)
        case OfferOutcome.FAILED:
            _set_aside(floor, reservation, AgentState.NOT_READY, PHONE_FAILED, now)
        case OfferOutcome.CALLER_GONE:
            caller_gone(floor, reservation, now)


def offer_overdue(floor: Floor, offer: str, now: datetime) -> None:
    """No word of the offer long after the ringing must have ended: as if it rang out."""
    named, reservation = floor.named.get(offer), floor.reservations.get(offer)
    if named is not None:
        take_named_back(floor, named)
        close_named(floor, named, AgentState.MISSED, "", now)
    if reservation is not None:
        withdraw(floor, reservation)
        _set_aside(floor, reservation, AgentState.MISSED, "", now)


def caller_gone(floor: Floor, reservation: Reservation, now: datetime) -> None:
    floor.left[reservation.call] = now
    close(floor, reservation)
    free(floor, reservation.agent, now)


def take_back(floor: Floor, reservation: Reservation, now: datetime) -> None:
    """Nobody's fault: the caller is in line as before, the agent as ready as before."""
    withdraw(floor, reservation)
    close(floor, reservation)
    stand(floor, reservation.waiting.call, now, reservation.waiting)
    free(floor, reservation.agent, now)
    match_call(floor, reservation.call, now)


def close(floor: Floor, reservation: Reservation) -> None:
    floor.reservations.pop(reservation.offer, None)
    floor.ringing_for.pop(reservation.call, None)
    floor.effects.queues.add(reservation.waiting.call.queue)


def withdraw(floor: Floor, reservation: Reservation) -> None:
    call = reservation.waiting.call
    floor.effects.sends.append(SendWithdraw(call.node, Withdraw(reservation.offer, call.call)))


def adopt_talk(floor: Floor, talk: OpenOffer, node: str, now: datetime) -> None:
    """Two people talk and the floor did not know: whatever it had in mind for either of them is off."""
    doc, waiting = floor.agents[talk.agent], floor.lines.leave(talk.call)
    named = floor.named.pop(doc.offer, None)
    if named is not None and named.offer != talk.offer:
        take_named_back(floor, named)
    off = [floor.reservations[o] for o in {floor.ringing_for.get(talk.call), doc.offer} if o in floor.reservations]
    for reservation in off:
        close(floor, reservation)
        if reservation.offer != talk.offer:
            withdraw(floor, reservation)
        if reservation.call == talk.call:
            waiting = reservation.waiting
    begin_talk(floor, talk, waiting.call.queue if waiting else doc.queue, node, now)
    for reservation in off:
        if reservation.call != talk.call:
            stand(floor, reservation.waiting.call, now, reservation.waiting)
            match_call(floor, reservation.call, now)
        free(floor, reservation.agent, now)


def _believe(floor: Floor, talk: OpenOffer, now: datetime) -> None:
    """A late "answered" is believed when it can be true, for then two people talk. Any other late result is nothing."""
    doc = floor.agent(talk.agent)
    if doc is None or doc.state in (AgentState.SIGNED_OUT, AgentState.TALKING) or talk.call in floor.talking_with:
        return
    if doc.state is not AgentState.WRAP_UP or doc.call != talk.call:
        waiting = floor.lines.get(talk.call)
        adopt_talk(floor, talk, waiting.call.node if waiting else doc.node, now)


def _answered(floor: Floor, reservation: Reservation, now: datetime) -> None:
    close(floor, reservation)
    floor.left[reservation.call] = now
    waiting = reservation.waiting
    waited = (now - waiting.joined_at).total_seconds()
    floor.pace(waiting.call.queue).answered(now.timestamp(), waited, waiting.place)
    talk = OpenOffer(reservation.offer, reservation.call, reservation.agent)
    begin_talk(floor, talk, waiting.call.queue, waiting.call.node, now)


def _set_aside(floor: Floor, reservation: Reservation, state: AgentState, reason: str, now: datetime) -> None:
    """The agent is put aside. The caller is back in line before anybody is matched, so that no place is lost."""
    close(floor, reservation)
    waiting, agent = reservation.waiting, reservation.agent
    passed_over = (*(other for other in waiting.passed_over if other != agent), agent)
    stand(floor, waiting.call, now, replace(waiting, passed_over=passed_over))
    done(floor, floor.agents[agent], state, now, reason=reason)
    match_call(floor, reservation.call, now)
