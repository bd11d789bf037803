"""Raw sound dressed as a WAV file."""

import struct

from hotline.domains.voice.recordings.rules.check import RATE, SAMPLE_BYTES

HEADER_BYTES = 44


def wav_header(raw_bytes: int, channels: int) -> bytes:
    frame_bytes = channels * SAMPLE_BYTES
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + raw_bytes,
        b"WAVE",
        b"fmt ",
        16,
        1,
        channels,
        RATE,
        RATE * frame_bytes,
        frame_bytes,
        8 * SAMPLE_BYTES,
        b"data",
        raw_bytes,
    )
