"""Who did something: a member of staff, a citizen, the system itself, or a seat that the AI holds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class ActorKind(StrEnum):
    STAFF = "staff"
    CITIZEN = "citizen"
    SYSTEM = "system"
    AI_SEAT = "ai"


#: How older events name the same kinds.
FORMER = {"agent": ActorKind.STAFF, "leader": ActorKind.STAFF, "caller": ActorKind.CITIZEN}


@dataclass(frozen=True, slots=True)
class Actor:
    """``id``: of staff their number, of an AI seat its name; empty for a citizen and the system."""

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
        """Of any form that was ever logged; another one reads as the system."""
        kind, _, id = text.partition(":")
        if kind in FORMER:
            return cls(FORMER[kind], id)
        return cls(ActorKind(kind), id) if kind in ActorKind else cls(ActorKind.SYSTEM)


CITIZEN = Actor(ActorKind.CITIZEN)
SYSTEM = Actor(ActorKind.SYSTEM)
