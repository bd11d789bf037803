"""Turns of a dialogue with 京晓保, and replies in which every sentence names its passage."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hotline.domains.understanding.screening.rules.speech import is_office


class ReplyKind(StrEnum):
    ANSWER = "answer"
    REFER = "refer"
    REFUSE = "refuse"
    CLARIFY = "clarify"
    ESCALATE = "escalate"


class Turn(NamedTuple):
    """A turn of a dialogue. Every role other than the assistant's or an agent's is the citizen's."""

    role: str
    text: str

    @property
    def by_citizen(self) -> bool:
        return not is_office(self.role)


class Citation(NamedTuple):
    """A passage of an article in force. ``passage`` is its key."""

    article: str
    version: int
    title: str
    passage: str
    text: str
    valid_from: date
    valid_until: date | None


class Sentence(NamedTuple):
    """A sentence of a reply."""

    text: str
    #: Numbers of the citations that support it; none for mere politeness.
    sources: tuple[int, ...] = ()


class Option(NamedTuple):
    """A button under a reply, which asks for ``topic``."""

    topic: str
    label: str


@dataclass(frozen=True)
class Reply:
    """An answer to a citizen's question."""

    kind: ReplyKind
    #: Best first.
    topics: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...] = ()
    options: tuple[Option, ...] = ()
    #: The telephone number to call instead; "" for none.
    number: str = ""
    #: Level of ``unrest``, by name. Both are "" for none.
    level: str = ""
    unrest: str = ""
    #: How many of the first sentences are quoted passages, which may be reworded.
    quoted: int = 0

    @property
    def answer(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)
