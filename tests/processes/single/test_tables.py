"""A start asks Django for the tables only where migrations are others, or the database has had others."""

import pytest

from hotline.processes.single import tables
from tests.installation import Installation

pytestmark = pytest.mark.real


def test_a_database_that_had_all_of_them_is_known_again_and_one_set_back_is_not(installation: Installation) -> None:
    settings = installation.settings
    stored = (installation.layout.run / "tables-of").read_text()
    assert tables.print_of(settings) == stored
    with tables.connect(settings) as database:
        newest = "(SELECT max(id) FROM django_migrations)"
        gone = database.execute(
            f"DELETE FROM django_migrations WHERE id = {newest} RETURNING id, app, name, applied"
        ).fetchone()
    try:
        assert tables.print_of(settings) != stored
    finally:
        with tables.connect(settings) as database:
            database.execute("INSERT INTO django_migrations (id, app, name, applied) VALUES (%s, %s, %s, %s)", gone)
    assert tables.print_of(settings) == stored
