"""Sealed values in tables: one attribute over the columns that hold its parts. Queries name the columns."""

from typing import Any, Self, cast, overload

from hotline.kernel.sealed import Sealed

#: The masked form of a sealed text, which shows nothing of it.
NOTHING = "…"


class SealedColumns[Found: Sealed | None]:
    """``number = SealedColumns[Sealed]("number")`` over ``number_masked``, ``number_cipher`` and, with ``index``,
    ``number_index``. ``SealedColumns[Sealed | None]`` is None where the row has no cipher.
    """

    def __init__(self, name: str, *, index: bool = True) -> None:
        self._masked, self._cipher, self._index = f"{name}_masked", f"{name}_cipher", f"{name}_index" if index else ""

    @overload
    def __get__(self, row: None, model: type) -> Self: ...
    @overload
    def __get__(self, row: object, model: type) -> Found: ...
    def __get__(self, row: object | None, model: type) -> Self | Found:
        return self if row is None else cast(Found, self._of(row))

    def __set__(self, row: object, sealed: Sealed | None) -> None:
        for column, value in self.columns(sealed).items():
            setattr(row, column, value)

    def columns(self, sealed: Sealed | None) -> dict[str, Any]:
        """Column -> value, for making a row: ``Text(id=…, **Text.number.columns(number))``."""
        parts = {self._masked: sealed.masked, self._cipher: sealed.cipher, self._index: sealed.index} if sealed else {}
        return {column: parts.get(column, "") for column in (self._masked, self._cipher, self._index) if column}

    def _of(self, row: object) -> Sealed | None:
        cipher = getattr(row, self._cipher)
        if not cipher:
            return None
        masked = getattr(row, self._masked) if self._masked else NOTHING
        return Sealed(masked, cipher, getattr(row, self._index) if self._index else "")


class SealedText[Found: Sealed | None](SealedColumns[Found]):
    """A text, of which nothing shows and nothing is looked up: one column, ``<name>_cipher`` if not ``column``."""

    def __init__(self, name: str = "", *, column: str = "") -> None:
        super().__init__(name, index=False)
        self._masked, self._cipher = "", column or f"{name}_cipher"
