"""The live document of a person's notifications, published whenever these notifications change."""

from collections.abc import Collection

from hotline.domains.platform.notifications.queries.own import own_documents
from hotline.infrastructure import outbox
from hotline.infrastructure.locks import serialise

BUCKET = "notifications"


def lock(people: Collection[str]) -> None:
    """Lock the documents of these people until the transaction ends, in sorted order to avoid deadlocks.

    Without the lock, two concurrent transactions would each count without the other's change.
    """
    for person in sorted(people):
        serialise(f"notifications/{person}")


def publish(people: Collection[str]) -> None:
    """Publish the documents when the transaction commits. The caller holds ``lock`` for these people."""
    for person, document in own_documents(people).items():
        outbox.publish(BUCKET, person, document)
