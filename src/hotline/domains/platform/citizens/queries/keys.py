"""What still needs which key: values and indexes in the tables, events that wait, files, events of the log."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, models

from hotline.domains.platform.citizens.models import Resealing
from hotline.infrastructure.archive import archive
from hotline.infrastructure.eventlog.models import LoggedEvent
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.sealed_columns import sealed_columns, sealed_json, sealed_secrets
from hotline.infrastructure.sealed_files import LONGEST_HEAD, key_named_in
from hotline.infrastructure.settings import settings
from hotline.kernel.sealed import VERSION

#: The key of an index that was made before indexes were dated.
UNDATED = ""
_DATED = f"split_part({{0}}, ':', CASE WHEN {{0}} LIKE '{VERSION}:%%' THEN 2 ELSE 1 END)"


@dataclass(frozen=True)
class Need:
    """Values in the tables by key and table, and how many of the ciphers are bound to no place."""

    ciphers: dict[str, Counter[str]]
    indexes: dict[str, Counter[str]]
    unbound: int

    def of(self, dated: str, *, undated_too: bool = False) -> int:
        """Values that this key is needed for. ``undated_too``: it made the indexes without a date."""
        indexes = self.indexes.get(dated, Counter()) + (
            self.indexes.get(UNDATED, Counter()) if undated_too else Counter()
        )
        return self.ciphers.get(dated, Counter()).total() + indexes.total()


def needed(tables: list[type[models.Model]]) -> Need:
    """Reads the sealed columns of these tables from end to end: a minute for some million rows."""
    ciphers: dict[str, Counter[str]] = {}
    indexes: dict[str, Counter[str]] = {}
    unbound = 0
    for table in tables:
        name = table._meta.db_table
        for dated, is_bound, count in _ciphers(table):
            ciphers.setdefault(dated, Counter())[name] += count
            unbound += 0 if is_bound else count
        for dated, count in _indexes(table):
            indexes.setdefault(dated, Counter())[name] += count
    return Need(ciphers, indexes, unbound)


def _ciphers(table: type[models.Model]) -> Iterator[tuple[str, bool, int]]:
    name = table._meta.db_table
    for column in sealed_columns(table).values():
        cipher = next(each for each in column.stored_in if each.endswith("cipher"))
        yield from _rows(
            f"SELECT {_DATED.format(cipher)}, {cipher} LIKE '{VERSION}:%%', count(*)"
            f" FROM {name} WHERE {cipher} <> '' GROUP BY 1, 2"
        )
    for json_column in sealed_json(table).values():
        found = f"""regexp_matches({json_column.column}::text, '"cipher": "({VERSION}:)?([^:"]+):', 'g')"""
        yield from _rows(f"SELECT m[2], m[1] IS NOT NULL, count(*) FROM {name}, {found} m GROUP BY 1, 2")
    for secret in sealed_secrets(table).values():
        for stored in table._default_manager.values_list(secret.column, flat=True):
            first, _, rest = bytes(stored).partition(b":")
            bound = first == VERSION.encode()
            yield (rest.partition(b":")[0] if bound else first.partition(b"\n")[0]).decode(), bound, 1


def _indexes(table: type[models.Model]) -> Iterator[tuple[str, int]]:
    columns = [
        field.column for field in table._meta.concrete_fields if field.attname.endswith(("_index", "number_tail"))
    ]
    for column in columns:
        dated = f"CASE WHEN {column} LIKE '%%.%%' THEN split_part({column}, '.', 1) ELSE '' END"
        yield from _rows(
            f"SELECT {dated}, count(*) FROM {table._meta.db_table} WHERE {column} <> '' GROUP BY 1",
        )


def _rows(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [])
        return list(cursor.fetchall())


def waiting_events(dated: str) -> int:
    """Events with values under this key that are not yet on the bus."""
    marks = [mark.encode() for mark in _marks(dated)]
    waiting = Outgoing.objects.filter(sent_at=None).values_list("payload", flat=True)
    return sum(any(mark in bytes(payload) for mark in marks) for payload in waiting)


def logged_events(dated: str) -> int:
    """Events of the log with values under this key: they stay, and can no longer be read without it."""
    marks = [f"%{mark.replace(':', ': ', 1)}%" for mark in _marks(dated)]
    sql = f"SELECT count(*) FROM {LoggedEvent._meta.db_table} WHERE data::text LIKE ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(sql, [marks])
        return int(cursor.fetchone()[0])


def _marks(dated: str) -> tuple[str, str]:
    """How a value under this key begins in JSON."""
    return f'"cipher":"{VERSION}:{dated}:', f'"cipher":"{dated}:'


def files_by_key() -> Counter[str]:
    """Sealed files by key: recordings, attachments, faxes and the like. Reads the head of every file."""
    store, folder = archive(), settings().recordings_dir
    found = Counter(key_named_in(store.read(name, 0, min(size, LONGEST_HEAD))) for name, size in store.sizes(""))
    found += Counter(_key_of(path) for path in folder.rglob("*") if path.is_file())
    del found[""]
    return found


def _key_of(path: Path) -> str:
    with path.open("rb") as file:
        return key_named_in(file.read(LONGEST_HEAD))


def last_resealing() -> Resealing | None:
    return Resealing.objects.order_by("-pk").first()


def rows_done(run: Resealing) -> int:
    return sum(each["rows"] for each in run.progress.values())


def rows_in(tables: list[type[models.Model]]) -> int:
    """Rows of these tables, as the database estimates."""
    names = [table._meta.db_table for table in tables]
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(greatest(reltuples, 0))::bigint FROM pg_class WHERE relname = ANY(%s)", [names])
        return int(cursor.fetchone()[0] or 0)
