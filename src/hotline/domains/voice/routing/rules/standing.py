"""Taking a place in the line, for the first time or back in the old one."""

from datetime import datetime

from hotline.domains.voice.routing.rules.floor import Floor, after
from hotline.domains.voice.routing.rules.lines import Waiting, urgency
from hotline.domains.voice.routing.rules.messages import Enqueue
from hotline.domains.voice.routing.rules.refusals import skills_wanted


def stand(floor: Floor, call: Enqueue, now: datetime, known: Waiting | None = None) -> bool:
    """Into the line without looking for an agent; False for who is served already, whose repeated word is late.

    ``known`` is what the caller was before; by default what the line knows.
    """
    if call.call in floor.ringing_for or call.call in floor.talking_with or floor.is_asked_for(call.call):
        return False
    queue, key = floor.queue(call.queue), urgency(call)
    known = known or floor.lines.get(call.call)
    waited = (now - call.since).total_seconds()
    floor.lines.put(
        Waiting(
            call=call,
            key=key,
            joined_at=known.joined_at if known else now,
            place=known.place if known else floor.lines.place_for(call.queue, key),
            open_to=skills_wanted(queue, waited),
            passed_over=_latest_last((*call.passed_over, *(known.passed_over if known else ()))),
            paused=call.node in floor.silent,
        )
    )
    floor.effects.queues.add(queue.id)
    for rule in queue.overflow:
        if waited < rule.after_seconds:
            floor.remember(after(call.since, rule.after_seconds), "overflow", call.call)
    return True


def _latest_last(agents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(reversed(dict.fromkeys(reversed(agents))))
