"""Marks a recording with a number while it is read, from any place: the same place is always marked the same."""

from collections.abc import Callable, Iterator

import numpy as np

from hotline.domains.voice.recordings.rules.check import FRAME_BYTES
from hotline.domains.voice.recordings.rules.watermark import NEAR, Code, marked

CHANNELS = 2
#: Frames marked at once, 2 s.
STRETCH = 16 * 1024
#: Frames read on either side, because the mark is as loud as the sound around it.
AROUND = NEAR // 2


def marked_pieces(
    read: Callable[[int, int], bytes], start: int, stop: int, *, frames: int, number: int, code: Code
) -> Iterator[bytes]:
    """The bytes [start, stop) of the marked recording. ``read(start, stop)`` gives bytes of its raw ``frames``."""
    end = -(-stop // FRAME_BYTES)
    for first in range(start // FRAME_BYTES, end, STRETCH):
        last = min(first + STRETCH, end)
        begin, until = max(first - AROUND, 0), min(last + AROUND, frames)
        raw = read(begin * FRAME_BYTES, until * FRAME_BYTES)
        sound = marked(np.frombuffer(raw, "<i2").reshape(-1, CHANNELS), number, code, begin)
        piece = sound[first - begin : last - begin].astype("<i2").tobytes()
        yield piece[max(start - first * FRAME_BYTES, 0) : stop - first * FRAME_BYTES]
