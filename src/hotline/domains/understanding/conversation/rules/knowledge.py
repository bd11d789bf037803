"""What a conversation needs to know. Filled by the domain's queries, by hand in tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from hotline.domains.understanding.conversation.rules.state import Spoken


@dataclass(frozen=True)
class Answer:
    """An answer to the caller's last turn. ``kind``: answer, refer, refuse, clarify, escalate."""

    kind: str
    #: The topics that the answer is about, not those that it might have been.
    topics: tuple[str, ...]
    #: As people read it; ``speakable`` puts it into words for the voice.
    sentences: tuple[str, ...]
    #: The topics offered by a question back, and how they are called.
    options: tuple[tuple[str, str], ...] = ()
    #: The topics that the text may be about, best first, whatever was answered.
    near: tuple[str, ...] = ()
    #: Likelihood of the first topic, and that the question is ours at all, 0 to 1.
    likely: float = 1.0
    ours: float = 1.0
    #: How near the text is to a question for another line, 0 to 1; 1 where it names what only that line deals with.
    elsewhere: float = 1.0


@dataclass(frozen=True)
class Unrest:
    """Level and kind by name, with the words that show it; all empty for none."""

    level: str = ""
    kind: str = ""
    evidence: tuple[str, ...] = ()
    #: Likelihood, 0 to 1, of unrest in the talk so far, the agent's words with the caller's.
    together: float = 1.0


class Knowledge(Protocol):
    def understood(self, text: str) -> str:
        """Recognised speech with its homophones put right."""
        ...

    def answer(self, turns: Sequence[Spoken]) -> Answer:
        """The answer to the last turn, which is the caller's, in the context of the turns before."""
        ...

    def unrest(self, turns: Sequence[Spoken]) -> Unrest:
        """The unrest in what the caller has said so far."""
        ...

    def elements(self, texts: Sequence[str]) -> Mapping[str, str]:
        """Name, numbers, employer, district and address in the caller's turns, by the form's names."""
        ...
