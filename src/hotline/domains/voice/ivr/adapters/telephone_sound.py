"""Turns a voice's sound into what a telephone plays: 8 kHz, one loudness, no silence at the ends."""

import numpy as np
import soxr
from numpy.typing import NDArray

from hotline.domains.voice.ivr.ports import Sound

RATE = 8000
#: Part of every fingerprint: a change of these numbers makes all prompts anew.
FINISH = "8kHz lead40 tail150 -22dB"

LEAD_SECONDS = 0.04
TAIL_SECONDS = 0.15
FADE_SECONDS = 0.005
AUDIBLE = 0.01  # of full scale: -40 dB
FRAME_SECONDS = 0.02
SPEECH_LEVEL = 10 ** (-22 / 20)  # loudness of the frames that hold speech, of full scale
HIGHEST_PEAK = 10 ** (-3 / 20)
SPEECH_FLOOR = 0.05  # of the loudest frame: below is a pause, not speech


def trimmed(sound: Sound) -> Sound:
    """The sound from its first to its last audible sample."""
    audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
    return sound[audible[0] : audible[-1] + 1] if len(audible) else sound[:0]


def silence(seconds: float, rate: int) -> Sound:
    return np.zeros(round(seconds * rate), np.float32)


def speech_level(sound: Sound, rate: int) -> float:
    """Root mean square of the frames that hold speech, 0 when there are none."""
    frame = round(FRAME_SECONDS * rate)
    frames = sound[: len(sound) // frame * frame].reshape(-1, frame)
    levels = np.sqrt(np.mean(frames.astype(np.float64) ** 2, axis=1))
    spoken = levels[levels > SPEECH_FLOOR * levels.max(initial=0.0)]
    return float(np.sqrt(np.mean(spoken**2))) if len(spoken) else 0.0


def levelled(sound: Sound, rate: int, level: float = SPEECH_LEVEL) -> Sound:
    """The sound at the loudness of all prompts, or less where a peak would be cut off."""
    loud = speech_level(sound, rate)
    if not loud:
        return sound
    gain = min(level / loud, HIGHEST_PEAK / float(np.abs(sound).max()))
    return (sound * gain).astype(np.float32)


def for_the_telephone(sound: Sound, rate: int) -> NDArray[np.int16]:
    """8 kHz samples of one prompt, with a short lead and tail."""
    narrow = np.asarray(soxr.resample(trimmed(sound), rate, RATE), np.float32)
    even = _faded(levelled(narrow, RATE))
    return samples_of(np.concatenate([silence(LEAD_SECONDS, RATE), even, silence(TAIL_SECONDS, RATE)]))


def samples_of(sound: Sound) -> NDArray[np.int16]:
    return np.round(np.clip(sound, -1, 1) * 32767).astype(np.int16)


def _faded(sound: Sound) -> Sound:
    """Edges without a click."""
    length = min(round(FADE_SECONDS * RATE), len(sound) // 2)
    ramp = np.linspace(0, 1, length, dtype=np.float32)
    shaped = sound.copy()
    shaped[:length] *= ramp
    shaped[len(shaped) - length :] *= ramp[::-1]
    return shaped
