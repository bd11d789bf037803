"""What was opened, by whom and what for: a line for each request, written before its answer is sent.

A line survives the process (``kill -9``) with the kernel's cache. Ten minutes have a file. The worker takes the sums of
those that are over into the audit trail, and has the files removed.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from hotline.infrastructure.key_service.port import Openings, Period

NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{4}")
MINUTES = 10


class OpeningsJournal:
    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder, self._now = folder, now
        self._name, self._file = "", -1
        folder.mkdir(mode=0o700, exist_ok=True)

    def note(self, user: str, process: str, purpose: str, place: str, count: int) -> None:
        """Raises OSError: what is not noted is not opened."""
        name = self._current()
        if name != self._name:
            if self._file >= 0:
                os.close(self._file)
            self._file = os.open(self._folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            self._name = name
        os.write(self._file, f"{user}\t{process}\t{purpose}\t{place}\t{count}\n".encode())

    def over(self) -> list[Period]:
        """The periods that are over and not yet forgotten, the oldest first."""
        current = self._current()
        names = sorted(path.name for path in self._folder.iterdir() if NAME.fullmatch(path.name))
        return [Period(name, _sums(self._folder / name)) for name in names if name < current]

    def forget(self, names: Iterable[str]) -> None:
        current = self._current()
        for name in names:
            if NAME.fullmatch(name) and name < current:
                (self._folder / name).unlink(missing_ok=True)

    def _current(self) -> str:
        now = self._now()
        return f"{now:%Y-%m-%dT%H}{now.minute // MINUTES * MINUTES:02d}"


def _sums(path: Path) -> list[Openings]:
    found = Counter[tuple[str, str, str, str]]()
    for line in path.read_text().splitlines():
        user, process, purpose, place, count = line.split("\t")
        found[user, process, purpose, place] += int(count)
    return [Openings(*who, count) for who, count in sorted(found.items())]
