"""Marks a sound with a number while it is read, from any place: the same place is always marked the same."""

from collections.abc import Callable, Iterator

import numpy as np

from hotline.domains.voice.recordings.rules.check import SAMPLE_BYTES
from hotline.domains.voice.recordings.rules.watermark import NEAR, Code, marked

#: Frames marked at once, 2 s.
STRETCH = 16 * 1024
#: Frames read on either side, because the mark is as loud as the sound around it.
AROUND = NEAR // 2


def marked_pieces(
    read: Callable[[int, int], bytes], start: int, stop: int, *, channels: int, frames: int, number: int, code: Code
) -> Iterator[bytes]:
    """The bytes [start, stop) of the marked sound. ``read(start, stop)`` gives bytes of its raw ``frames``."""
    frame_bytes = channels * SAMPLE_BYTES
    end = -(-stop // frame_bytes)
    for first in range(start // frame_bytes, end, STRETCH):
        last = min(first + STRETCH, end)
        begin, until = max(first - AROUND, 0), min(last + AROUND, frames)
        raw = read(begin * frame_bytes, until * frame_bytes)
        sound = marked(np.frombuffer(raw, "<i2").reshape(-1, channels), number, code, begin)
        piece = sound[first - begin : last - begin].astype("<i2").tobytes()
        yield piece[max(start - first * frame_bytes, 0) : stop - first * frame_bytes]
