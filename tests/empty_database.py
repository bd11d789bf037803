"""A database without a table in the tests' PostgreSQL, as Django's default one for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """Yields its name. In a test with ``transactional_db``."""
    tested = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    _connect_to(name)
    try:
        yield name
    finally:
        _connect_to(tested)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _connect_to(database: str) -> None:
    """A pool goes on giving connections to the database that it was opened for."""
    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"] = database
