"""A third party on the call: the agent asks a colleague or an outside number while the caller hears music.

The two swap, all three talk, or the agent leaves the others alone. A consultation that comes to nothing gives the
caller straight back to the agent; an agent who goes away leaves the caller with whoever has answered.
"""

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import sound, talking, waiting
from hotline.domains.voice.calls.rules.call import Party, Phase, Standing, Talk
from hotline.domains.voice.calls.rules.call_commands import Consult
from hotline.domains.voice.calls.rules.commands import (
    AskReserve,
    Connect,
    DialOutside,
    HangUp,
    RingAgent,
    Separate,
    SoundRinging,
    StartMusic,
    StartSilence,
    StopMusic,
    StopSilence,
    TellOfferResult,
    TellTalkOver,
)
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.inputs import OfferMade
from hotline.domains.voice.calls.rules.offering import DIAL_SECONDS, GRACE_SECONDS
from hotline.domains.voice.calls.rules.priority import TRANSFER_FAILED
from hotline.domains.voice.calls.rules.talking import actor_of, talk_of
from hotline.domains.voice.routing.ports import OfferOutcome
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
#: The party talks to somebody; in the other standings it waits, or is not there yet.
TOGETHER = (Standing.CONSULTING, Standing.JOINED)
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
    talk = talk_of(draft)
    talking.hold(draft)
    party = Party(draft.fresh_name("r"), command.agent, command.number, Standing.ASKED, draft.at)
    draft.change(party=party, consult_over="")
    draft.tell(ConsultStarted(talk.agent, party.id, party.agent, party.number), actor_of(talk.agent))
    if party.agent:
        draft.do(AskReserve(waiting.reserve_of(draft.call, party.id, party.agent, talk.queue)))
        draft.set_timer(waiting.RESERVE, waiting.RESERVE_SECONDS)
    else:
        dial(draft, party)
        _hear_it_ring(draft)


def awaits(draft: Draft, offer: str) -> bool:
    party = draft.call.party
    return party is not None and party.id == offer and party.standing is Standing.ASKED


def ring(draft: Draft, made: OfferMade) -> None:
    """The router has kept the agent asked for."""
    call, party = draft.call, party_of(draft)
    draft.cancel_timers(waiting.RESERVE)
    channel = draft.fresh_name("a")
    _stand(draft, replace(party, endpoint=made.endpoint, channel=channel), Standing.RINGING)
    shown = call.number.masked if call.number else ""
    draft.do(RingAgent(channel, made.endpoint, party.id, call.channel, shown, made.ring_seconds))
    draft.set_timer(PARTY, made.ring_seconds + GRACE_SECONDS)
    _hear_it_ring(draft)


def ring_to_answer(draft: Draft) -> None:
    """Ring the one asked along anew: their phone answers by itself this time."""
    call, party = draft.call, party_of(draft)
    channel = draft.fresh_name("a")
    draft.change(party=replace(party, channel=channel))
    shown = call.number.masked if call.number else ""
    draft.do(HangUp(party.channel))
    draft.do(RingAgent(channel, party.endpoint, party.id, call.channel, shown, DIAL_SECONDS, auto_answer=True))
    draft.set_timer(PARTY, DIAL_SECONDS + GRACE_SECONDS)


def dial(draft: Draft, party: Party) -> None:
    assert party.number is not None, "who is no agent is rung by number"
    channel = draft.fresh_name("c")
    _stand(draft, replace(party, channel=channel), Standing.RINGING)
    draft.do(DialOutside(channel, party.number, DIAL_SECONDS))
    draft.set_timer(PARTY, DIAL_SECONDS + GRACE_SECONDS)


def _hear_it_ring(draft: Draft) -> None:
    if agent := talk_of(draft).channel:
        draft.do(StopSilence(agent), SoundRinging(agent))


def _stand(draft: Draft, party: Party, standing: Standing) -> None:
    draft.change(party=replace(party, standing=standing, since=draft.at))


def answered(draft: Draft) -> None:
    party, call = party_of(draft), draft.call
    draft.cancel_timers(PARTY)
    if call.phase is Phase.OUTSIDE:
        _meet_outside(draft)
        return
    if party.agent:
        draft.do(TellOfferResult(party.id, party.agent, OfferOutcome.ANSWERED, draft.at))
    _stand(draft, party, Standing.CONSULTING)
    draft.tell(ConsultAnswered(party.id))
    if call.phase is Phase.AGENT_LOST:
        draft.do(StartMusic(party.channel))
    else:
        draft.do(Connect(call.side_bridge, (talk_of(draft).channel, party.channel)))


# What the agent does with it -----------------------------------------------------------------------------------------


def swap(draft: Draft) -> None:
    """Change whom the agent talks to; the other hears music."""
    party, talk, call = party_of(draft), talk_of(draft), draft.call
    if party.standing is Standing.CONSULTING:
        _stand(draft, party, Standing.ASIDE)
        draft.do(Separate(call.side_bridge), StartMusic(party.channel))
        talking.reunite(draft)
    else:
        _stand(draft, party, Standing.CONSULTING)
        talking.park(draft)
        draft.do(StopMusic(party.channel), Connect(call.side_bridge, (talk.channel, party.channel)))


def join(draft: Draft) -> None:
    """All three hear each other."""
    party, talk, call = party_of(draft), talk_of(draft), draft.call
    _leave_side(draft)
    talking.unhold(draft)
    sound.quiet(draft)
    draft.do(Connect(call.bridge, (call.channel, talk.channel, party.channel)))
    _stand(draft, party, Standing.JOINED)
    draft.tell(CallJoined(party.id), actor_of(talk.agent))


def complete(draft: Draft, by: str = "agent") -> None:
    """The agent leaves the caller with the party."""
    party, talk, call = party_of(draft), talk_of(draft), draft.call
    actor = actor_of(talk.agent, by)
    if party.standing is Standing.JOINED:
        draft.tell(CallLeft(party.id, talk.agent), actor)
    _leave_side(draft)
    draft.tell(ConsultEnded(party.id, "transferred"), actor)
    sound.quiet(draft)
    talking.end(draft, by, "transfer")
    draft.tell(CallTransferred(talk.agent, "consulted", party.agent, number=party.number), actor)
    draft.change(party=None, passed_on_by=talk.agent)
    if party.agent:
        draft.do(Connect(call.bridge, (call.channel, party.channel)))
        heir = Talk(party.agent, party.id, party.endpoint, party.channel, talk.index + 1, talk.queue, draft.at)
        talking.take_over(draft, replace(heir, priority=talk.priority, reasons=talk.reasons))
    else:
        draft.change(party=party, phase=Phase.OUTSIDE)
        _meet_outside(draft)


def _leave_side(draft: Draft) -> None:
    party = party_of(draft)
    if draft.call.phase is Phase.AGENT_LOST:
        draft.do(*([StopMusic(party.channel)] if party.answered else []))
    elif party.standing is Standing.CONSULTING:
        draft.do(Separate(draft.call.side_bridge))
    elif party.standing is Standing.ASIDE:
        draft.do(StopMusic(party.channel))


def _meet_outside(draft: Draft) -> None:
    call, party = draft.call, party_of(draft)
    sound.quiet(draft)
    draft.do(Connect(call.bridge, (call.channel, party.channel)))
    _stand(draft, party, Standing.JOINED)
    draft.tell(OutsideAnswered())


# What goes wrong -----------------------------------------------------------------------------------------------------


def refused(draft: Draft) -> None:
    """The router cannot give us the agent."""
    fail(draft, "unavailable")


def leg_of_three_gone(draft: Draft, channel: str, cause: int) -> None:
    """The agent's, the party's, or the one to fetch the agent back."""
    if channel == party_of(draft).channel:
        leg_gone(draft, cause)
    elif channel == talk_of(draft).coming:
        talking.leg_gone(draft, channel, cause)
    else:
        agent_gone(draft, cause)


def leg_gone(draft: Draft, cause: int) -> None:
    fail(draft, "hung_up" if party_of(draft).answered else WHY.get(cause, "failed"))


def fail(draft: Draft, why: str) -> None:
    """There is no third party any more. An agent has the caller back at once; without one the call goes on."""
    party = party_of(draft)
    release(draft, why)
    if draft.call.phase is Phase.OUTSIDE:
        return
    talk = talk_of(draft)
    if draft.call.phase is Phase.AGENT_LOST:
        return
    if party.standing is Standing.ASKED:
        draft.do(StopSilence(talk.channel))
    if talk.held_since is not None or why == NOT_CONNECTED:
        talking.reunite(draft)


def release(draft: Draft, why: str) -> None:
    """Let go of the party; in any phase, for good. The router hears of an agent's part in it, unless it took it."""
    party = party_of(draft)
    draft.cancel_timers(PARTY, waiting.RESERVE)
    _leave_side(draft)
    if party.channel:
        draft.do(HangUp(party.channel))
    if party.agent and party.answered:
        draft.do(TellTalkOver(party.id, party.agent, draft.at))
    elif party.agent and why != "withdrawn":
        outcome = OUTCOMES.get(why, OfferOutcome.CALLER_GONE)
        draft.do(TellOfferResult(party.id, party.agent, outcome, draft.at))
    if draft.call.phase is Phase.OUTSIDE:
        if party.answered:
            draft.do(Separate(draft.call.bridge))
        draft.tell(OutsideEnded(why))
    else:
        if party.standing is Standing.JOINED:
            draft.tell(CallLeft(party.id, party.agent))
        draft.tell(ConsultEnded(party.id, why))
    draft.change(party=None, consult_over=why)


def agent_gone(draft: Draft, cause: int) -> None:
    """The agent's leg is gone: whoever has answered takes the caller over; else the talk goes on as any broken one."""
    talk = talk_of(draft)
    if party_of(draft).answered:
        draft.change(talk=replace(talk, channel=""))
        complete(draft, "agent" if cause == talking.HUNG_UP else "system")
        return
    release(draft, "agent_gone")
    if cause == talking.HUNG_UP:
        draft.change(talk=replace(talk, channel=""))
        talking.end(draft, "agent", "hangup")
        waiting.rejoin_at_head(draft, talk.queue, talk.agent, TRANSFER_FAILED)
    else:
        talking.leg_gone(draft, talk.channel, cause)


# The agent's page was reloaded in mid-consultation ------------------------------------------------------------------


def rejoin(draft: Draft) -> None:
    """The agent's old line is dead: caller and party hear music while the agent is fetched back."""
    call, party = draft.call, party_of(draft)
    if call.phase is Phase.TALKING and party.standing in TOGETHER:
        apart = call.side_bridge if party.standing is Standing.CONSULTING else call.bridge
        draft.do(Separate(apart), StartMusic(party.channel))
    talking.rejoin(draft)


def fetched(draft: Draft) -> None:
    """The lost agent is on the line again, with the caller or with whom they were before."""
    talking.returned(draft)
    if draft.call.party is not None:
        _as_before(draft)
    else:
        talking.reunite(draft)


def _as_before(draft: Draft) -> None:
    """Everything is as it was, and as it became meanwhile."""
    call, party, talk = draft.call, party_of(draft), talk_of(draft)
    if party.standing in TOGETHER:
        draft.do(StopMusic(party.channel))
    if party.standing in (Standing.ASIDE, Standing.JOINED):
        sound.quiet(draft)
        joined = (party.channel,) if party.standing is Standing.JOINED else ()
        draft.do(Connect(call.bridge, (call.channel, talk.channel, *joined)))
        return
    talking.park(draft)
    match party.standing:
        case Standing.CONSULTING:
            draft.do(Connect(call.side_bridge, (talk.channel, party.channel)))
        case Standing.RINGING:
            draft.do(SoundRinging(talk.channel))
        case _:
            draft.do(StartSilence(talk.channel))


def give_up(draft: Draft) -> None:
    """The agent did not come back: who has answered has the caller."""
    if party_of(draft).answered:
        complete(draft, "system")
    else:
        release(draft, "agent_gone")
        talking.give_up(draft)
