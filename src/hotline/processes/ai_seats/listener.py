"""What an AI seat hears: when the caller begins to speak, and the sound of each piece of speech once he pauses."""

from collections import deque
from typing import Protocol

import numpy as np
import soxr

from hotline.infrastructure import audio

RECOGNISED_RATE = 16_000
FRAME_SECONDS = audio.FRAME / audio.RATE
#: What is heard of before the voice was noticed.
BEFORE_SECONDS = 0.3
#: A voice of so long is somebody who speaks; what is shorter is a click or a cough.
BEGINS_SECONDS = 0.08
#: A silence of so long is a pause, in which what was said is recognised. Whether it ends the turn depends on that, so
#: it is shorter than the silence that ends any turn (``turn_ends``): the words are known by then.
PAUSE_SECONDS = 0.2
#: The silence after a voice too short for a word: what begins so mostly goes on.
SHORT_PAUSE_SECONDS = 0.4
#: A piece is cut here: nobody is listened to for ever.
LONGEST_SECONDS = 28.0
#: A voice shorter than this is a cough; the shortest answers (对, 嗯) last longer.
SHORTEST_SECONDS = 0.16
VOICED = 0.5


class Vad(Protocol):
    """Finds a human voice in the sound of one call."""

    def likelihood(self, alaw: bytes) -> float:
        """How likely somebody speaks in this frame of 20 ms, 0 to 1, in the context of those before."""
        ...


class Began:
    """The caller began to speak."""


class Paused:
    """The caller has said something and pauses, or speaks on after LONGEST_SECONDS."""

    def __init__(self, alaw: bytes, silent: float, *, is_short: bool) -> None:
        self.alaw = alaw
        #: Seconds without a voice at its end.
        self.silent = silent
        #: Too short for a word.
        self.is_short = is_short


def samples_of(alaw: bytes) -> bytes:
    """32-bit floats at RECOGNISED_RATE."""
    narrow = audio.decode(alaw).astype(np.float32) / 32768
    return np.asarray(soxr.resample(narrow, audio.RATE, RECOGNISED_RATE), np.float32).tobytes()


class Listener:
    """Cuts the caller's sound into pieces of speech. Sound comes in frames of 20 ms."""

    def __init__(self, vad: Vad) -> None:
        self._vad = vad
        self._before: deque[bytes] = deque(maxlen=round(BEFORE_SECONDS / FRAME_SECONDS))
        self._piece: list[bytes] = []
        self._voiced = self._quiet = 0
        #: Somebody speaks just now, or did within the last moments.
        self.speaking = False

    def hear(self, frame: bytes) -> Began | Paused | None:
        voiced = self._vad.likelihood(frame) >= VOICED
        if not self.speaking:
            self._before.append(frame)
            self._voiced = self._voiced + 1 if voiced else 0
            if self._voiced * FRAME_SECONDS < BEGINS_SECONDS:
                return None
            self.speaking, self._piece, self._quiet = True, list(self._before), 0
            return Began()
        self._piece.append(frame)
        self._quiet = 0 if voiced else self._quiet + 1
        is_silent = self._quiet * FRAME_SECONDS >= (SHORT_PAUSE_SECONDS if self._is_short else PAUSE_SECONDS)
        if not is_silent and len(self._piece) * FRAME_SECONDS < LONGEST_SECONDS:
            return None
        return self._paused()

    @property
    def _is_short(self) -> bool:
        voiced = (len(self._piece) - self._quiet) * FRAME_SECONDS - (BEFORE_SECONDS - BEGINS_SECONDS)
        return voiced < SHORTEST_SECONDS

    def forget(self) -> None:
        """What is being spoken is not heard out."""
        self.speaking, self._piece, self._voiced = False, [], 0
        self._before.clear()

    def _paused(self) -> Paused:
        paused = Paused(b"".join(self._piece), self._quiet * FRAME_SECONDS, is_short=self._is_short)
        self.forget()
        return paused
