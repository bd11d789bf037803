"""What every write ends with: the event, and the count on everybody's screen."""

from datetime import UTC, datetime

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.models import Item
from hotline.events.messaging import ItemFact, subject
from hotline.infrastructure import outbox
from hotline.infrastructure.locks import serialise
from hotline.kernel.actor import SYSTEM, Actor

#: Any number, the same everywhere: whoever counts waits for whoever counted before and has not committed yet.
COUNTING = "messaging.counts"


def record_item(row: Item, fact: ItemFact, *, actor: Actor = SYSTEM) -> None:
    """Announce the fact under the item's next number. Must be inside the transaction that holds the row; saves it."""
    event = outbox.announce(fact, subject=subject(row.id), actor=actor, after=row.seq)
    row.seq = event.seq
    row.save()


def publish_summary() -> None:
    """The count as of this transaction; must be inside one, last in it. One at a time, so that none is overwritten.

    Its moment is new each time: open pages look again, though no count may have changed.
    """
    serialise(COUNTING)
    outbox.publish("inbox", "summary", queries.summary(datetime.now(UTC)))
