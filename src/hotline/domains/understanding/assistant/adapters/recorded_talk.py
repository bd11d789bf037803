"""Writes a recorded talk down from its sound, with the voice detection and the recogniser of those that last."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from hotline.domains.understanding.assistant.adapters.phrases import PhraseCutter, Sound, Vad
from hotline.domains.understanding.assistant.adapters.silero import Silero
from hotline.domains.understanding.assistant.adapters.whisper import Whisper, expected, is_installed
from hotline.infrastructure import audio
from hotline.infrastructure.settings import settings
from hotline.infrastructure.transcripts import Phrase

#: For a phrase of 12 s, on a machine that does everything else first.
PATIENCE_SECONDS = 300.0
#: Bytes of 20 ms of both sides, 16 bit.
FRAME_BYTES = 4 * audio.FRAME


class TalkWriter:
    """``text_of``: what was said in 32-bit floats at 16 kHz, "" where nothing was understood."""

    def __init__(self, text_of: Callable[[bytes], str], new_vad: Callable[[], Vad] = Silero) -> None:
        self._text_of, self._new_vad = text_of, new_vad

    def __call__(self, pieces: Iterable[bytes]) -> list[Phrase]:
        """What each side said, in the order of its beginning. ``pieces``: raw sound, the caller left, the agent right.

        Raises Unavailable where the recogniser does not answer.
        """
        cutters = {by_caller: PhraseCutter(self._new_vad()) for by_caller in (True, False)}
        phrases = list[Phrase]()

        def add(by_caller: bool, sound: Sound | None) -> None:
            if sound is not None and (text := self._text_of(sound.samples())):
                phrases.append(Phrase(by_caller, sound.from_ms, sound.to_ms, text))

        for caller, agent in _frames(pieces):
            add(True, cutters[True].take(caller))
            add(False, cutters[False].take(agent))
        for by_caller, cutter in cutters.items():
            add(by_caller, cutter.finish())
        return sorted(phrases, key=lambda phrase: (phrase.from_ms, phrase.to_ms))


def _frames(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """A-law frames of 20 ms of caller and agent; what is left at the end is shorter than one."""
    rest = b""
    for piece in pieces:
        rest += piece
        complete = len(rest) // FRAME_BYTES * FRAME_BYTES
        both = np.frombuffer(rest[:complete], "<i2").reshape(-1, audio.FRAME, 2)
        for frame in both:
            yield audio.encode(frame[:, 0]), audio.encode(frame[:, 1])
        rest = rest[complete:]


def configured() -> TalkWriter | None:
    """None where a package is missing. Its recogniser waits for nobody and nobody waits for it."""
    if not is_installed():
        return None
    lock = settings().place.data / "cache" / "transcriber" / "lock-later"
    return TalkWriter(Whisper(lock, expected(), PATIENCE_SECONDS).text_of)
