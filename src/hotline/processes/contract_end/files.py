"""Stored files go into the hand-over as they are: sealed ones stay sealed, what is not sealed yet is sealed on the way.

Each finished file is noted in a journal, so that a run broken off goes on after the last one.
"""

import gzip
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives import hashes

from hotline.infrastructure import storage
from hotline.infrastructure.archive import Archive
from hotline.infrastructure.sealed_files import LONGEST_HEAD, key_named_in, seal
from hotline.processes.single.layout import Layout

PIECE = 1 << 20
QUARANTINE = "quarantine/"
#: Folders whose files are open formats without personal data, with the pattern of what is handed over.
OPEN_FOLDERS = {"facts": "**/*.parquet", "witness": "heads-*.jsonl", "backup-reports": "*.json"}


@dataclass(frozen=True)
class Stored:
    """A file of the hand-over. ``rows``: of a table, -1 for other files."""

    name: str
    bytes: int
    sm3: str
    rows: int = -1

    def to_json(self) -> dict[str, object]:
        return {"name": self.name, "bytes": self.bytes, "sm3": self.sm3} | (
            {} if self.rows < 0 else {"rows": self.rows}
        )


@dataclass(frozen=True)
class Source:
    """A file to be handed over under ``name``."""

    name: str
    pieces: Callable[[], Iterable[bytes]]


def sources(layout: Layout, stored: Archive) -> Iterator[Source]:
    for name, _ in stored.sizes(""):
        if not name.startswith(QUARANTINE):
            yield Source(f"files/archive/{name}", partial(stored.pieces, name))
    yield from _recordings(layout)
    for folder, pattern in OPEN_FOLDERS.items():
        root = layout.data / folder
        for path in sorted(root.glob(pattern)):
            yield Source(f"files/{folder}/{path.relative_to(root)}", partial(_read, path))


def _recordings(layout: Layout) -> Iterator[Source]:
    """Voicemails and faxes lie there sealed; a recording that is not archived yet lies there raw."""
    root, folder = layout.settings.recordings_dir.absolute(), storage.recordings()
    for path in sorted(each for each in root.rglob("*") if each.is_file()):
        name = str(path.relative_to(root))
        with path.open("rb") as file:
            is_sealed = bool(key_named_in(file.read(LONGEST_HEAD)))
        if is_sealed:
            yield Source(f"files/recordings/{name}", partial(folder.pieces, name))
        else:
            yield Source(f"files/recordings/{name}.sealed", partial(_sealed, name))


def _sealed(name: str) -> Iterator[bytes]:
    return seal(storage.recordings().pieces(name))


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(PIECE), b"")


class Journal:
    """The files that are there, in a file of the unfinished hand-over; the last line may be torn."""

    def __init__(self, path: Path) -> None:
        self._path, self.done = path, dict[str, Stored]()
        text = path.read_text() if path.exists() else ""
        if text and not text.endswith("\n"):
            path.write_text(text + "\n")
        for line in text.splitlines():
            try:
                one = Stored(**json.loads(line))
            except (ValueError, TypeError):
                continue
            self.done[one.name] = one

    def add(self, one: Stored) -> None:
        self.done[one.name] = one
        with self._path.open("a") as file:
            file.write(json.dumps(one.to_json()) + "\n")


def copy(source: Source, root: Path, journal: Journal) -> Stored:
    """Copy the file unless it is there already. Raises FileNotFoundError, StoreAway."""
    target = root / source.name
    known = journal.done.get(source.name)
    if known is not None and target.is_file() and target.stat().st_size == known.bytes:
        return known
    stored = write(root, source.name, source.pieces())
    journal.add(stored)
    return stored


def write(root: Path, name: str, pieces: Iterable[bytes]) -> Stored:
    """Write a file of the hand-over completely or not at all."""
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh, digest, size = target.with_name(target.name + ".part"), hashes.Hash(hashes.SM3()), 0
    with fresh.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            size += len(piece)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(target)
    return Stored(name, size, digest.finalize().hex())


def digested(root: Path, name: str, rows: int) -> Stored:
    """What a file that was written otherwise is."""
    digest, size = hashes.Hash(hashes.SM3()), 0
    for piece in _read(root / name):
        digest.update(piece)
        size += len(piece)
    return Stored(name, size, digest.finalize().hex(), rows)


def write_index(root: Path, files: Iterable[Stored]) -> Stored:
    """``files.jsonl.gz``: a line a file, since a manifest with millions of recordings could not be read at once."""
    found = sorted(files, key=lambda one: one.name)
    lines = "".join(json.dumps(one.to_json()) + "\n" for one in found)
    made = write(root, "files.jsonl.gz", [gzip.compress(lines.encode(), mtime=0)])
    return Stored(made.name, made.bytes, made.sm3, len(found))
