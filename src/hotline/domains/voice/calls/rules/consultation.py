"""A third party on the call: the agent asks a colleague or an outside number while the caller hears music.

The two swap, all three talk, or the agent leaves the others alone. A consultation that comes to nothing gives the
caller straight back to the agent; an agent who goes away leaves the caller with whoever has answered.
"""

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import leg_timers, queue_wait, sound, talk_steps
from hotline.domains.voice.calls.rules.call_commands import Consult
from hotline.domains.voice.calls.rules.commands import (
    Connect,
    DialOutside,
    HangUp,
    RequestReserve,
    RingAgent,
    SendOfferResult,
    SendTalkOver,
    Separate,
    SoundRinging,
    StartMusic,
    StartSilence,
    StopMusic,
    StopSilence,
)
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.inputs import OfferMade
from hotline.domains.voice.calls.rules.offers import DIAL_SECONDS, GRACE_SECONDS
from hotline.domains.voice.calls.rules.parts import Party, PartyStatus
from hotline.domains.voice.calls.rules.phases import AgentLost, InFlow, InTalk, Outside, Talking
from hotline.domains.voice.calls.rules.priority import TRANSFER_FAILED
from hotline.domains.voice.calls.rules.talk_steps import actor_of
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.domains.voice.telephony.rules.outbound_policy import Dialler, OutboundPath
from hotline.events.calls import (
    CallJoined,
    CallLeft,
    CallTransferred,
    ConsultAnswered,
    ConsultEnded,
    ConsultStarted,
    OutsideAnswered,
    OutsideEnded,
)

PARTY = "party"
NOT_CONNECTED = "not_connected"
#: Statuses in which the third party talks to somebody; in the others it waits or has not answered.
TOGETHER = (PartyStatus.CONSULTING, PartyStatus.JOINED)
BUSY = 17
WHY = {BUSY: "busy", 18: "no_answer", 19: "no_answer", 21: "refused"}
OUTCOMES = {
    "busy": OfferOutcome.REFUSED,
    "refused": OfferOutcome.REFUSED,
    "no_answer": OfferOutcome.NO_ANSWER,
    "failed": OfferOutcome.FAILED,
}


def party_of(draft: Draft) -> Party:
    party = draft.call.party
    assert party is not None, "a consultation has its party"
    return party


# Asking and ringing --------------------------------------------------------------------------------------------------


def start(draft: Draft, command: Consult) -> None:
    talk = draft.expect(Talking).talk
    talk_steps.hold(draft)
    party = Party(draft.fresh_name("r"), command.agent, command.number, PartyStatus.REQUESTED, draft.at)
    draft.update(party=party)
    draft.remember(consult_over="")
    draft.record(ConsultStarted(talk.agent, party.id, party.agent, party.number), actor_of(talk.agent))
    if party.agent:
        draft.do(RequestReserve(queue_wait.reserve_of(draft.call, party.id, party.agent, talk.queue)))
        draft.set_timer(queue_wait.RESERVE, queue_wait.RESERVE_SECONDS)
    else:
        dial(draft, party, Dialler(talk.agent, command.roles, OutboundPath.CONSULT))
        _hear_it_ring(draft)


def awaits(draft: Draft, offer: str) -> bool:
    party = draft.call.party
    return party is not None and party.id == offer and party.status is PartyStatus.REQUESTED


def ring(draft: Draft, made: OfferMade) -> None:
    """Ring the agent whom the router has reserved."""
    call, party = draft.call, party_of(draft)
    draft.cancel_timers(queue_wait.RESERVE)
    channel = draft.fresh_name("a")
    _stand(draft, replace(party, endpoint=made.endpoint, channel=channel), PartyStatus.RINGING)
    draft.do(RingAgent(channel, made.endpoint, party.id, call.channel, call.caller.masked, made.ring_seconds))
    draft.set_timer(PARTY, made.ring_seconds + GRACE_SECONDS)
    _hear_it_ring(draft)


def ring_to_answer(draft: Draft) -> None:
    """Ring the consulted agent again with automatic answer."""
    call, party = draft.call, party_of(draft)
    channel, masked = draft.fresh_name("a"), call.caller.masked
    draft.update(party=replace(party, channel=channel))
    draft.do(HangUp(party.channel))
    draft.do(RingAgent(channel, party.endpoint, party.id, call.channel, masked, DIAL_SECONDS, auto_answer=True))
    draft.set_timer(PARTY, DIAL_SECONDS + GRACE_SECONDS)


def dial(draft: Draft, party: Party, dialler: Dialler) -> None:
    assert party.number is not None, "who is no agent is rung by number"
    channel = draft.fresh_name("c")
    _stand(draft, replace(party, channel=channel), PartyStatus.RINGING)
    draft.do(DialOutside(channel, party.number, DIAL_SECONDS, dialler))
    draft.set_timer(PARTY, DIAL_SECONDS + GRACE_SECONDS)


def _hear_it_ring(draft: Draft) -> None:
    state = draft.call.state
    if isinstance(state, Talking):
        draft.do(StopSilence(state.channel), SoundRinging(state.channel))


def _stand(draft: Draft, party: Party, status: PartyStatus) -> None:
    draft.update(party=replace(party, status=status, since=draft.at))


def answered(draft: Draft) -> None:
    party, call = party_of(draft), draft.call
    draft.cancel_timers(PARTY)
    if party.number is not None:
        leg_timers.begin(draft, leg_timers.PARTY_LIMIT)
    if isinstance(call.state, Outside):
        _meet_outside(draft)
        return
    if party.agent:
        draft.do(SendOfferResult(party.id, party.agent, OfferOutcome.ANSWERED, draft.at))
    _stand(draft, party, PartyStatus.CONSULTING)
    draft.record(ConsultAnswered(party.id))
    match call.state:
        case Talking(channel=agent):
            draft.do(Connect(call.side_bridge, (agent, party.channel)))
        case _:
            draft.do(StartMusic(party.channel))


# What the agent does with it -----------------------------------------------------------------------------------------


def swap(draft: Draft) -> None:
    """Switch the agent between caller and third party; the other one hears music."""
    party, agent, call = party_of(draft), draft.expect(Talking).channel, draft.call
    if party.status is PartyStatus.CONSULTING:
        _stand(draft, party, PartyStatus.ASIDE)
        draft.do(Separate(call.side_bridge), StartMusic(party.channel))
        talk_steps.reunite(draft)
    else:
        _stand(draft, party, PartyStatus.CONSULTING)
        talk_steps.park(draft)
        draft.do(StopMusic(party.channel), Connect(call.side_bridge, (agent, party.channel)))


def join(draft: Draft) -> None:
    """All three hear each other."""
    party, state, call = party_of(draft), draft.expect(Talking), draft.call
    _leave_side(draft)
    talk_steps.unhold(draft)
    sound.quiet(draft)
    draft.do(Connect(call.bridge, (call.channel, state.channel, party.channel)))
    _stand(draft, party, PartyStatus.JOINED)
    draft.record(CallJoined(party.id), actor_of(state.talk.agent))


def complete(draft: Draft, by: str = "agent", *, leg_gone: bool = False) -> None:
    """The agent, whose leg may have ended, leaves the caller with the third party."""
    party, state, call = party_of(draft), draft.expect(InTalk), draft.call
    talk = state.talk
    actor = actor_of(talk.agent, by)
    if party.status is PartyStatus.JOINED:
        draft.record(CallLeft(party.id, talk.agent), actor)
    _leave_side(draft)
    draft.record(ConsultEnded(party.id, "transferred"), actor)
    sound.quiet(draft)
    talk_steps.end(draft, by, "transfer", leg_gone=leg_gone)
    draft.record(CallTransferred(talk.agent, "consulted", party.agent, number=party.number), actor)
    draft.remember(passed_on_by=talk.agent)
    if party.agent:
        draft.do(Connect(call.bridge, (call.channel, party.channel)))
        heir = talk_steps.heir(draft, talk, party.agent, party.id, party.endpoint)
        talk_steps.take_over(draft, heir, party.channel, talk_steps.silence_of(state))
    else:
        draft.enter(Outside(party=party))
        _meet_outside(draft)


def _leave_side(draft: Draft) -> None:
    party = party_of(draft)
    if isinstance(draft.call.state, AgentLost):
        draft.do(*([StopMusic(party.channel)] if party.answered else []))
    elif party.status is PartyStatus.CONSULTING:
        draft.do(Separate(draft.call.side_bridge))
    elif party.status is PartyStatus.ASIDE:
        draft.do(StopMusic(party.channel))


def _meet_outside(draft: Draft) -> None:
    call, party = draft.call, party_of(draft)
    sound.quiet(draft)
    draft.do(Connect(call.bridge, (call.channel, party.channel)))
    _stand(draft, party, PartyStatus.JOINED)
    draft.record(OutsideAnswered())


# What goes wrong -----------------------------------------------------------------------------------------------------


def refused(draft: Draft) -> None:
    """End the consultation, because the router refused the reservation."""
    fail(draft, "unavailable")


def leg_gone(draft: Draft, cause: int) -> None:
    fail(draft, "hung_up" if party_of(draft).answered else WHY.get(cause, "failed"))


def fail(draft: Draft, why: str) -> None:
    """End the consultation without a third party. The agent, if present, is connected to the caller at once."""
    party = party_of(draft)
    release(draft, why)
    state = draft.call.state
    if not isinstance(state, Talking):
        return
    if party.status is PartyStatus.REQUESTED:
        draft.do(StopSilence(state.channel))
    if state.held_since is not None or why == NOT_CONNECTED:
        talk_steps.reunite(draft)


def release(draft: Draft, why: str) -> None:
    """Release the third party, in any phase. The router is notified unless it withdrew the offer itself."""
    party = party_of(draft)
    draft.cancel_timers(PARTY, leg_timers.PARTY_LIMIT, queue_wait.RESERVE)
    _leave_side(draft)
    if party.channel:
        draft.do(HangUp(party.channel))
    if party.agent and party.answered:
        draft.do(SendTalkOver(party.id, party.agent, draft.at))
    elif party.agent and why != "withdrawn":
        outcome = OUTCOMES.get(why, OfferOutcome.CALLER_GONE)
        draft.do(SendOfferResult(party.id, party.agent, outcome, draft.at))
    draft.remember(consult_over=why)
    if isinstance(draft.call.state, Outside):
        if party.answered:
            draft.do(Separate(draft.call.bridge))
        draft.record(OutsideEnded(why))
        draft.enter(InFlow())
        return
    if party.status is PartyStatus.JOINED:
        draft.record(CallLeft(party.id, party.agent))
    draft.record(ConsultEnded(party.id, why))
    draft.update(party=None)


def agent_gone(draft: Draft, cause: int) -> None:
    """The agent's leg ended: a third party who has answered gets the caller, else the agent counts as lost."""
    talk = draft.expect(InTalk).talk
    if party_of(draft).answered:
        complete(draft, "agent" if cause == talk_steps.HUNG_UP else "system", leg_gone=True)
        return
    release(draft, "agent_gone")
    if cause == talk_steps.HUNG_UP:
        talk_steps.end(draft, "agent", "hangup", leg_gone=True)
        queue_wait.rejoin_at_head(draft, talk.queue, talk.agent, TRANSFER_FAILED)
    else:
        talk_steps.agent_gone(draft, cause)


# The agent's page was reloaded in mid-consultation ------------------------------------------------------------------


def rejoin(draft: Draft) -> None:
    """The agent's old leg is dead: caller and third party hear music while the agent's phone is rung again."""
    call, party = draft.call, party_of(draft)
    if isinstance(call.state, Talking) and party.status in TOGETHER:
        apart = call.side_bridge if party.status is PartyStatus.CONSULTING else call.bridge
        draft.do(Separate(apart), StartMusic(party.channel))
    talk_steps.rejoin(draft)


def fetched(draft: Draft, state: AgentLost) -> None:
    """Connect the returned agent with the caller or the third party, as before the loss."""
    talk_steps.returned(draft, state)
    if state.party is not None:
        _as_before(draft, state.coming, state.party)
    else:
        talk_steps.reunite(draft)


def _as_before(draft: Draft, agent: str, party: Party) -> None:
    """Restore the connections by the party's current status. ``agent``: the agent's new leg."""
    call = draft.call
    if party.status in TOGETHER:
        draft.do(StopMusic(party.channel))
    if party.status in (PartyStatus.ASIDE, PartyStatus.JOINED):
        sound.quiet(draft)
        joined = (party.channel,) if party.status is PartyStatus.JOINED else ()
        draft.do(Connect(call.bridge, (call.channel, agent, *joined)))
        return
    talk_steps.park(draft)
    match party.status:
        case PartyStatus.CONSULTING:
            draft.do(Connect(call.side_bridge, (agent, party.channel)))
        case PartyStatus.RINGING:
            draft.do(SoundRinging(agent))
        case _:
            draft.do(StartSilence(agent))


def give_up(draft: Draft) -> None:
    """The agent did not return: a third party who has answered gets the caller."""
    if party_of(draft).answered:
        complete(draft, "system")
    else:
        release(draft, "agent_gone")
        talk_steps.give_up(draft)
