"""Callers' requests: join a line, query the place, leave; and the ends of their talks."""

from datetime import datetime

from hotline.domains.voice.routing.rules.directions import note
from hotline.domains.voice.routing.rules.documents import AgentState
from hotline.domains.voice.routing.rules.matcher import match_call, much_news
from hotline.domains.voice.routing.rules.messages import Enqueue, Position, TalkOver
from hotline.domains.voice.routing.rules.offers import caller_gone, withdraw
from hotline.domains.voice.routing.rules.queue_places import stand
from hotline.domains.voice.routing.rules.routing_state import RoutingState
from hotline.domains.voice.routing.rules.states import done, wrap_up
from hotline.kernel.errors import Refused


def enqueue(state: RoutingState, call: Enqueue, now: datetime) -> None:
    """Join the line, or say again that one waits. Who is rung for or in a talk is not in line meanwhile."""
    if call.queue not in state.queues:
        raise Refused(f"没有编号为 {call.queue} 的队列。请核对流程。", code="unknown_queue", status=404)
    hear(state, call.node, now)
    if stand(state, call, now):
        match_call(state, call.call, now)


def overflow(state: RoutingState, call: str, now: datetime) -> None:
    """The caller has waited long enough for others to help."""
    waiting = state.lines.get(call)
    if waiting is not None and stand(state, waiting.call, now):
        match_call(state, call, now)


def dequeue(state: RoutingState, call: str, now: datetime) -> None:
    """The caller is gone: out of the line, and whoever's phone rings is free again."""
    waiting = state.lines.leave(call)
    state.left[call] = now
    if waiting is not None:
        state.effects.queues.add(waiting.call.queue)
    reservation = state.reservations.get(state.ringing_for.get(call, ""))
    if reservation is not None:
        withdraw(state, reservation)
        caller_gone(state, reservation, now)


def position(state: RoutingState, call: str, now: datetime) -> Position:
    waiting = state.lines.get(call)
    if waiting is None:
        return Position(0, 0)
    place = state.lines.place(call)
    return Position(place, state.expected_wait(waiting.call.queue, place, now))


def talk_over(state: RoutingState, over: TalkOver, now: datetime) -> None:
    """The agent is off the call and wraps up, unless nobody was reached."""
    doc = state.agent(over.agent)
    if doc is None or doc.state is not AgentState.TALKING or doc.call != over.call:
        return
    if over.directed is not None:
        note(state, doc, over.directed, over.call)
        doc = state.agents[doc.id]
    if over.switch_lost:
        doc = state.change(doc.id, lost_call=over.call)
    if over.unmet:
        done(state, state.change(doc.id, unmet_call=over.call, unmet=over.unmet), AgentState.READY, now)
    else:
        wrap_up(state, doc, now)


def hear(state: RoutingState, node: str, now: datetime) -> None:
    """A callcontrol speaks again: its callers are offered as before."""
    if state.silent.pop(node, None) is None:
        return
    with much_news(state, now):
        for waiting in state.lines.all():
            if waiting.call.node == node:
                stand(state, waiting.call, now)
