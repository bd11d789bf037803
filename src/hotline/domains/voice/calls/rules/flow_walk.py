"""The caller walks through the published flow: what the walk asks for becomes sound, timers and facts."""

from hotline.domains.voice.calls.rules import close, queue_wait, self_service, sound, unrecorded
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.parts import Playing, Then
from hotline.domains.voice.calls.rules.phases import InFlow, Rating, Walking
from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.steps import (
    Entered,
    ForgoRecording,
    HangUpCaller,
    JoinQueue,
    Listen,
    PlayPrompts,
    Pressed,
    PromiseCallback,
    Query,
    Record,
    Score,
    SendText,
    StopPrompts,
    WalkRequest,
)
from hotline.domains.voice.ivr.rules.walk import advance, start
from hotline.events.calls import FlowStarted, KeyPressed, NodeEntered, Rated, RatingSkipped, RatingStarted
from hotline.kernel.actor import CITIZEN

LISTEN = "listen"
RATING_NODE = "rating"
MAX_NODES = 50  # a flow whose nodes fail in a circle must not spin for ever


def begin(draft: Draft) -> None:
    """Start the flow; without one the caller goes straight to a person."""
    draft.enter(InFlow())
    if draft.plan.flow is None:
        to_a_person(draft)
    else:
        walk_in(draft, draft.plan.flow)


def walk_in(draft: Draft, flow: Flow) -> None:
    """From the flow's first node, whatever flow the caller was in before."""
    draft.enter(InFlow())
    walk, requests = start(flow, _known(draft), at=draft.at, flows=draft.plan.flows)
    draft.change(walk=walk)
    draft.record(FlowStarted(walk.flow, walk.version))
    _obey(draft, requests)


def _known(draft: Draft) -> dict[str, str]:
    """What branches of a flow may ask about the caller; what is not known is left out."""
    caller = draft.call.caller
    known = {"repeat": "yes" if caller.repeat else "", "place": caller.place, "dialed": caller.dialed}
    return {fact: value for fact, value in known.items() if value}


def to_a_person(draft: Draft) -> None:
    """The way out when a flow is missing or failed: the first queue; none at all: an apology."""
    self_service.drop(draft)
    if draft.plan.queues:
        draft.change(walk=None)
        queue_wait.join(draft, JoinQueue(next(iter(draft.plan.queues)), 0, ""))
    else:
        sound.play_prompts(draft, ("all-busy",), Then.HANG_UP)


def go_on(draft: Draft) -> None:
    """Give the walk all news of this step, then see that the caller is not left in silence."""
    for _ in range(MAX_NODES):
        if not draft.news:
            break
        _hear(draft)
    if draft.news or _stuck(draft):
        draft.news.clear()
        draft.note("the flow has no way on")
        sound.play_prompts(draft, ("goodbye",), Then.HANG_UP)


def _hear(draft: Draft) -> None:
    news = draft.news.pop(0)
    call = draft.call
    if not isinstance(call.state, Walking) or call.ending:
        return
    flow = draft.plan.walked(call.walk) if call.walk is not None else None
    if call.walk is None or call.walk.over or flow is None:
        sound.play_prompts(draft, ("goodbye",), Then.HANG_UP)
        return
    walk, requests = advance(flow, call.walk, news, at=draft.at, flows=draft.plan.flows)
    draft.change(walk=walk)
    if not walk.listening:
        draft.cancel_timers(LISTEN)
    _obey(draft, requests)


def _stuck(draft: Draft) -> bool:
    """In the flow, yet nothing plays, nothing is waited for and nobody hangs up."""
    call = draft.call
    idle = not isinstance(call.sound, Playing) and LISTEN not in call.timers and self_service.pending_of(draft) is None
    return isinstance(call.state, Walking) and idle and not call.ending


def _obey(draft: Draft, requests: list[WalkRequest]) -> None:
    for request in requests:
        match request:
            case PlayPrompts(prompts):
                sound.play_prompts(draft, prompts, Then.WALK)
            case StopPrompts():
                sound.stop_prompts(draft)
            case Listen(seconds):
                draft.set_timer(LISTEN, seconds)
            case JoinQueue():
                queue_wait.join(draft, request)
            case Query():
                self_service.query(draft, request)
            case Record():
                self_service.record(draft, request)
            case SendText():
                self_service.send_text(draft, request)
            case PromiseCallback(reason):
                self_service.promise(draft, reason)
            case ForgoRecording():
                unrecorded.forgo(draft)
            case HangUpCaller():
                close.hang_up(draft, "system")
            case Score(value, why):
                _score(draft, value, why)
            case Entered(node, kind, label):
                _enter(draft, node, kind, label)
            case Pressed(node, key, label):
                draft.record(KeyPressed(node, key, label), actor=CITIZEN)


def _enter(draft: Draft, node: str, kind: str, label: str) -> None:
    draft.record(NodeEntered(node, kind, label))
    agent = draft.call.history.last_agent
    if kind == RATING_NODE and agent and not _awaits_score(draft):
        draft.enter(Rating())
        draft.record(RatingStarted(agent))


def _awaits_score(draft: Draft) -> bool:
    return isinstance(draft.call.state, Rating) and draft.call.state.awaits_score


def _score(draft: Draft, value: int, why: str) -> None:
    if not _awaits_score(draft):
        draft.note("a score without a talk")
        return
    agent = draft.call.history.last_agent
    draft.update(awaits_score=False)
    draft.record(Rated(agent, value) if value else RatingSkipped(agent, why), actor=CITIZEN)
