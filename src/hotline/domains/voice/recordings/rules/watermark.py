"""A watermark: a number hidden in sound, readable even when the copy's file comment is gone.

The method is spread spectrum. One period of a secret sequence of ±1, ``PERIOD`` samples long, repeats from beginning to
end. A quarter of its chips mark where a period begins. The others carry the number and its checksum; the chips of each
bit are strewn over the period. The mark follows the loudness of the sound about 32 dB below it, hardly above the noise
of A-law.

To read it, the sound is flattened in time and in pitch, so that speech becomes noise. All periods are added up, and the
secret sequence is searched in the sum. Without the key nothing can be found.
"""

import binascii
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

type Sound = NDArray[np.float64]

PERIOD = 32768
NUMBER_BITS, CHECK_BITS = 32, 16
BITS = NUMBER_BITS + CHECK_BITS
#: One chip in so many is for finding the beginning.
FINDER = 4
STRENGTH = 0.03
#: Loudness of the mark where there is no sound, of 32768.
MIN_SHARE = 2.0
#: Samples over which loudness is taken, 32 ms.
NEAR = 256
FRAME = 512
#: Number of the best beginnings that are tried.
TRIES = 8


class Code(NamedTuple):
    """The secret: ``chips`` ±1, and which bit each carries; -1 for the finder."""

    chips: Sound
    bit: NDArray[np.int64]


def code_of(key: bytes) -> Code:
    dice = np.random.Generator(np.random.Philox(int.from_bytes(key, "big")))
    chips: Sound = dice.choice(np.array([-1.0, 1.0]), PERIOD)
    places = dice.permutation(PERIOD)
    bit = np.full(PERIOD, -1)
    carriers = places[PERIOD // FINDER :]
    bit[carriers] = np.arange(len(carriers)) % BITS
    return Code(chips, bit)


def marked(frames: NDArray[np.int16], number: int, code: Code, start: int = 0) -> NDArray[np.int16]:
    """The sound (samples × sides) with the number embedded.

    ``start`` is the position of its first sample in the recording.
    """
    signs = np.append(_bits_of(number) * 2.0 - 1, 1.0)
    wave = code.chips * signs[code.bit]
    mark = wave[(start + np.arange(len(frames))) % PERIOD]
    sound = frames.astype(np.float64)
    strength = np.maximum(_loudness(sound) * STRENGTH, MIN_SHARE)
    return to_samples(sound + strength * mark[:, None])


def to_samples(sound: NDArray[np.floating[Any]]) -> NDArray[np.int16]:
    samples: NDArray[np.int16] = np.clip(np.rint(sound), -32768, 32767).astype(np.int16)
    return samples


def number_in(frames: NDArray[np.int16], code: Code) -> int | None:
    """The number embedded in a copy, wherever the copy was cut. None when none is found."""
    flat = np.sum([_flattened(side) for side in frames.T.astype(np.float64)], axis=0)
    laid = np.bincount(np.arange(len(flat)) % PERIOD, weights=flat, minlength=PERIOD)
    finder = np.where(code.bit < 0, code.chips, 0.0)
    fits = np.fft.irfft(np.fft.rfft(laid) * np.conj(np.fft.rfft(finder)), PERIOD)
    for beginning in np.argsort(fits)[::-1][:TRIES]:
        aligned = np.roll(laid, -beginning) * code.chips
        sums = np.bincount(code.bit + 1, weights=aligned, minlength=BITS + 1)[1:]
        number = _number_of(sums > 0)
        if number is not None:
            return number
    return None


def _bits_of(number: int) -> NDArray[np.int64]:
    raw = number.to_bytes(NUMBER_BITS // 8, "big")
    raw += binascii.crc_hqx(raw, 0xFFFF).to_bytes(CHECK_BITS // 8, "big")
    return np.unpackbits(np.frombuffer(raw, np.uint8)).astype(np.int64)


def _number_of(bits: NDArray[np.bool_]) -> int | None:
    number = int.from_bytes(np.packbits(bits[:NUMBER_BITS]).tobytes(), "big")
    return number if number and np.array_equal(_bits_of(number), bits.astype(np.int64)) else None


def _loudness(sound: Sound) -> Sound:
    """Mean size of the samples around each, each side for itself."""
    sums = np.cumsum(np.pad(np.abs(sound), ((NEAR // 2 + 1, NEAR // 2), (0, 0))), axis=0)
    loudness: Sound = (sums[NEAR:] - sums[:-NEAR])[: len(sound)] / NEAR
    return loudness


def _flattened(side: Sound) -> Sound:
    """Every stretch of 64 ms equally loud in every pitch: what is speech sinks to what the mark is."""
    hop = FRAME // 2
    window = np.sin(np.pi * (np.arange(FRAME) + 0.5) / FRAME)
    padded = np.concatenate([np.zeros(hop), side, np.zeros(FRAME + hop - len(side) % hop)])
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::hop]
    spectra = np.fft.rfft(frames * window)
    size = np.abs(spectra) + 1.0
    flat = np.fft.irfft(spectra / size, FRAME) * window
    out = np.zeros(len(padded))
    for half in (0, 1):
        some = flat[half::2]
        out[half * hop : half * hop + some.size] += some.reshape(-1)
    return out[hop : hop + len(side)]
