"""Sound as numbers: the A-law codec (ITU-T G.711), tones, and their detection. Pure."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

RATE = 8000
#: Samples of one packet: 20 ms.
FRAME = 160
SILENCE = bytes([0xD5]) * FRAME

type Samples = NDArray[np.int16]

SEGMENT_ENDS = [0x1F, 0x3F, 0x7F, 0xFF, 0x1FF, 0x3FF, 0x7FF, 0xFFF]


def _encoding_table() -> NDArray[np.uint8]:
    sample = np.arange(-32768, 32768, dtype=np.int32) >> 3
    mask = np.where(sample >= 0, 0xD5, 0x55)
    size = np.where(sample >= 0, sample, -sample - 1)
    segment = np.minimum(np.searchsorted(SEGMENT_ENDS, size), 7)
    step = np.where(segment < 2, size >> 1, size >> segment) & 0x0F
    return (((segment << 4) | step) ^ mask).astype(np.uint8)


def _decoding_table() -> Samples:
    code = np.arange(256) ^ 0x55
    step, segment = (code & 0x0F) << 4, (code & 0x70) >> 4
    size = np.where(segment == 0, step + 8, (step + 0x108) << np.maximum(segment - 1, 0))
    return np.where(code & 0x80, size, -size).astype(np.int16)


_ENCODED, _DECODED = _encoding_table(), _decoding_table()


def encode(samples: Samples) -> bytes:
    """16-bit samples to alaw, a byte each."""
    return _ENCODED[samples.astype(np.int32) + 32768].tobytes()


def decode(alaw: bytes) -> Samples:
    """Alaw to 16-bit samples."""
    return _DECODED[np.frombuffer(alaw, np.uint8)]


def tone(hertz: int, seconds: float = 1.0, amplitude: int = 8000, rate: int = RATE) -> Samples:
    """A sine. A whole number of seconds can be repeated without a click."""
    moments = np.arange(round(seconds * rate)) / rate
    return (amplitude * np.sin(2 * np.pi * hertz * moments)).astype(np.int16)


def level_of(samples: Samples, hertz: int, rate: int = RATE) -> float:
    """Amplitude of one frequency, by projection (a Goertzel filter of one bin); 0 for no samples."""
    if not len(samples):
        return 0.0
    turn = np.exp(-2j * np.pi * hertz * np.arange(len(samples)) / rate)
    return float(2 * abs(np.dot(samples.astype(float), turn)) / len(samples))


def tones_in(samples: Samples, among: Iterable[int], threshold: float = 500, rate: int = RATE) -> set[int]:
    """The frequencies (Hz) of ``among`` that sound in the samples at ``threshold`` or louder.

    At least a tenth of a second of sound is needed to tell frequencies 100 Hz apart. Shorter sound gives an empty set.
    """
    if len(samples) < rate // 10:
        return set()
    return {hertz for hertz in among if level_of(samples, hertz, rate) >= threshold}


def loudness(samples: Samples) -> float:
    """Root mean square; silence decodes to 8."""
    return float(np.sqrt(np.mean(samples.astype(float) ** 2))) if len(samples) else 0.0


def louder(alaw: bytes, factor: float) -> bytes:
    """The same sound with its amplitude multiplied; what is too loud for 16 bits is cut."""
    samples = np.clip(decode(alaw).astype(np.float32) * factor, -32768, 32767)
    return encode(samples.astype(np.int16))
