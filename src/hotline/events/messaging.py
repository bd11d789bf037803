"""The events of inbox items: voicemails, faxes, cases of 12345 that nobody answered, texts of citizens.

Subject ``item/<item_id>``. The messaging domain writes them through the outbox. ``agent`` and ``by`` are staff
numbers.
"""

from datetime import datetime

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class ItemReceived(Fact, frozen=True, tag="item.received"):
    """An item arrived."""

    kind: str  # voicemail, fax, handover, text
    call: str  # id of the call it came by; "" for a fax
    number: Sealed | None  # the sender's telephone number; None when withheld
    case_number: str  # 12345's number of the case; "" for none
    due_at: datetime  # moment by which it must be done
    seconds: float = 0  # length of a voicemail
    pages: int = 0  # pages of a fax


class ItemStored(Fact, frozen=True, tag="item.kept"):
    """The item's content is sealed in the store."""

    file: str  # name in the store
    size: int  # bytes


class ItemFaulty(Fact, frozen=True, tag="item.faulty"):
    """The item's content cannot be read."""

    why: str  # missing, unreadable


class ItemTaken(Fact, frozen=True, tag="item.taken"):
    """An agent took the item."""

    agent: str


class ItemAssigned(Fact, frozen=True, tag="item.assigned"):
    """A leader assigned the item to an agent."""

    agent: str  # who gets the item
    by: str  # the leader
    was: str  # agent who had it before; "" for nobody


class ItemPutBack(Fact, frozen=True, tag="item.put_back"):
    """The item went back among the waiting ones."""

    agent: str  # who had the item
    by: str  # who put the item back


class ItemDone(Fact, frozen=True, tag="item.done"):
    """The item is done."""

    agent: str
    note: Sealed  # the result; sealed, since it may name people


class ItemReopened(Fact, frozen=True, tag="item.reopened"):
    """A done item was opened again."""

    by: str
    due_at: datetime  # moment by which it must be done now


class ItemOverdue(Fact, frozen=True, tag="item.overdue"):
    """The item was not done in time. Recorded once, and once more after it was reopened."""

    due_at: datetime  # moment by which it had to be done


ItemFact = (
    ItemReceived
    | ItemStored
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
