"""Indexes on disk: a folder each, written once, mapped by every process of the node that searches."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from hotline.domains.understanding.knowledge.rules.search.arrays import arrays_of, index_of
from hotline.domains.understanding.knowledge.rules.search.index import Index
from hotline.infrastructure.settings import settings

#: Version of the arrays and their meaning. It changes whenever the code that builds or reads them changes.
FORMAT = 4
SUFFIX = ".npy"
#: Indexes kept besides the one just made: some process may still be opening the last one.
OLDER_RETAINED = 1


class IndexFiles:
    """Index files on disk. A ``stamp`` identifies what an index was made of: equal stamps mean equal indexes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, stamp: str) -> Index | None:
        """The index of this stamp, or None. A mapped index stays readable after its file is deleted."""
        return _opened(self._of(stamp))

    def newest(self) -> Index | None:
        """The newest index of any stamp, to be used while the right one is built. None when there is none."""
        made = sorted(self._made(), key=lambda folder: folder.stat().st_mtime, reverse=True)
        return next((found for folder in made if (found := _opened(folder)) is not None), None)

    def make(self, stamp: str, build: Callable[[], Index]) -> Index:
        """The index of this stamp, built if missing.

        Of several processes that need it, one builds and the others wait.
        """
        with self._alone():
            found = self.open(stamp)
            if found is None:
                self._write(stamp, build())
                found = self.open(stamp)
        assert found is not None
        return found

    def _of(self, stamp: str) -> Path:
        return self._folder / hashlib.blake2b(f"{FORMAT}\n{stamp}".encode(), digest_size=12).hexdigest()

    def _made(self) -> list[Path]:
        return [each for each in self._folder.glob("*") if each.is_dir() and not each.suffix]

    def _write(self, stamp: str, index: Index) -> None:
        """Whole or not at all."""
        folder = self._of(stamp)
        temporary = folder.with_suffix(f".{os.getpid()}")
        temporary.mkdir(parents=True)
        for name, array in arrays_of(index):
            np.save(temporary / f"{name}{SUFFIX}", array)
        temporary.rename(folder)
        for old in sorted(self._made(), key=lambda each: each.stat().st_mtime)[: -OLDER_RETAINED - 1]:
            shutil.rmtree(old, ignore_errors=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _opened(folder: Path) -> Index | None:
    try:
        return index_of(
            {file.name.removesuffix(SUFFIX): np.load(file, mmap_mode="r") for file in folder.glob(f"*{SUFFIX}")}
        )
    except (FileNotFoundError, KeyError):
        return None


def configured() -> IndexFiles:
    return IndexFiles(settings().knowledge_dir / "index")
