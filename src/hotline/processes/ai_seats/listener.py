"""What an AI seat hears: when the caller begins to speak, and the sound of each piece of speech once he pauses."""

from collections import deque
from typing import Protocol

import numpy as np
import soxr

from hotline.domains.understanding.conversation.rules.turn_ends import CLOSED
from hotline.infrastructure import audio

RECOGNISED_RATE = 16_000
FRAME_SECONDS = audio.FRAME / audio.RATE
#: What is heard of before the voice was noticed.
BEFORE_SECONDS = 0.3
#: A voice of so long is somebody who speaks; what is shorter is a click or a cough.
BEGINS_SECONDS = 0.08
#: A silence of so long is a pause, in which what was said is recognised. Whether it ends the turn depends on that.
PAUSE_SECONDS = CLOSED
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
    """The caller has said something and is silent for PAUSE_SECONDS, or speaks on after LONGEST_SECONDS."""

    def __init__(self, alaw: bytes) -> None:
        self.alaw = alaw
        voiced = len(alaw) / audio.RATE - PAUSE_SECONDS - (BEFORE_SECONDS - BEGINS_SECONDS)
        #: Too short for a word.
        self.is_short = voiced < SHORTEST_SECONDS


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
        is_silent = self._quiet * FRAME_SECONDS >= PAUSE_SECONDS
        if not is_silent and len(self._piece) * FRAME_SECONDS < LONGEST_SECONDS:
            return None
        return self._paused()

    def forget(self) -> None:
        """What is being spoken is not heard out."""
        self.speaking, self._piece, self._voiced = False, [], 0
        self._before.clear()

    def _paused(self) -> Paused:
        piece = b"".join(self._piece)
        self.forget()
        return Paused(piece)
