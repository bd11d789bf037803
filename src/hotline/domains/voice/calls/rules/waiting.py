"""Waiting for a person: music, the place in line, the offer of a call-back that keeps it."""

import math

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import sound
from hotline.domains.voice.calls.rules.call import Call, Phase, Stay, Talk, Then
from hotline.domains.voice.calls.rules.commands import AskDequeue, AskEnqueue, AskPosition, AskReserve
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.inputs import PositionKnown
from hotline.domains.voice.calls.rules.priority import TRANSFER, priority_of
from hotline.domains.voice.ivr.rules import JoinQueue, NodeFinished
from hotline.domains.voice.routing.ports import Enqueue, QueueConfig, Reserve
from hotline.events.calls import CallBackAccepted, CallBackOffered, CallQueued, PlaceAnnounced, QueueLeft
from hotline.kernel.actor import CITIZEN

ANNOUNCE, CALLBACK, TOO_LONG, GIVE_UP, RESERVE = "announce", "callback", "too_long", "give_up", "reserve"
RESERVE_SECONDS = 5.0  # the router says no at once; the timer is for when its word does not come
AFTER_PROMPT_SECONDS = 2.0
AFTER_OFFER_SECONDS = 5.0
CALLBACK_LASTS_SECONDS = 4 * 3600
LARGEST_PLACE, LONGEST_WAIT_MINUTES = 30, 15
CALLBACK_KEY = "1"


def join(draft: Draft, wanted: JoinQueue) -> None:
    """The flow hands the caller over. An unknown queue is a failed node: the flow says what then."""
    if wanted.queue not in draft.plan.queues:
        draft.note(f"no queue {wanted.queue}")
        draft.heard.append(NodeFinished("failed"))
        return
    priority, reasons = priority_of(
        wanted.priority, wanted.reason, draft.call.repeat, handed_over=bool(draft.call.case_number)
    )
    _begin(draft, Stay(wanted.queue, draft.call.stays + 1, draft.at, priority, reasons))
    if wanted.most_seconds:
        draft.set_timer(TOO_LONG, wanted.most_seconds)
    sound.say(draft, ("queue-wait-music-intro",), Then.MUSIC)


def rejoin_at_head(draft: Draft, queue: str, agent: str, reason: str = "agent_lost") -> None:
    """A talk broke off and the agent did not come back: first in line, that agent preferred."""
    stay = Stay(_line(draft, queue), draft.call.stays + 1, draft.at, 0, (reason,), head=True, prefer_agent=agent)
    _begin(draft, stay)
    sound.music(draft)


def passed_on(draft: Draft, queue: str, talk: Talk, agent: str = "") -> None:
    """From a talk into a line, first among equals; to a named ``agent``, who is asked before the line is."""
    reasons = tuple(dict.fromkeys((*talk.reasons, TRANSFER)))
    stay = Stay(
        _line(draft, queue), draft.call.stays + 1, draft.at, talk.priority, reasons, head=True, prefer_agent=agent
    )
    _begin(draft, replace(stay, reserving=draft.fresh_name("r")) if agent else stay)
    sound.music(draft)


def _line(draft: Draft, queue: str) -> str:
    """Who was rung up came through no queue; should they need another person, the first one will do."""
    return queue or next(iter(draft.plan.queues), "")


def not_reserved(draft: Draft) -> None:
    """The agent asked for cannot take the caller, who waits for anyone now."""
    stay = draft.call.stay
    assert stay is not None, "only who waits is passed on"
    stay = replace(stay, reserving="")
    draft.cancel_timers(RESERVE)
    draft.change(stay=stay)
    draft.do(AskEnqueue(enqueue_of(draft.call, stay)))


def _begin(draft: Draft, stay: Stay) -> None:
    draft.change(stay=stay, stays=stay.index, phase=Phase.QUEUED, passed_over=())
    draft.tell(CallQueued(stay.queue, stay.index, stay.priority, list(stay.reasons)))
    if stay.reserving:
        draft.do(AskReserve(reserve_of(draft.call, stay.reserving, stay.prefer_agent, stay.queue)))
        draft.set_timer(RESERVE, RESERVE_SECONDS)
    else:
        draft.do(AskEnqueue(enqueue_of(draft.call, stay)))
    config = queue_config(draft, stay.queue)
    draft.set_timer(ANNOUNCE, config.announce_every_seconds)
    if draft.call.number is not None and not stay.head:
        draft.set_timer(CALLBACK, config.callback_after_seconds)


def queue_config(draft: Draft, queue: str) -> QueueConfig:
    """A queue withdrawn from the configuration keeps serving those who wait in it."""
    return draft.plan.queues.get(queue) or QueueConfig(queue, queue, queue)


def enqueue_of(call: Call, stay: Stay) -> Enqueue:
    return Enqueue(
        call=call.id,
        node=call.node,
        queue=stay.queue,
        since=stay.since,
        priority=stay.priority,
        head=stay.head,
        prefer_agent=stay.prefer_agent,
        callback=stay.callback,
        passed_over=call.passed_over,
    )


def reserve_of(call: Call, offer: str, agent: str, queue: str) -> Reserve:
    return Reserve(offer, call.id, call.node, agent, queue)


def wait_on(draft: Draft) -> None:
    """Back to waiting after an offer came to nothing; the place is kept."""
    stay = draft.call.stay
    assert stay is not None, "only who waits is offered"
    draft.enter(Phase.CALLBACK_WAITING if stay.callback else Phase.QUEUED)
    draft.do(AskEnqueue(enqueue_of(draft.call, stay)))


def leave(draft: Draft, outcome: str) -> None:
    """The wait is over. A caller who took the call-back left the line then, and is not counted twice."""
    stay = draft.call.stay
    draft.cancel_timers(ANNOUNCE, CALLBACK, TOO_LONG, GIVE_UP, RESERVE)
    if stay is not None and not stay.callback:
        waited = (draft.at - stay.since).total_seconds()
        draft.tell(QueueLeft(stay.queue, stay.index, outcome, waited))
        draft.change(waited_seconds=waited)
    draft.change(stay=None)


def refused(draft: Draft) -> None:
    """Nobody will come: the flow says what then."""
    leave(draft, "failed")
    draft.enter(Phase.IN_FLOW)
    draft.heard.append(NodeFinished("failed"))


def waited_too_long(draft: Draft) -> None:
    """Nobody came in the time the flow gives; while an agent's phone rings the caller stays."""
    if draft.call.phase is Phase.QUEUED:
        draft.do(AskDequeue())
        refused(draft)
    elif draft.call.phase is Phase.OFFERED:
        draft.set_timer(TOO_LONG, AFTER_OFFER_SECONDS)


def time_to_announce(draft: Draft) -> None:
    """Ask for the place; the answer, if it comes, is spoken."""
    stay = draft.call.stay
    if stay is None or stay.callback:
        return
    draft.set_timer(ANNOUNCE, queue_config(draft, stay.queue).announce_every_seconds)
    if draft.call.phase is Phase.QUEUED:
        draft.do(AskPosition())


def announce(draft: Draft, position: PositionKnown) -> None:
    """Only into music: never over another announcement, never while an agent's phone rings."""
    if draft.call.phase is not Phase.QUEUED or draft.call.playing is not None or position.place < 1:
        draft.note("place in line not spoken")
        return
    place, wait = position.place, position.expected_wait_seconds
    sound.say(draft, (place_prompt(place), wait_prompt(wait)), Then.MUSIC)
    draft.tell(PlaceAnnounced(place, wait))


def place_prompt(place: int) -> str:
    return f"place-{place}" if place <= LARGEST_PLACE else "place-many"


def wait_prompt(seconds: int) -> str:
    """Minutes rounded up: nobody minds being served early."""
    minutes = math.ceil(seconds / 60)
    if minutes <= 1:
        return "wait-under-1" if seconds < 60 else "wait-1"
    return f"wait-{minutes}" if minutes <= LONGEST_WAIT_MINUTES else "wait-long"


def time_to_offer_callback(draft: Draft) -> None:
    stay = draft.call.stay
    if stay is None or stay.callback:
        return
    if draft.call.phase is not Phase.QUEUED or draft.call.playing is not None:
        draft.set_timer(CALLBACK, AFTER_PROMPT_SECONDS)
        return
    draft.change(stay=replace(stay, callback_offered=True))
    draft.tell(CallBackOffered())
    sound.say(draft, ("callback-offer",), Then.MUSIC)


def key(draft: Draft, pressed: str) -> None:
    stay = draft.call.stay
    wants = pressed == CALLBACK_KEY and stay is not None and stay.callback_offered and not stay.callback
    if draft.call.phase is not Phase.QUEUED or stay is None or not wants:
        draft.note("key while waiting")
        return
    draft.tell(CallBackAccepted(draft.call.number), actor=CITIZEN)
    leave(draft, "callback")
    kept = replace(stay, callback=True)
    draft.change(stay=kept, phase=Phase.CALLBACK_WAITING)
    draft.do(AskEnqueue(enqueue_of(draft.call, kept)))
    draft.set_timer(GIVE_UP, CALLBACK_LASTS_SECONDS)
    sound.say(draft, ("callback-accepted",), Then.HANG_UP)


def dequeue(draft: Draft, outcome: str) -> None:
    draft.do(AskDequeue())
    leave(draft, outcome)
