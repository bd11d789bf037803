"""Stored files: names with slashes below one root. The root is a folder for now."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hotline.infrastructure.settings import settings

PIECE = 256 * 1024


class Folder:
    """Raises ValueError for a name that leads out of the root, FileNotFoundError for a file that does not exist."""

    def __init__(self, root: Path) -> None:
        self._root = root.absolute()

    def size(self, name: str) -> int | None:
        """The file's size in bytes; None when there is no such file."""
        path = self.path(name)
        return path.stat().st_size if path.is_file() else None

    def move(self, source: str, target: str) -> None:
        """Rename within the root; folders on the way are made."""
        path = self.path(target)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(self.path(source), path)

    def write(self, name: str, content: bytes) -> None:
        """Write the file completely or not at all. Missing folders are made."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_bytes(content)
        os.replace(fresh, path)

    def listed(self, folder: str, pattern: str) -> list[tuple[str, datetime]]:
        """Files of ``folder`` that match ``pattern``: name without the folder, and moment of the last write.

        Empty when the folder does not exist.
        """
        found = sorted(self.path(folder).glob(pattern))
        return [(path.name, datetime.fromtimestamp(path.stat().st_mtime, UTC)) for path in found]

    def remove(self, name: str) -> None:
        """Has no effect when the file does not exist."""
        self.path(name).unlink(missing_ok=True)

    def pieces(self, name: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Yields the bytes [start, stop) in pieces of 256 KiB."""
        with self.path(name).open("rb") as file:
            file.seek(start)
            left = PIECE if stop is None else stop - start
            while piece := file.read(min(PIECE, left)):
                yield piece
                if stop is not None:
                    left -= len(piece)

    def path(self, name: str) -> Path:
        path = (self._root / name).resolve()
        if not path.is_relative_to(self._root.resolve()):
            raise ValueError(f"{name} leads out of the store")
        return path


def recordings() -> Folder:
    return Folder(settings().recordings_dir)


def prompts() -> Folder:
    """The announcements that came with the installation."""
    return Folder(settings().prompts_dir)


def sounds() -> Folder:
    """The sounds of this node that did not come with the installation."""
    return Folder(settings().sounds_dir)
