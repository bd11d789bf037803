"""What an AI seat hears: when the caller begins to speak, and the sound of each turn once it is over."""

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
#: A silence of so long ends the turn.
TURN_END_SECONDS = 0.6
#: A turn is cut here: nobody is listened to for ever.
LONGEST_SECONDS = 28.0
SHORTEST_SECONDS = 0.25
VOICED = 0.5


class Vad(Protocol):
    """Finds a human voice in the sound of one call."""

    def likelihood(self, alaw: bytes) -> float:
        """How likely somebody speaks in this frame of 20 ms, 0 to 1, in the context of those before."""
        ...


class Began:
    """The caller began to speak."""


class TurnOver:
    """The caller has said something. ``samples``: 32-bit floats at RECOGNISED_RATE."""

    def __init__(self, alaw: bytes) -> None:
        self.seconds = len(alaw) / audio.RATE
        self._alaw = alaw

    @property
    def samples(self) -> bytes:
        narrow = audio.decode(self._alaw).astype(np.float32) / 32768
        return np.asarray(soxr.resample(narrow, audio.RATE, RECOGNISED_RATE), np.float32).tobytes()


class Listener:
    """Cuts the caller's sound into turns. Sound comes in frames of 20 ms."""

    def __init__(self, vad: Vad, turn_end_seconds: float = TURN_END_SECONDS) -> None:
        self._vad, self.turn_end_seconds = vad, turn_end_seconds
        self._before: deque[bytes] = deque(maxlen=round(BEFORE_SECONDS / FRAME_SECONDS))
        self._turn: list[bytes] = []
        self._voiced = self._quiet = 0
        #: Somebody speaks just now, or did within the last moments.
        self.speaking = False

    def hear(self, frame: bytes) -> Began | TurnOver | None:
        voiced = self._vad.likelihood(frame) >= VOICED
        if not self.speaking:
            self._before.append(frame)
            self._voiced = self._voiced + 1 if voiced else 0
            if self._voiced * FRAME_SECONDS < BEGINS_SECONDS:
                return None
            self.speaking, self._turn, self._quiet = True, list(self._before), 0
            return Began()
        self._turn.append(frame)
        self._quiet = 0 if voiced else self._quiet + 1
        is_over = self._quiet * FRAME_SECONDS >= self.turn_end_seconds
        if not is_over and len(self._turn) * FRAME_SECONDS < LONGEST_SECONDS:
            return None
        return self._turn_over()

    def _turn_over(self) -> TurnOver | None:
        turn = b"".join(self._turn)
        self.speaking, self._turn, self._voiced = False, [], 0
        self._before.clear()
        return TurnOver(turn) if len(turn) / audio.RATE - self.turn_end_seconds >= SHORTEST_SECONDS else None
