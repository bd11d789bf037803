"""Callers join the line, ask for their place, leave it; their talks end."""

from datetime import datetime

from hotline.domains.voice.routing.rules.directing import note
from hotline.domains.voice.routing.rules.documents import AgentState
from hotline.domains.voice.routing.rules.floor import Floor
from hotline.domains.voice.routing.rules.matching import match_call, much_news
from hotline.domains.voice.routing.rules.messages import Enqueue, Position, TalkOver
from hotline.domains.voice.routing.rules.offers import caller_gone, withdraw
from hotline.domains.voice.routing.rules.standing import stand
from hotline.domains.voice.routing.rules.states import done, wrap_up
from hotline.kernel.errors import Refused


def enqueue(floor: Floor, call: Enqueue, now: datetime) -> None:
    """Join the line, or say again that one waits. Who is rung for or in a talk is not in line meanwhile."""
    if call.queue not in floor.queues:
        raise Refused(f"没有编号为 {call.queue} 的队列。", code="unknown_queue", status=404)
    hear(floor, call.node, now)
    if stand(floor, call, now):
        match_call(floor, call.call, now)


def overflow(floor: Floor, call: str, now: datetime) -> None:
    """The caller has waited long enough for others to help."""
    waiting = floor.lines.get(call)
    if waiting is not None and stand(floor, waiting.call, now):
        match_call(floor, call, now)


def dequeue(floor: Floor, call: str, now: datetime) -> None:
    """The caller is gone: out of the line, and whoever's phone rings is free again."""
    waiting = floor.lines.leave(call)
    floor.left[call] = now
    if waiting is not None:
        floor.effects.queues.add(waiting.call.queue)
    reservation = floor.reservations.get(floor.ringing_for.get(call, ""))
    if reservation is not None:
        withdraw(floor, reservation)
        caller_gone(floor, reservation, now)


def position(floor: Floor, call: str, now: datetime) -> Position:
    waiting = floor.lines.get(call)
    if waiting is None:
        return Position(0, 0)
    place = floor.lines.place(call)
    return Position(place, floor.expected_wait(waiting.call.queue, place, now))


def talk_over(floor: Floor, over: TalkOver, now: datetime) -> None:
    """The agent is off the call and wraps up, unless nobody was reached."""
    doc = floor.agent(over.agent)
    if doc is None or doc.state is not AgentState.TALKING or doc.call != over.call:
        return
    if over.directed is not None:
        note(floor, doc, over.directed, over.call)
        doc = floor.agents[doc.id]
    if over.switch_lost:
        doc = floor.change(doc.id, lost_call=over.call)
    if over.unmet:
        done(floor, floor.change(doc.id, unmet_call=over.call, unmet=over.unmet), AgentState.READY, now)
    else:
        wrap_up(floor, doc, now)


def hear(floor: Floor, node: str, now: datetime) -> None:
    """A callcontrol speaks again: its callers are offered as before."""
    if floor.silent.pop(node, None) is None:
        return
    with much_news(floor, now):
        for waiting in floor.lines.all():
            if waiting.call.node == node:
                stand(floor, waiting.call, now)
