"""What the load itself knows of its calls, to be held against what the hotline has written down."""

import asyncio
import itertools
import random
from dataclasses import dataclass, field
from enum import StrEnum

from bench.steady.hearing import ToneListener

FIRST_NUMBER = 13800001000
#: Keys of the rating: 1 very satisfied … 5.
SCORES = "12345"
#: One who hears nothing at all for so long hangs up: the switch is gone.
DEAD_SECONDS = 8.0


class Kind(StrEnum):
    TALK = "talk"
    WAIT = "wait"
    MENU = "menu"
    PROBE = "probe"  # hears the greeting and hangs up


@dataclass
class Talk:
    """Two who hear each other. ``seconds`` it is meant to last; ``passed_at`` when the agent let go of the caller.

    ``fetched_back``: how often the agent was rung again in mid-talk; ``cut_at``: it ended while neither wanted it to.
    ``outage_seconds``: how long nobody could notice its end.
    """

    call: str
    agent: str
    seconds: float
    agent_listener: ToneListener
    topic: str = ""
    caller_listener: ToneListener | None = None
    passed_at: float | None = None
    fetched_back: int = 0
    cut_at: float | None = None
    broken: list[tuple[float, float]] = field(default_factory=list)
    outage_seconds: float = 0.0

    def interruptions(self) -> list[tuple[float, str]]:
        """Moment and what it was, once it is over. What both sides missed at the same time is one."""
        found: list[tuple[float, str]] = []
        hearing_until = 0.0
        for start, end in sorted(self._gaps()):
            if start > hearing_until:
                found.append((start, f"{end - start:.2f} s nothing heard"))
            hearing_until = max(hearing_until, end)
        if self.cut_at is not None:
            found.append((self.cut_at, "ended by nobody"))
        return found

    def _gaps(self) -> list[tuple[float, float]]:
        both = [listener for listener in (self.caller_listener, self.agent_listener) if listener is not None]
        until = self.passed_at if self.passed_at is not None else self.cut_at
        gaps = [
            (start, end)
            for listener in both
            for start, end in listener.gaps
            if (until is None or start < until) and listener.is_interrupted(start, end)
        ]
        for listener in both:
            if (
                until is not None
                and listener.last is not None
                and listener.last < until
                and listener.is_interrupted(listener.last, until)
            ):
                gaps.append((listener.last, until))
        return [*self.broken, *gaps]

    @property
    def hearing_seconds(self) -> float:
        """How long the caller heard the agent, from the first packet to the last."""
        listener = self.caller_listener
        return (
            listener.last - listener.first
            if listener is not None and listener.first is not None and listener.last is not None
            else 0.0
        )


@dataclass
class Placed:
    """One call of a citizen. ``score``: the key pressed for the rating; ``ended_by`` as the telephone saw it."""

    number: str
    kind: Kind
    at: float
    greeted_at: float | None = None
    talk: Talk | None = None
    score: int = 0
    ended_by: str = ""
    ended_at: float | None = None
    problem: str = ""
    left: bool = False  # hung up because it wanted to
    with_switch: bool = False  # died with the switch

    @property
    def tail(self) -> str:
        return self.number[-2:]


class Book:
    """All calls of the load. ``dice`` decides how long people talk and what they press.

    ``in_vain``: how often an agent answered and heard nobody; the caller was offered to somebody else then.
    """

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.calls: list[Placed] = []
        self.talks: dict[str, Talk] = {}
        self.in_vain = 0
        self._numbers = itertools.count(FIRST_NUMBER)
        self._by_tail: dict[str, Placed] = {}

    def place(self, kind: Kind) -> Placed:
        placed = Placed(str(next(self._numbers)), kind, asyncio.get_running_loop().time())
        self.calls.append(placed)
        self._by_tail[placed.tail] = placed
        return placed

    def caller(self, tail: str) -> Placed | None:
        """Whose number ends so."""
        return self._by_tail.get(tail)

    def forget(self, talk: Talk) -> None:
        """Nobody was heard."""
        self.in_vain += 1
        del self.talks[talk.call]
        for placed in self.calls:
            if placed.talk is talk:
                placed.talk = None

    def of(self, kind: Kind) -> list[Placed]:
        """Those on the line now."""
        return [placed for placed in self.calls if placed.kind is kind and placed.ended_at is None]

    def talking(self) -> int:
        return sum(placed.talk is not None and placed.talk.passed_at is None for placed in self.of(Kind.TALK))
