"""An agent rings a citizen up: the agent's own phone first, which answers by itself, then the citizen's.

Answered, it is a talk like any other. What goes wrong before ends the call, and the agent is told why.
"""

from hotline.domains.voice.calls.rules import leg_timers, sound, talk_steps
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import Dial
from hotline.domains.voice.calls.rules.commands import (
    DialCitizen,
    HangUp,
    RingAgent,
    SendOfferResult,
    SendTalkOver,
    SoundRinging,
)
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.offers import (
    DIAL,
    DIAL_SECONDS,
    GRACE_SECONDS,
    REFUSALS,
    RING,
    UNANSWERED,
)
from hotline.domains.voice.calls.rules.parts import Caller, Ringing, Then
from hotline.domains.voice.calls.rules.phases import CallingOut, Dialling, InFlow, PickingUp
from hotline.domains.voice.ivr.rules.walk import served_by
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.domains.voice.telephony.rules.outbound_policy import Dialler, OutboundPath
from hotline.domains.voice.telephony.rules.phones import endpoint_of, is_ai_seat
from hotline.events.calls import CallDialled, DialFailed, DialRang
from hotline.kernel.actor import SYSTEM

OWN_RING_SECONDS = 20
OWN_PHONE, CANCELLED = "own_phone", "cancelled"
#: Q.850 causes.
WHY = {
    1: "invalid_number",
    28: "invalid_number",
    17: "busy",
    18: "no_answer",
    19: "no_answer",
    20: "powered_off",
    21: "refused",
}


def begin(draft: Draft, dial: Dial) -> None:
    """Begin an outgoing call."""
    line = dial.line
    assert line is not None, "callcontrol dials for an agent whom the router has reserved"
    endpoint = dial.seat if is_ai_seat(dial.seat) else endpoint_of(dial.by)
    own = Ringing(line.offer, dial.by, endpoint, draft.fresh_name("a"), OWN_RING_SECONDS)
    recording = f"{dial.call}.raw"
    draft.change(
        direction="out",
        arrived_at=draft.at,
        caller=Caller(dial.number, line.place, line.displayed_number, recording=recording),
        after=dial.after,
        callback=dial.callback,
        campaign_entry=dial.campaign_entry,
        people_queue=dial.people_queue,
        dialler=dial.dialler,
        untold="out" in draft.plan.notice,
    )
    draft.remember(last_agent=dial.by)
    draft.enter(PickingUp(offer=own))
    fact = CallDialled(
        dial.by,
        dial.number,
        line.place,
        line.displayed_number,
        recording,
        dial.after,
        dial.callback,
        dial.campaign_entry,
    )
    draft.record(fact, talk_steps.actor_of(dial.by))
    masked = dial.number.masked
    draft.do(RingAgent(own.channel, own.endpoint, own.id, "", masked, own.seconds, auto_answer=True))
    draft.set_timer(RING, own.seconds + GRACE_SECONDS)


def picked_up(draft: Draft, own: Ringing) -> None:
    """Dial the citizen after the agent's phone has answered."""
    number, dialler = draft.call.caller.number, draft.call.dialler
    assert number is not None, "nobody dials without a number"
    dialler = dialler or Dialler(own.agent, (), OutboundPath.DIAL)  # begun by a release that noted none
    citizen = draft.fresh_name("c")
    draft.cancel_timers(RING)
    draft.enter(Dialling(offer=own))
    draft.change(channel=citizen)
    draft.record(DialRang(own.agent))
    draft.do(SendOfferResult(own.id, own.agent, OfferOutcome.ANSWERED, draft.at), SoundRinging(own.channel))
    draft.do(DialCitizen(citizen, number, DIAL_SECONDS, dialler))
    draft.set_timer(DIAL, DIAL_SECONDS + GRACE_SECONDS)


def citizen_answered(draft: Draft, own: Ringing) -> None:
    """Begin the talk, where it is set so once the citizen has been told that it is recorded."""
    if sound.hears_notice(draft.call):
        draft.note("answered twice")
        return
    draft.cancel_timers(DIAL)
    if not sound.play_due_notice(draft, Then.TALK):
        connect(draft, own)


def connect(draft: Draft, own: Ringing) -> None:
    """Connect both. The flow goes on after the talk as after any talk with an agent."""
    flow = draft.plan.flow
    leg_timers.begin(draft, leg_timers.CITIZEN_LIMIT)
    if flow is not None:
        draft.change(walk=served_by(flow))
    talk_steps.start(draft, own)


def after_notice(draft: Draft) -> None:
    if isinstance(draft.call.state, Dialling):
        connect(draft, draft.call.state.offer)


def why_gone(call: Call, channel: str, cause: int) -> tuple[str, OfferOutcome]:
    """Reason for a leg that ended before the talk, and the outcome of the agent's reservation for the router."""
    if channel == call.channel:
        return WHY.get(cause, "failed"), OfferOutcome.CALLER_GONE
    if isinstance(call.state, Dialling):
        return CANCELLED, OfferOutcome.CALLER_GONE
    if cause in REFUSALS:
        return OWN_PHONE, OfferOutcome.REFUSED
    return OWN_PHONE, OfferOutcome.NO_ANSWER if cause in UNANSWERED else OfferOutcome.FAILED


def fail(draft: Draft, why: str, outcome: OfferOutcome | None = OfferOutcome.CALLER_GONE) -> None:
    """End an unsuccessful dialling: release both legs and the agent. ``outcome`` None: the router already knows."""
    state = draft.expect(CallingOut)
    own = state.offer
    draft.cancel_timers(RING, DIAL)
    draft.record(DialFailed(own.agent, why), talk_steps.actor_of(own.agent) if why == CANCELLED else SYSTEM)
    draft.do(*(HangUp(leg) for leg in (own.channel, draft.call.channel) if leg))
    if isinstance(state, Dialling):
        draft.do(SendTalkOver(own.id, own.agent, draft.at, unmet=why))
    elif outcome is not None:
        draft.do(SendOfferResult(own.id, own.agent, outcome, draft.at))
    draft.enter(InFlow())
    sound.caller_hears_nothing_more(draft)
