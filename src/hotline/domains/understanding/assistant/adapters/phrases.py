"""Cuts the sound of one side of a talk into phrases. Pure but for the voice detection."""

from collections import deque
from typing import Protocol

import numpy as np
import soxr

from hotline.infrastructure import audio

RECOGNISED_RATE = 16_000
FRAME_MS = 20
#: What is taken of before the voice was noticed, and how long a voice is somebody who speaks.
BEFORE_MS, BEGINS_MS = 300, 80
#: A silence of so long ends the phrase.
PAUSE_MS = 500
#: A phrase is cut here, so that a long story can be read while it is told.
LONGEST_MS = 12_000
#: What is shorter is a click, a cough or 嗯.
SHORTEST_MS = 200
VOICED = 0.5


class Vad(Protocol):
    def likelihood(self, alaw: bytes) -> float:
        """How likely somebody speaks in this frame of 20 ms, 0 to 1, in the context of those before."""
        ...


class Sound:
    """The sound of a phrase, with its times in the recording. Not ``is_final``: somebody still speaks."""

    def __init__(self, from_ms: int, alaw: bytes, trailing_ms: int, *, is_final: bool) -> None:
        self.from_ms, self.is_final, self._alaw = from_ms, is_final, alaw
        self.to_ms = from_ms + len(alaw) * 1000 // audio.RATE - trailing_ms

    def samples(self) -> bytes:
        """32-bit floats at RECOGNISED_RATE."""
        narrow = audio.decode(self._alaw).astype(np.float32) / 32768
        return np.asarray(soxr.resample(narrow, audio.RATE, RECOGNISED_RATE), np.float32).tobytes()


class PhraseCutter:
    """Takes one side's sound in frames of 20 ms, from ``at_ms`` of the recording on."""

    def __init__(self, vad: Vad, at_ms: int = 0) -> None:
        self._vad, self._at_ms = vad, at_ms
        self._before: deque[bytes] = deque(maxlen=BEFORE_MS // FRAME_MS)
        self._phrase: list[bytes] = []
        self._voiced = self._quiet = self._from_ms = 0
        self.is_speaking = False

    def take(self, frame: bytes) -> Sound | None:
        """The phrase that ends with this frame."""
        is_voiced = self._vad.likelihood(frame) >= VOICED
        self._at_ms += FRAME_MS
        if not self.is_speaking:
            self._before.append(frame)
            self._voiced = self._voiced + 1 if is_voiced else 0
            if self._voiced * FRAME_MS >= BEGINS_MS:
                self.is_speaking, self._phrase, self._quiet = True, list(self._before), 0
                self._from_ms = self._at_ms - len(self._phrase) * FRAME_MS
            return None
        self._phrase.append(frame)
        self._quiet = 0 if is_voiced else self._quiet + 1
        if self._quiet * FRAME_MS < PAUSE_MS and len(self._phrase) * FRAME_MS < LONGEST_MS:
            return None
        return self.finish()

    def so_far(self) -> Sound | None:
        """What has been spoken of the phrase that is not over."""
        return self._sound(is_final=False) if self.is_speaking else None

    def finish(self) -> Sound | None:
        """End the phrase here: nothing more comes for now."""
        sound = self._sound(is_final=True) if self.is_speaking else None
        self.is_speaking, self._phrase, self._voiced = False, [], 0
        self._before.clear()
        return sound

    @property
    def read_ms(self) -> int:
        """Up to here no sound is waiting for the end of its phrase."""
        return self._from_ms if self.is_speaking else self._at_ms

    def _sound(self, *, is_final: bool) -> Sound | None:
        sound = Sound(self._from_ms, b"".join(self._phrase), self._quiet * FRAME_MS, is_final=is_final)
        return sound if sound.to_ms - sound.from_ms - BEFORE_MS >= SHORTEST_MS - BEGINS_MS else None
