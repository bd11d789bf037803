"""What became of the articles, and what agents did with them in calls.

On subject ``article/<code>``, written by web and worker through the outbox with the article's row locked; on
``consulted/<call_id>`` what was shown and used in a call, with that subject locked.
"""

from datetime import date

import msgspec

from hotline.events.envelope import Envelope, Fact, fact_in


class ArticlePublished(Fact, frozen=True, tag="article.published"):
    """``link`` is the ``position``-th of the chain of all published versions and covers ``previous``."""

    version: int
    title: str
    topic: str
    valid_from: date
    valid_until: date | None
    authors: tuple[str, ...]
    reviewer: str
    publisher: str
    digest: str
    position: int
    previous: str
    link: str


class ArticleRetired(Fact, frozen=True, tag="article.retired"):
    """From ``retired_on`` on this version is no answer any more."""

    version: int
    retired_on: date
    by: str
    reason: str


class ReadingRequired(Fact, frozen=True, tag="article.reading_required"):
    """``readers`` have to read it by the end of ``due_on``."""

    reading: int
    version: int
    due_on: date
    by: str
    readers: tuple[str, ...]


class ArticleRead(Fact, frozen=True, tag="article.read"):
    """Somebody who had to has read it: whoever sets quizzes may ask now. ``late``: after the day it was due."""

    reading: int
    version: int
    by: str
    late: bool


class FeedbackGiven(Fact, frozen=True, tag="article.feedback_given"):
    """``kind`` wrong, missing, unclear; of a ``passage`` or, empty, of the whole; ``call`` it came up in."""

    feedback: int
    version: int
    passage: str
    kind: str
    by: str
    call: str
    due_on: date


class FeedbackAnswered(Fact, frozen=True, tag="article.feedback_answered"):
    """``outcome`` changed or kept."""

    feedback: int
    outcome: str
    by: str
    late: bool


class FeedbackOverdue(Fact, frozen=True, tag="article.feedback_overdue"):
    feedback: int
    due_on: date


ArticleFact = (
    ArticlePublished
    | ArticleRetired
    | ReadingRequired
    | ArticleRead
    | FeedbackGiven
    | FeedbackAnswered
    | FeedbackOverdue
)


class Mention(msgspec.Struct, frozen=True):
    """An article, as it was read; ``passage`` when it was a piece of it."""

    code: str
    version: int
    passage: str = ""


class KnowledgeShown(Fact, frozen=True, tag="knowledge.shown"):
    """What an agent saw on the screen in a call, best first; ``how``: search, suggested, opened."""

    by: str
    how: str
    articles: tuple[Mention, ...]


class KnowledgeUsed(Fact, frozen=True, tag="knowledge.used"):
    """What the agent answered from; ``how``: copied, marked."""

    by: str
    how: str
    article: Mention


ConsultedFact = KnowledgeShown | KnowledgeUsed


def subject(code: str) -> str:
    return f"article/{code}"


def consulted_subject(call_id: str) -> str:
    return f"consulted/{call_id}"


def fact_of(event: Envelope) -> ArticleFact:
    return fact_in(event, ArticleFact)  # type: ignore[no-any-return]


def consulted_fact_of(event: Envelope) -> ConsultedFact:
    return fact_in(event, ConsultedFact)  # type: ignore[no-any-return]
