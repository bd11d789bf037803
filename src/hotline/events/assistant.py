"""The events of a dialogue with 京晓保. They hold topics, never the citizen's words.

Subject ``assistant/<session>``. The web process writes these events through the outbox while it holds the lock on the
subject.
"""

from hotline.events.envelope import Envelope, Fact, fact_in


class AssistantAnswered(Fact, frozen=True, tag="assistant.answered"):
    """京晓保 answered a question."""

    answer: str  # id of the answer within the session
    kind: str  # answer, refer, refuse, clarify, escalate
    topics: tuple[str, ...]  # the likeliest first
    articles: tuple[str, ...]  # those quoted, as ``code#version``
    level: str  # level of unrest found: 红, 橙, 黄; "" for none
    milliseconds: int  # from the request to the finished answer
    unrest: str = ""  # kind of unrest found; "" for none


class AssistantRated(Fact, frozen=True, tag="assistant.rated"):
    """The citizen rated an answer as useful or not."""

    answer: str  # id of the answer within the session
    useful: bool


class AssistantHandedOver(Fact, frozen=True, tag="assistant.handed_over"):
    """The citizen requested a call-back by an agent."""

    entry: str  # id of the entry on the call-back list


AssistantFact = AssistantAnswered | AssistantRated | AssistantHandedOver


def subject(session: str) -> str:
    return f"assistant/{session}"


def fact_of(event: Envelope) -> AssistantFact:
    return fact_in(event, AssistantFact)  # type: ignore[no-any-return]
