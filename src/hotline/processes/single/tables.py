"""Checks quickly whether the database's tables match the code's migrations. Django's own check takes six seconds."""

import hashlib

import psycopg

from hotline.infrastructure.settings import Settings
from hotline.processes.single.layout import CODE


def connect(settings: Settings) -> psycopg.Connection:
    """Connect as the application's user. Raises psycopg.OperationalError."""
    database = settings.database
    return psycopg.connect(
        host=database.host,
        port=settings.ports.postgres,
        dbname=database.name,
        user=database.user,
        password=database.password.get_secret_value(),
        connect_timeout=2,
    )


def close_audit_tables(settings: Settings) -> None:
    """Give the audit tables to their own role, once the migrations are through: see deploy/single/audit-guard.sql."""
    with connect(settings) as database:
        database.execute("SELECT audit_guard.close_tables()")


def is_of_another_stream(settings: Settings, stream: str) -> bool:
    """Whether the log has events and goes on from another stream than this one: the bus's store is new."""
    with connect(settings) as database:
        if database.execute("SELECT to_regclass('eventlog_loghead') IS NOT NULL").fetchone() != (True,):
            return False
        head = database.execute("SELECT stream FROM eventlog_loghead WHERE position > 0").fetchone()
        return head is not None and head[0] != stream


def print_of(settings: Settings) -> str:
    """A digest of the migrations in the code (libraries by the lock file) and of those applied to the database."""
    digest = hashlib.sha256()
    for file in (CODE / "uv.lock", *sorted((CODE / "src").rglob("migrations/*.py"))):
        digest.update(file.read_bytes())
    with connect(settings) as database:
        there = database.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
        if there == (True,):
            for row in database.execute("SELECT app, name FROM django_migrations ORDER BY id"):
                digest.update(repr(row).encode())
    return digest.hexdigest()
