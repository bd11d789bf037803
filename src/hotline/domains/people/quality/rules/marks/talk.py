"""What a call is inspected by: what both sides said and when, what the system recorded, what the agent wrote down."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Turn(NamedTuple):
    """What one side said without the other. In seconds of the call."""

    by_caller: bool
    start: float
    end: float
    text: str


class Wrapup(NamedTuple):
    topic: str = ""
    summary: str = ""


@dataclass(frozen=True)
class Talk:
    turns: Sequence[Turn]
    agent: str = ""
    transferred_to_rating: bool = False
    agent_hung_up_first: bool = False
    wrapup: Wrapup = field(default_factory=Wrapup)

    def hers(self) -> Iterator[tuple[int, Turn]]:
        """The agent's turns with their numbers."""
        return ((at, each) for at, each in enumerate(self.turns) if not each.by_caller)

    def his(self) -> Iterator[tuple[int, Turn]]:
        """The caller's turns with their numbers."""
        return ((at, each) for at, each in enumerate(self.turns) if each.by_caller)

    def text_of(self, *, by_caller: bool) -> str:
        return "。".join(each.text for each in self.turns if each.by_caller is by_caller)


class Item(StrEnum):
    """What is marked, in the order of a call."""

    GREETING = "greeting"
    REPEAT_NEED = "repeat_need"
    NO_INTERRUPTION = "no_interruption"
    NO_FORBIDDEN = "no_forbidden_words"
    IDENTITY = "identity_check_before_personal_data"
    CONCLUSION_FIRST = "conclusion_first"
    BASIS = "basis_given"
    POLICY_CORRECT = "policy_correct"
    REFERRAL_CORRECT = "referral_correct"
    COMPLETENESS = "completeness_time_limits"
    EMPATHY = "empathy"
    SILENCE_APOLOGY = "silence_apology"
    NO_PROMISE = "no_promise_of_result"
    NO_LEAK = "no_leak_of_personal_data"
    NO_INDUCING = "no_inducing_of_rating"
    CLOSING_QUESTION = "closing_question"
    UNREST_HANDLED = "unrest_handled"
    TOPIC_RIGHT = "wrapup_topic_right"
    SUMMARY_RIGHT = "wrapup_summary_right"


class Result(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "na"


class Proposal(NamedTuple):
    """What the machine holds of an item, the turn and wording it rests on, and the second at which that begins.

    ``turn``: -1 where nothing in particular was said.
    """

    result: Result
    turn: int = -1
    wording: str = ""
    start: float = 0.0


PASS, NOT_APPLICABLE = Proposal(Result.PASS), Proposal(Result.NOT_APPLICABLE)


def fail(talk: Talk, turn: int, wording: str = "") -> Proposal:
    """A failure with its evidence. Without a wording, the turn's first clause."""
    if not 0 <= turn < len(talk.turns):
        return Proposal(Result.FAIL)
    each = talk.turns[turn]
    return Proposal(Result.FAIL, turn, wording or first_clause(each.text), each.start)


def passed(*, unless: Proposal | None) -> Proposal:
    return unless or PASS


def first_clause(text: str) -> str:
    return next((each for each in re.split(r"(?<=[。？！])", text) if each.strip()), text)


def clauses(text: str) -> list[str]:
    """The text cut at every stop; recognised speech without stops is one clause."""
    return [each for each in re.split(r"[，。？！；、……]+|——", text) if each.strip()]


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"[。？！；]+", text) if each.strip()]


def first_match(talk: Talk, pattern: re.Pattern[str], *, but: re.Pattern[str] | None = None) -> Proposal | None:
    """A failure at the first of the agent's sentences that shows the pattern and nothing of ``but``."""
    for at, each in talk.hers():
        for sentence in sentences(each.text):
            if (found := pattern.search(sentence)) and not (but and but.search(sentence)):
                return fail(talk, at, found[0])
    return None
