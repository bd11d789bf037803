"""What a recording is read as, wherever it lies."""

from collections.abc import Iterator
from typing import Protocol


class Sound(Protocol):
    """Raw stereo sound, 16 bit, 8 kHz; ``size`` in bytes."""

    size: int

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]: ...
