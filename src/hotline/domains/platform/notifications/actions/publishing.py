"""A person's live document, published whenever their notifications change."""

from collections.abc import Collection

from django.db import connection

from hotline.domains.platform.notifications.queries import own_documents
from hotline.infrastructure import outbox

BUCKET = "notifications"
#: Names this lock among PostgreSQL's advisory locks.
LOCK = 12333_001


def lock(people: Collection[str]) -> None:
    """Hold the documents of these people until the transaction ends; in order, so that two transactions do not block.

    Without it two transactions at once would each count without the other's change, and the last would stay.
    """
    with connection.cursor() as cursor:
        for person in sorted(people):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, person])


def publish(people: Collection[str]) -> None:
    """Put the documents on the bus when the transaction commits; the caller holds ``lock``."""
    for person, document in own_documents(people).items():
        outbox.publish(BUCKET, person, document)
