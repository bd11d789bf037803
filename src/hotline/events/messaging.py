"""What waits to be dealt with. Written by the messaging domain, through the outbox, on subject ``item/<item_id>``."""

from datetime import datetime

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class ItemReceived(Fact, frozen=True, tag="item.received"):
    """``kind``: voicemail, fax, handover; ``call`` it came by ("" for a fax); ``case_number`` of 12345."""

    kind: str
    call: str
    number: Sealed | None
    case_number: str
    due_at: datetime
    seconds: float = 0
    pages: int = 0


class ItemKept(Fact, frozen=True, tag="item.kept"):
    """Its content lies sealed in the store under ``file``."""

    file: str
    size: int


class ItemFaulty(Fact, frozen=True, tag="item.faulty"):
    """Its content cannot be had; ``why``: missing, unreadable."""

    why: str


class ItemTaken(Fact, frozen=True, tag="item.taken"):
    agent: str


class ItemAssigned(Fact, frozen=True, tag="item.assigned"):
    """``by``, a leader, gave it to ``agent``; ``was`` had it before, "" when nobody had."""

    agent: str
    by: str
    was: str


class ItemPutBack(Fact, frozen=True, tag="item.put_back"):
    """``agent`` had it, ``by`` put it back among the waiting."""

    agent: str
    by: str


class ItemDone(Fact, frozen=True, tag="item.done"):
    """``note``: what came of it; it may name people and so is sealed."""

    agent: str
    note: Sealed


class ItemReopened(Fact, frozen=True, tag="item.reopened"):
    by: str
    due_at: datetime


class ItemOverdue(Fact, frozen=True, tag="item.overdue"):
    """Its time is over and it is not done; told once, and anew after it was reopened."""

    due_at: datetime


ItemFact = (
    ItemReceived
    | ItemKept
    | ItemFaulty
    | ItemTaken
    | ItemAssigned
    | ItemPutBack
    | ItemDone
    | ItemReopened
    | ItemOverdue
)


def subject(item_id: str) -> str:
    return f"item/{item_id}"


def fact_of(event: Envelope) -> ItemFact:
    return fact_in(event, ItemFact)  # type: ignore[no-any-return]
