"""Two people talk: hold and resume, an agent who is lost and fetched back, the end of the talk.

A talk belongs to the caller: when the agent's phone, page or network dies, the caller hears music, the same agent is
rung again, and after a while the caller goes to the head of the queue.
"""

from datetime import datetime

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import help, queue_wait, sound
from hotline.domains.voice.calls.rules.commands import (
    Connect,
    HangUp,
    RingAgent,
    SendKeys,
    SendTalkOver,
    Separate,
    StartSilence,
    StopSilence,
)
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.parts import QueueVisit, Ringing, Talk, Then
from hotline.domains.voice.calls.rules.phases import AgentLost, InFlow, InTalk, Talking
from hotline.domains.voice.ivr.rules.steps import NodeFinished
from hotline.domains.voice.routing.ports import Direction
from hotline.domains.voice.telephony.rules.phones import is_ai_seat
from hotline.events import calls as facts
from hotline.kernel.actor import Actor

LOST, RETRY = "lost", "retry"
LOST_SECONDS = 20.0
RETRY_SECONDS = 1.0
FETCH_RING_SECONDS = 10
HUNG_UP = 16  # Q.850 normal clearing: a person ended it


def actor_of(agent: str, by: str = "agent") -> Actor:
    """``by``, as events of calls name the party who acted: agent, caller or system."""
    return Actor.staff(agent) if by == "agent" else Actor.parse(by)


def start(draft: Draft, offer: Ringing, visit: QueueVisit | None = None) -> None:
    """Connect caller and agent after the agent answered. A citizen of an outgoing call has not waited."""
    call = draft.call
    sound.quiet(draft)
    draft.do(Connect(call.bridge, (call.channel, offer.channel)))
    talk = Talk(offer.agent, offer.id, offer.endpoint, call.talks + 1, "", draft.at)
    if visit is not None:
        queue_wait.leave(draft, visit, "answered")
        talk = replace(talk, queue=visit.queue, priority=visit.priority, reasons=visit.reasons)
    take_over(draft, talk, offer.channel)


def take_over(draft: Draft, talk: Talk, channel: str, silent_since: datetime | None = None) -> None:
    """Begin the talk of this agent. ``silent_since``: a silence that continues from the previous talk."""
    draft.enter(Talking(talk=talk, channel=channel, silent_since=silent_since))
    draft.change(talks=talk.index)
    draft.remember(last_agent=talk.agent, last_queue=talk.queue)
    draft.record(facts.TalkStarted(talk.agent, talk.offer, talk.index, talk.queue), actor_of(talk.agent))


def heir(draft: Draft, talk: Talk, agent: str, offer: str, endpoint: str, *, taken_over: bool = False) -> Talk:
    """The talk of the agent or leader who gets the caller from this talk."""
    index, started = talk.index + 1, draft.at
    return replace(
        talk, agent=agent, offer=offer, endpoint=endpoint, index=index, started=started, taken_over=taken_over
    )


def silence_of(state: InTalk) -> datetime | None:
    return state.silent_since if isinstance(state, Talking) else None


def hold(draft: Draft) -> None:
    """Put the caller on hold. The recorder runs only while the caller is bridged, so hold is not recorded."""
    state = draft.expect(Talking)
    if state.held_since is not None:
        return
    park(draft)
    draft.do(StartSilence(state.channel))


def park(draft: Draft) -> None:
    """Let the caller hear music; the agent's sound is set by the calling step."""
    agent = draft.expect(Talking).talk.agent
    draft.do(Separate(draft.call.bridge))
    draft.update(held_since=draft.at, silent_since=None)
    draft.record(facts.CallHeld(agent), actor_of(agent))
    sound.music(draft)


def resume(draft: Draft) -> None:
    state = draft.expect(Talking)
    if state.held_since is None:
        return
    draft.do(StopSilence(state.channel))
    reunite(draft)


def reunite(draft: Draft) -> None:
    """Connect caller and agent again."""
    unhold(draft)
    sound.quiet(draft)
    draft.do(Connect(draft.call.bridge, (draft.call.channel, draft.expect(Talking).channel)))


def unhold(draft: Draft) -> None:
    state = draft.call.state
    if isinstance(state, Talking) and state.held_since is not None:
        draft.record(facts.CallResumed(state.talk.agent), actor_of(state.talk.agent))
        draft.update(held_since=None)


def send_keys(draft: Draft, keys: str) -> None:
    draft.do(SendKeys(draft.call.channel, keys))


def end(draft: Draft, by: str, reason: str, directed: Direction | None = None, *, leg_gone: bool = False) -> None:
    """End the agent's part of the talk; what follows for the caller is decided by the calling step.

    ``directed``: the leader who ended the talk. ``leg_gone``: the agent's leg has ended already.
    """
    unhold(draft)
    state = draft.expect(InTalk)
    talk = state.talk
    help.talk_over(draft, talk.agent)
    draft.cancel_timers(LOST, RETRY)
    draft.do(Separate(draft.call.bridge))
    if state.agent_leg and not leg_gone:
        draft.do(HangUp(state.agent_leg))
    actor = Actor.staff(directed.by) if directed else actor_of(talk.agent, by)
    draft.record(facts.TalkEnded(talk.agent, talk.index, by, reason), actor)
    if not talk.taken_over:
        draft.do(SendTalkOver(talk.offer, talk.agent, draft.at, directed=directed, switch_lost=reason == "switch_lost"))
    draft.enter(InFlow())


def end_served(draft: Draft, by: str, reason: str, *, leg_gone: bool = False) -> None:
    """End the talk and go on in the flow, which has the rating."""
    end(draft, by, reason, leg_gone=leg_gone)
    draft.news.append(NodeFinished("served"))


def agent_gone(draft: Draft, cause: int) -> None:
    """The agent's leg ended: decide by its cause whether the agent hung up or was lost. An AI seat never hangs up."""
    if cause == HUNG_UP and not is_ai_seat(draft.expect(Talking).talk.endpoint):
        end_served(draft, "agent", "hangup", leg_gone=True)
    else:
        lose(draft, str(cause))
        sound.play_prompts(draft, ("agent-lost",), Then.MUSIC)


def coming_gone(draft: Draft) -> None:
    """The leg to fetch the agent back is gone: another soon."""
    draft.update(coming="")
    draft.set_timer(RETRY, RETRY_SECONDS)


def lose(draft: Draft, cause: str) -> None:
    """Keep the caller company and fetch the agent back.

    An AI seat that died is not fetched back: the caller is first in line, for another one or for a person.
    """
    unhold(draft)
    state = draft.expect(Talking)
    draft.record(facts.AgentLost(state.talk.agent, cause))
    if is_ai_seat(state.talk.endpoint):
        end(draft, "system", "agent_lost")
        queue_wait.rejoin_at_head(draft, state.talk.queue or draft.call.people_queue, "")
        return
    draft.do(Separate(draft.call.bridge), HangUp(state.channel))
    draft.enter(
        AgentLost(talk=state.talk, party=state.party, hand=state.hand, help_seen_by=state.help_seen_by, since=draft.at)
    )
    draft.set_timer(LOST, LOST_SECONDS)
    fetch(draft)
    sound.music(draft)


def fetch(draft: Draft) -> None:
    """Ring the lost agent; their phone answers by itself."""
    talk, call = draft.expect(AgentLost).talk, draft.call
    coming, masked = draft.fresh_name("a"), call.caller.masked
    draft.cancel_timers(RETRY)
    draft.update(coming=coming)
    draft.do(RingAgent(coming, talk.endpoint, talk.offer, call.channel, masked, FETCH_RING_SECONDS, auto_answer=True))


def rejoin(draft: Draft) -> None:
    """The agent's page or phone is back and asks for its caller: the old leg is dead to them."""
    state = draft.expect(InTalk)
    if isinstance(state, Talking):
        lose(draft, "rejoin")
        return
    if state.agent_leg:
        draft.do(HangUp(state.agent_leg))
    draft.set_timer(LOST, LOST_SECONDS)
    fetch(draft)


def returned(draft: Draft, state: AgentLost) -> None:
    """The fetched agent is on the line again; whom they hear is for who calls this."""
    draft.cancel_timers(LOST, RETRY)
    draft.enter(
        Talking(
            talk=state.talk,
            channel=state.coming,
            party=state.party,
            hand=state.hand,
            help_seen_by=state.help_seen_by,
        )
    )
    draft.record(facts.AgentReturned(state.talk.agent), actor_of(state.talk.agent))


def give_up(draft: Draft) -> None:
    """The agent did not come back in time."""
    talk = draft.expect(AgentLost).talk
    end(draft, "system", "agent_lost")
    queue_wait.rejoin_at_head(draft, talk.queue, talk.agent)
