"""When turns of a typed practice begin and end, so that silences and interruptions are marked as in a call."""

from typing import NamedTuple

#: Characters a second that a citizen speaks, and that an agent types.
SPOKEN, TYPED = 5.0, 1.0
PAUSE, SHORT, CUT_IN = 0.3, 0.6, 2.0


class Span(NamedTuple):
    start: float
    end: float


def of_agent(text: str, before: float, now: float, *, is_interruption: bool) -> Span:
    """``before``: end of the turn before it; ``now``: seconds of the call at which it was sent."""
    if is_interruption:
        start = max(0.0, before - CUT_IN)
        return Span(start, start + max(SHORT, len(text) / SPOKEN))
    start = max(before + PAUSE, now - len(text) / TYPED)
    return Span(start, max(now, start + SHORT))


def of_citizen(text: str, before: float) -> Span:
    start = before + PAUSE
    return Span(start, start + max(SHORT, len(text) / SPOKEN))
