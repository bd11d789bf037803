"""Reads the recording of a talk while the switch writes it: 16-bit samples, the caller left and the agent right.

The switch writes about once a second (32 KiB). It knows nothing of who reads.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from hotline.infrastructure import audio

#: Two samples of two bytes.
BYTES_PER_SAMPLE = 4
BYTES_PER_MS = BYTES_PER_SAMPLE * audio.RATE // 1000
FRAME_BYTES = BYTES_PER_SAMPLE * audio.FRAME
#: Read at a time: ten seconds. Who is behind catches up piece by piece.
PIECE = 10_000 * BYTES_PER_MS


class RecordingTail:
    def __init__(self, path: Path, from_ms: int = 0) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._at = from_ms * BYTES_PER_MS // FRAME_BYTES * FRAME_BYTES

    @property
    def at_ms(self) -> int:
        return self._at // BYTES_PER_MS

    @property
    def behind_ms(self) -> int:
        """How much of the recording is there and not yet read."""
        if self._file is None:
            return 0
        self._file.seek(0, 2)
        return max(0, self._file.tell() - self._at) // BYTES_PER_MS

    def frames(self) -> Iterator[tuple[bytes, bytes]]:
        """What is new: A-law frames of 20 ms of caller and agent. Nothing while there is no recording."""
        if self._file is None and not self._opened():
            return
        assert self._file is not None
        self._file.seek(self._at)
        piece = self._file.read(PIECE)
        for at in range(0, len(piece) - FRAME_BYTES + 1, FRAME_BYTES):
            both = np.frombuffer(piece, "<i2", 2 * audio.FRAME, at).reshape(-1, 2)
            self._at += FRAME_BYTES
            yield audio.encode(both[:, 0]), audio.encode(both[:, 1])

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _opened(self) -> bool:
        try:
            self._file = self._path.open("rb")
        except FileNotFoundError:
            return False
        return True
