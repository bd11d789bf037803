"""Offers to agents: ringing, answered, missed, refused, withdrawn."""

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import leg_timers, queue_wait, sound, talk_steps
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import (
    DialCitizen,
    HangUp,
    RingAgent,
    SendOfferResult,
    SendTalkOver,
    SoundRinging,
)
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.inputs import OfferMade
from hotline.domains.voice.calls.rules.parts import PartyStatus, QueueVisit, Ringing
from hotline.domains.voice.calls.rules.phases import CallbackDialling, CallbackWaiting, Offered, Queued
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.domains.voice.telephony.rules.outbound_policy import CALL_BACK, Dialler, OutboundPath
from hotline.events.calls import CallBackDialled, CallBackFailed, CallOffered, OfferLapsed

RING, DIAL = "ring", "dial"
GRACE_SECONDS = 3.0  # Asterisk ends the ringing itself; the timer is for when its word does not come
DIAL_SECONDS = 40
MAX_DIALS = 3
REFUSALS = {17, 21}
UNANSWERED = {18, 19}


def waits(call: Call) -> bool:
    return isinstance(call.state, Queued | CallbackWaiting) and not call.ending


def ring(draft: Draft, made: OfferMade) -> None:
    call, visit = draft.call, draft.call.visit
    if made.offer in _known_offers(call):
        draft.note(f"offer {made.offer} again")
        return
    requested = visit is not None and made.offer == visit.reserving
    if visit is None or not waits(call) or (is_named(call, made.offer) and not requested):
        busy = isinstance(call.state, Offered) and not is_named(call, made.offer)
        outcome = OfferOutcome.FAILED if busy else OfferOutcome.CALLER_GONE
        draft.do(SendOfferResult(made.offer, made.agent, outcome, draft.at))
        return
    offer = Ringing(made.offer, made.agent, made.endpoint, draft.fresh_name("a"), made.ring_seconds)
    draft.cancel_timers(queue_wait.RESERVE)
    draft.enter(Offered(visit=replace(visit, reserving=""), offer=offer))
    draft.record(CallOffered(offer.id, offer.agent, visit.queue))
    draft.do(RingAgent(offer.channel, offer.endpoint, offer.id, call.channel, call.caller.masked, offer.seconds))
    draft.set_timer(RING, offer.seconds + GRACE_SECONDS)


def _known_offers(call: Call) -> set[str]:
    """The open offers of the call. The offer of a third party is included once it rings."""
    party = {call.party.id} if call.party and call.party.status is not PartyStatus.REQUESTED else set()
    return ({call.offer.id} if call.offer else set()) | ({call.talk.offer} if call.talk else set()) | party


def is_named(call: Call, offer: str) -> bool:
    """Whether callcontrol requested this offer for a named agent, see Draft.fresh_name."""
    return offer.startswith(f"{call.id}-r")


def answered(draft: Draft, state: Offered) -> None:
    """The agent answered. A citizen who waits for a call-back is dialled now, unless still on the line."""
    offer, visit = state.offer, state.visit
    draft.cancel_timers(RING)
    draft.do(SendOfferResult(offer.id, offer.agent, OfferOutcome.ANSWERED, draft.at))
    if draft.call.channel:
        talk_steps.start(draft, offer, visit)
    else:
        _dial(draft, offer, visit)


def ring_to_answer(draft: Draft) -> None:
    """Ring the agent's phone again with automatic answer, after the agent answered on the page."""
    offer, call = draft.expect(Offered).offer, draft.call
    channel, masked = draft.fresh_name("a"), call.caller.masked
    draft.update(offer=replace(offer, channel=channel))
    draft.do(HangUp(offer.channel))
    draft.do(RingAgent(channel, offer.endpoint, offer.id, call.channel, masked, offer.seconds, auto_answer=True))
    draft.set_timer(RING, offer.seconds + GRACE_SECONDS)


def leg_gone(draft: Draft, cause: int) -> None:
    if cause in REFUSALS:
        lapse(draft, OfferOutcome.REFUSED)
    elif cause in UNANSWERED:
        lapse(draft, OfferOutcome.NO_ANSWER)
    else:
        lapse(draft, OfferOutcome.FAILED)


def lapse(draft: Draft, outcome: OfferOutcome) -> None:
    """End an unsuccessful offer: release the agent; the caller keeps the place in line."""
    offer, visit = draft.expect(Offered).offer, draft.expect(Offered).visit
    _let_go(draft, outcome.value)
    draft.do(SendOfferResult(offer.id, offer.agent, outcome, draft.at))
    draft.update(visit=replace(visit, passed_over=(*visit.passed_over, offer.agent)))
    if outcome is not OfferOutcome.CALLER_GONE:
        queue_wait.wait_on(draft)


def withdraw(draft: Draft, offer: str) -> None:
    """Withdraw the offer on the router's request, without a reply."""
    match draft.call.state:
        case Offered(offer=Ringing(id=ringing)) if ringing == offer:
            _let_go(draft, "withdrawn")
            queue_wait.wait_on(draft)
        case _:
            draft.note(f"offer {offer} is not ringing")


def _let_go(draft: Draft, why: str) -> None:
    state = draft.expect(Offered)
    draft.cancel_timers(RING)
    draft.do(HangUp(state.offer.channel))
    draft.record(OfferLapsed(state.offer.id, state.offer.agent, why))
    queue_wait.offer_over(draft, state.visit)


# Calling the citizen back --------------------------------------------------------------------------------------------


def _dial(draft: Draft, offer: Ringing, visit: QueueVisit) -> None:
    number = draft.call.caller.number
    assert number is not None, "a call-back is only offered to a known number"
    citizen, presentation = draft.fresh_name("c"), draft.call.caller.presentation
    dialler = Dialler(offer.agent, (CALL_BACK,), OutboundPath.CALL_BACK, presentation)
    draft.enter(CallbackDialling(visit=visit, offer=offer))
    draft.change(channel=citizen, dials=draft.call.dials + 1)
    draft.record(CallBackDialled(offer.agent))
    draft.do(SoundRinging(offer.channel), DialCitizen(citizen, number, DIAL_SECONDS, dialler))
    draft.set_timer(DIAL, DIAL_SECONDS + GRACE_SECONDS)


def citizen_answered(draft: Draft, state: CallbackDialling) -> None:
    draft.cancel_timers(DIAL)
    leg_timers.begin(draft, leg_timers.CITIZEN_LIMIT)
    talk_steps.start(draft, state.offer, state.visit)


def dialling_failed(draft: Draft, cause: str) -> None:
    """The agent who waited on the line is free again; the citizen's leg is hung up if it still rings."""
    state = draft.expect(CallbackDialling)
    offer = state.offer
    draft.cancel_timers(DIAL)
    draft.record(CallBackFailed(offer.agent, cause))
    draft.do(*(HangUp(leg) for leg in (offer.channel, draft.call.channel) if leg))
    draft.do(SendTalkOver(offer.id, offer.agent, draft.at))
    queue_wait.offer_over(draft, state.visit)
    sound.caller_hears_nothing_more(draft)
