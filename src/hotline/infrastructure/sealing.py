"""Personal data sealed for the log: SM4-GCM under a dated key, keyed SM3 for equality (GB/T 32907, GB/T 32905).

Anyone may seal; ``open_sealed`` is for ``domains.citizens`` alone, which leaves an audit row (held by a test).
Destroying a key destroys what it sealed.
"""

import base64
import json
import os
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hotline.infrastructure.settings import settings
from hotline.kernel.sealed import Sealed

NONCE = 12
TAG = 16


class SealingKeys:
    """``current`` names the key new seals use; ``dated`` all that can still open; ``index`` keys the equality index."""

    def __init__(self, current: str, dated: dict[str, bytes], index: bytes) -> None:
        self.current, self._dated, self._index = current, dated, index

    @classmethod
    def from_file(cls, path: Path) -> "SealingKeys":
        raw = json.loads(path.read_text())
        return cls(raw["current"], {k: bytes.fromhex(v) for k, v in raw["dated"].items()}, bytes.fromhex(raw["index"]))

    @staticmethod
    def make_file(path: Path, dated: str) -> None:
        """Write a fresh key set, readable by its owner only. Refuses to overwrite: lost keys are lost data."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        content = {"current": dated, "dated": {dated: os.urandom(16).hex()}, "index": os.urandom(32).hex()}
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(content, file)

    def seal(self, clear: str, masked: str) -> Sealed:
        nonce = os.urandom(NONCE)
        encryptor = Cipher(algorithms.SM4(self._dated[self.current]), modes.GCM(nonce)).encryptor()
        body = encryptor.update(clear.encode()) + encryptor.finalize()
        cipher = base64.b64encode(nonce + encryptor.tag + body).decode()
        return Sealed(masked, f"{self.current}:{cipher}", self.index(clear))

    def seal_bytes(self, clear: bytes) -> bytes:
        """A whole file: the dated key's name, a line break, nonce, tag, body."""
        nonce = os.urandom(NONCE)
        encryptor = Cipher(algorithms.SM4(self._dated[self.current]), modes.GCM(nonce)).encryptor()
        body = encryptor.update(clear) + encryptor.finalize()
        return self.current.encode() + b"\n" + nonce + encryptor.tag + body

    def open_bytes(self, sealed: bytes) -> bytes:
        """Raises KeyError when the dated key was destroyed, InvalidTag when the file was altered."""
        dated, _, raw = sealed.partition(b"\n")
        nonce, tag, body = raw[:NONCE], raw[NONCE : NONCE + TAG], raw[NONCE + TAG :]
        decryptor = Cipher(algorithms.SM4(self._dated[dated.decode()]), modes.GCM(nonce, tag)).decryptor()
        return decryptor.update(body) + decryptor.finalize()

    def derived(self, dated: str, context: bytes) -> bytes:
        """A key of a file's own, from a dated one. Raises KeyError when that was destroyed."""
        return HKDF(hashes.SM3(), length=16, salt=None, info=context).derive(self._dated[dated])

    def index(self, clear: str) -> str:
        """Equal for equal clear texts, tells nothing else without the key."""
        digest = hmac.HMAC(self._index, hashes.SM3())
        digest.update(clear.encode())
        return digest.finalize().hex()

    def open(self, sealed: Sealed) -> str:
        """Raises KeyError when the dated key was destroyed, InvalidTag when the cipher was altered."""
        dated, _, cipher = sealed.cipher.partition(":")
        raw = base64.b64decode(cipher)
        nonce, tag, body = raw[:NONCE], raw[NONCE : NONCE + TAG], raw[NONCE + TAG :]
        decryptor = Cipher(algorithms.SM4(self._dated[dated]), modes.GCM(nonce, tag)).decryptor()
        return (decryptor.update(body) + decryptor.finalize()).decode()


@cache
def _keys() -> SealingKeys:
    return SealingKeys.from_file(settings().keys_file)


def sealing_keys() -> SealingKeys:
    """For sealed files, which are read and written piece by piece."""
    return _keys()


def mask_number(number: str) -> str:
    """138****0000; short numbers keep their last two digits."""
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 9 else f"{'*' * max(len(number) - 2, 0)}{number[-2:]}"


def seal_number(number: str) -> Sealed:
    return _keys().seal(number, mask_number(number))


def seal_text(text: str) -> Sealed:
    """Free text that may name people: nothing of it shows."""
    return _keys().seal(text, "…")


def number_index(number: str) -> str:
    return _keys().index(number)


def seal_masked(clear: str, masked: str) -> Sealed:
    """For what its owner knows how to mask: an identity number."""
    return _keys().seal(clear, masked)


def seal_file(clear: bytes) -> bytes:
    return _keys().seal_bytes(clear)


def open_file(sealed: bytes) -> bytes:
    """For a reader who may, and of whom an audit row tells."""
    return _keys().open_bytes(sealed)


def open_sealed(sealed: Sealed) -> str:
    return _keys().open(sealed)


def walk_to_go_on(sealed: Sealed) -> str:
    """For callcontrol alone, which takes a call up again where it was: nobody reads it."""
    return _keys().open(sealed)


def opened_to_send(sealed: Sealed) -> str:
    """For the worker alone, which hands a citizen's text to the gateway: nobody reads it, events tell of it."""
    return _keys().open(sealed)


def opened_for_screening(sealed: Sealed) -> str:
    """For who asks whether it sounds like unrest, and tells how grave only: nobody reads it. Raises as ``open``."""
    return _keys().open(sealed)


def opened_to_gather(sealed: Sealed) -> str:
    """For the worker alone, which puts questions of one meaning together: nobody reads it. Raises as ``open``."""
    return _keys().open(sealed)


def number_to_dial(sealed: Sealed) -> str:
    """For callcontrol alone, which rings a citizen back: a machine dials it, nobody reads it, events tell of it."""
    return _keys().open(sealed)


def address_index(address: str) -> str:
    """Equal for the same network address, tells nothing of it."""
    return _keys().index(f"address:{address}")


def secret_digest(secret: str) -> str:
    """Of a secret of 256 random bits: nobody finds it by trying, so a slow hash would only be slow."""
    return _keys().index(f"secret:{secret}")


def seal_secret(secret: bytes) -> bytes:
    """A secret we must be able to use again: one to sign with."""
    return _keys().seal_bytes(secret)


def secret_to_sign(sealed: bytes) -> bytes:
    """For the worker alone, which signs what it pushes: nobody reads it."""
    return _keys().open_bytes(sealed)
