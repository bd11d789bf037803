"""The keys of an installation in one file, sealed under a passphrase that an operator chooses: SM4-GCM, scrypt.

Stored anywhere but beside the backup. Without it nothing of a backup can be read.
"""

import base64
import json
import os
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from hotline.infrastructure.backups.tools import BackupFailed

KIND = "hotline keys 1"
#: 128 MiB and about half a second for each guess.
COST, BLOCKS, LANES = 2**17, 8, 1
SHORTEST = 12


def seal(contents: Mapping[str, bytes], passphrase: str) -> bytes:
    """Raises BackupFailed for a passphrase that is too short."""
    if len(passphrase) < SHORTEST:
        raise BackupFailed(f"口令至少 {SHORTEST} 个字符")
    salt, nonce = os.urandom(16), os.urandom(12)
    encryptor = Cipher(algorithms.SM4(_key(passphrase, salt)), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(KIND.encode())
    clear = json.dumps({name: _text(content) for name, content in contents.items()}).encode()
    sealed = encryptor.update(clear) + encryptor.finalize() + encryptor.tag
    return json.dumps({"kind": KIND, "salt": _text(salt), "nonce": _text(nonce), "sealed": _text(sealed)}).encode()


def unseal(sealed: bytes, passphrase: str) -> dict[str, bytes]:
    """Raises BackupFailed."""
    try:
        raw = json.loads(sealed)
        if raw["kind"] != KIND:
            raise ValueError
        salt, nonce, body = (base64.b64decode(raw[name]) for name in ("salt", "nonce", "sealed"))
    except (ValueError, KeyError, TypeError):
        raise BackupFailed("不是 hotline backup keys 生成的密钥文件") from None
    decryptor = Cipher(algorithms.SM4(_key(passphrase, salt)), modes.GCM(nonce, body[-16:])).decryptor()
    decryptor.authenticate_additional_data(KIND.encode())
    try:
        clear = decryptor.update(body[:-16]) + decryptor.finalize()
    except InvalidTag:
        raise BackupFailed("口令有误，或密钥文件已损坏") from None
    return {name: base64.b64decode(content) for name, content in json.loads(clear).items()}


def write(path: Path, sealed: bytes) -> None:
    """A new file of its owner alone. Raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=16, n=COST, r=BLOCKS, p=LANES).derive(passphrase.encode())


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
