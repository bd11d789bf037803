"""An agent's phone rings for a caller: answered, missed, refused, taken back."""

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import queue_wait, sound, talk_steps
from hotline.domains.voice.calls.rules.call import Call, PartyStatus, Phase, Ringing
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
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import CallBackDialled, CallBackFailed, CallOffered, OfferLapsed

RING, DIAL = "ring", "dial"
GRACE_SECONDS = 3.0  # Asterisk ends the ringing itself; the timer is for when its word does not come
DIAL_SECONDS = 40
MAX_DIALS = 3
REFUSALS = {17, 21}
UNANSWERED = {18, 19}


def waits(call: Call) -> bool:
    return call.phase in (Phase.QUEUED, Phase.CALLBACK_WAITING) and not call.ending


def ring(draft: Draft, made: OfferMade) -> None:
    call = draft.call
    if made.offer in _known_offers(call):
        draft.note(f"offer {made.offer} again")
        return
    requested = call.stay is not None and made.offer == call.stay.reserving
    if is_named(call, made.offer) and not requested:
        draft.do(SendOfferResult(made.offer, made.agent, OfferOutcome.CALLER_GONE, draft.at))
        return
    if not waits(call) or call.stay is None:
        busy = call.phase is Phase.OFFERED
        outcome = OfferOutcome.FAILED if busy else OfferOutcome.CALLER_GONE
        draft.do(SendOfferResult(made.offer, made.agent, outcome, draft.at))
        return
    offer = Ringing(made.offer, made.agent, made.endpoint, draft.fresh_name("a"), made.ring_seconds)
    draft.cancel_timers(queue_wait.RESERVE)
    draft.change(offer=offer, phase=Phase.OFFERED, stay=replace(call.stay, reserving=""))
    draft.record(CallOffered(offer.id, offer.agent, call.stay.queue))
    masked = call.number.masked if call.number else ""
    draft.do(RingAgent(offer.channel, offer.endpoint, offer.id, call.channel, masked, offer.seconds))
    draft.set_timer(RING, offer.seconds + GRACE_SECONDS)


def _known_offers(call: Call) -> set[str]:
    """Those under way; a party's is known once it rings."""
    party = {call.party.id} if call.party and call.party.standing is not PartyStatus.ASKED else set()
    return ({call.offer.id} if call.offer else set()) | ({call.talk.offer} if call.talk else set()) | party


def is_named(call: Call, offer: str) -> bool:
    """We asked for this agent ourselves, see Draft.fresh_name."""
    return offer.startswith(f"{call.id}-r")


def offer_of(draft: Draft) -> Ringing:
    offer = draft.call.offer
    assert offer is not None, "an offered call has its offer"
    return offer


def answered(draft: Draft) -> None:
    """The agent picked up. Who waits for a call-back is dialled now, unless still on the line."""
    offer, visit = offer_of(draft), draft.call.stay
    assert visit is not None, "only who waits is offered"
    draft.cancel_timers(RING)
    draft.do(SendOfferResult(offer.id, offer.agent, OfferOutcome.ANSWERED, draft.at))
    if draft.call.channel:
        talk_steps.start(draft, offer, visit.queue)
    else:
        _dial(draft, replace(offer, answered=True))


def ring_to_answer(draft: Draft) -> None:
    """Ring the agent's phone anew, which answers by itself this time: somebody pressed a key elsewhere than on it."""
    offer, call = offer_of(draft), draft.call
    coming = replace(offer, channel=draft.fresh_name("a"))
    draft.change(offer=coming)
    masked = call.number.masked if call.number else ""
    draft.do(HangUp(offer.channel))
    draft.do(RingAgent(coming.channel, offer.endpoint, offer.id, call.channel, masked, offer.seconds, auto_answer=True))
    draft.set_timer(RING, offer.seconds + GRACE_SECONDS)


def leg_gone(draft: Draft, cause: int) -> None:
    if draft.call.phase is Phase.CALLBACK_DIALLING:
        agent_left_dialling(draft)
    elif cause in REFUSALS:
        lapse(draft, OfferOutcome.REFUSED)
    elif cause in UNANSWERED:
        lapse(draft, OfferOutcome.NO_ANSWER)
    else:
        lapse(draft, OfferOutcome.FAILED)


def lapse(draft: Draft, outcome: OfferOutcome) -> None:
    """The offer came to nothing: the agent is let go, the caller keeps the place."""
    offer = _let_go(draft, outcome.value)
    draft.do(SendOfferResult(offer.id, offer.agent, outcome, draft.at))
    draft.change(passed_over=(*draft.call.passed_over, offer.agent))
    if outcome is not OfferOutcome.CALLER_GONE:
        queue_wait.wait_on(draft)


def withdraw(draft: Draft, offer: str) -> None:
    """The router takes the offer back; it knows what it did and needs no answer."""
    ringing = draft.call.offer
    if ringing is None or ringing.id != offer or ringing.answered:
        draft.note(f"offer {offer} is not ringing")
        return
    _let_go(draft, "withdrawn")
    queue_wait.wait_on(draft)


def _let_go(draft: Draft, why: str) -> Ringing:
    offer = offer_of(draft)
    draft.cancel_timers(RING)
    draft.do(HangUp(offer.channel))
    draft.record(OfferLapsed(offer.id, offer.agent, why))
    draft.change(offer=None)
    return offer


# Calling the citizen back --------------------------------------------------------------------------------------------


def _dial(draft: Draft, offer: Ringing) -> None:
    number = draft.call.number
    assert number is not None, "a call-back is only offered to a known number"
    citizen = draft.fresh_name("c")
    draft.change(offer=offer, channel=citizen, dials=draft.call.dials + 1, phase=Phase.CALLBACK_DIALLING)
    draft.record(CallBackDialled(offer.agent))
    draft.do(SoundRinging(offer.channel), DialCitizen(citizen, number, DIAL_SECONDS))
    draft.set_timer(DIAL, DIAL_SECONDS + GRACE_SECONDS)


def citizen_answered(draft: Draft) -> None:
    visit = draft.call.stay
    assert visit is not None, "who is called back has kept the place"
    draft.cancel_timers(DIAL)
    talk_steps.start(draft, offer_of(draft), visit.queue)


def dialling_failed(draft: Draft, cause: str) -> None:
    """The agent who waited on the line is free again; the citizen's leg is hung up if it still rings."""
    offer = offer_of(draft)
    draft.cancel_timers(DIAL)
    draft.record(CallBackFailed(offer.agent, cause))
    draft.do(*(HangUp(leg) for leg in (offer.channel, draft.call.channel) if leg))
    draft.do(SendTalkOver(offer.id, offer.agent, draft.at))
    draft.change(offer=None)
    sound.caller_hears_nothing_more(draft)


def agent_left_dialling(draft: Draft) -> None:
    """Not the citizen's fault: ring again with the next agent, a few times."""
    dialling_failed(draft, "agent_left")
    if draft.call.dials < MAX_DIALS:
        queue_wait.wait_on(draft)
