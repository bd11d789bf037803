"""Which leaders supervised the call, how and why, read from the timeline; and who may know of it."""

from collections.abc import Iterable

from msgspec.structs import replace

from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.domains.voice.records.rules.shape import Supervised, SupervisionStep
from hotline.domains.voice.records.rules.timeline import Timeline, end_of
from hotline.events import calls

#: Events that agents see neither in the record nor on their desk.
EVENTS = "call.supervision_"


def supervisions_of(timeline: Timeline) -> tuple[Supervised, ...]:
    """The supervisions of a call, one at a time. One without an event of its end ended with the call."""
    found: list[Supervised] = []
    for at, _, fact in timeline:
        match fact:
            case calls.SupervisionStarted(leader=leader, agent=agent, mode=mode, reason=reason):
                found.append(Supervised(leader, at, (SupervisionStep(at, mode, agent, reason),)))
            case calls.SupervisionModeChanged(agent=agent, mode=mode, reason=reason) if found:
                step = SupervisionStep(at, mode, agent, reason)
                found[-1] = replace(found[-1], steps=(*found[-1].steps, step))
            case calls.SupervisionEnded(why=why) if found and found[-1].ended_at is None:
                found[-1] = replace(found[-1], ended_at=at, result=why)
            case _:
                pass
    over = end_of(timeline)
    return tuple(replace(each, ended_at=each.ended_at or over) for each in found)


def seen_by_agent(supervisions: Iterable[Supervised], agent: str) -> tuple[Supervised, ...]:
    """The supervisions that this agent noticed: the leader spoke to the agent or took over.

    Mere listening is left out.
    """
    seen = []
    for each in supervisions:
        audible = tuple(step for step in each.steps if step.mode != Mode.LISTEN and step.agent == agent)
        if audible:
            seen.append(replace(each, started_at=audible[0].at, steps=audible))
    return tuple(seen)
