"""What 京晓保 answered and what citizens made of it.

On subject ``assistant/<session>``, written by web through the outbox with that subject locked. No words of the
citizen's: what was asked is told by its topics alone.
"""

from hotline.events.envelope import Envelope, Fact, fact_in


class AssistantAnswered(Fact, frozen=True, tag="assistant.answered"):
    """``answer`` names it within the session; ``kind`` answer, refer, refuse, clarify, escalate; ``articles`` it quotes
    as ``code#version``; ``level`` of ``unrest``, "" for none; ``milliseconds`` until it was ready.
    """

    answer: str
    kind: str
    topics: tuple[str, ...]
    articles: tuple[str, ...]
    level: str
    milliseconds: int
    unrest: str = ""


class AssistantRated(Fact, frozen=True, tag="assistant.rated"):
    """The citizen found this answer useful, or not."""

    answer: str
    useful: bool


class AssistantHandedOver(Fact, frozen=True, tag="assistant.handed_over"):
    """The citizen asked to be rung up: ``entry`` of the call-back list."""

    entry: str


AssistantFact = AssistantAnswered | AssistantRated | AssistantHandedOver


def subject(session: str) -> str:
    return f"assistant/{session}"


def fact_of(event: Envelope) -> AssistantFact:
    return fact_in(event, AssistantFact)  # type: ignore[no-any-return]
