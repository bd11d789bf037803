"""What marking a call needs to know beside the call. Filled by the domain's queries, by hand in tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from hotline.domains.people.quality.rules.marks.talk import Talk


class Knowledge(Protocol):
    def topics(self, talk: Talk) -> Sequence[str]:
        """The topics that the call may be about, likeliest first."""
        ...

    def facts(self, topic: str) -> str:
        """The key facts of a topic, "" for none."""
        ...

    def articles(self, topic: str) -> str:
        """All that the articles of a topic state."""
        ...

    def unrest_level(self, talk: Talk) -> str:
        """红, 橙, 黄, or "" for none."""
        ...


@dataclass(frozen=True)
class Inspected:
    """A call with what is known of it before any item is marked."""

    talk: Talk
    topics: Sequence[str]
    level: str
    #: Number of the first turn in which the agent answers the matter; None where she never does.
    answered_at: int | None
