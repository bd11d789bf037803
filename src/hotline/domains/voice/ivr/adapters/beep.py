"""The tone after which the caller speaks a message."""

import numpy as np
from numpy.typing import NDArray

from hotline.domains.voice.ivr.adapters.telephone_sound import FADE_SECONDS, RATE, levelled, samples_of

HERTZ, SECONDS, LEVEL = 1000.0, 0.4, 10 ** (-26 / 20)


def beep() -> NDArray[np.int16]:
    moments = np.arange(round(SECONDS * RATE)) / RATE
    fading = np.minimum(np.minimum(moments, SECONDS - moments) / FADE_SECONDS, 1)
    tone = (np.sin(2 * np.pi * HERTZ * moments) * fading).astype(np.float32)
    return samples_of(levelled(tone, RATE, LEVEL))
