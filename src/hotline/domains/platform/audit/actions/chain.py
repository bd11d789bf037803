"""Links new audit rows to the chain."""

from datetime import datetime

from django.db import connection, transaction

from hotline.domains.platform.audit.queries import chain as queries
from hotline.infrastructure.locks import serialise
from hotline.kernel import chain

LOCK = "audit chain"
AT_ONCE = 20_000


@transaction.atomic
def link_new_rows(now: datetime) -> int:
    """Link every committed row that is not linked yet, in the order of their ids; returns how many."""
    serialise(LOCK)
    done, after = 0, queries.settled_id(now)
    position, digest = queries.end_of_chain()
    while rows := queries.unlinked(after, AT_ONCE):
        with (
            connection.cursor() as cursor,
            connection.wrap_database_errors,
            cursor.copy(f"COPY {queries.LINKS} (position, row_id, digest) FROM STDIN") as links,
        ):
            for row_id, content in rows:
                position, digest = position + 1, chain.link(digest, content)
                links.write_row((position, row_id, digest))
        done, after = done + len(rows), rows[-1][0]
    return done
