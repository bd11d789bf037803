"""Every table says what each process may do with it: who adds a table adds it to hotline/processes/single/grants.py."""

from django.apps import apps

from hotline.domains.platform.citizens.actions import seal_renewal
from hotline.processes.single.grants import GUARDED, Level, levels

#: Of libraries that have no models of theirs.
OTHERS = {
    "django_migrations",
    "procrastinate_events",
    "procrastinate_jobs",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
}


def test_every_table_of_the_code_has_its_levels() -> None:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    assert tables | OTHERS == set(levels()) | set(levels(GUARDED))


def test_the_worker_may_change_every_table_that_comes_under_new_keys() -> None:
    reached = {table: levels()[table]["worker"] for table in (model._meta.db_table for model in seal_renewal.tables())}
    assert {table for table, level in reached.items() if level not in {Level.CHANGE, Level.WRITE}} == set()
