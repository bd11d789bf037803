"""The end of every write to an item: its event, and the count on everybody's screen."""

from datetime import UTC, datetime

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.models import Item
from hotline.events.messaging import ItemFact, subject
from hotline.infrastructure import outbox
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.row_change import emit
from hotline.kernel.actor import SYSTEM, Actor

#: Any number, the same everywhere: whoever counts waits for whoever counted before and has not committed yet.
COUNTING = "messaging.counts"


def record_item(row: Item, fact: ItemFact, *, actor: Actor = SYSTEM) -> None:
    """Announce the fact under the item's next number. Must be inside the transaction that holds the row; saves it."""
    emit(row, fact, subject=subject(row.id), actor=actor)
    row.save()


def publish_summary() -> None:
    """Publish the count of items as of this transaction. Must be its last step; a lock serialises the counts.

    The moment in it is always new, so that open pages load again even when no number has changed.
    """
    serialise(COUNTING)
    outbox.publish("inbox", "summary", queries.summary(datetime.now(UTC)))
