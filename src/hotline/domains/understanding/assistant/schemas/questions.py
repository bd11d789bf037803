"""Wire shapes between the public page and the assistant."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from ninja import Schema
from pydantic import Field

from hotline.kernel.published import one_of

#: Limits: characters of one text, which is cut off beyond; turns sent along, of which older ones are dropped.
MAX_TEXT, MAX_TURNS = 500, 12


class TalkBegunOut(Schema):
    """A new session. ``session`` is signed and must be sent with every question."""

    session: str
    greeting: str
    examples: list[str]


class TurnIn(Schema):
    role: Literal["citizen", "assistant"]
    text: Annotated[str, Field(max_length=1500)]


class QuestionIn(Schema):
    """A question."""

    session: Annotated[str, Field(max_length=200)]
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
    #: The earlier turns. Only the page keeps them, so that any web process can continue.
    turns: Annotated[tuple[TurnIn, ...], Field(max_length=MAX_TURNS)] = ()


class RatingIn(Schema):
    session: Annotated[str, Field(max_length=200)]
    answer: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    useful: bool


class CallBackIn(Schema):
    """``turns``: what was said, for the agent who rings up."""

    session: Annotated[str, Field(max_length=200)]
    number: Annotated[str, Field(min_length=1, max_length=30)]
    turns: Annotated[tuple[TurnIn, ...], Field(max_length=40)] = ()


class UtteranceIn(Schema):
    """The caller's latest utterances as the agent types them, oldest first."""

    utterances: Annotated[tuple[Annotated[str, Field(max_length=MAX_TEXT)], ...], Field(min_length=1, max_length=4)]


class AdvisedOut(Schema):
    code: str
    version: int
    title: str


class AdviceOut(Schema):
    """Advice for an agent. ``sentences`` is empty when there is none. ``articles``: the sources, the main one first."""

    kind: Annotated[str, one_of("answer", "refer", "refuse", "clarify", "escalate")]
    sentences: list[str]
    articles: list[AdvisedOut]
    number: str


class BeginningIn(Schema):
    q: Annotated[str, Field(min_length=1, max_length=60)]


class SuggestedOut(Schema):
    suggestions: list[str]


class CitationOut(Schema):
    """A cited passage. ``GET articles/{article}`` returns its full article."""

    article: str
    title: str
    passage: str
    text: str
    valid_from: date
    valid_until: date | None


class OptionOut(Schema):
    topic: str
    label: str


class AnswerSentence(msgspec.Struct, frozen=True):
    """Event ``sentence`` of an answer; ``sources``: which of its citations the sentence rests on, by place from 0."""

    text: str
    sources: tuple[int, ...]


class RepliedOut(Schema):
    """Event ``done``, the last of an answer: what the sentences before it were."""

    answer: str
    kind: Annotated[str, one_of("answer", "refer", "refuse", "clarify", "escalate")]
    topics: list[str]
    number: str
    level: str
    citations: list[CitationOut]
    options: list[OptionOut]


class ArticlePassageOut(Schema):
    """``key``: which part of the article, as ``details/2``."""

    key: str
    text: str


class FullArticleOut(Schema):
    """The version in force of an article, in full."""

    code: str
    version: int
    title: str
    valid_from: date
    valid_until: date | None
    passages: list[ArticlePassageOut]


class Noted(Schema):
    ok: bool = True


class HearingOut(Schema):
    """Tells the page whether questions may be spoken, and for how many seconds each."""

    hears: bool
    seconds: int


class RecognisedOut(Schema):
    text: str
