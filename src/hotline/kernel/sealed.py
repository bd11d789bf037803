"""Personal data in the form in which it may be stored and sent, and the place for which a value is sealed.

A cipher is a text: ``2:<date of the key>:<field>@<subject>:<base64>``. The first figure is its version. The place
between the key and the body is part of what the cipher authenticates. Whoever opens a value names the place where they
found it (``in_place``), so a cipher copied to another row or field does not open. Version 1 (``<date>:<base64>``) has
no place.
"""

from typing import NamedTuple

import msgspec

VERSION = "2"
#: Fields that are searched for by their value. Only they have an index.
LOOKED_UP = frozenset({"number", "to", "phone", "identity"})


class Place(NamedTuple):
    """Where a value belongs: a subject, such as ``call/bj1a-1795559891-3`` or ``item/…``, and one of its fields."""

    about: str
    field: str


class Sealed(msgspec.Struct, frozen=True):
    """A sealed value. Only the ``citizens`` domain opens the cipher, for a permitted reader, with an audit row."""

    masked: str  # what anyone may see: 138******00
    cipher: str  # SM4-GCM under a dated key, bound to its place
    index: str  # keyed SM3 after the date of its key: equal values have equal indexes; "" for what nobody looks up


class Parts(NamedTuple):
    """The parts of a cipher. ``place`` is None for version 1."""

    dated: str
    place: Place | None
    body: str


def parts_of(cipher: str) -> Parts:
    first, _, rest = cipher.partition(":")
    if first != VERSION:
        return Parts(first, None, rest)
    dated, _, rest = rest.partition(":")
    placed, _, body = rest.rpartition(":")
    field, _, about = placed.partition("@")
    return Parts(dated, Place(about, field), body)


def cipher_of(dated: str, place: Place, body: str) -> str:
    return f"{VERSION}:{dated}:{place.field}@{place.about}:{body}"


def in_place(sealed: Sealed, place: Place) -> Sealed:
    """``sealed`` as found at this place. What was sealed for another place will not open; version 1 has none."""
    found = parts_of(sealed.cipher)
    if found.place is None or found.place == place:
        return sealed
    return Sealed(sealed.masked, cipher_of(found.dated, place, found.body), sealed.index)


def key_of_index(index: str) -> str:
    """The date of an index's key; "" for an index made before indexes were dated."""
    return index.rpartition(".")[0]
