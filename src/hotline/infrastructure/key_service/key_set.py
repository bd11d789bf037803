"""A set of keys in the memory of this process: SM4-GCM under a dated key, keyed SM3 for equality (GB/T 32907, 32905).

In an installation only the process ``sealing`` has one. Tests and measurements have their own.
"""

import base64
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hotline.infrastructure.key_service.key_file import KeyFile, keyed_digest
from hotline.infrastructure.key_service.port import Altered, Clear, KeyState, Purpose, is_settled
from hotline.kernel.masking import LONG, tightened
from hotline.kernel.sealed import LOOKED_UP, VERSION, Place, Sealed, cipher_of, parts_of

NONCE = 12
TAG = 16
#: Hexadecimal figures of an index: 192 bits of the digest.
INDEX_FIGURES = 48
#: Last digits of a number by which it can be searched for, too.
TAIL = 4


@dataclass(frozen=True)
class DatedKeys:
    """``current`` names the key for new values; ``keys`` holds every key that is left."""

    current: str
    keys: Mapping[str, bytes]


class SealingKeys:
    """The keys by purpose: of ciphers, of the equality index, of files, of digests, of the recordings' watermark.

    ``bound_only``: ciphers without a place (version 1) are refused. ``former_digest`` names the index key that made
    the digests of secrets before they had a key of their own.
    """

    def __init__(
        self,
        cipher: DatedKeys,
        index: DatedKeys,
        files: DatedKeys,
        *,
        digest: bytes,
        watermark: str = "",
        former_digest: str = "",
        bound_only: bool = True,
    ) -> None:
        self._cipher, self._index, self._files = cipher, index, files
        self._digest, self._former_digest = digest, former_digest
        self.watermark, self.bound_only = watermark, bound_only

    @classmethod
    def from_file(cls, path: Path) -> "SealingKeys":
        return cls.of(KeyFile.read(path))

    @classmethod
    def of(cls, file: KeyFile) -> "SealingKeys":
        cipher, index, files = (DatedKeys(family.current, family.keys) for family in file.families)
        return cls(
            cipher,
            index,
            files,
            digest=bytes.fromhex(file.digest),
            watermark=file.watermark,
            former_digest=file.former_digest,
            bound_only=file.bound_only,
        )

    @staticmethod
    def make_file(path: Path, dated: str) -> None:
        """Write a fresh key set, readable by its owner only. Refuses to overwrite: lost keys are lost data."""
        KeyFile.fresh(dated).create(path)

    @cached_property
    def state(self) -> KeyState:
        return KeyState(
            current=self._cipher.current,
            current_index=self._index.current,
            current_file=self._files.current,
            has_former=len(self._cipher.keys) + len(self._index.keys) > 2,
            one_index=len(self._index.keys) == 1,
            bound_only=self.bound_only,
        )

    def seal(self, clear: str, masked: str, place: Place) -> Sealed:
        """``clear`` for one place only. Only a field that is searched for gets an index."""
        dated, nonce = self._cipher.current, os.urandom(NONCE)
        encryptor = Cipher(algorithms.SM4(self._cipher.keys[dated]), modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(_bound(dated, place))
        body = encryptor.update(clear.encode()) + encryptor.finalize()
        cipher = cipher_of(dated, place, base64.b64encode(nonce + encryptor.tag + body).decode())
        return Sealed(masked, cipher, self.index(clear) if place.field in LOOKED_UP else "")

    def seal_all(self, values: Sequence[Clear]) -> list[Sealed]:
        return [self.seal(value.text, value.masked, value.place) for value in values]

    def open_all(self, values: Sequence[Sealed], purpose: Purpose = Purpose.REVEAL) -> list[str]:
        return [self.open(value) for value in values]

    def open(self, sealed: Sealed, purpose: Purpose = Purpose.REVEAL) -> str:
        """The clear text.

        Raises KeyError when the dated key was destroyed, Altered (a KeyError too) when the cipher was altered, belongs
        elsewhere, or has no place where all must have one.
        """
        dated, place, encoded = parts_of(sealed.cipher)
        if place is None and self.bound_only:
            raise Altered("sealed for no place")
        raw = base64.b64decode(encoded)
        nonce, tag, body = raw[:NONCE], raw[NONCE : NONCE + TAG], raw[NONCE + TAG :]
        decryptor = Cipher(algorithms.SM4(self._cipher.keys[dated]), modes.GCM(nonce, tag)).decryptor()
        if place is not None:
            decryptor.authenticate_additional_data(_bound(dated, place))
        try:
            return (decryptor.update(body) + decryptor.finalize()).decode()
        except InvalidTag:
            raise Altered(f"not sealed for {place}") from None

    def moved(self, sealed: Sealed, place: Place) -> Sealed:
        """``sealed`` for another place, under the keys of today. What is in order already stays as it is.

        Raises as ``open``.
        """
        if self.is_settled(sealed, place):
            return sealed
        return self.seal(self.open(sealed), tightened(sealed.masked), place)

    def is_settled(self, sealed: Sealed, place: Place) -> bool:
        """Whether the value is sealed for this place under the keys of today, and masked as today."""
        return is_settled(sealed, place, self.state)

    def open_bytes(self, sealed: bytes) -> bytes:
        """The clear bytes of a file that was sealed in one piece, as files of before were: the dated key's name, a line
        break, nonce, tag, body.

        Raises KeyError when the dated key was destroyed, InvalidTag when the file was altered."""
        dated, _, raw = sealed.partition(b"\n")
        nonce, tag, body = raw[:NONCE], raw[NONCE : NONCE + TAG], raw[NONCE + TAG :]
        decryptor = Cipher(algorithms.SM4(self._files.keys[dated.decode()]), modes.GCM(nonce, tag)).decryptor()
        return decryptor.update(body) + decryptor.finalize()

    def derived(self, dated: str, context: bytes, purpose: Purpose = Purpose.FILE) -> bytes:
        """A key for one file, derived from a dated key. Raises KeyError when the dated key was destroyed."""
        return HKDF(hashes.SM3(), length=16, salt=None, info=context).derive(self._files.keys[dated])

    def index(self, clear: str) -> str:
        """A keyed digest, equal for equal clear texts. Without the key it reveals nothing else."""
        return self._index_under(self._index.current, clear)

    def indexes(self, clear: str) -> list[str]:
        """Every index under which a row may have this value: of each key that is left, today's first.

        While the rows are indexed anew, both the old and the new are there.
        """
        former = [dated for dated in self._index.keys if dated != self._index.current]
        found = [self._index_under(dated, clear) for dated in (self._index.current, *former)]
        if not self.bound_only:  # indexes made before they were dated
            found += [keyed_digest(key, clear).hex() for key in self._index.keys.values()]
        return found

    def indexes_of(self, sealed: Sealed) -> list[str]:
        """Every index of a sealed value. It is opened only when there is more than one index key; nobody reads it."""
        if len(self._index.keys) == 1 and self.bound_only:
            return [sealed.index]
        try:
            return self.indexes(self.open(sealed))
        except KeyError:
            return [sealed.index]

    def tail_indexes_of(self, numbers: Sequence[Sealed]) -> list[str]:
        """``tail_index`` of each."""
        return [self._tail_index(number) for number in numbers]

    def _tail_index(self, sealed: Sealed) -> str:
        """The index of a number's last four digits; "" for a short number or one whose key was destroyed."""
        try:
            number = self.open(sealed)
        except KeyError:
            return ""
        return self.index(f"tail:{number[-TAIL:]}") if len(number) >= LONG else ""

    def watermark_secret(self) -> str:
        return self.watermark

    def digests(self, text: str) -> list[str]:
        """The digest of a secret, today's first, then the one of before digests had a key of their own."""
        former = self._index.keys.get(self._former_digest)
        return [keyed_digest(self._digest, text).hex(), *([keyed_digest(former, text).hex()] if former else [])]

    def _index_under(self, dated: str, clear: str) -> str:
        return f"{dated}.{keyed_digest(self._index.keys[dated], clear).hex()[:INDEX_FIGURES]}"


def _bound(dated: str, place: Place) -> bytes:
    """What a cipher authenticates besides its text."""
    return f"{VERSION}\n{dated}\n{place.field}\n{place.about}".encode()
