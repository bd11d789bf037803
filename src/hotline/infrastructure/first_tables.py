"""All tables as the migrations leave them in an empty database, as one file of SQL: loading it takes a second where
running two hundred migrations takes ten. Migrations that are newer than the file run after it, as ever.

``python -m tests.first_tables`` writes the file; a test compares what it makes with what the migrations make.
"""

import hashlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

FILE = Path(__file__).parents[3] / "deploy" / "single" / "tables.sql"
#: The file's first line: which state of the migrations it was made from.
HEADER = "-- Made from the migrations {}\n"
_APPLIED = re.compile(r"^\t?(?:INSERT INTO public\.django_migrations VALUES )?\(\d+, '(\w+)', '(\w+)', ", re.MULTILINE)
_MOMENT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]*\+00'")
#: What pg_dump writes for people and for psql.
_NOT_SQL = re.compile(r"\\(?:un)?restrict |--$|-- (?:Name|Data for Name|Dumped|PostgreSQL database)")

type Key = tuple[str, str]
"""A migration's application and name."""


def load_first_tables(database: BaseDatabaseWrapper) -> bool:
    """Into an empty database, as a whole or not at all. Returns whether it was done: not where there are tables, nor
    where a migration is no longer what it was when the file was made.
    """
    if database.introspection.table_names() or not FILE.exists():
        return False
    text = FILE.read_text()
    if not text.startswith(HEADER.format(digest_of(migrations_in(text)))):
        return False
    with transaction.atomic(database.alias), database.cursor() as cursor:
        cursor.execute(text)
    return True


def migrations_in(dump: str) -> list[Key]:
    """Those that are noted as applied in the SQL."""
    begin = dump.find("INSERT INTO public.django_migrations VALUES")
    return [(app, name) for app, name in _APPLIED.findall(dump[begin : dump.find(";\n", begin)])]


def digest_of(keys: Iterable[Key]) -> str:
    """SHA-256 over their source. A migration that is not there has none, and counts as changed."""
    there = migrations_of_the_code()
    digest = hashlib.sha256()
    for key in sorted(keys):
        digest.update(repr(key).encode() + (_source(there[key].__module__) if key in there else b""))
    return digest.hexdigest()


def migrations_of_the_code() -> dict[Key, Migration]:
    """The libraries' too."""
    return dict(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _source(module: str) -> bytes:
    return Path(sys.modules[module].__file__ or "").read_bytes()


def from_dump(dump: str) -> str:
    """The file's text from what ``pg_dump --no-owner --no-privileges --rows-per-insert=1000`` writes.

    A row's moment is that of its loading. Settings hold for the loading transaction only: a pooled connection is
    afterwards as it was.
    """
    lines = [line for line in dump.splitlines() if not _NOT_SQL.match(line)]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"
    text = _MOMENT.sub("now()", text)
    text = re.sub(r"^SET (?=\w+ = )", "SET LOCAL ", text, flags=re.MULTILINE)
    text = text.replace("set_config('search_path', '', false)", "set_config('search_path', '', true)")
    return HEADER.format(digest_of(migrations_in(text))) + text
