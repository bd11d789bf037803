"""Gives callers a place in a queue, for the first time or again at their earlier place."""

from datetime import datetime

from hotline.domains.voice.routing.rules.lines import Waiting, urgency
from hotline.domains.voice.routing.rules.messages import Enqueue
from hotline.domains.voice.routing.rules.refusals import required_skills
from hotline.domains.voice.routing.rules.routing_state import RoutingState, after


def stand(state: RoutingState, call: Enqueue, now: datetime, known: Waiting | None = None) -> bool:
    """Put a caller in the queue without looking for an agent. False for a late repeat about a caller already served.

    ``known`` is the caller's earlier place, by default the one in the queue.
    """
    if call.call in state.ringing_for or call.call in state.talking_with or state.is_requested(call.call):
        return False
    queue, key = state.queue(call.queue), urgency(call)
    known = known or state.lines.get(call.call)
    waited = (now - call.since).total_seconds()
    state.lines.put(
        Waiting(
            call=call,
            key=key,
            joined_at=known.joined_at if known else now,
            place=known.place if known else state.lines.place_for(call.queue, key),
            open_to=required_skills(queue, waited, call=call.call, since=call.since, people_only=call.people_only),
            passed_over=_latest_last((*call.passed_over, *(known.passed_over if known else ()))),
            paused=call.node in state.silent,
        )
    )
    state.effects.queues.add(queue.id)
    for rule in queue.overflow:
        if waited < rule.after_seconds:
            state.remember(after(call.since, rule.after_seconds), "overflow", call.call)
    return True


def _latest_last(agents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(reversed(dict.fromkeys(reversed(agents))))
