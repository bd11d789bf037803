"""A raw recording dressed as a WAV file."""

import struct

from hotline.domains.voice.recordings.rules.check import FRAME_BYTES, RATE

HEADER_BYTES = 44
CHANNELS = 2


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
