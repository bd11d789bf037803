"""Sound similar to a talk, for tests of the watermark."""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hotline.domains.voice.recordings.rules.watermark import to_samples
from hotline.infrastructure import audio

type Frames = NDArray[np.int16]
RATE = 8000


@cache
def talk(seconds: float, seed: int = 1) -> Frames:
    """Two by turns, low-pitched and rising and falling like syllables, on lines with a little noise, through A-law."""
    dice = np.random.default_rng(seed)
    length = int(seconds * RATE)
    voice = dice.normal(0, 1, (length, 2))
    for _ in range(2):  # a gentle low pass, twice: most of the power below 500 Hz as in speech
        voice = np.stack([np.convolve(side, 0.7 ** np.arange(24), mode="same") for side in voice.T], axis=1)
    moments = np.arange(length) / RATE
    syllables = np.abs(np.sin(moments * 2 * np.pi * 2.1))[:, None]
    turns = np.stack([np.sin(moments * 0.7) > 0, np.sin(moments * 0.7) <= 0], axis=1)
    sound = to_samples(voice * syllables * turns * 350 + dice.normal(0, 16, (length, 2)))
    return each_side(sound, lambda side: audio.decode(audio.encode(side)))


def each_side(frames: Frames, change: Callable[[Frames], Frames]) -> Frames:
    return np.stack([change(np.ascontiguousarray(side)) for side in frames.T], axis=1)
