"""Empties the tables after a test that committed.

Django's own way truncates every table, and installs content types and permissions again: a third of a second each time.
Here only the tables that have rows are emptied, by DELETE, content types and permissions stay, and what our migrations
put into tables (roles, rules) is there again: tests find the same whatever ran before them.
"""

from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from hotline.domains.platform.audit.queries.chain import TRIGGERS

#: Made by the migrations of Django's own applications, the same for every test.
RETAINED = {"django_migrations", "django_content_type", "auth_permission"}
#: PostgreSQL counts the rows that DELETE takes from them, and a test compares the count.
COUNTED = set(TRIGGERS)
#: Table -> its rows as the migrations left them, as PostgreSQL copies them.
migrated_rows: dict[str, bytes] = {}


def empty_tables(_: Any) -> None:
    """In the place of ``TransactionTestCase._fixture_teardown``.

    As a replica no trigger fires: neither those of foreign keys, for everything goes, nor those by which the audit
    tables refuse. A background thread of the test that has not committed yet is not waited for.
    """
    with connection.cursor() as cursor:
        filled = with_rows(cursor)
        cursor.execute("SET session_replication_role = replica")
        try:
            for table in set(filled) - COUNTED:
                cursor.execute(f'DELETE FROM "{table}"')
            if not COUNTED.isdisjoint(filled):
                cursor.execute(f"TRUNCATE {', '.join(COUNTED)}")
            for table, rows in migrated_rows.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)
        finally:
            cursor.execute("SET session_replication_role = origin")
    connection.close()
    connection.close_pool()  # a thread of the test that ended with a connection has not given it back


def with_rows(cursor: Any) -> list[str]:
    tables = sorted(
        set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - RETAINED
    )
    cursor.execute("SELECT " + ", ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in tables))
    return [table for table, has_rows in zip(tables, cursor.fetchone(), strict=True) if has_rows]


def note_migrated_rows() -> None:
    """Once the tables are made, before any test."""
    with connection.cursor() as cursor:
        for table in set(with_rows(cursor)) - COUNTED:
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                migrated_rows[table] = b"".join(copy)


def install() -> None:
    TransactionTestCase._fixture_teardown = empty_tables  # type: ignore[method-assign]
