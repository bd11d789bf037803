"""Builds the caller's journey: consecutive stretches from arrival to end, without gaps or overlaps."""

from datetime import timedelta
from typing import assert_never

from msgspec.structs import replace

from hotline.domains.voice.records.rules.shape import Part, PartKind
from hotline.domains.voice.records.rules.timeline import Timeline, seconds
from hotline.events import calls, lost_lines
from hotline.events.envelope import Fact

IN_TALK = {"talk", "hold", "lost"}


def journey_of(timeline: Timeline) -> tuple[Part, ...]:
    """Stretches of no length are left out, unless the whole call had none."""
    parts = [_beginning(timeline)]
    for entry in timeline:
        current = parts[-1]
        if isinstance(entry.fact, calls.CallEnded):
            parts[-1] = replace(current, end=entry.at)
            break
        following = _after(current, entry.fact)
        if following is not current:
            parts[-1] = replace(current, end=entry.at)
            parts.append(replace(following, start=entry.at, end=None))
    return tuple(part for part in parts if part.start != part.end) or (parts[-1],)


def _beginning(timeline: Timeline) -> Part:
    first = timeline[0]
    if isinstance(first.fact, calls.CallDialled):
        return Part("dial", first.at, None, first.fact.agent)
    return Part("menu", first.at, None)


def seconds_in(parts: tuple[Part, ...], *kinds: PartKind) -> float:
    """Open stretches do not count yet."""
    return seconds(sum((p.end - p.start for p in parts if p.end is not None and p.kind in kinds), timedelta()))


def _after(part: Part, fact: Fact) -> Part:
    """The part of the journey that the caller is in after this fact; the same part when the fact moves nobody.

    The moments of the new part are set by the calling function.
    """
    match fact:
        case calls.CallQueued(queue=queue, visit=visit):
            return replace(part, kind="wait", agent="", queue=queue, n=visit)
        case calls.CallBackAccepted() | lost_lines.LineLost():
            return replace(part, kind="callback", n=0)
        case calls.TalkStarted(agent=agent, talk=talk, queue=queue):
            return replace(part, kind="talk", agent=agent, queue=queue, n=talk)
        case calls.CallTransferred(agent=agent, number=number) if number is not None:
            return replace(part, kind="outside", agent=agent, n=0)
        case calls.OutsideEnded() if part.kind == "outside":
            return _out(part)
        case calls.RatingStarted(agent=agent):
            return replace(part, kind="rating", agent=agent, n=0)
        case calls.CallHeld() | calls.CallResumed() | calls.AgentLost() | calls.AgentReturned():
            return _within_talk(part, fact)
        case calls.QueueLeft(visit=n) if (part.kind, part.n) == ("wait", n):
            return _out(part)
        case calls.TalkEnded(talk=n) if part.kind in IN_TALK and part.n == n:
            return _out(part)
        case calls.Rated() | calls.RatingSkipped() if part.kind == "rating":
            return _out(part)
        case _:
            return part


def _within_talk(part: Part, fact: calls.CallHeld | calls.CallResumed | calls.AgentLost | calls.AgentReturned) -> Part:
    match fact:
        case calls.CallHeld():
            return replace(part, kind="hold") if part.kind == "talk" else part
        case calls.CallResumed():
            return replace(part, kind="talk") if part.kind == "hold" else part
        case calls.AgentLost():
            return replace(part, kind="lost") if part.kind in IN_TALK else part
        case calls.AgentReturned():
            return replace(part, kind="talk") if part.kind == "lost" else part
        case _ as never:
            assert_never(never)


def _out(part: Part) -> Part:
    return replace(part, kind="menu", agent="", queue="", n=0)
