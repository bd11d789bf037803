"""A token behind the port: the keys' file is encrypted under an AES key that never leaves it (PKCS#11, AES-256-GCM).

It is asked when ``sealing`` starts and when keys are made or destroyed, not for each value: SM4 and SM3 are no
mechanisms of PKCS#11 3.1, and a value would wait for the token (docs/decisions/0036).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pkcs11
from pkcs11 import Attribute, GCMParams, KeyType, Mechanism, PKCS11Error

from hotline.infrastructure.key_service.key_file import KeyFile, KeysLocked
from hotline.infrastructure.key_service.settings import KeyToken

NONCE_BYTES, TAG_BITS, KEY_BITS = 12, 128, 256
PURPOSE = b"hotline keys of personal data"


@dataclass(frozen=True)
class TokenWrapping:
    """``label``: of the token; ``key``: of its AES key."""

    library: str
    label: str
    key: str
    pin: str

    @property
    def name(self) -> str:
        return f"{self.label}/{self.key}"

    def ensure_key(self, *, may_make: bool) -> None:
        """Find the key on the token, or make it there: not extractable, never seen outside. Raises KeysLocked.

        Where a file is wrapped already, a missing key is not made anew: the token is another one.
        """
        with self._session() as session:
            if not may_make:
                self._key(session)
            elif not self._found(session):
                secret = {Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False}
                session.generate_key(KeyType.AES, KEY_BITS, label=self.key, store=True, template=secret)

    def wrap(self, clear: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        with self._session() as session:
            parameters = GCMParams(nonce, PURPOSE, TAG_BITS)
            return nonce + bytes(
                self._key(session).encrypt(clear, mechanism=Mechanism.AES_GCM, mechanism_param=parameters)
            )

    def unwrap(self, wrapped: bytes) -> bytes:
        nonce, body = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        with self._session() as session:
            parameters = GCMParams(nonce, PURPOSE, TAG_BITS)
            return bytes(self._key(session).decrypt(body, mechanism=Mechanism.AES_GCM, mechanism_param=parameters))

    @contextmanager
    def _session(self) -> Iterator[Any]:
        try:
            token = pkcs11.lib(self.library).get_token(token_label=self.label)
            with token.open(rw=True, user_pin=self.pin) as session:
                yield session
        except (PKCS11Error, RuntimeError, OSError) as error:
            raise KeysLocked(f"the token {self.label}: {type(error).__name__} {error}".strip()) from error

    def _found(self, session: Any) -> list[Any]:
        return list(session.get_objects({Attribute.LABEL: self.key, Attribute.KEY_TYPE: KeyType.AES}))

    def _key(self, session: Any) -> Any:
        found = self._found(session)
        if len(found) != 1:
            raise KeysLocked(f"the token {self.label} has {len(found)} keys named {self.key}")
        return found[0]


def content_in_the_clear(path: Path, token: KeyToken, pin: Path) -> bytes:
    """The content of a wrapped file, as it is without a token. For root, at the end of the contract.

    Raises KeysLocked, OSError.
    """
    wrapping = TokenWrapping(token.library, token.label, token.key, pin.read_text().strip())
    return KeyFile.read(path, wrapping).text().encode()
