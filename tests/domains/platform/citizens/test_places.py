"""A sealed value opens in its own row and field only. Every sealed column of every table is here by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from string import Formatter

import pytest
from django.db import models

from hotline.domains.platform.citizens.actions.seal_renewal import tables
from hotline.infrastructure.key_service.port import Altered
from hotline.infrastructure.sealed_columns import SealedColumns, SealedJson, sealed_columns, sealed_json, sealed_secrets
from hotline.infrastructure.sealing import open_sealed, seal_number, seal_secret, seal_text, secret_to_sign
from hotline.kernel.sealed import Sealed

CLEAR = "13800138000"


@dataclass(frozen=True)
class Spot:
    """A sealed attribute of a table."""

    table: type[models.Model]
    name: str

    def __str__(self) -> str:
        return f"{self.table._meta.db_table}.{self.name}"

    def row(self, n: int) -> models.Model:
        return row_of(self.table, n)

    def put(self, row: models.Model, sealed: Sealed) -> None:
        """As code puts it in: sealed for this place."""
        setattr(row, self.name, sealed)

    def copy(self, source: models.Model, target: models.Model, spot: "Spot") -> None:
        """As somebody with the database copies it: the bare columns."""
        _, cipher, _ = self.raw(source)
        mine, theirs = sealed_columns(self.table)[self.name].stored_in, sealed_columns(spot.table)[spot.name].stored_in
        setattr(target, next(each for each in theirs if each.endswith("cipher")), cipher)
        for one in mine:
            part = one.rpartition("_")[2]
            for other in theirs:
                if part != "cipher" and other.endswith(part):
                    setattr(target, other, getattr(source, one))

    def raw(self, row: models.Model) -> tuple[str, str, str]:
        columns = sealed_columns(self.table)[self.name].stored_in
        cipher = next(each for each in columns if each.endswith("cipher"))
        return columns[0], getattr(row, cipher), cipher

    def opened(self, row: models.Model) -> str:
        return open_sealed(getattr(row, self.name))


def row_of(table: type[models.Model], n: int) -> models.Model:
    row = table()
    for text in places_of(table):
        for _, name, _, _ in Formatter().parse(text):
            if name and name != "field":
                setattr(row, name, f"{n}")
    return row


def places_of(table: type[models.Model]) -> Iterator[str]:
    for column in sealed_columns(table).values():
        yield from (column._about, column._field)
    for each in (*sealed_json(table).values(), *sealed_secrets(table).values()):
        yield from (each._place._about, each._place._field)


SPOTS = [Spot(table, name) for table in tables() for name in sealed_columns(table)]
JSONS = [(table, name) for table in tables() for name in sealed_json(table)]
SECRETS = [(table, name) for table in tables() for name in sealed_secrets(table)]


def test_every_cipher_column_has_its_place() -> None:
    """A column that is named like one and is no part of a sealed attribute would hold a value of no place."""
    from django.apps import apps

    known = {
        (table, column) for table in tables() for each in sealed_columns(table).values() for column in each.stored_in
    }
    named = {
        (model, field.attname)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.attname.endswith("cipher")
    }
    assert named - known == set()
    assert len(SPOTS) >= 13


@pytest.mark.parametrize("spot", SPOTS, ids=str)
def test_a_value_opens_where_it_was_put(spot: Spot) -> None:
    row = spot.row(1)
    spot.put(row, seal_number(CLEAR, "call/c1"))
    assert spot.opened(row) == CLEAR


@pytest.mark.parametrize("spot", SPOTS, ids=str)
def test_copied_to_another_row_it_does_not_open(spot: Spot) -> None:
    row, other = spot.row(1), spot.row(2)
    spot.put(row, seal_number(CLEAR, "call/c1"))
    spot.copy(row, other, spot)
    with pytest.raises(Altered):
        spot.opened(other)


@pytest.mark.parametrize(("spot", "target"), list(permutations(SPOTS, 2)), ids=str)
def test_copied_to_another_column_it_does_not_open(spot: Spot, target: Spot) -> None:
    row = spot.row(1)
    other = row if target.table is spot.table else target.row(1)
    spot.put(row, seal_number(CLEAR, "call/c1"))
    spot.copy(row, other, target)
    with pytest.raises(Altered):
        target.opened(other)


@pytest.mark.parametrize("spot", SPOTS, ids=str)
def test_copied_from_an_event_it_does_not_open(spot: Spot) -> None:
    row = spot.row(1)
    spot.put(row, seal_text("占位", "call/c1"))
    sealed = seal_number(CLEAR, "fax/f1")
    setattr(row, spot.raw(row)[2], sealed.cipher)
    with pytest.raises(Altered):
        spot.opened(row)


@pytest.mark.parametrize(("table", "name"), JSONS)
def test_values_inside_json_are_bound_to_row_and_field_too(table: type[models.Model], name: str) -> None:
    column: SealedJson = sealed_json(table)[name]
    row, other = row_of(table, 1), row_of(table, 2)
    sealed = seal_number(CLEAR, *column.place(row, "phone"))
    stored = {"masked": sealed.masked, "cipher": sealed.cipher, "index": sealed.index}
    assert open_sealed(column.found_in(row, stored, "phone")) == CLEAR
    with pytest.raises(Altered):
        open_sealed(column.found_in(other, stored, "phone"))
    other_field = [each for each in sealed_json(table).values() if each is not column]
    with pytest.raises(Altered):
        open_sealed((other_field or [column])[0].found_in(row, stored, "name"))


@pytest.mark.parametrize(("table", "name"), SECRETS)
def test_secrets_are_bound_to_their_row(table: type[models.Model], name: str) -> None:
    column = sealed_secrets(table)[name]
    row, other = row_of(table, 1), row_of(table, 2)
    sealed = seal_secret(b"signing", *column.place(row))
    assert secret_to_sign(sealed, *column.place(row)) == b"signing"
    with pytest.raises(Altered):
        secret_to_sign(sealed, *column.place(other))


def test_two_columns_of_one_row_never_share_a_place() -> None:
    places = [
        (table, column.place(row_of(table, 1))) for table in tables() for column in sealed_columns(table).values()
    ]
    assert len({place for _, place in places}) == len(places)
    assert all(isinstance(column, SealedColumns) for table in tables() for column in sealed_columns(table).values())
