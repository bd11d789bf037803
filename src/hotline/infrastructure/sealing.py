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
    """The key set: ``current`` names the key of new seals.

    ``dated`` holds every key that can still open something. ``index`` is the key of the equality index.
    """

    def __init__(self, current: str, dated: dict[str, bytes], index: bytes) -> None:
        self.current, self._dated, self._index = current, dated, index

    @classmethod
    def from_file(cls, path: Path) -> "SealingKeys":
        raw = json.loads(path.read_text())
        return cls(raw["current"], {k: bytes.fromhex(v) for k, v in raw["dated"].items()}, bytes.fromhex(raw["index"]))

    @staticmethod
    def make_file(path: Path, dated: str) -> None:
        """Write a fresh key set, readable by its owner only. Refuses to overwrite: lost keys are lost data."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
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
        """Seal a file in one piece: the dated key's name, a line break, nonce, tag, body."""
        nonce = os.urandom(NONCE)
        encryptor = Cipher(algorithms.SM4(self._dated[self.current]), modes.GCM(nonce)).encryptor()
        body = encryptor.update(clear) + encryptor.finalize()
        return self.current.encode() + b"\n" + nonce + encryptor.tag + body

    def open_bytes(self, sealed: bytes) -> bytes:
        """The clear bytes. Raises KeyError when the dated key was destroyed, InvalidTag when the file was altered."""
        dated, _, raw = sealed.partition(b"\n")
        nonce, tag, body = raw[:NONCE], raw[NONCE : NONCE + TAG], raw[NONCE + TAG :]
        decryptor = Cipher(algorithms.SM4(self._dated[dated.decode()]), modes.GCM(nonce, tag)).decryptor()
        return decryptor.update(body) + decryptor.finalize()

    def derived(self, dated: str, context: bytes) -> bytes:
        """A key for one file, derived from a dated key. Raises KeyError when the dated key was destroyed."""
        return HKDF(hashes.SM3(), length=16, salt=None, info=context).derive(self._dated[dated])

    def index(self, clear: str) -> str:
        """A keyed digest, equal for equal clear texts. Without the key it reveals nothing else."""
        digest = hmac.HMAC(self._index, hashes.SM3())
        digest.update(clear.encode())
        return digest.finalize().hex()

    def open(self, sealed: Sealed) -> str:
        """The clear text. Raises KeyError when the dated key was destroyed, InvalidTag when the cipher was altered."""
        dated, _, cipher = sealed.cipher.partition(":")
        raw = base64.b64decode(cipher)
        nonce, tag, body = raw[:NONCE], raw[NONCE : NONCE + TAG], raw[NONCE + TAG :]
        decryptor = Cipher(algorithms.SM4(self._dated[dated]), modes.GCM(nonce, tag)).decryptor()
        return (decryptor.update(body) + decryptor.finalize()).decode()


@cache
def _keys() -> SealingKeys:
    return SealingKeys.from_file(settings().keys_file)


def sealing_keys() -> SealingKeys:
    """The key set, for sealed files that are read and written in pieces."""
    return _keys()


def mask_number(number: str) -> str:
    """The number masked: 138****0000. A number under nine digits shows only its last two."""
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 9 else f"{'*' * max(len(number) - 2, 0)}{number[-2:]}"


def seal_number(number: str) -> Sealed:
    return _keys().seal(number, mask_number(number))


def seal_text(text: str) -> Sealed:
    """Seal free text that may name people. The masked form shows nothing of the text."""
    return _keys().seal(text, "…")


def number_index(number: str) -> str:
    return _keys().index(number)


def seal_masked(clear: str, masked: str) -> Sealed:
    """Seal a value whose masked form the caller provides, such as an identity number."""
    return _keys().seal(clear, masked)


def seal_file(clear: bytes) -> bytes:
    return _keys().seal_bytes(clear)


def open_file(sealed: bytes) -> bytes:
    """Open a sealed file. Only for a reader with permission, after an audit row was written."""
    return _keys().open_bytes(sealed)


def open_sealed(sealed: Sealed) -> str:
    return _keys().open(sealed)


def walk_to_go_on(sealed: Sealed) -> str:
    """Open the walk of a call that callcontrol resumes. Only for callcontrol; no person reads the text."""
    return _keys().open(sealed)


def opened_to_send(sealed: Sealed) -> str:
    """Open a citizen's text to pass it to the gateway.

    Only for the worker; no person reads it, and events record it.
    """
    return _keys().open(sealed)


def opened_for_screening(sealed: Sealed) -> str:
    """Open a text to screen it for unrest.

    The screening gives a grade only; no person reads the text. Raises as ``open``.
    """
    return _keys().open(sealed)


def opened_to_gather(sealed: Sealed) -> str:
    """Open a question to group questions of one meaning.

    Only for the worker; no person reads it. Raises as ``open``.
    """
    return _keys().open(sealed)


def number_to_dial(sealed: Sealed) -> str:
    """Open a citizen's number to dial it.

    Only for callcontrol; no person reads the number, and events record the call.
    """
    return _keys().open(sealed)


def address_index(address: str) -> str:
    """A digest that is equal for the same network address and reveals nothing of the address."""
    return _keys().index(f"address:{address}")


def search_digest(text: str) -> str:
    """A short keyed digest of what somebody searched for: equal for equal texts, and says nothing else of them."""
    return "#" + _keys().index(f"search:{text.strip()}")[:16]


def secret_digest(secret: str) -> str:
    """The digest of a secret of 256 random bits. So long a secret cannot be guessed, so no slow hash is needed."""
    return _keys().index(f"secret:{secret}")


def seal_secret(secret: bytes) -> bytes:
    """Seal a secret that must be usable again, such as a signing key."""
    return _keys().seal_bytes(secret)


def secret_to_sign(sealed: bytes) -> bytes:
    """Open a signing secret. Only for the worker, which signs pushed messages; no person reads it."""
    return _keys().open_bytes(sealed)
