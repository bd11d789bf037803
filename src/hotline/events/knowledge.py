"""The events of articles, and of articles seen and used in calls.

Subject ``article/<code>``: web and worker write through the outbox, with the article's row locked. Subject
``consulted/<call_id>``: what a call's agent saw and used, with that subject locked. ``by`` is a staff number.
"""

from datetime import date

import msgspec

from hotline.events.envelope import Envelope, Fact, fact_in


class ArticlePublished(Fact, frozen=True, tag="article.published"):
    """A version of an article was published, as a link of the chain of all published versions."""

    version: int
    title: str
    topic: str  # id of the topic
    valid_from: date  # first day in force
    valid_until: date | None  # last day in force; None for no end
    authors: tuple[str, ...]
    reviewer: str
    publisher: str
    digest: str  # SM3 (hex) of the content
    position: int  # number of the link in the chain, from 1
    previous: str  # the link before
    link: str  # SM3 (hex) over this version and ``previous``


class ArticleRetired(Fact, frozen=True, tag="article.retired"):
    """A version was taken down."""

    version: int
    retired_on: date  # first day on which it is no answer any more
    by: str
    reason: str


class ReadingRequired(Fact, frozen=True, tag="article.reading_required"):
    """Agents must read an article."""

    reading: int  # id of this requirement
    version: int
    due_on: date  # last day for reading it
    by: str
    readers: tuple[str, ...]  # staff numbers


class ArticleRead(Fact, frozen=True, tag="article.read"):
    """An agent confirmed a required reading. A quiz can follow this event."""

    reading: int
    version: int
    by: str
    late: bool  # after the day it was due


class FeedbackSubmitted(Fact, frozen=True, tag="article.feedback_given"):
    """A reader reports a fault of an article."""

    feedback: int  # id of the report
    version: int
    passage: str  # key of the passage; "" for the article
    kind: str  # wrong, missing, unclear, mistaken
    by: str
    call: str  # id of the call it came up in; "" for none
    due_on: date  # last day for an answer


class FeedbackAnswered(Fact, frozen=True, tag="article.feedback_answered"):
    """An editor answered a report."""

    feedback: int
    outcome: str  # changed or kept
    by: str
    late: bool  # after the day it was due


class FeedbackOverdue(Fact, frozen=True, tag="article.feedback_overdue"):
    """A report was not answered in time."""

    feedback: int
    due_on: date


ArticleFact = (
    ArticlePublished
    | ArticleRetired
    | ReadingRequired
    | ArticleRead
    | FeedbackSubmitted
    | FeedbackAnswered
    | FeedbackOverdue
)


class Mention(msgspec.Struct, frozen=True):
    """An article in the version that was read."""

    code: str
    version: int
    passage: str = ""  # key of the passage, when it was one passage


class KnowledgeDisplayed(Fact, frozen=True, tag="knowledge.shown"):
    """Articles an agent saw on the screen in a call."""

    by: str
    how: str  # search, suggested, opened
    articles: tuple[Mention, ...]  # the best first


class KnowledgeUsed(Fact, frozen=True, tag="knowledge.used"):
    """The article an agent answered from."""

    by: str
    how: str  # copied, marked
    article: Mention


ConsultedFact = KnowledgeDisplayed | KnowledgeUsed


def subject(code: str) -> str:
    return f"article/{code}"


def consulted_subject(call_id: str) -> str:
    return f"consulted/{call_id}"


def fact_of(event: Envelope) -> ArticleFact:
    return fact_in(event, ArticleFact)  # type: ignore[no-any-return]


def consulted_fact_of(event: Envelope) -> ConsultedFact:
    return fact_in(event, ConsultedFact)  # type: ignore[no-any-return]
