"""What a conversation needs to know: answers, danger, its date. Filled by the domain's queries, by hand in tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from hotline.domains.understanding.conversation.rules.state import Spoken


@dataclass(frozen=True)
class Answer:
    """An answer to the caller's last turn. ``kind``: answer, refer, refuse, clarify, escalate."""

    kind: str
    topics: tuple[str, ...]
    #: As written for the page; the conversation puts them into words for the voice.
    sentences: tuple[str, ...]
    #: The topics offered by a question back, and how they are called.
    options: tuple[tuple[str, str], ...] = ()
    #: Likelihood of the first topic, 0 to 1.
    likely: float = 1.0


@dataclass(frozen=True)
class Unrest:
    """Level and kind by name, with the words that show it; all empty for none."""

    level: str = ""
    kind: str = ""
    evidence: tuple[str, ...] = ()


class Knowledge(Protocol):
    def answer(self, turns: Sequence[Spoken]) -> Answer:
        """The answer to the last turn, which is the caller's, in the context of the turns before."""
        ...

    def unrest(self, turns: Sequence[Spoken]) -> Unrest:
        """The unrest in what the caller has said so far."""
        ...
