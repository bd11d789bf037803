"""What a contact is, and how those of several kinds become one list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: Contacts of one kind in the list. Of more the newest are listed and the kind is named as cut.
LONGEST = 100


class ContactKind(StrEnum):
    """``reply``: what the citizen wrote by text (上行). ``item``: of the inbox."""

    CALL = "call"
    CHAT = "chat"
    TEXT = "text"
    REPLY = "reply"
    ITEM = "item"
    CALLBACK = "callback"
    CASE = "case"


@dataclass(frozen=True)
class Contact:
    """As ``schemas.ContactOut`` has it, with the agent's number only."""

    kind: ContactKind
    id: str
    at: datetime
    title: str = ""
    agent: str = ""
    state: str = ""
    seconds: float | None = None
    rating: int | None = None
    parent: str = ""
    uncertain: bool = False


@dataclass(frozen=True)
class Contacts:
    rows: Sequence[Contact]
    cut: Sequence[ContactKind]


def merged(found: Mapping[ContactKind, Iterable[Contact]]) -> Contacts:
    """Newest first. Each kind brings at most one contact more than ``LONGEST``, newest first."""
    lists = {kind: list(rows) for kind, rows in found.items()}
    listed = [row for rows in lists.values() for row in rows[:LONGEST]]
    return Contacts(
        sorted(listed, key=lambda row: (row.at, row.kind, row.id), reverse=True),
        [kind for kind, rows in lists.items() if len(rows) > LONGEST],
    )
