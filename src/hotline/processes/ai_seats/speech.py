"""Recogniser and voice of AI seats, each in a helper process that is started with the first call."""

import asyncio
import hashlib
import os
import re
import sys
import tempfile
from pathlib import Path

import msgspec
import structlog

from hotline.domains.understanding.assistant.adapters import recogniser, whisper
from hotline.domains.understanding.assistant.adapters.recogniser import Recognised
from hotline.domains.voice.ivr.adapters import speech_process
from hotline.domains.voice.ivr.adapters.kokoro import ENGINE
from hotline.domains.voice.ivr.adapters.speech_process import Sentence
from hotline.domains.voice.ivr.rules.read_aloud import read_aloud
from hotline.infrastructure.pipes import HelperProcess
from hotline.kernel.errors import Unavailable

log = structlog.get_logger()
#: The first request waits for the model, which on a busy machine takes long.
RECOGNISE_SECONDS, SPEAK_SECONDS = 50.0, 50.0
#: Everything else is not for the voice.
SAYABLE = re.compile(r"[^\u4e00-\u9fff，。？！；、：]")


class TurnRecogniser:
    """Recognises the turns of all calls of this process, one at a time. ``niceness``: 0 where somebody waits for it."""

    def __init__(self, lock: Path, niceness: int = recogniser.NICENESS) -> None:
        command = [sys.executable, "-m", recogniser.__name__, str(lock), whisper.expected(), str(niceness)]
        self._helper = HelperProcess(command)

    async def text_of(self, samples: bytes) -> str:
        """What was said; "" where nothing was understood, or in time."""
        return await self.recognised(samples) or ""

    async def recognised(self, samples: bytes) -> str | None:
        """What was said, "" where it is no speech; None where the recogniser did not answer in time."""
        try:
            answer = await self._helper.request(samples, RECOGNISE_SECONDS)
        except Unavailable as error:
            log.warning("a turn was not recognised", action="ai_seat_deaf", error=error.code)
            return None
        return msgspec.json.decode(answer, type=Recognised).text

    async def warm_up(self) -> None:
        """Load the model: half a second of silence."""
        await self.text_of(bytes(4 * recogniser.RATE // 2))

    async def rest(self) -> None:
        await self._helper.rest()


class Voices:
    """The sound of sentences, spoken once and stored in ``folder`` by text, voice and speed.

    ``niceness``: 0 where somebody waits for it.
    """

    def __init__(self, tools: Path, folder: Path, voice: str, niceness: int = 0) -> None:
        self._helper = HelperProcess([sys.executable, "-m", speech_process.__name__, str(tools), str(niceness)])
        self._folder, self._voice = folder, voice
        self._under_way: dict[Path, asyncio.Task[bytes]] = {}

    async def sound_of(self, text: str, speed: float = 1.0, stored: bool = True) -> bytes:
        """A-law in whole frames, ``stored`` for the next time. Empty where it cannot be spoken."""
        sentence = Sentence(sayable(text), self._voice, speed)
        file = sound_file(self._folder, sentence)
        if file.exists():
            return await asyncio.to_thread(_used, file)
        task = self._under_way.get(file)
        if task is None:
            task = self._under_way[file] = asyncio.create_task(
                self._speak(sentence, file if stored else None), name="speak"
            )
            task.add_done_callback(lambda _: self._under_way.pop(file, None))
        return await asyncio.shield(task)  # who is interrupted does not spoil it for the others

    async def speak_ahead(self, text: str) -> bool:
        """Have the sound of a sentence stored. Whether nothing more is to be done for it."""
        sentence = Sentence(sayable(text), self._voice)
        return not sentence.text or sound_file(self._folder, sentence).exists() or bool(await self.sound_of(text))

    async def rest(self) -> None:
        await self._helper.rest()

    async def _speak(self, sentence: Sentence, file: Path | None) -> bytes:
        if not sentence.text:
            return b""
        try:
            sound = await self._helper.request(msgspec.json.encode(sentence), SPEAK_SECONDS)
        except Unavailable as error:
            log.warning("a sentence was not spoken", action="ai_seat_mute", error=error.code)
            return b""
        if sound and file is not None:
            await asyncio.to_thread(_store, file, sound)
        return sound


def sound_file(folder: Path, sentence: Sentence) -> Path:
    made_of = f"{ENGINE} {sentence.voice} {sentence.speed:.2f} {sentence.text}"
    return folder / f"{hashlib.sha256(made_of.encode()).hexdigest()[:24]}.alaw"


def sayable(text: str) -> str:
    """As the voice takes it: figures in characters, no other signs."""
    return SAYABLE.sub("", read_aloud(text))


def _used(file: Path) -> bytes:
    """The sound; what was used longest ago is deleted first."""
    os.utime(file)
    return file.read_bytes()


def _store(file: Path, sound: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
        new.write(sound)
    os.replace(new.name, file)
