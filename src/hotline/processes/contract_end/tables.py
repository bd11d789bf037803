"""The database's tables as JSON Lines, gzip-compressed, out of one snapshot: all tables of the same moment."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from hotline.infrastructure.backups.digests import RULES, TABLES
from hotline.infrastructure.settings import Settings
from hotline.processes.single import tables

AT_ONCE = 2000
COMPRESSION = 6
COLUMNS = """
    SELECT a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull FROM pg_attribute a
    WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"""
KEY = """
    SELECT a.attname FROM pg_index i JOIN unnest(i.indkey) WITH ORDINALITY k(attnum, place) ON true
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
    WHERE i.indrelid = %s::regclass AND i.indisprimary ORDER BY k.place"""
FOREIGN_KEYS = """
    SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text, b.attname FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND array_length(c.conkey, 1) = 1 AND c.conparentid = 0 ORDER BY 1, 2"""


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    nullable: bool


@dataclass(frozen=True)
class Reference:
    """``column`` of ``table`` names a row of ``to`` by its ``key``. Empty texts name nothing."""

    table: str
    column: str
    to: str
    key: str


#: References that the database does not know, since they cross domains.
SOFT = (
    Reference("recordings_recordingfile", "call", "calls_callrecord", "id"),
    Reference("calls_callback", "call", "calls_callrecord", "id"),
    Reference("calls_callbacktry", "call", "calls_callrecord", "id"),
    Reference("workorders_case", "call", "calls_callrecord", "id"),
    Reference("messaging_item", "call", "calls_callrecord", "id"),
    Reference("messaging_text", "call", "calls_callrecord", "id"),
    Reference("knowledge_feedback", "call", "calls_callrecord", "id"),
    Reference("recordings_legalhold", "call", "recordings_recordingfile", "call"),
    Reference("recordings_download", "call", "recordings_recordingfile", "call"),
    Reference("audit_auditlink", "row_id", "infrastructure_auditrow", "id"),
)


class Snapshot:
    """The database as of one moment."""

    def __init__(self, database: psycopg.Connection) -> None:
        self.database = database

    def tables(self) -> list[str]:
        found = self.database.execute(TABLES).fetchall()
        return [table if schema == "public" else f"{schema}.{table}" for schema, table in found]

    def columns(self, table: str) -> list[Column]:
        return [Column(*row) for row in self.database.execute(COLUMNS, [table])]

    def foreign_keys(self) -> list[Reference]:
        return [Reference(*row) for row in self.database.execute(FOREIGN_KEYS)]

    def rows(self, statement: str) -> Iterator[tuple[str, ...]]:
        with self.database.cursor(name="rows") as cursor:
            cursor.itersize = AT_ONCE
            cursor.execute(sql.SQL(statement))
            yield from cursor

    def number(self, statement: str, *values: object) -> int:
        """The one number that the statement selects."""
        found = self.database.execute(sql.SQL(statement), values).fetchone()
        return int(found[0]) if found else 0

    def row_counts(self) -> dict[str, int]:
        count = sql.SQL("SELECT count(*) FROM {}")
        return {
            table: int((self.database.execute(count.format(_named(table))).fetchone() or (0,))[0])
            for table in self.tables()
        }

    def log_head(self) -> tuple[int, str]:
        position, digest = self.database.execute("SELECT position, digest FROM eventlog_loghead").fetchone() or (0, "")
        return int(position), str(digest)

    def write(self, table: str, columns: list[Column], path: Path, note: Callable[[int], None]) -> int:
        """A line a row, in the order of the primary key; binary values as Base64. Returns how many."""
        key = [sql.Identifier(name) for (name,) in self.database.execute(KEY, [table])]
        order = sql.SQL(" ORDER BY {}").format(sql.SQL(", ").join(key)) if key else sql.SQL("")
        chosen = sql.SQL(", ").join(_selected(column) for column in columns)
        statement = sql.SQL("SELECT row_to_json(one)::text FROM (SELECT {} FROM {}{}) one")
        count = 0
        with self.database.cursor(name="table") as cursor, gzip.GzipFile(path, "wb", COMPRESSION, mtime=0) as file:
            cursor.itersize = AT_ONCE
            cursor.execute(statement.format(chosen, _named(table), order))
            for (line,) in cursor:
                file.write(line.encode() + b"\n")
                count += 1
                if count % AT_ONCE == 0:
                    note(count)
        return count

    def counted(self, reference: Reference) -> tuple[int, int]:
        """How many rows name something, and how many name what is not there."""
        statement = sql.SQL(
            "SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (SELECT FROM {to} b WHERE b.{key} = a.{column}))"
            " FROM {table} a WHERE a.{column}::text <> ''"
        )
        names = {name: sql.Identifier(value) for name, value in vars(reference).items()}
        found = self.database.execute(statement.format(**names)).fetchone()
        return (int(found[0]), int(found[1])) if found else (0, 0)


def _named(table: str) -> sql.Identifier:
    return sql.Identifier(*table.split("."))


def _selected(column: Column) -> sql.Composable:
    name = sql.Identifier(column.name)
    if column.type != "bytea":
        return name
    return sql.SQL("translate(encode({0}, 'base64'), E'\\n', '') AS {0}").format(name)


@contextmanager
def snapshot(settings: Settings) -> Iterator[Snapshot]:
    """Raises psycopg.OperationalError while the database is away."""
    with tables.connect(settings) as database:
        database.isolation_level, database.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True
        for rule in RULES:
            database.execute(rule)
        yield Snapshot(database)
        database.rollback()
