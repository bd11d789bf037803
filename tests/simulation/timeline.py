"""What happened in a history, told in order; its digest says whether two histories were the same."""

import asyncio
import hashlib
from collections import deque


class Timeline:
    """``max_lines``: the last so many lines are kept to be read; all of them count for the digest."""

    def __init__(self, max_lines: int = 0) -> None:
        self.lines: deque[str] = deque(maxlen=max_lines)
        self._retains = bool(max_lines)
        self._digest = hashlib.blake2b(digest_size=8)
        self.count = 0

    def add(self, who: str, what: str) -> None:
        second = asyncio.get_running_loop().time()
        line = f"{second:9.3f} {who:12} {what}"
        self._digest.update(line.encode())
        self.count += 1
        if self._retains:
            self.lines.append(line)

    def aside(self, who: str, what: str) -> None:
        """For the reader only: not part of what the digest says."""
        if self._retains:
            self.lines.append(f"{asyncio.get_running_loop().time():9.3f} {who:12} {what}")

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()
