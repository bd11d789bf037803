"""A dialogue as the recognisers read it, and their results: values with evidence."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

AGENT, CITIZEN = "agent", "citizen"

#: Same length in, same length out, so that positions stay true.
HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F) if chr(full) not in "，。！？；：（）"}
#: A point or comma between digits is part of a number.
BREAKS = re.compile(r"(?:[，。！？；、!?;…\s]|(?<!\d)[,.]|[,.](?!\d))+")
#: Nobody writes so much without a break. What does is read in parts, for the work grows with a stretch's square.
LONGEST_STRETCH = 200
UNBROKEN = re.compile(rf"([^，。！？；、!?;…\s]{{{LONGEST_STRETCH - 1}}})[^，。！？；、!?;…\s]")
YES = re.compile(
    r"^[嗯啊哦哎呃诶，。、\s]*(?:对|是的|是啊|是呀|没错|正确|可以|行|好|嗯|就是|就这个|对着|是$|是[，。]|中$|要得)"
)
CORRECTION = re.compile(r"不对|不是|错了|说错|搞错|弄错|有误|更正|改成|改一下|重新|重说|记错|我看看|应该是")


class DialogueTurn(msgspec.Struct, frozen=True):
    role: str
    text: str


class Found(msgspec.Struct, frozen=True):
    """An element found in a talk: ``value``, with its evidence at characters ``start`` to ``end`` of turn ``turn``.

    ``inferred``: the value follows from the evidence without being said literally.
    """

    value: str
    turn: int
    start: int
    end: int
    inferred: bool = False


class Clause(msgspec.Struct, frozen=True):
    """A stretch of text between two punctuation marks. ``start`` is its position in its turn."""

    turn: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def found(self, value: str, *, start: int = 0, end: int | None = None, inferred: bool = False) -> Found:
        last = self.end if end is None else self.start + end
        return Found(value, self.turn, self.start + start, last, inferred)


class Dialogue:
    def __init__(self, turns: Sequence[DialogueTurn]) -> None:
        self.turns = tuple(DialogueTurn(turn.role, broken(turn.text.translate(HALF_WIDTH))) for turn in turns)

    @cached_property
    def citizen(self) -> str:
        """The caller's turns, one per line."""
        return "\n".join(turn.text for turn in self.turns if turn.role == CITIZEN)

    @cached_property
    def agent(self) -> str:
        return "\n".join(turn.text for turn in self.turns if turn.role == AGENT)

    @cached_property
    def opening(self) -> str:
        """The caller's first two turns of substance: what the call is about."""
        utterances = [turn.text for turn in self.turns if turn.role == CITIZEN and len(turn.text) > 4]
        return "\n".join(utterances[:2])

    def by(self, role: str) -> Iterator[tuple[int, str]]:
        return ((at, turn.text) for at, turn in enumerate(self.turns) if turn.role == role)

    def question_before(self, at: int) -> str:
        """The agent's text just before turn ``at``; "" when the caller spoke before."""
        return self.turns[at - 1].text if at and self.turns[at - 1].role == AGENT else ""

    def agrees(self, at: int) -> bool:
        """Tests whether the caller answers yes to the agent's turn ``at``."""
        if at + 1 >= len(self.turns) or self.turns[at + 1].role != CITIZEN:
            return False
        return bool(YES.match(self.turns[at + 1].text))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The caller's."""
        return tuple(clause for at, text in self.by(CITIZEN) for clause in clauses(text, at))

    def first(self, pattern: re.Pattern[str], role: str = CITIZEN) -> Found | None:
        for at, text in self.by(role):
            if match := pattern.search(text):
                return Found(match.group(), at, match.start(), match.end())
        return None

    def last(self, pattern: re.Pattern[str], role: str = CITIZEN) -> Found | None:
        for at, text in reversed(list(self.by(role))):
            if matches := list(pattern.finditer(text)):
                return Found(matches[-1].group(), at, matches[-1].start(), matches[-1].end())
        return None


def broken(text: str) -> str:
    """The text with a comma in place of each character that would make a stretch too long; positions stay true."""
    return UNBROKEN.sub(r"\1，", text)


def clauses(text: str, turn: int = 0) -> Iterator[Clause]:
    start = 0
    for stop in [*BREAKS.finditer(text), None]:
        end = stop.start() if stop else len(text)
        if end > start:
            yield Clause(turn, start, text[start:end])
        start = stop.end() if stop else end


def any_of(alternatives: Sequence[str]) -> str:
    """A pattern for any of the words, longest first."""
    return (
        "(?:"
        + "|".join(re.escape(word) for word in sorted(set(alternatives), key=lambda word: (-len(word), word)))
        + ")"
    )
