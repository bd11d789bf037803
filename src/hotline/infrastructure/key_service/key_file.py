"""The file of the keys for personal data: one family of dated keys for each purpose.

The file is readable by its owner only. It is replaced in one step, and what it was before is overwritten, so that a
destroyed key does not stay behind in free space. On copying file systems and solid-state disks a copy may survive:
there the disk itself must be encrypted.

Where a token wraps it (``token``), the file holds its content encrypted under a key that never leaves the token.
"""

import base64
import json
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from cryptography.hazmat.primitives import hashes, hmac

#: Bytes of a key: SM4 takes 16.
KEY_BYTES = {"cipher": 16, "index": 32, "files": 16}
#: Of which the recordings' watermark was the digest before it had a secret of its own.
WATERMARK = "watermark of recordings"


class Wrapping(Protocol):
    """Encrypts the content of the file under a key that nobody can read. ``name``: of the token."""

    @property
    def name(self) -> str: ...

    def wrap(self, clear: bytes) -> bytes: ...

    def unwrap(self, wrapped: bytes) -> bytes: ...


class KeysLocked(Exception):
    """The file is wrapped by a token that is not named, is away or does not open it."""


@dataclass(frozen=True)
class Family:
    """The keys of one purpose: cipher, index or files. ``made``, ``retired``: moments by key."""

    current: str
    keys: dict[str, bytes]
    made: dict[str, datetime] = field(default_factory=dict)
    retired: dict[str, datetime] = field(default_factory=dict)

    def with_key(self, dated: str, key: bytes, now: datetime) -> "Family":
        retired = {**self.retired, self.current: now}
        return Family(dated, {**self.keys, dated: key}, {**self.made, dated: now}, retired)

    def without(self, dated: str) -> "Family":
        left = {name: key for name, key in self.keys.items() if name != dated}
        made, retired = ({k: v for k, v in each.items() if k != dated} for each in (self.made, self.retired))
        return Family(self.current, left, made, retired)


@dataclass(frozen=True)
class KeyFile:
    """All keys. ``version`` 1: made before there were families; ``bound_only``: no cipher without a place is left."""

    cipher: Family
    index: Family
    files: Family
    digest: str = ""
    watermark: str = ""
    former_digest: str = ""
    bound_only: bool = True
    version: int = 2

    @property
    def families(self) -> tuple[Family, Family, Family]:
        return self.cipher, self.index, self.files

    @classmethod
    def fresh(cls, dated: str) -> "KeyFile":
        now = datetime.now(UTC)
        cipher, index, files = (
            Family(dated, {dated: os.urandom(length)}, {dated: now}) for length in KEY_BYTES.values()
        )
        return cls(cipher, index, files, os.urandom(32).hex(), os.urandom(32).hex())

    @classmethod
    def read(cls, path: Path, wrapping: Wrapping | None = None) -> "KeyFile":
        """Raises KeysLocked."""
        raw = json.loads(path.read_text())
        if "wrapped" in raw:
            if wrapping is None:
                raise KeysLocked(f"{path} is wrapped by the token {raw['token']}: name it under privacy.token")
            raw = json.loads(wrapping.unwrap(base64.b64decode(raw["wrapped"])))
        if raw.get("version", 1) == 1:
            keys, index = {name: bytes.fromhex(key) for name, key in raw["dated"].items()}, bytes.fromhex(raw["index"])
            current = raw["current"]
            same = Family(current, keys)
            watermark = keyed_digest(index, WATERMARK).hex()
            return cls(
                same, Family(current, {current: index}), same, index.hex(), watermark, bound_only=False, version=1
            )
        cipher, index_family, files = (_family(raw[name]) for name in KEY_BYTES)
        rest = {name: raw[name] for name in ("digest", "watermark", "former_digest", "bound_only")}
        return cls(cipher, index_family, files, **rest)

    @staticmethod
    def is_wrapped(path: Path) -> bool:
        return "wrapped" in json.loads(path.read_text())

    def create(self, path: Path) -> None:
        """Raises FileExistsError: lost keys are lost data."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(self.text())

    def replace(self, path: Path, wrapping: Wrapping | None = None) -> None:
        """Put this set in the file's place, in one step, and overwrite what was there."""
        text = self.text()
        if wrapping is not None:
            wrapped = base64.b64encode(wrapping.wrap(text.encode())).decode()
            text = json.dumps({"version": 3, "token": wrapping.name, "wrapped": wrapped}, indent=1)
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        before = path.stat()
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            if os.geteuid() == 0:
                os.fchown(file.fileno(), before.st_uid, before.st_gid)
        with path.open("r+b") as old:
            fresh.rename(path)
            _sync_folder(path.parent)
            for _ in range(2):
                old.seek(0)
                old.write(os.urandom(before.st_size))
                old.flush()
                os.fsync(old.fileno())

    def renewed(self, dated: str, now: datetime) -> "KeyFile":
        """With a new key of each purpose, which new values get. A set of version 1 becomes one of families."""
        cipher, index, files = (
            family.with_key(dated, os.urandom(length), now)
            for family, length in zip(self.families, KEY_BYTES.values(), strict=True)
        )
        if self.digest == self.index.keys[self.index.current].hex():  # of version 1: the index key made the digests too
            digest, former = os.urandom(32).hex(), self.index.current
            return KeyFile(cipher, index, files, digest, self.watermark, former, bound_only=False)
        return replace(self, cipher=cipher, index=index, files=files)

    def bound_to_places(self) -> "KeyFile":
        """Ciphers that are bound to no place are refused from now on."""
        return replace(self, bound_only=True)

    def without(self, purpose: str, dated: str) -> "KeyFile":
        family: Family = getattr(self, purpose)
        changed: dict[str, Any] = {purpose: family.without(dated)}
        return replace(self, **changed)

    def text(self) -> str:
        """The content of a file in the clear."""
        content = {name: _plain(getattr(self, name)) for name in KEY_BYTES}
        rest = {name: getattr(self, name) for name in ("digest", "watermark", "former_digest", "bound_only")}
        return json.dumps({"version": 2, **content, **rest}, indent=1)


def keyed_digest(key: bytes, text: str) -> bytes:
    """SM3 keyed (HMAC)."""
    digest = hmac.HMAC(key, hashes.SM3())
    digest.update(text.encode())
    return digest.finalize()


def _plain(family: Family) -> dict[str, Any]:
    def entry(dated: str, key: bytes) -> dict[str, str]:
        moments = {"made": family.made.get(dated), "retired": family.retired.get(dated)}
        return {"key": key.hex(), **{name: at.isoformat() for name, at in moments.items() if at}}

    return {"current": family.current, "keys": {dated: entry(dated, key) for dated, key in family.keys.items()}}


def _family(raw: dict[str, Any]) -> Family:
    keys = raw["keys"]
    made, retired = (
        {dated: datetime.fromisoformat(entry[name]) for dated, entry in keys.items() if name in entry}
        for name in ("made", "retired")
    )
    return Family(raw["current"], {dated: bytes.fromhex(e["key"]) for dated, e in keys.items()}, made, retired)


def _sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
