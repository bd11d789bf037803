"""Rows with which many tests begin: the product's own actions make them once a session, and later tests get them back.

People, departments and published models took half a second of processor for each of 300 tests.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from django.db import connection
from psycopg import sql

from tests.emptied_tables import with_rows

#: A clock that a test turned is never so near to that of PostgreSQL.
TURNED_SECONDS = 60.0


class _Rows:
    """What a making added to tables, and what these held before. Such a making alters no row that is there already."""

    def __init__(self, before: dict[str, list[str]], after: dict[str, list[str]]) -> None:
        self.before: dict[str, list[str]] = {}
        self.added: dict[str, list[str]] = {}
        for table, rows in after.items():
            had = set(before.get(table, []))
            if added := [row for row in rows if row not in had]:
                self.before[table], self.added[table] = before.get(table, []), added
        altered = [table for table, rows in before.items() if not set(rows) <= set(after.get(table, []))]
        assert not altered, f"rows that were there already were altered in {altered}: not to be remembered"


def remembered(make: Callable[[], None]) -> Callable[[], None]:
    """``make`` without arguments and answers, whose rows depend on nothing but those of the same tables.

    It is done anew where these tables hold something else than the first time, or where a test has turned the clock.
    """
    first: list[_Rows] = []

    @wraps(make)
    def made() -> None:
        with connection.cursor() as cursor:
            if _clock_is_turned(cursor):
                make()
            elif not first:
                before = _rows(cursor, with_rows(cursor))
                make()
                first.append(_Rows(before, _rows(cursor, with_rows(cursor))))
            elif _rows(cursor, list(first[0].before)) == first[0].before:
                _put_back(cursor, first[0].added)
            else:
                make()

    return made


def _clock_is_turned(cursor: Any) -> bool:
    cursor.execute("SELECT clock_timestamp()")
    return abs((cursor.fetchone()[0] - datetime.now(UTC)).total_seconds()) > TURNED_SECONDS


def _rows(cursor: Any, tables: list[str]) -> dict[str, list[str]]:
    """Table -> its rows as JSON texts, in one question."""
    if not tables:
        return {}
    each = sql.SQL("SELECT {name}, to_json(t)::text FROM {table} AS t")
    cursor.execute(
        sql.SQL(" UNION ALL ").join(
            each.format(name=sql.Literal(table), table=sql.Identifier(table)) for table in tables
        )
    )
    found: dict[str, list[str]] = {table: [] for table in tables}
    for table, row in cursor.fetchall():
        found[table].append(row)
    return {table: sorted(rows) for table, rows in found.items()}


def _put_back(cursor: Any, added: dict[str, list[str]]) -> None:
    """No trigger fires, as when they are emptied: what triggers would do was done when the rows were made."""
    each = sql.SQL("INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, {rows}::json)")
    inserts = [
        each.format(table=sql.Identifier(table), rows=sql.Literal(f"[{','.join(rows)}]"))
        for table, rows in added.items()
    ]
    roles = (sql.SQL("SET session_replication_role = replica"), sql.SQL("SET session_replication_role = origin"))
    cursor.execute(sql.SQL("; ").join((roles[0], *inserts, roles[1])))
