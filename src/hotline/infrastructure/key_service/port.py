"""The port behind which the keys of personal data are: what may be asked of whoever holds them.

Three hold them: the process ``sealing`` (``client`` asks it), a set in this process's memory (``key_set``: tests,
measurements), and behind ``sealing`` a token that wraps them (``token``).
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import msgspec
from cryptography.exceptions import InvalidTag

from hotline.kernel.masking import tightened
from hotline.kernel.sealed import LOOKED_UP, Place, Sealed, parts_of


class Altered(KeyError, InvalidTag):
    """What was found is not what was sealed for this place: altered, moved here, or of no place at all."""


class Purpose(StrEnum):
    """What a value is opened for. The holder counts openings by it."""

    REVEAL = "reveal"  # shown to a person, with an audit row
    RESUME = "resume"  # callcontrol goes on with a call
    DIAL = "dial"
    CONVERSATION = "conversation"  # 京晓保 answers in the context of what was written before; who goes on reads it
    SEND = "send"
    SCREEN = "screen"  # for unrest
    GATHER = "gather"  # questions of one meaning
    RATE = "rate"  # an answer by text is read for the level that it names
    AUTHENTICATE = "authenticate"  # a second factor is checked
    SIGN = "sign"  # with a webhook's secret
    FILE = "file"
    NEW_FILE = "new_file"  # the key of a file that is being sealed
    WATERMARK = "watermark"
    CHECK = "check"  # a random text of the self-checks


class Clear(msgspec.Struct, frozen=True, array_like=True):
    """A value to be sealed, with its masked form and its place."""

    text: str
    masked: str
    place: Place


class KeyState(msgspec.Struct, frozen=True):
    """What everybody may know of the keys: the names of today's, and whether there are others."""

    current: str
    current_index: str
    current_file: str
    has_former: bool
    one_index: bool
    bound_only: bool


class KeyDates(msgspec.Struct, frozen=True):
    made: datetime | None = None
    retired: datetime | None = None


class FamilyStatus(msgspec.Struct, frozen=True):
    """The keys of one purpose, by name."""

    current: str
    keys: dict[str, KeyDates]


class KeyStatus(msgspec.Struct, frozen=True):
    """All keys, without the keys. ``shared``: keys of ciphers that are keys of files too; ``token``: who wraps them."""

    cipher: FamilyStatus
    index: FamilyStatus
    files: FamilyStatus
    former_digest: str
    bound_only: bool
    shared: frozenset[str]
    private: bool
    token: str = ""

    @property
    def families(self) -> tuple[FamilyStatus, FamilyStatus, FamilyStatus]:
        return self.cipher, self.index, self.files


class Openings(msgspec.Struct, frozen=True):
    """How many values one user's process opened for one purpose. ``place``: kind of subject and field."""

    user: str
    process: str
    purpose: str
    place: str
    count: int


class Period(msgspec.Struct, frozen=True):
    """The openings of ten minutes, which are over. ``name``: their beginning, such as ``2026-11-30T1110``."""

    name: str
    openings: list[Openings]


class KeyService(Protocol):
    """Seals, opens, indexes.

    Whatever opens raises KeyError when the dated key was destroyed, Altered (a KeyError too) for what was altered or
    belongs elsewhere. Everything raises Unavailable when the holder does not answer.
    """

    @property
    def state(self) -> KeyState: ...

    def seal(self, clear: str, masked: str, place: Place) -> Sealed: ...

    def seal_all(self, values: Sequence[Clear]) -> list[Sealed]: ...

    def open(self, sealed: Sealed, purpose: Purpose = Purpose.REVEAL) -> str: ...

    def open_all(self, values: Sequence[Sealed], purpose: Purpose = Purpose.REVEAL) -> list[str]: ...

    def moved(self, sealed: Sealed, place: Place) -> Sealed: ...

    def is_settled(self, sealed: Sealed, place: Place) -> bool: ...

    def open_bytes(self, sealed: bytes) -> bytes: ...

    def derived(self, dated: str, context: bytes, purpose: Purpose = Purpose.FILE) -> bytes: ...

    def index(self, clear: str) -> str: ...

    def indexes(self, clear: str) -> list[str]: ...

    def indexes_of(self, sealed: Sealed) -> list[str]: ...

    def tail_indexes_of(self, numbers: Sequence[Sealed]) -> list[str]: ...

    def digests(self, text: str) -> list[str]: ...

    def watermark_secret(self) -> str: ...


class KeyManagement(Protocol):
    """Makes and destroys keys. Each request can be repeated safely."""

    def status(self) -> KeyStatus: ...

    def renew(self, dated: str, now: datetime) -> None: ...

    def destroy(self, dated: str, purposes: Sequence[str]) -> None: ...

    def destroy_all(self, dated: str) -> None: ...

    def refuse_unbound(self) -> None: ...

    def openings(self) -> list[Period]:
        """What was opened in the periods that are over and not forgotten."""

    def forget_openings(self, periods: Sequence[str]) -> None: ...


def is_settled(sealed: Sealed, place: Place, state: KeyState) -> bool:
    """Whether the value is sealed for this place under the keys of today, and masked as today."""
    dated, found, _ = parts_of(sealed.cipher)
    indexed = sealed.index.startswith(f"{state.current_index}.") if place.field in LOOKED_UP else not sealed.index
    return (dated, found) == (state.current, place) and indexed and tightened(sealed.masked) == sealed.masked
