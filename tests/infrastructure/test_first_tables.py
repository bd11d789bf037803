"""An empty database begins with the delivered file of tables, and is then as if all migrations had run."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection

from hotline.infrastructure import first_tables
from hotline.infrastructure.first_tables import FILE, digest_of, load_first_tables, migrations_in
from tests.empty_database import empty_database
from tests.first_tables import dump

#: How many migrations may be newer than the file: each takes about 50 ms.
NEWER = 20
MOMENT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:[^']+'")


#: PostgreSQL prints a list of words in a constraint otherwise once it has been printed and read.
LIST_ONCE, WORD_AGAIN = (
    re.compile(r"\((ARRAY\[[^]]*\])\)::text\[\]"),
    re.compile(r"\(('[^']*'::character varying)\)::text"),
)


def content(port: int, name: str) -> list[str]:
    """Tables with their rows. Moments differ, and the order of rows says nothing."""
    text = WORD_AGAIN.sub(r"\1", LIST_ONCE.sub(r"\1", MOMENT.sub("'moment'", dump(port, name, "--inserts"))))
    return sorted(line for line in text.splitlines() if not line.startswith("\\"))


def test_the_file_fits_the_migrations_and_few_are_newer() -> None:
    text = FILE.read_text()
    contained = migrations_in(text)
    hint = "python -m tests.first_tables writes it anew"
    assert text.startswith(first_tables.HEADER.format(digest_of(contained))), hint
    newer = set(first_tables.migrations_of_the_code()) - set(contained)
    assert len(newer) <= NEWER, hint


@pytest.mark.django_db(transaction=True)
def test_a_database_that_begins_with_the_file_is_the_same_as_one_made_by_migrations(
    postgres_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with empty_database("by_the_file") as name:
        call_command("migrate", verbosity=0)
        by_the_file = content(postgres_port, name)
    monkeypatch.setattr(first_tables, "FILE", FILE.with_name("none.sql"))
    with empty_database("by_migrations") as name:
        call_command("migrate", verbosity=0)
        by_migrations = content(postgres_port, name)
    assert by_the_file == by_migrations


@pytest.mark.django_db(transaction=True)
def test_a_changed_migration_sets_the_file_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_tables, "_source", lambda module: b"another one")
    with empty_database("set_aside"):
        assert not load_first_tables(connection)
        assert connection.introspection.table_names() == []


@pytest.mark.django_db(transaction=True)
def test_where_tables_are_nothing_is_loaded() -> None:
    with empty_database("not_empty"):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE others (id int)")
        assert not load_first_tables(connection)
        assert connection.introspection.table_names() == ["others"]


@pytest.mark.django_db(transaction=True)
def test_a_file_that_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "tables.sql"
    broken.write_text(FILE.read_text() + "SELECT no_such_function();\n")
    monkeypatch.setattr(first_tables, "FILE", broken)
    with empty_database("broken_off"):
        with pytest.raises(ProgrammingError, match="no_such_function"):
            load_first_tables(connection)
        assert connection.introspection.table_names() == []
