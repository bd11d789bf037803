"""Speaks prompts: only those whose text, voice or engine changed, in a few processes, never leaving a half-written
file.
"""

import json
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hotline.domains.voice.ivr.adapters.telephone_sound import FINISH, for_the_telephone, silence, trimmed
from hotline.domains.voice.ivr.ports import Sound, Voice
from hotline.domains.voice.ivr.rules.catalogue import Prompt, outdated, withdrawn

WORKERS = 2
INDEX = "made.json"
PAUSES = {"。": 0.35, "？": 0.35, "！": 0.35, "；": 0.28}
SENTENCES = re.compile(r"[^。？！；]+[。？！；]?")

type Encode = Callable[[NDArray[np.int16]], bytes]


def record(voice: Voice, prompt: Prompt) -> NDArray[np.int16]:
    """A prompt as telephone sound. Sentence by sentence: long ones are spoken badly and pauses come out uneven."""
    pieces: list[Sound] = []
    for sentence in SENTENCES.findall(prompt.spoken_text):
        pieces.append(trimmed(voice.synthesise(sentence, prompt.voice, prompt.speed)))
        pieces.append(silence(PAUSES.get(sentence[-1], 0.0), voice.rate))
    return for_the_telephone(np.concatenate(pieces), voice.rate)


class Studio:
    """Keeps ``out/<folder>/<name>.alaw`` in step with the texts. ``made.json`` remembers what each was made from."""

    def __init__(self, out: Path, engine: str, hire: Callable[[], Voice], encode: Encode) -> None:
        self._out, self._engine, self._hire, self._encode = out, f"{engine} {FINISH}", hire, encode
        self._made: dict[str, str] = self._read_index()

    def outdated(self, prompts: list[Prompt]) -> list[Prompt]:
        """The prompts that ``build`` would speak. A prompt whose file is missing is outdated too."""
        there = {path: mark for path, mark in self._made.items() if (self._out / path).exists()}
        return outdated(prompts, there, self._engine)

    def build(self, prompts: list[Prompt]) -> Iterator[tuple[Prompt, float]]:
        """Speak the outdated prompts. Yields each prompt and its seconds once it is stored.

        When stopped halfway, the next build continues with the rest.
        """
        todo = self.outdated(prompts)
        if not todo:
            return
        context = get_context("spawn")  # a forked copy of a running model is no safe place to be
        with ProcessPoolExecutor(min(WORKERS, len(todo)), context, _take_seat, (self._hire,)) as seats:
            spoken: dict[Future[NDArray[np.int16]], Prompt] = {seats.submit(_speak, prompt): prompt for prompt in todo}
            try:
                for future in as_completed(spoken):
                    prompt, samples = spoken[future], future.result()
                    self._store(prompt, self._encode(samples))
                    yield prompt, len(samples) / 8000
            finally:
                seats.shutdown(cancel_futures=True)

    def mark_of(self, prompt: Prompt) -> str:
        """The mark of what the prompt's up-to-date sound is made from."""
        return prompt.fingerprint(self._engine)

    def file(self, prompt: Prompt) -> Path:
        return self._out / prompt.path

    def adopt(self, sounds: Iterable[tuple[Prompt, NDArray[np.int16], str]]) -> None:
        """Store sounds made elsewhere.

        Each comes with the mark of the text it was made from, which may be an older one.
        """
        for prompt, samples, mark in sounds:
            write_atomically(self.file(prompt), self._encode(samples))
            self._made[prompt.path] = mark
        self._write_index()

    def clear_out(self, prompts: list[Prompt]) -> list[str]:
        """Remove sounds that no prompt uses any more. Returns their paths."""
        gone = withdrawn(prompts, self._made)
        for path in gone:
            (self._out / path).unlink(missing_ok=True)
            del self._made[path]
        if gone:
            self._write_index()
        return gone

    def _store(self, prompt: Prompt, sound: bytes) -> None:
        write_atomically(self.file(prompt), sound)
        self._made[prompt.path] = self.mark_of(prompt)
        self._write_index()

    def _read_index(self) -> dict[str, str]:
        index = self._out / INDEX
        return dict(json.loads(index.read_text())) if index.exists() else {}

    def _write_index(self) -> None:
        write_atomically(self._out / INDEX, json.dumps(self._made, indent=1, sort_keys=True).encode())


def write_atomically(path: Path, content: bytes) -> None:
    """Write the file completely or not at all: a call may be playing it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


# In the worker processes: each keeps one voice for all it is asked to say ----------------------------------------

_seat: list[Voice] = []


def _take_seat(hire: Callable[[], Voice]) -> None:
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _seat.append(hire())


def _leave_with_parent() -> None:
    """End this worker when its parent ends.

    A killed parent would leave workers that wait, with their memory, for ever.
    """
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _speak(prompt: Prompt) -> NDArray[np.int16]:
    return record(_seat[0], prompt)
