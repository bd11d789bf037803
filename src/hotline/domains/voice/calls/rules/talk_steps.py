"""Two people talk: hold and resume, an agent who is lost and fetched back, the end of the talk.

A talk belongs to the caller: when the agent's phone, page or network dies, the caller hears music, the same agent is
rung again, and after a while the caller goes to the head of the queue.
"""

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import help, queue_wait, sound
from hotline.domains.voice.calls.rules.call import Phase, Ringing, Talk, Then
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
from hotline.domains.voice.ivr.rules.steps import NodeFinished
from hotline.domains.voice.routing.ports import Direction
from hotline.events.calls import AgentLost, AgentReturned, CallHeld, CallResumed, TalkEnded, TalkStarted
from hotline.kernel.actor import Actor

LOST, RETRY = "lost", "retry"
LOST_SECONDS = 20.0
RETRY_SECONDS = 1.0
FETCH_RING_SECONDS = 10
HUNG_UP = 16  # Q.850 normal clearing: a person ended it


def actor_of(agent: str, by: str = "agent") -> Actor:
    """``by`` as facts of calls name who did something: agent, caller, system."""
    return Actor.staff(agent) if by == "agent" else Actor.parse(by)


def start(draft: Draft, offer: Ringing, queue: str) -> None:
    """The agent answered: caller and agent hear each other."""
    call = draft.call
    sound.quiet(draft)
    draft.do(Connect(call.bridge, (call.channel, offer.channel)))
    queue_wait.leave(draft, "answered")
    talk = Talk(offer.agent, offer.id, offer.endpoint, offer.channel, call.talks + 1, queue, draft.at)
    if call.stay is not None:
        talk = replace(talk, priority=call.stay.priority, reasons=call.stay.reasons)
    draft.change(offer=None)
    take_over(draft, talk)


def take_over(draft: Draft, talk: Talk) -> None:
    """The call is this agent's from now on."""
    draft.change(talk=talk, talks=talk.index, last_agent=talk.agent, phase=Phase.TALKING)
    draft.change(last_queue=talk.queue)
    draft.record(TalkStarted(talk.agent, talk.offer, talk.index, talk.queue), actor_of(talk.agent))


def talk_of(draft: Draft) -> Talk:
    talk = draft.call.talk
    assert talk is not None, "a talking call has its talk"
    return talk


def hold(draft: Draft) -> None:
    """Nothing is recorded meanwhile: the recorder runs only while the caller is bridged."""
    talk = talk_of(draft)
    if talk.held_since is not None:
        return
    park(draft)
    draft.do(StartSilence(talk.channel))


def park(draft: Draft) -> None:
    """The caller hears music; what the agent hears is for who calls this."""
    talk = talk_of(draft)
    draft.do(Separate(draft.call.bridge))
    draft.change(talk=replace(talk, held_since=draft.at))
    draft.record(CallHeld(talk.agent), actor_of(talk.agent))
    sound.music(draft)


def resume(draft: Draft) -> None:
    talk = talk_of(draft)
    if talk.held_since is None:
        return
    draft.do(StopSilence(talk.channel))
    reunite(draft)


def reunite(draft: Draft) -> None:
    """Caller and agent hear each other again."""
    unhold(draft)
    sound.quiet(draft)
    draft.do(Connect(draft.call.bridge, (draft.call.channel, talk_of(draft).channel)))


def unhold(draft: Draft) -> None:
    talk = talk_of(draft)
    if talk.held_since is not None:
        draft.record(CallResumed(talk.agent), actor_of(talk.agent))
        draft.change(talk=replace(talk, held_since=None))


def send_keys(draft: Draft, keys: str) -> None:
    draft.do(SendKeys(draft.call.channel, keys))


def end(draft: Draft, by: str, reason: str, directed: Direction | None = None) -> None:
    """The agent is free; what becomes of the caller is for who calls this. ``directed``: a leader ended it."""
    unhold(draft)
    talk = talk_of(draft)
    help.talk_over(draft, talk.agent)
    draft.cancel_timers(LOST, RETRY)
    draft.do(Separate(draft.call.bridge))
    draft.do(*(HangUp(leg) for leg in (talk.channel, talk.coming) if leg))
    actor = Actor.staff(directed.by) if directed else actor_of(talk.agent, by)
    draft.record(TalkEnded(talk.agent, talk.index, by, reason), actor)
    if not talk.taken_over:
        draft.do(SendTalkOver(talk.offer, talk.agent, draft.at, directed=directed, switch_lost=reason == "switch_lost"))
    draft.change(talk=None)


def end_served(draft: Draft, by: str, reason: str) -> None:
    """End the talk and go on in the flow, where the rating waits."""
    end(draft, by, reason)
    draft.enter(Phase.IN_FLOW)
    draft.news.append(NodeFinished("served"))


def leg_gone(draft: Draft, channel: str, cause: int) -> None:
    """One of the agent's legs is gone."""
    talk = talk_of(draft)
    if channel == talk.coming:
        draft.change(talk=replace(talk, coming=""))
        draft.set_timer(RETRY, RETRY_SECONDS)
    elif cause == HUNG_UP:
        draft.change(talk=replace(talk, channel=""))
        end_served(draft, "agent", "hangup")
    else:
        lose(draft, str(cause))
        sound.play_prompts(draft, ("agent-lost",), Then.MUSIC)


def lose(draft: Draft, cause: str) -> None:
    """Keep the caller company and fetch the agent back."""
    unhold(draft)
    talk = talk_of(draft)
    draft.record(AgentLost(talk.agent, cause))
    draft.do(Separate(draft.call.bridge), HangUp(talk.channel))
    draft.change(talk=replace(talk, channel="", lost_since=draft.at), phase=Phase.AGENT_LOST)
    draft.set_timer(LOST, LOST_SECONDS)
    fetch(draft)
    sound.music(draft)


def fetch(draft: Draft) -> None:
    """Ring the lost agent; their phone answers by itself."""
    talk, call = talk_of(draft), draft.call
    coming = draft.fresh_name("a")
    masked = call.number.masked if call.number else ""
    draft.cancel_timers(RETRY)
    draft.change(talk=replace(talk, coming=coming))
    draft.do(RingAgent(coming, talk.endpoint, talk.offer, call.channel, masked, FETCH_RING_SECONDS, auto_answer=True))


def rejoin(draft: Draft) -> None:
    """The agent's page or phone is back and asks for its caller: the old leg is dead to them."""
    if draft.call.phase is Phase.TALKING:
        lose(draft, "rejoin")
        return
    if coming := talk_of(draft).coming:
        draft.do(HangUp(coming))
    draft.set_timer(LOST, LOST_SECONDS)
    fetch(draft)


def returned(draft: Draft) -> None:
    """The fetched agent is on the line again; whom they hear is for who calls this."""
    talk = talk_of(draft)
    draft.cancel_timers(LOST, RETRY)
    draft.change(talk=replace(talk, channel=talk.coming, coming="", lost_since=None), phase=Phase.TALKING)
    draft.record(AgentReturned(talk.agent), actor_of(talk.agent))


def give_up(draft: Draft) -> None:
    """The agent did not come back in time."""
    talk = talk_of(draft)
    end(draft, "system", "agent_lost")
    queue_wait.rejoin_at_head(draft, talk.queue, talk.agent)
