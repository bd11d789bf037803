"""Sealed values in tables: one attribute over the columns that hold its parts. Queries name the columns.

Each knows the place of its value, from the row: the row's subject and the field. What is put in is sealed for that
place; what is read out opens only if it was sealed for it.
"""

from collections.abc import Iterator
from string import Formatter
from typing import Any, Self, cast, overload

from django.db.models import Model

from hotline.infrastructure.sealing import moved
from hotline.kernel.masking import tightened
from hotline.kernel.sealed import Place, Sealed, in_place

#: The masked form of a sealed text, which shows nothing of it.
NOTHING = "…"


class SealedColumns[Found: Sealed | None]:
    """``number = SealedColumns[Sealed]("number", "item/{id}")`` over ``number_masked``, ``number_cipher`` and, with
    ``index``, ``number_index``. ``SealedColumns[Sealed | None]`` is None where the row has no cipher.

    ``about`` and ``field`` are filled from the row's attributes.
    """

    def __init__(self, name: str, about: str, *, field: str = "", index: bool = True) -> None:
        self._masked, self._cipher, self._index = f"{name}_masked", f"{name}_cipher", f"{name}_index" if index else ""
        self._about, self._field = about, field or name

    @overload
    def __get__(self, row: None, model: type) -> Self: ...
    @overload
    def __get__(self, row: object, model: type) -> Found: ...
    def __get__(self, row: object | None, model: type) -> Self | Found:
        return self if row is None else cast(Found, self._of(row))

    def __set__(self, row: object, sealed: Sealed | None) -> None:
        for column, value in self._parts(sealed, self.place(row)).items():
            setattr(row, column, value)

    def columns(self, sealed: Sealed | None, **key: Any) -> dict[str, Any]:
        """Column -> value, for making a row: ``Text(id=id, **Text.number.columns(number, id=id))``."""
        return self._parts(sealed, self.place_of(**key))

    def place(self, row: object) -> Place:
        """Where this value of the row belongs."""
        names = {name for text in (self._about, self._field) for _, name, _, _ in Formatter().parse(text) if name}
        key = {name: getattr(row, name) for name in names}
        return self.place_of(**key)

    def place_of(self, **key: Any) -> Place:
        return Place(self._about.format_map(key), self._field.format_map(key))

    @property
    def stored_in(self) -> tuple[str, ...]:
        """The columns."""
        return tuple(filter(None, (self._masked, self._cipher, self._index)))

    def _parts(self, sealed: Sealed | None, place: Place) -> dict[str, Any]:
        if sealed is not None:
            sealed = moved(sealed, *place)
        parts = {self._masked: sealed.masked, self._cipher: sealed.cipher, self._index: sealed.index} if sealed else {}
        return {column: parts.get(column, "") for column in self.stored_in}

    def _of(self, row: object) -> Sealed | None:
        cipher = getattr(row, self._cipher)
        if not cipher:
            return None
        masked = getattr(row, self._masked) if self._masked else NOTHING
        return in_place(Sealed(masked, cipher, getattr(row, self._index) if self._index else ""), self.place(row))


class SealedText[Found: Sealed | None](SealedColumns[Found]):
    """A text, of which nothing shows and nothing is looked up: one column, ``<name>_cipher`` if not ``column``."""

    def __init__(self, name: str, about: str, *, column: str = "", field: str = "") -> None:
        super().__init__(name, about, field=field, index=False)
        self._masked, self._cipher = "", column or f"{name}_cipher"


class SealedSecret:
    """The place of a secret in a binary column, which holds its cipher."""

    def __init__(self, column: str, about: str) -> None:
        self.column, self._place = column, SealedColumns[Sealed](column, about)

    def place(self, row: object) -> Place:
        return self._place.place(row)

    def place_of(self, **key: Any) -> Place:
        return self._place.place_of(**key)


class SealedJson:
    """Sealed values at any depth of a JSON column, each ``{masked, cipher, index}`` under the name of its field.

    ``field`` names the field where the column is a single value. ``copies``: column -> field and part (masked, index)
    that it repeats, for lists and searches.
    """

    def __init__(
        self, column: str, about: str, *, field: str = "", copies: dict[str, tuple[str, str]] | None = None
    ) -> None:
        self.copies = copies or {}
        self.column, self._place = column, SealedColumns[Sealed](column, about, field=field or "{field}")
        self._single = bool(field)

    def place(self, row: object, field: str = "") -> Place:
        if self._single:
            return self._place.place(row)
        about, _ = self._place.place(_With(row, field))
        return Place(about, field)

    def found_in(self, row: Model, stored: dict[str, str], field: str = "") -> Sealed:
        """A stored value of the row, as found there."""
        return in_place(of(stored), self.place(row, field))

    def copy(self, row: Model) -> None:
        """Fill the columns that repeat parts of the values."""
        stored = getattr(row, self.column)
        for column, (field, part) in self.copies.items():
            setattr(row, column, stored.get(field, {}).get(part, ""))

    def values(self, row: Model) -> Iterator[tuple[Place, dict[str, str]]]:
        """Every sealed value of the row with its place. Changing the dict changes the row's value."""
        for field, stored in sealed_in(getattr(row, self.column), self.column):
            yield self.place(row, field), stored


class _With:
    """A row with a field's name."""

    def __init__(self, row: object, field: str) -> None:
        self._row, self.field = row, field

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)


def sealed_in(value: Any, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The sealed values inside a JSON value, with the name under which each stands."""
    match value:
        case {"masked": str(), "cipher": str(), "index": str()} if len(value) == 3:
            if value["cipher"]:
                yield name, value
        case dict():
            for key, inner in value.items():
                yield from sealed_in(inner, key)
        case list() | tuple():
            for inner in value:
                yield from sealed_in(inner, name)
        case _:
            pass


def of(stored: dict[str, str]) -> Sealed:
    return Sealed(stored["masked"], stored["cipher"], stored["index"])


def carry_over(stored: Any, fresh: Any) -> None:
    """Put the sealed values of a stored JSON value into one that was made anew, where they stand in the same place."""
    match stored, fresh:
        case {"masked": str(), "cipher": str()}, {"masked": str(), "cipher": str()}:
            if tightened(stored["masked"]) == tightened(fresh["masked"]):
                fresh.update(stored)
        case dict(), dict():
            for key in stored.keys() & fresh.keys():
                carry_over(stored[key], fresh[key])
        case ((list() | tuple()), (list() | tuple())):
            for before, now in zip(stored, fresh, strict=False):
                carry_over(before, now)
        case _:
            pass


def without_seals(value: Any) -> Any:
    """A JSON value with its sealed values reduced to their masks, for comparing."""
    match value:
        case {"masked": str(), "cipher": str()}:
            return tightened(value["masked"])
        case dict():
            return {key: without_seals(inner) for key, inner in value.items()}
        case list() | tuple():
            return [without_seals(inner) for inner in value]
        case _:
            return value


def plain(sealed: Sealed) -> dict[str, str]:
    """A sealed value as a JSON column stores it."""
    return {"masked": sealed.masked, "cipher": sealed.cipher, "index": sealed.index}


def sealed_columns(model: type[Model]) -> dict[str, SealedColumns[Any]]:
    """The attributes of a model that are sealed columns."""
    return {name: each for name, each in vars(model).items() if isinstance(each, SealedColumns)}


def sealed_secrets(model: type[Model]) -> dict[str, SealedSecret]:
    return {name: each for name, each in vars(model).items() if isinstance(each, SealedSecret)}


def sealed_json(model: type[Model]) -> dict[str, SealedJson]:
    return {name: each for name, each in vars(model).items() if isinstance(each, SealedJson)}
