"""Wire shapes between the public page and the assistant."""

from datetime import date
from typing import Annotated

import msgspec
from ninja import Schema
from pydantic import Field

from hotline.kernel.published import one_of

#: Characters of one question.
MAX_TEXT = 500


class TalkBegunOut(Schema):
    """A new session. ``session`` is signed and must be sent with every question."""

    session: str
    greeting: str
    examples: list[str]


class QuestionIn(Schema):
    """A question. The server stores the turns before it."""

    session: Annotated[str, Field(max_length=200)]
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]


class RatingIn(Schema):
    session: Annotated[str, Field(max_length=200)]
    answer: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    useful: bool


class CallBackIn(Schema):
    """The agent who rings up reads the conversation that the server stores."""

    session: Annotated[str, Field(max_length=200)]
    number: Annotated[str, Field(min_length=1, max_length=30)]


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
