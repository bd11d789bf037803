"""Named locks: PostgreSQL's advisory locks, held to the end of the transaction, or (``held``) of a block."""

from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def held(name: str) -> Iterator[None]:
    """Wait until nobody else holds this name, then hold it over several transactions of this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [name])
    try:
        yield
    finally:
        _release(name)


@contextmanager
def held_if_free(name: str) -> Iterator[bool]:
    """As ``held``, without waiting; yields whether it is held."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [name])
        alone = bool(cursor.fetchone()[0])
    try:
        yield alone
    finally:
        if alone:
            _release(name)


def _release(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [name])
