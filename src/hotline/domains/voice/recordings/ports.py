"""Ports of the domain: a recording as a source of bytes, wherever it is stored."""

from collections.abc import Iterator
from typing import Protocol


class Sound(Protocol):
    """Raw stereo sound, 16 bit, 8 kHz; ``size`` in bytes."""

    size: int

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]: ...
