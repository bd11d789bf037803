"""A person's live document, published whenever their notifications change."""

from collections.abc import Collection

from hotline.domains.platform.notifications.queries.own import own_documents
from hotline.infrastructure import outbox
from hotline.infrastructure.locks import serialise

BUCKET = "notifications"


def lock(people: Collection[str]) -> None:
    """Hold the documents of these people until the transaction ends; in order, so that two transactions do not block.

    Without it two transactions at once would each count without the other's change, and the last would stay.
    """
    for person in sorted(people):
        serialise(f"notifications/{person}")


def publish(people: Collection[str]) -> None:
    """Put the documents on the bus when the transaction commits; the caller holds ``lock``."""
    for person, document in own_documents(people).items():
        outbox.publish(BUCKET, person, document)
