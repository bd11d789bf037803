"""Waiting in a queue: music, announcements of the place in line, the offer of a call-back."""

import math

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import sound, unrecorded
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import RequestDequeue, RequestEnqueue, RequestPosition, RequestReserve
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.inputs import PositionKnown
from hotline.domains.voice.calls.rules.parts import Playing, QueueVisit, Talk, Then
from hotline.domains.voice.calls.rules.phases import CallbackWaiting, InFlow, Offered, Queued, Waiting
from hotline.domains.voice.calls.rules.priority import TRANSFER, priority_of
from hotline.domains.voice.ivr.rules.nodes.queue import COUNTS_AS
from hotline.domains.voice.ivr.rules.steps import JoinQueue, NodeFinished
from hotline.domains.voice.routing.ports import Enqueue, QueueConfig, Reserve
from hotline.events.calls import CallBackAccepted, CallBackOffered, CallQueued, PlaceAnnounced, QueueLeft
from hotline.kernel.actor import CITIZEN

ANNOUNCE, CALLBACK, TOO_LONG, GIVE_UP, RESERVE = "announce", "callback", "too_long", "give_up", "reserve"
RESERVE_SECONDS = 5.0  # the router says no at once; the timer is for when its word does not come
AFTER_PROMPT_SECONDS = 2.0
AFTER_OFFER_SECONDS = 5.0
CALLBACK_LASTS_SECONDS = 4 * 3600
LARGEST_PLACE, LONGEST_WAIT_MINUTES = 30, 15
#: Takes what was offered: a call-back, or to leave a message.
OFFER_KEY = "1"


def join(draft: Draft, request: JoinQueue, *, announced: bool = False) -> None:
    """The flow puts the caller into a queue. An unknown queue makes the node fail, and the flow goes on.

    A caller whom the flow has not told that the call is recorded hears that first. ``announced``: it was tried here.
    """
    if request.queue not in draft.plan.queues:
        draft.note(f"no queue {request.queue}")
        draft.news.append(NodeFinished("failed"))
        return
    if not announced and sound.play_due_notice(draft, Then.QUEUE, request):
        return
    caller = draft.call.caller
    handed_over = bool(caller.case_number)
    priority, reasons = priority_of(request.priority, request.reason, caller.repeat, handed_over=handed_over)
    visit = QueueVisit(request.queue, draft.call.visits + 1, draft.at, priority, reasons)
    _begin(draft, _with_lost_place(visit, caller.lost_place) if draft.call.visits == 0 else visit)
    if request.max_seconds:
        draft.set_timer(TOO_LONG, request.max_seconds)
    sound.play_prompts(draft, ("queue-wait-music-intro", *unrecorded.offer_in_line(draft)), Then.MUSIC)


def _with_lost_place(visit: QueueVisit, lost: QueueVisit | None) -> QueueVisit:
    """The place that the switch took from the caller, in whichever line they wait now."""
    if lost is None:
        return visit
    reasons = tuple(dict.fromkeys((*visit.reasons, *lost.reasons)))
    priority = max(visit.priority, lost.priority)
    place = replace(visit, since=lost.since, priority=priority, reasons=reasons)
    return replace(place, head=lost.head, prefer_agent=lost.prefer_agent, people_only=lost.people_only)


def after_notice(draft: Draft, request: JoinQueue | None) -> None:
    if request is not None:
        join(draft, request, announced=True)


def rejoin_at_head(draft: Draft, queue: str, agent: str, reason: str = "agent_lost") -> None:
    """The agent of a talk was lost: the caller is first in line, and that agent is preferred."""
    _begin(draft, visit_at_head(draft, queue, agent, (reason,)))
    sound.music(draft)


def visit_at_head(draft: Draft, queue: str, agent: str, reasons: tuple[str, ...], *, priority: int = 0) -> QueueVisit:
    place = _line(draft, queue), draft.call.visits + 1, draft.at, priority, reasons
    return QueueVisit(*place, head=True, prefer_agent=agent)


def passed_on(
    draft: Draft, queue: str, talk: Talk, agent: str = "", *, head: bool = True, people_only: bool = False
) -> None:
    """Transfer from a talk into a queue, first among equals; for a named ``agent``, that agent is offered first.

    Not ``head``: the caller has not waited for a person yet and joins the line like others.
    """
    reasons = tuple(dict.fromkeys((*talk.reasons, TRANSFER)))
    place = _line(draft, queue), draft.call.visits + 1, draft.at, talk.priority, reasons
    visit = QueueVisit(*place, head=head, prefer_agent=agent, people_only=people_only)
    _begin(draft, replace(visit, reserving=draft.fresh_name("r")) if agent else visit)
    sound.music(draft)


def _line(draft: Draft, queue: str) -> str:
    """The queue of the call. A citizen of an outgoing call has none and gets the first queue."""
    return queue or next(iter(draft.plan.queues), "")


def not_reserved(draft: Draft) -> None:
    """The named agent cannot take the caller, who now waits for any agent."""
    visit = replace(draft.expect(Waiting).visit, reserving="")
    draft.cancel_timers(RESERVE)
    draft.update(visit=visit)
    draft.do(RequestEnqueue(enqueue_of(draft.call, visit)))


def _begin(draft: Draft, visit: QueueVisit) -> None:
    draft.enter(Queued(visit=visit))
    draft.change(visits=visit.index)
    draft.record(CallQueued(visit.queue, visit.index, visit.priority, list(visit.reasons)))
    if visit.reserving:
        draft.do(RequestReserve(reserve_of(draft.call, visit.reserving, visit.prefer_agent, visit.queue)))
        draft.set_timer(RESERVE, RESERVE_SECONDS)
    else:
        draft.do(RequestEnqueue(enqueue_of(draft.call, visit)))
    config = queue_config(draft, visit.queue)
    draft.set_timer(ANNOUNCE, config.announce_every_seconds)
    if not visit.head:
        draft.set_timer(CALLBACK, config.callback_after_seconds)


def queue_config(draft: Draft, queue: str) -> QueueConfig:
    """The configuration of a queue. A removed queue keeps serving callers who wait in it."""
    return draft.plan.queues.get(queue) or QueueConfig(queue, queue, queue)


def enqueue_of(call: Call, visit: QueueVisit) -> Enqueue:
    return Enqueue(
        call=call.id,
        node=call.node,
        queue=visit.queue,
        since=visit.since,
        priority=visit.priority,
        head=visit.head,
        prefer_agent=visit.prefer_agent,
        callback=visit.callback,
        passed_over=visit.passed_over,
        people_only=visit.people_only,
    )


def reserve_of(call: Call, offer: str, agent: str, queue: str) -> Reserve:
    return Reserve(offer, call.id, call.node, agent, queue)


def wait_on(draft: Draft) -> None:
    """Wait on after an unsuccessful offer, with the same place in line."""
    draft.do(RequestEnqueue(enqueue_of(draft.call, draft.expect(Waiting).visit)))


def offer_over(draft: Draft, visit: QueueVisit) -> None:
    """End the offer for the caller; what follows is decided by the calling step."""
    draft.enter(CallbackWaiting(visit=visit) if visit.callback else Queued(visit=visit))


def leave(draft: Draft, visit: QueueVisit, outcome: str) -> None:
    """End the wait. A caller who accepted a call-back left the queue then and is not counted twice."""
    draft.cancel_timers(ANNOUNCE, CALLBACK, TOO_LONG, GIVE_UP, RESERVE)
    if not visit.callback:
        waited = (draft.at - visit.since).total_seconds()
        draft.record(QueueLeft(visit.queue, visit.index, outcome, waited))
        draft.remember(waited_seconds=waited)


def refused(draft: Draft) -> None:
    """The router refused the request: the flow goes on with its outcome."""
    leave(draft, draft.expect(Queued).visit, "failed")
    draft.enter(InFlow())
    draft.news.append(NodeFinished("failed"))


def waited_too_long(draft: Draft) -> None:
    """The flow's maximum wait is over; while an agent's phone rings the caller stays."""
    if isinstance(draft.call.state, Queued):
        _go_on_in_flow(draft)
    elif isinstance(draft.call.state, Offered):
        draft.set_timer(TOO_LONG, AFTER_OFFER_SECONDS)


def _go_on_in_flow(draft: Draft) -> None:
    draft.do(RequestDequeue())
    refused(draft)


def time_to_announce(draft: Draft) -> None:
    """Ask for the place; the answer, if it comes, is spoken."""
    visit = draft.call.visit
    if visit is None or visit.callback:
        return
    draft.set_timer(ANNOUNCE, queue_config(draft, visit.queue).announce_every_seconds)
    if isinstance(draft.call.state, Queued):
        draft.do(RequestPosition())


def announce(draft: Draft, position: PositionKnown) -> None:
    """Announce the place in line, only while music plays and no agent's phone rings."""
    if not _hears_music_in_line(draft) or position.place < 1:
        draft.note("place in line not spoken")
        return
    place, wait = position.place, position.expected_wait_seconds
    sound.play_prompts(draft, (place_prompt(place), wait_prompt(wait)), Then.MUSIC)
    draft.record(PlaceAnnounced(place, wait))


def _hears_music_in_line(draft: Draft) -> bool:
    return isinstance(draft.call.state, Queued) and not isinstance(draft.call.sound, Playing)


def place_prompt(place: int) -> str:
    return f"place-{place}" if place <= LARGEST_PLACE else "place-many"


def wait_prompt(seconds: int) -> str:
    """The prompt for an expected wait, in minutes rounded up."""
    minutes = math.ceil(seconds / 60)
    if minutes <= 1:
        return "wait-under-1" if seconds < 60 else "wait-1"
    return f"wait-{minutes}" if minutes <= LONGEST_WAIT_MINUTES else "wait-long"


def time_to_offer_callback(draft: Draft) -> None:
    visit = draft.call.visit
    if visit is None or visit.callback:
        return
    if not _hears_music_in_line(draft):
        draft.set_timer(CALLBACK, AFTER_PROMPT_SECONDS)
        return
    caller = draft.call.caller
    if caller.number is None or not caller.rings_back:
        _offer_message(draft, visit)
        return
    draft.update(visit=replace(visit, callback_offered=True))
    draft.record(CallBackOffered())
    sound.play_prompts(draft, ("callback-offer",), Then.MUSIC)


def _offer_message(draft: Draft, visit: QueueVisit) -> None:
    """To a caller who cannot be rung back, where the flow takes a message from who waits in vain."""
    walk = draft.call.walk
    flow = draft.plan.walked(walk) if walk is not None else None
    if walk is None or flow is None or not flow.takes_message(walk.node, COUNTS_AS):
        sound.play_prompts(draft, ("callback-impossible",), Then.MUSIC)
        return
    draft.update(visit=replace(visit, message_offered=True))
    sound.play_prompts(draft, ("message-offer",), Then.MUSIC)


def key(draft: Draft, visit: QueueVisit, pressed: str) -> None:
    """Handle a key that a waiting caller pressed."""
    if pressed == OFFER_KEY and visit.callback_offered:
        _accept_callback(draft, visit)
    elif pressed == OFFER_KEY and visit.message_offered:
        _go_on_in_flow(draft)
    else:
        draft.note("key while waiting")


def _accept_callback(draft: Draft, visit: QueueVisit) -> None:
    draft.record(CallBackAccepted(draft.call.caller.number), actor=CITIZEN)
    leave(draft, visit, "callback")
    wait_for_callback(draft, visit)
    draft.do(RequestEnqueue(enqueue_of(draft.call, draft.expect(CallbackWaiting).visit)))
    sound.play_prompts(draft, ("callback-accepted",), Then.HANG_UP)


def wait_for_callback(draft: Draft, visit: QueueVisit) -> None:
    """The place is kept until the citizen is rung; whoever calls this lets the router know."""
    draft.enter(CallbackWaiting(visit=replace(visit, callback=True)))
    draft.set_timer(GIVE_UP, CALLBACK_LASTS_SECONDS)


def dequeue(draft: Draft, visit: QueueVisit, outcome: str) -> None:
    draft.do(RequestDequeue())
    leave(draft, visit, outcome)
