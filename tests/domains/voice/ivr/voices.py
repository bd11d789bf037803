"""A voice for tests: a tone for every character, quick to make and easy to find again."""

import os
import time
from pathlib import Path

import numpy as np

from hotline.domains.voice.ivr.ports import Sound


class Whistle:
    """Notes each thing it is asked to say in a file, one line each, since it works in another process."""

    rate = 24_000

    def __init__(self, diary: Path) -> None:
        self._diary = diary

    def synthesise(self, text: str, voice: str, speed: float) -> Sound:
        with self._diary.open("a") as diary:
            diary.write(f"{voice} {speed:g} {text}\n")
        if "坏" in text:
            raise ValueError("cannot say this")
        moments = np.arange(round(0.1 * len(text) / speed * self.rate)) / self.rate
        tone = 0.3 * np.sin(2 * np.pi * 440 * moments)
        quiet = np.zeros(self.rate // 2)
        return np.concatenate([quiet, tone, quiet]).astype(np.float32)


class Slow(Whistle):
    """Notes its process, and never comes to an end."""

    def synthesise(self, text: str, voice: str, speed: float) -> Sound:
        with self._diary.open("a") as diary:
            diary.write(f"{os.getpid()}\n")
        time.sleep(1000)
        return super().synthesise(text, voice, speed)
