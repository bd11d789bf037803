"""Holds the file of the keys: the set as the file is now, and what makes and destroys keys."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hotline.infrastructure.key_service.key_file import Family, KeyFile, Wrapping
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.key_service.port import FamilyStatus, KeyDates, KeyStatus, Period


class KeyHolder:
    """``wrapping``: the token under whose key the file is encrypted; None for a file in the clear."""

    def __init__(self, path: Path, wrapping: Wrapping | None = None) -> None:
        self._path, self._wrapping = path, wrapping
        self._seen: tuple[int, int] | None = None
        self._keys: SealingKeys | None = None

    @property
    def keys(self) -> SealingKeys:
        """The key set as the file is now: a new key is seen, and a destroyed one forgotten, at once."""
        found = self._path.stat()
        seen = (found.st_mtime_ns, found.st_ino)
        if self._keys is None or seen != self._seen:
            self._keys, self._seen = SealingKeys.of(self._read()), seen
        return self._keys

    def protect(self) -> bool:
        """Have a file that still lies in the clear wrapped by the token. Returns whether it was in the clear."""
        if self._wrapping is None or KeyFile.is_wrapped(self._path):
            return False
        KeyFile.read(self._path).replace(self._path, self._wrapping)
        return True

    def status(self) -> KeyStatus:
        file = self._read()
        cipher, index, files = map(_status_of, file.families)
        return KeyStatus(
            cipher=cipher,
            index=index,
            files=files,
            former_digest=file.former_digest,
            bound_only=file.bound_only,
            shared=frozenset(name for name, key in file.cipher.keys.items() if file.files.keys.get(name) == key),
            private=not self._path.stat().st_mode & 0o077,
            token=self._wrapping.name if self._wrapping else "",
        )

    def renew(self, dated: str, now: datetime) -> None:
        """A new key of each purpose, unless there are keys of this name: the request was repeated."""
        file = self._read()
        if not all(dated in family.keys for family in file.families):
            self._replace(file.renewed(dated, now))

    def destroy(self, dated: str, purposes: Sequence[str]) -> None:
        file = self._read()
        for purpose in purposes:
            file = file.without(purpose, dated)
        if file.former_digest == dated:
            file = replace(file, former_digest="")
        self._replace(file)

    def destroy_all(self, dated: str) -> None:
        """Fresh keys of this name in place of every key, unless they are there: the request was repeated."""
        if any(set(family.keys) != {dated} for family in self._read().families):
            self._replace(KeyFile.fresh(dated))

    def refuse_unbound(self) -> None:
        file = self._read()
        if not file.bound_only:
            self._replace(file.bound_to_places())

    def openings(self) -> list[Period]:
        """None: who reads the file in its own process is asked by nobody."""
        return []

    def forget_openings(self, periods: Sequence[str]) -> None:
        pass

    def _read(self) -> KeyFile:
        return KeyFile.read(self._path, self._wrapping)

    def _replace(self, file: KeyFile) -> None:
        file.replace(self._path, self._wrapping)


def _status_of(family: Family) -> FamilyStatus:
    dates = {name: KeyDates(family.made.get(name), family.retired.get(name)) for name in family.keys}
    return FamilyStatus(family.current, dates)
