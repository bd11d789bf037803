"""Heads in files that are only ever added to: one a month, a line a head."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from hotline.domains.platform.audit.rules.heads import SignedHead, read_line
from hotline.kernel.errors import Unavailable

PATTERN = "heads-*.jsonl"
#: Enough of a file's end to hold its last head.
TAIL_BYTES = 64 * 1024


def file_of(folder: Path, moment: datetime) -> Path:
    return folder / f"heads-{moment.astimezone(UTC):%Y-%m}.jsonl"


def add(folder: Path, head: SignedHead) -> Path:
    """Add the head and have the disk store it; returns the file. Raises OSError."""
    path = file_of(folder, head.head.at)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644), "ab") as file:
        os.fchmod(file.fileno(), 0o644)  # everybody may read it, whatever the umask
        file.write(head.line() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return path


def last(folder: Path) -> SignedHead | None:
    """The newest head. Raises Unavailable for a folder or a line that cannot be read."""
    for path in reversed(_files(folder)):
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - TAIL_BYTES, 0))
            lines = [line for line in file.read().split(b"\n") if line]
        if lines:
            return _read(lines[-1], path)
    return None


def since(folder: Path, moment: datetime) -> list[SignedHead]:
    """Heads signed since then, in order. Raises as ``last``."""
    earliest = file_of(folder, moment).name
    return [head for path in _files(folder) if path.name >= earliest for head in _of_file(path, moment)]


def _of_file(path: Path, moment: datetime) -> Iterator[SignedHead]:
    for line in path.read_bytes().split(b"\n"):
        if line and (head := _read(line, path)).head.at >= moment:
            yield head


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise Unavailable(f"存证文件夹不存在：{folder.name}")
    return sorted(folder.glob(PATTERN))


def _read(line: bytes, path: Path) -> SignedHead:
    try:
        return read_line(line)
    except (msgspec.DecodeError, OSError) as error:
        raise Unavailable(f"存证文件 {path.name} 有一行无法识别") from error
