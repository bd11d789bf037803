"""What happened in a history, told in order; its digest says whether two histories were the same."""

import asyncio
import hashlib
from collections import deque


class Story:
    """``keep``: the last so many lines are kept to be read; all of them count for the digest."""

    def __init__(self, keep: int = 0) -> None:
        self.lines: deque[str] = deque(maxlen=keep)
        self._keep = bool(keep)
        self._digest = hashlib.blake2b(digest_size=8)
        self.told = 0

    def tell(self, who: str, what: str) -> None:
        second = asyncio.get_running_loop().time()
        line = f"{second:9.3f} {who:12} {what}"
        self._digest.update(line.encode())
        self.told += 1
        if self._keep:
            self.lines.append(line)

    def aside(self, who: str, what: str) -> None:
        """For the reader only: not part of what the digest says."""
        if self._keep:
            self.lines.append(f"{asyncio.get_running_loop().time():9.3f} {who:12} {what}")

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()
