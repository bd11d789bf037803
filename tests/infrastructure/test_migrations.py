"""Migrations: none is missing, and those that rename tables and columns keep every row and every value.

A database is made as it was before the first renaming, one row is written into each of its tables, and the rest of the
migrations is applied to it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RenameField, RenameModel
from django.db.models import Field, JSONField

from tests.empty_database import empty_database

#: Columns that a later migration removes on purpose. The reason stands in that migration.
REMOVED: set[str] = set()


@pytest.fixture
def database_without_tables(transactional_db: None) -> Iterator[None]:
    with empty_database("hotline_before_the_renaming"):
        yield


def test_every_row_and_value_outlives_the_renaming(database_without_tables: None) -> None:
    executor = MigrationExecutor(connection)
    before = states_before_renaming(executor)
    old = executor.migrate(before).apps
    models = {model._meta.db_table: model for model in old.get_models() if model._meta.managed}
    written = {table: write_a_row(model) for table, model in sorted(models.items())}
    executor = MigrationExecutor(connection)
    plan = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    names = Names.after(plan, executor.loader.project_state(before))
    executor.migrate(executor.loader.graph.leaf_nodes())

    lost = [
        f"{table}.{column}"
        for table, row in written.items()
        for column, value in row.items()
        if f"{table}.{column}" not in REMOVED and value not in stored(names.table(table), names.column(table, column))
    ]
    assert len(written) > 50
    assert names.columns, "no column is renamed: this test looks at nothing"
    assert not lost


def test_no_model_differs_from_its_migrations(transactional_db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)  # exits with 1 where one is missing


def states_before_renaming(executor: MigrationExecutor) -> list[tuple[str, str]]:
    """For each app the migration just before its first renaming, and for the others none of their own choice."""
    found: dict[str, str] = {}
    for (app, name), migration in sorted(executor.loader.disk_migrations.items()):
        if app not in found and any(isinstance(each, RenameField | RenameModel) for each in migration.operations):
            found[app] = name
    return [
        (app, parent)
        for app, first in found.items()
        for parent_app, parent in executor.loader.disk_migrations[app, first].dependencies
        if parent_app == app and migration_of_ours(app)
    ]


def migration_of_ours(app: str) -> bool:
    from django.apps import apps

    return apps.get_app_config(app).name.startswith("hotline.")


@dataclass
class Names:
    """What became of each table's and column's name: keys are the names before."""

    tables: dict[str, str]
    columns: dict[tuple[str, str], str]

    @classmethod
    def after(cls, plan: list[Migration], state: Any) -> "Names":
        names = cls({}, {})
        for migration in plan:
            for operation in migration.operations:
                old = state.clone()
                operation.state_forwards(migration.app_label, state)
                if isinstance(operation, RenameModel):
                    names.rename_table(
                        *(
                            each.apps.get_model(migration.app_label, name)._meta.db_table
                            for each, name in ((old, operation.old_name), (state, operation.new_name))
                        )
                    )
                if isinstance(operation, RenameField):
                    then, now = (
                        each.apps.get_model(migration.app_label, operation.model_name) for each in (old, state)
                    )
                    names.rename_column(
                        now._meta.db_table,
                        column_of(then._meta.get_field(operation.old_name)),
                        column_of(now._meta.get_field(operation.new_name)),
                    )
        return names

    def rename_table(self, old: str, new: str) -> None:
        first = next((first for first, last in self.tables.items() if last == old), old)
        self.tables[first] = new

    def rename_column(self, table: str, old: str, new: str) -> None:
        first_table = next((first for first, last in self.tables.items() if last == table), table)
        first = next((key[1] for key, last in self.columns.items() if key[0] == first_table and last == old), old)
        self.columns[first_table, first] = new

    def table(self, table: str) -> str:
        return self.tables.get(table, table)

    def column(self, table: str, column: str) -> str:
        return self.columns.get((table, column), column)


def column_of(field: Any) -> str:
    assert isinstance(field, Field)
    return str(field.column)


def write_a_row(model: Any) -> dict[str, Any]:
    """One row with a value in each column, as the database gives it back. References lead nowhere, and the table's
    conditions do not hold for the row: only whether a value is kept is looked at here.
    """
    table = model._meta.db_table
    lists = {field.column for field in model._meta.fields if isinstance(field, JSONField) and field.default is list}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, data_type, udt_name, character_maximum_length FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER'",
            [table],
        )
        columns = cursor.fetchall()
        values = {name: "[]" if name in lists else a_value(kind, udt, length) for name, kind, udt, length in columns}
        conditions = without_conditions(cursor, table)
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(map(quoted, values))}) OVERRIDING SYSTEM VALUE"
            f" VALUES ({', '.join(['%s'] * len(values))})",
            list(values.values()),
        )
        cursor.execute("SET session_replication_role = DEFAULT")
        for name, definition in conditions:
            cursor.execute(f"ALTER TABLE {quoted(table)} ADD CONSTRAINT {quoted(name)} {definition} NOT VALID")
        cursor.execute(
            f"SELECT {', '.join(f'{quoted(name)}::text' for name in values)} FROM {table} ORDER BY ctid DESC"
        )
        return dict(zip(values, cursor.fetchone(), strict=True))


def without_conditions(cursor: Any, table: str) -> list[tuple[str, str]]:
    """Drops the check constraints of ``table`` and gives their names and definitions."""
    cursor.execute(
        "SELECT conname, replace(pg_get_constraintdef(oid), ' NOT VALID', '') FROM pg_constraint"
        " WHERE contype = 'c' AND conrelid = %s::regclass",
        [quoted(table)],
    )
    conditions: list[tuple[str, str]] = cursor.fetchall()
    for name, _ in conditions:
        cursor.execute(f"ALTER TABLE {quoted(table)} DROP CONSTRAINT {quoted(name)}")
    return conditions


def stored(table: str, column: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {quoted(column)}::text FROM {table}")
        return [row[0] for row in cursor.fetchall()]


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def a_value(kind: str, udt: str, length: int | None) -> Any:
    """A value of a PostgreSQL type as ``information_schema`` names it."""
    moment = dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.UTC)
    match kind:
        case "character varying" | "text" | "character":
            return "abcdefgh"[: length or 8]
        case "smallint" | "integer" | "bigint" | "numeric" | "double precision" | "real":
            return 30_007  # no row that a migration writes has it
        case "boolean":
            return True
        case "uuid":
            return uuid4()
        case "timestamp with time zone":
            return moment
        case "date":
            return moment.date()
        case "time without time zone":
            return moment.time()
        case "jsonb":
            return "{}"
        case "bytea":
            return b"\x01\x02\x03"
        case "interval":
            return dt.timedelta(seconds=90)
        case "ARRAY":
            return "{}"
        case "inet":
            return "127.0.0.1"
    raise AssertionError(f"write a value for {kind} ({udt}) here")
