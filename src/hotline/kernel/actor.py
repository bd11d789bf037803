"""The actor of an event: a member of staff, a citizen, the system, or an AI seat."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class ActorKind(StrEnum):
    STAFF = "staff"
    CITIZEN = "citizen"
    SYSTEM = "system"
    AI_SEAT = "ai"


#: Names of the kinds in older events.
FORMER = {"agent": ActorKind.STAFF, "leader": ActorKind.STAFF, "caller": ActorKind.CITIZEN}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something. ``id`` is a staff number or an AI seat's name, and "" for a citizen and the system."""

    kind: ActorKind
    id: str = ""

    def __str__(self) -> str:
        """``staff:1027``, ``citizen``: the one form in which events name who did them."""
        return f"{self.kind}:{self.id}" if self.id else str(self.kind)

    @classmethod
    def staff(cls, number: str) -> Self:
        return cls(ActorKind.STAFF, number)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an actor from any text form that was ever logged. An unknown form reads as the system."""
        kind, _, id = text.partition(":")
        if kind in FORMER:
            return cls(FORMER[kind], id)
        return cls(ActorKind(kind), id) if kind in ActorKind else cls(ActorKind.SYSTEM)


CITIZEN = Actor(ActorKind.CITIZEN)
SYSTEM = Actor(ActorKind.SYSTEM)
