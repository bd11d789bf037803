"""Named locks: PostgreSQL's advisory locks, held to the end of the transaction."""

from django.db import connection


def serialise(name: str) -> None:
    """Wait until no other transaction holds this name, then hold it until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def try_lock(name: str) -> bool:
    """Hold this name if no other transaction does; inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        return bool(cursor.fetchone()[0])
