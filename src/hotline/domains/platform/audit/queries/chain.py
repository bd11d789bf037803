"""Reads the chain, its rows as they are digested, and what PostgreSQL itself knows about the tables."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec
from django.db import DatabaseError, connection, transaction
from django.db.models import Max, Min

from hotline.domains.platform.audit.models import AuditHead, AuditLink, AuditPruning
from hotline.infrastructure.models import AuditRow
from hotline.kernel import chain

ROWS, LINKS, HEADS = (model._meta.db_table for model in (AuditRow, AuditLink, AuditHead))
READ_AT_ONCE = 5000
#: A transaction that writes an audit row and lasts longer has its row found as one outside the chain.
LONGEST_TRANSACTION = timedelta(hours=1)
#: What is digested, in this order: JSON as PostgreSQL writes it, the moment in microseconds.
DIGESTED = (
    "r.id, (extract(epoch FROM r.at) * 1000000)::bigint, r.by, r.action, r.about, r.outcome, r.detail::text,"
    " r.correlation, r.session, r.address, r.client, r.permission, r.status"
)
TRIGGERS = {
    ROWS: ("audit_rows_stay", "audit_rows_not_truncated", "audit_rows_kept"),
    LINKS: ("audit_links_stay", "audit_links_not_truncated"),
    HEADS: ("audit_heads_stay", "audit_heads_not_truncated"),
}


class Linked(NamedTuple):
    """A link with its row. ``content`` is None when the row is not there."""

    position: int
    row_id: int
    digest: str
    content: bytes | None


class Counts(NamedTuple):
    """PostgreSQL's counts of changed and removed rows of the audit tables, since its statistics began."""

    updates: int
    deletes: int


class StructureChange(NamedTuple):
    number: int
    at: datetime
    user: str
    command: str
    target: str


def content_of(values: tuple[object, ...]) -> bytes:
    """A row as it is digested; ``values`` in the order of DIGESTED."""
    return msgspec.json.encode(values)


def end_of_chain() -> tuple[int, str]:
    """Position and digest of the last link; of the last checkpoint when there is no link."""
    if (last := AuditLink.objects.order_by("-position").values_list("position", "digest").first()) is not None:
        return last
    return base()


def base() -> tuple[int, str]:
    """Where the chain begins: behind the rows that retention has removed."""
    last = AuditPruning.objects.order_by("-position").values_list("position", "digest").first()
    return last or (0, chain.GENESIS)


def digest_at(position: int) -> str | None:
    """The chain's digest at a position; None when it does not reach so far."""
    if (begin := base())[0] == position:
        return begin[1]
    return AuditLink.objects.filter(pk=position).values_list("digest", flat=True).first()


def digests_at(positions: Iterable[int]) -> dict[int, str]:
    return dict(AuditLink.objects.filter(pk__in=set(positions)).values_list("position", "digest"))


def linked(first: int, last: int) -> Iterator[Linked]:
    """The links at positions [first, last] with their rows, in order."""
    statement = (
        f"SELECT l.position, l.row_id, l.digest, {DIGESTED} FROM {LINKS} l LEFT JOIN {ROWS} r ON r.id = l.row_id"
        " WHERE l.position BETWEEN %s AND %s ORDER BY l.position"
    )
    while first <= last:
        until = min(first + READ_AT_ONCE - 1, last)
        with connection.cursor() as cursor:
            cursor.execute(statement, [first, until])
            for position, row_id, digest, *values in cursor.fetchall():
                yield Linked(position, row_id, digest, None if values[0] is None else content_of(tuple(values)))
        first = until + 1


def unlinked(after: int, limit: int) -> list[tuple[int, bytes]]:
    """Rows behind the id ``after`` that no link covers, in order: id and content."""
    statement = (
        f"SELECT {DIGESTED} FROM {ROWS} r WHERE r.id > %s"
        f" AND NOT EXISTS (SELECT 1 FROM {LINKS} l WHERE l.row_id = r.id) ORDER BY r.id LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [after, limit])
        return [(values[0], content_of(values)) for values in cursor.fetchall()]


def settled_id(now: datetime) -> int:
    """Rows up to this id are all linked, or no row will ever have their id."""
    rows = AuditHead.objects.filter(at__lt=now - LONGEST_TRANSACTION).order_by("-at")
    return rows.values_list("row_id", flat=True).first() or 0


def unlinked_between(first: int, last: int) -> tuple[int, int]:
    """Rows with ids [first, last] that no link covers: how many, and the first one's id (0 for none)."""
    statement = (
        f"SELECT count(*), coalesce(min(r.id), 0) FROM {ROWS} r WHERE r.id BETWEEN %s AND %s"
        f" AND NOT EXISTS (SELECT 1 FROM {LINKS} l WHERE l.row_id = r.id)"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [first, last])
        rows, first_id = cursor.fetchone()
        return int(rows), int(first_id)


def missing_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT t FROM unnest(%s::text[]) AS t WHERE to_regclass(t) IS NULL", [list(TRIGGERS)])
        return [table for (table,) in cursor.fetchall()]


def counts() -> Counts:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(n_tup_upd), 0), coalesce(sum(n_tup_del), 0) FROM pg_stat_user_tables"
            " WHERE relid = ANY(%s::regclass[])",
            [list(TRIGGERS)],
        )
        updates, deletes = cursor.fetchone()
        return Counts(int(updates), int(deletes))


def guards() -> tuple[str, ...]:
    """What protects the tables now: ``triggers``, ``role`` (nothing but inserts is granted), ``ddl``."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = ANY(%s::regclass[]) AND tgenabled IN ('O', 'A')"
            " AND tgname = ANY(%s)",
            [list(TRIGGERS), [name for names in TRIGGERS.values() for name in names]],
        )
        found = ["triggers"] if cursor.fetchone()[0] == sum(map(len, TRIGGERS.values())) else []
        cursor.execute(
            "SELECT bool_or(has_table_privilege(t, 'UPDATE') OR has_table_privilege(t, 'DELETE')"
            " OR has_table_privilege(t, 'TRUNCATE')) FROM unnest(%s::regclass[]) AS t",
            [list(TRIGGERS)],
        )
        found += [] if cursor.fetchone()[0] else ["role"]
        cursor.execute(
            "SELECT count(*) FROM pg_event_trigger WHERE evtname LIKE 'audit_%%' AND evtenabled IN ('O', 'A')"
        )
        found += ["ddl"] if cursor.fetchone()[0] >= 2 else []
    return tuple(found)


def unrefused_rewrites() -> list[str]:
    """What the database would let this program's own role do to the tables, beside adding rows. There should be none.

    ``WHERE false``: rights and statement triggers are asked all the same, and no row would be changed.
    """
    tries = []
    for model in (AuditRow, AuditLink, AuditHead):
        table, key = model._meta.db_table, model._meta.pk.column
        tries += [(f"UPDATE {table}", f" SET {key} = {key} WHERE false"), (f"DELETE FROM {table}", " WHERE false")]
    return [name for name, rest in tries if not _is_refused(name + rest)]


def _is_refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return True
    return False


def structure_changes(after: int) -> list[StructureChange]:
    """Changes of the tables' structure that the event trigger has noted, behind this number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('audit_guard.ddl') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return []
        cursor.execute(
            "SELECT id, at, by_user, command, target FROM audit_guard.ddl WHERE id > %s ORDER BY id LIMIT 50", [after]
        )
        return [StructureChange(*row) for row in cursor.fetchall()]


def last_head() -> AuditHead | None:
    """The newest head that the database has. The second places may know better."""
    return AuditHead.objects.order_by("-at", "-id").first()


def last_linked_row() -> int:
    return AuditLink.objects.order_by("-row_id").values_list("row_id", flat=True).first() or 0


def row_ids(first: int, last: int) -> tuple[int, int] | None:
    """The lowest and the highest row among the links at positions [first, last]; None when there are none."""
    found = AuditLink.objects.filter(pk__gte=first, pk__lte=last).aggregate(low=Min("row_id"), high=Max("row_id"))
    return None if found["low"] is None else (found["low"], found["high"])
