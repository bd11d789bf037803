"""A sealed value in every place that has one: each sealed column of each table, each bucket of the bus that is sealed.

Found by the tables' attributes and by ``deploy/hand-over/contents.tsv``, so that a new one is never forgotten.
"""

import asyncio
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.db import models
from psycopg import sql
from psycopg.types.json import Jsonb

from hotline.domains.platform.citizens.actions.seal_renewal import tables
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.sealed_columns import plain, sealed_columns, sealed_json, sealed_secrets
from hotline.kernel.sealed import Place, Sealed
from tests.processes.small_installation import SmallInstallation

NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
CHECKS = "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass"


class Planter:
    """``rows``, ``entries``: the ciphers that were planted in tables and buckets, each once."""

    def __init__(self, keys: SealingKeys) -> None:
        self._keys, self._numbers = keys, count()
        self.rows: set[bytes] = set()
        self.entries: set[bytes] = set()

    def _sealed(self) -> Sealed:
        return self._keys.seal(f"MK7Qz{next(self._numbers):04}", "…", Place("test/1", "text"))

    def in_tables(self, database: psycopg.Connection) -> None:
        """One row a table. Nothing refuses what no program would write: the role is the superuser's, of replication."""
        database.execute("SET session_replication_role = replica")
        for table in tables():
            name = sql.Identifier(table._meta.db_table)
            for (check,) in database.execute(CHECKS, [table._meta.db_table]).fetchall():
                database.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(name, sql.Identifier(check)))
            row: dict[Any, Any] = {
                field.column: value_of(field) for field in table._meta.concrete_fields
            } | self._sealed_parts(table)
            columns, values = (
                sql.SQL(", ").join([sql.Identifier(str(column)) for column in row]),
                sql.SQL(", ").join([sql.Placeholder()] * len(row)),
            )
            database.execute(sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(name, columns, values), [*row.values()])
        database.commit()
        database.autocommit = True
        database.execute("CHECKPOINT")

    def _sealed_parts(self, table: type[models.Model]) -> dict[str, Any]:
        parts: dict[str, Any] = {}
        for each in sealed_columns(table).values():
            sealed = self._sealed()
            self.rows.add(sealed.cipher.encode())
            parts |= {each._cipher: sealed.cipher} | ({each._index: sealed.index} if each._index else {})
        for name, column in sealed_json(table).items():
            sealed = self._sealed()
            self.rows.add(sealed.cipher.encode())
            parts[column.column] = Jsonb({name: plain(sealed)})
        for secret in sealed_secrets(table).values():
            sealed = self._sealed()
            self.rows.add(sealed.cipher.encode())
            parts[secret.column] = sealed.cipher.encode()
        return parts

    async def in_buckets(self, place: SmallInstallation) -> None:
        async with Bus(place.settings, "test") as bus:
            for name in sealed_buckets():
                sealed = self._sealed()
                self.entries.add(sealed.cipher.encode())
                await bus.bucket(name, Sealed).put("test", sealed)


def plant(place: SmallInstallation) -> Planter:
    planter = Planter(SealingKeys.from_file(place.settings.keys_file))
    with place.database() as database:
        planter.in_tables(database)
    asyncio.run(planter.in_buckets(place))
    return planter


def sealed_buckets() -> list[str]:
    rows = [line.split("\t") for line in Path("deploy/hand-over/contents.tsv").read_text().splitlines()]
    return [row[1] for row in rows if row[0] == "bucket" and "密封" in row[3]]


def value_of(field: "models.Field[Any, Any]") -> Any:
    """Something that the column's type takes."""
    match (field.target_field if isinstance(field, models.ForeignKey) else field).get_internal_type():
        case "JSONField":
            return Jsonb({})
        case "ArrayField":
            return []
        case "DateTimeField":
            return NOW
        case "DateField":
            return date(2026, 11, 30)
        case "BooleanField":
            return False
        case "BinaryField":
            return b""
        case "UUIDField":
            return UUID(int=1)
        case kind if "Integer" in kind or "Auto" in kind or kind == "FloatField":
            return 30_000
        case _:
            return "x"
