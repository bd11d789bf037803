"""Personal data sealed for the log: SM4-GCM under a dated key, keyed SM3 for equality (GB/T 32907, GB/T 32905).

Anyone may seal; ``open_sealed`` is for ``domains.citizens`` alone, which leaves an audit row (held by a test).
Destroying a key destroys what it sealed. ``infrastructure/key_file.py`` has the file of the keys.
"""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hotline.infrastructure.key_file import KeyFile, keyed_digest
from hotline.infrastructure.settings import settings
from hotline.kernel.masking import LONG, mask_number, tightened
from hotline.kernel.sealed import LOOKED_UP, VERSION, Place, Sealed, cipher_of, in_place, parts_of

NONCE = 12
TAG = 16
#: Hexadecimal figures of an index: 192 bits of the digest.
INDEX_FIGURES = 48
#: Last digits of a number by which it can be searched for, too.
TAIL = 4


class Altered(KeyError, InvalidTag):
    """What was found is not what was sealed for this place: altered, moved here, or of no place at all."""


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
        file = KeyFile.read(path)
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

    @property
    def current(self) -> str:
        """The date of the key for new ciphers."""
        return self._cipher.current

    @property
    def has_former(self) -> bool:
        """Whether a key of ciphers or indexes is left that is not today's."""
        return len(self._cipher.keys) + len(self._index.keys) > 2

    @property
    def current_index(self) -> str:
        return self._index.current

    @property
    def current_file(self) -> str:
        return self._files.current

    def seal(self, clear: str, masked: str, place: Place) -> Sealed:
        """``clear`` for one place only. Only a field that is searched for gets an index."""
        dated, nonce = self._cipher.current, os.urandom(NONCE)
        encryptor = Cipher(algorithms.SM4(self._cipher.keys[dated]), modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(_bound(dated, place))
        body = encryptor.update(clear.encode()) + encryptor.finalize()
        cipher = cipher_of(dated, place, base64.b64encode(nonce + encryptor.tag + body).decode())
        return Sealed(masked, cipher, self.index(clear) if place.field in LOOKED_UP else "")

    def open(self, sealed: Sealed) -> str:
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
        dated, found, _ = parts_of(sealed.cipher)
        indexed = sealed.index.startswith(f"{self._index.current}.") if place.field in LOOKED_UP else not sealed.index
        return (dated, found) == (self._cipher.current, place) and indexed and tightened(sealed.masked) == sealed.masked

    def seal_bytes(self, clear: bytes) -> bytes:
        """Seal a file in one piece: the dated key's name, a line break, nonce, tag, body."""
        nonce = os.urandom(NONCE)
        encryptor = Cipher(algorithms.SM4(self._files.keys[self._files.current]), modes.GCM(nonce)).encryptor()
        body = encryptor.update(clear) + encryptor.finalize()
        return self._files.current.encode() + b"\n" + nonce + encryptor.tag + body

    def open_bytes(self, sealed: bytes) -> bytes:
        """The clear bytes. Raises KeyError when the dated key was destroyed, InvalidTag when the file was altered."""
        dated, _, raw = sealed.partition(b"\n")
        nonce, tag, body = raw[:NONCE], raw[NONCE : NONCE + TAG], raw[NONCE + TAG :]
        decryptor = Cipher(algorithms.SM4(self._files.keys[dated.decode()]), modes.GCM(nonce, tag)).decryptor()
        return decryptor.update(body) + decryptor.finalize()

    def derived(self, dated: str, context: bytes) -> bytes:
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

    def digests(self, text: str) -> list[str]:
        """The digest of a secret, today's first, then the one of before digests had a key of their own."""
        former = self._index.keys.get(self._former_digest)
        return [keyed_digest(self._digest, text).hex(), *([keyed_digest(former, text).hex()] if former else [])]

    def _index_under(self, dated: str, clear: str) -> str:
        return f"{dated}.{keyed_digest(self._index.keys[dated], clear).hex()[:INDEX_FIGURES]}"


def _bound(dated: str, place: Place) -> bytes:
    """What a cipher authenticates besides its text."""
    return f"{VERSION}\n{dated}\n{place.field}\n{place.about}".encode()


@lru_cache(maxsize=1)
def _read(path: Path, written_ns: int, file_number: int) -> SealingKeys:
    return SealingKeys.from_file(path)


def sealing_keys() -> SealingKeys:
    """The key set as the file is now: a running process sees a new key, and forgets a destroyed one, at once."""
    path = settings().keys_file
    found = path.stat()
    return _read(path, found.st_mtime_ns, found.st_ino)


def seal_number(number: str, about: str, field: str = "number") -> Sealed:
    """Seal a telephone number for a subject: ``call/…``, ``item/…``."""
    return sealing_keys().seal(number, mask_number(number), Place(about, field))


def seal_text(text: str, about: str, field: str = "text") -> Sealed:
    """Seal free text that may name people. The masked form shows nothing of the text."""
    return sealing_keys().seal(text, "…", Place(about, field))


def seal_masked(clear: str, masked: str, about: str, field: str) -> Sealed:
    """Seal a value whose masked form the caller provides, such as an identity number."""
    return sealing_keys().seal(clear, masked, Place(about, field))


def moved(sealed: Sealed, about: str, field: str) -> Sealed:
    """A sealed value for another place, where it goes from an event into a row or from a row into a command.

    No person reads it. A value whose key was destroyed stays as it is, which opens nowhere.
    """
    try:
        return sealing_keys().moved(sealed, Place(about, field))
    except KeyError:
        return sealed


def number_index(number: str) -> str:
    return sealing_keys().index(number)


def number_indexes(number: str) -> list[str]:
    """The indexes to search for: of each key that is left."""
    return sealing_keys().indexes(number)


def tail_index(sealed: Sealed) -> str:
    """The index of a number's last four digits; "" for a short number or one whose key was destroyed."""
    try:
        number = sealing_keys().open(sealed)
    except KeyError:
        return ""
    return sealing_keys().index(f"tail:{number[-TAIL:]}") if len(number) >= LONG else ""


def tail_indexes(digits: str) -> list[str]:
    """The indexes to search for, by four last digits. Rows of before have the digits themselves."""
    keys = sealing_keys()
    return [*keys.indexes(f"tail:{digits}"), *([] if keys.bound_only else [digits])]


def indexes_of(sealed: Sealed) -> list[str]:
    return sealing_keys().indexes_of(sealed)


def seal_file(clear: bytes) -> bytes:
    return sealing_keys().seal_bytes(clear)


def open_file(sealed: bytes) -> bytes:
    """Open a sealed file. Only for a reader with permission, after an audit row was written."""
    return sealing_keys().open_bytes(sealed)


def open_sealed(sealed: Sealed) -> str:
    return sealing_keys().open(sealed)


def walk_to_go_on(sealed: Sealed, call: str) -> str:
    """Open the walk of a call that callcontrol resumes. Only for callcontrol; no person reads the text."""
    return sealing_keys().open(in_place(sealed, Place(f"call/{call}", "walk")))


def conversation_to_go_on(sealed: Sealed, about: str) -> str:
    """Open a citizen's conversation to answer the next question in its context.

    No person reads it. Raises as ``open``.
    """
    return sealing_keys().open(in_place(sealed, Place(about, "text")))


def opened_to_send(sealed: Sealed) -> str:
    """Open a citizen's text to pass it to the gateway.

    Only for the worker; no person reads it, and events record it.
    """
    return sealing_keys().open(sealed)


def opened_for_screening(sealed: Sealed) -> str:
    """Open a text to screen it for unrest.

    The screening gives a grade only; no person reads the text. Raises as ``open``.
    """
    return sealing_keys().open(sealed)


def opened_to_gather(sealed: Sealed) -> str:
    """Open a question to group questions of one meaning.

    Only for the worker; no person reads it. Raises as ``open``.
    """
    return sealing_keys().open(sealed)


def number_to_dial(sealed: Sealed, call: str) -> str:
    """Open a citizen's number to dial it in a call.

    Only for callcontrol; no person reads the number, and events record the call.
    """
    return sealing_keys().open(in_place(sealed, Place(f"call/{call}", "number")))


def address_index(address: str) -> str:
    """A digest that is equal for the same network address and reveals nothing of the address."""
    return sealing_keys().index(f"address:{address}")


def search_digest(text: str) -> str:
    """A short keyed digest of what somebody searched for: equal for equal texts, and says nothing else of them.

    By the key of the index, which is destroyed one day: the audit trail keeps the digest of a number for good.
    """
    return "#" + sealing_keys().index(f"search:{text.strip()}").rpartition(".")[2][:16]


def secret_digest(secret: str) -> str:
    """The digest of a secret of 256 random bits. So long a secret cannot be guessed, so no slow hash is needed."""
    return secret_digests(secret)[0]


def secret_digests(secret: str) -> list[str]:
    """The digests under which a secret may be stored, today's first."""
    return sealing_keys().digests(f"secret:{secret}")


def seal_secret(secret: bytes, about: str, field: str) -> bytes:
    """Seal a secret that must be usable again, such as a signing key: its cipher, as bytes."""
    return sealing_keys().seal(secret.hex(), "", Place(about, field)).cipher.encode()


def secret_to_check(sealed: bytes, about: str, field: str) -> bytes:
    """Open the secret of an authenticator, to check a code; no person reads it."""
    return bytes.fromhex(sealing_keys().open(in_place(Sealed("", sealed.decode(), ""), Place(about, field))))


def secret_to_sign(sealed: bytes, about: str, field: str) -> bytes:
    """Open a signing secret. Only for the worker, which signs pushed messages; no person reads it.

    Secrets of before were sealed like files.
    """
    keys = sealing_keys()
    if not sealed.startswith(f"{VERSION}:".encode()):
        if keys.bound_only:
            raise Altered("sealed for no place")
        return keys.open_bytes(sealed)
    return bytes.fromhex(keys.open(in_place(Sealed("", sealed.decode(), ""), Place(about, field))))
