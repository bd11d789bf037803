"""The copy that is handed out: WAV with a comment and a watermark."""

from collections.abc import Iterable
from typing import IO, BinaryIO, cast

import numpy as np
import soundfile

from hotline.domains.voice.recordings.rules.check import CHANNELS, FRAME_BYTES, RATE
from hotline.domains.voice.recordings.rules.watermark import Code, marked

#: Half a minute is marked at once.
PIECE = 30 * RATE * FRAME_BYTES


def write_copy(raw: Iterable[bytes], into: IO[bytes], *, number: int, code: Code, comment: str, title: str) -> None:
    """Write a watermarked copy. ``comment`` must be ASCII, because every program shows it; ``title`` may be Chinese."""
    with soundfile.SoundFile(cast(BinaryIO, into), "w", RATE, CHANNELS, format="WAV", subtype="PCM_16") as file:
        file.title, file.comment = title, comment
        frames_before = 0
        for piece in _full_pieces(raw):
            frames = np.frombuffer(piece, "<i2").reshape(-1, CHANNELS)
            file.write(marked(frames, number, code, frames_before))
            frames_before += len(frames)


def _full_pieces(raw: Iterable[bytes]) -> Iterable[bytes]:
    left = b""
    for some in raw:
        left += some
        while len(left) >= PIECE:
            yield left[:PIECE]
            left = left[PIECE:]
    yield left[: len(left) // FRAME_BYTES * FRAME_BYTES]
