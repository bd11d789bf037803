"""Whether the tables are what the code wants, told in a moment: asking Django takes six seconds of every start."""

import hashlib

import psycopg

from hotline.infrastructure.settings import Settings
from hotline.processes.single.layout import CODE


def connect(settings: Settings) -> psycopg.Connection:
    """As the application. Raises psycopg.OperationalError."""
    database = settings.database
    return psycopg.connect(
        host=database.host,
        port=settings.ports.postgres,
        dbname=database.name,
        user=database.user,
        password=database.password.get_secret_value(),
        connect_timeout=2,
    )


def print_of(settings: Settings) -> str:
    """A digest of the migrations there are (the libraries' by the lock file) and of those the database has had."""
    digest = hashlib.sha256()
    for file in (CODE / "uv.lock", *sorted((CODE / "src").rglob("migrations/*.py"))):
        digest.update(file.read_bytes())
    with connect(settings) as database:
        there = database.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
        if there == (True,):
            for row in database.execute("SELECT app, name FROM django_migrations ORDER BY id"):
                digest.update(repr(row).encode())
    return digest.hexdigest()
