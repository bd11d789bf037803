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
    """``sources``: numbers of the citations it rests on; none for what is only politeness."""

    text: str
    sources: tuple[int, ...] = ()


class Option(NamedTuple):
    """Something to press: what is sent when it is."""

    topic: str
    label: str


@dataclass(frozen=True)
class Reply:
    """``topics``: best first. ``number``: whom to ring instead. ``level`` of ``unrest``, by name; both empty for none.

    ``quoted``: so many of the sentences, from the first on, are passages that could be said in other words.
    """

    kind: ReplyKind
    topics: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...] = ()
    options: tuple[Option, ...] = ()
    number: str = ""
    level: str = ""
    unrest: str = ""
    quoted: int = 0

    @property
    def answer(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)
