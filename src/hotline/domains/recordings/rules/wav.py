"""A raw recording dressed as a WAV file, whole or the part a browser asks for."""

import re
import struct
from typing import NamedTuple

from hotline.domains.recordings.rules.check import FRAME_BYTES, RATE

HEADER_BYTES = 44
CHANNELS = 2
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class Span(NamedTuple):
    """Bytes [start, stop) of a whole."""

    start: int
    stop: int


def wav_header(raw_bytes: int) -> bytes:
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + raw_bytes,
        b"WAVE",
        b"fmt ",
        16,
        1,
        CHANNELS,
        RATE,
        RATE * FRAME_BYTES,
        FRAME_BYTES,
        8 * FRAME_BYTES // CHANNELS,
        b"data",
        raw_bytes,
    )


def span_asked(header: str, whole: int) -> Span | None:
    """The first range of a Range header; None for none we understand. Raises ValueError beyond the end."""
    match = RANGE.match(header.strip())
    if not match or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        span = Span(max(whole - int(last), 0), whole)
    else:
        span = Span(int(first), min(int(last) + 1, whole) if last else whole)
    if span.start >= whole or span.stop <= span.start:
        raise ValueError("the range lies beyond the end")
    return span
