"""Recognises speech by Whisper in a separate process (``recogniser``), started when first needed.

Requires ``uv sync --group hearing``.
"""

import importlib.util
import signal
import subprocess
import sys
import threading
import tomllib
from functools import cache
from pathlib import Path

import msgspec
import structlog

from hotline.domains.understanding.assistant.adapters.recogniser import (
    GRACE_SECONDS,
    PARTS,
    RATE,
    Recognised,
)
from hotline.domains.understanding.assistant.ports import Hearer
from hotline.domains.understanding.assistant.rules.recognised_text import LONGEST_SECONDS
from hotline.infrastructure.pipes import receive, send
from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.settings import settings
from hotline.infrastructure.sound import EmptySound, NotSound, TooLong, mono_bytes
from hotline.kernel.errors import Invalid, Refused, Unavailable

log = structlog.get_logger()
EXPECTED = Path(__file__).parents[6] / "deploy/assistant/hearing.toml"
RECOGNISER = "hotline.domains.understanding.assistant.adapters.recogniser"
NEEDED = ("faster_whisper", "opencc", *PARTS)
#: Recordings in progress or waiting. The last of them waits about six seconds.
SEATS = 4
#: Longest time from a recording to its text, and as much again when the process must start first.
PATIENCE_SECONDS, STARTING_SECONDS = 25.0, 25.0
ERROR_TEXTS = {
    "not_audio": "录音失败，请再说一次，或者打字。",
    "too_long": f"录音过长，一次最多 {LONGEST_SECONDS} 秒，请分几次说。",
    "nothing_heard": "未听到说话声，请靠近话筒再说一次。",
}
decoded = in_sandbox(mono_bytes, errors=(NotSound, EmptySound, TooLong))


class Busy(Refused):
    status = 429
    code = "busy"


class Whisper:
    """``patience``: seconds from a recording to its text; at the first one the process starts as well."""

    def __init__(self, lock: Path, expected: str, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._command = [sys.executable, "-m", RECOGNISER, str(lock), expected]
        self._seats = threading.BoundedSemaphore(SEATS)
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def hear(self, recording: bytes) -> str:
        if not recording:
            raise Invalid(ERROR_TEXTS["not_audio"], code="not_audio")
        if not self._seats.acquire(blocking=False):
            raise Busy("当前人数较多，请打字，或稍后再说。")
        try:
            samples = _samples(recording)
            with self._turn:
                recognised = self._recognised(samples) or self._recognised(samples)
        finally:
            self._seats.release()
        if recognised is None:
            raise Unavailable("语音识别暂不可用，请打字。", code="hearing_away")
        if recognised.error:
            raise Invalid(ERROR_TEXTS[recognised.error], code=recognised.error)
        return recognised.text

    def text_of(self, samples: bytes) -> str:
        """What was said in 32-bit floats at RATE; "" where nothing was understood. Raises Unavailable."""
        with self._turn:
            recognised = self._recognised(samples) or self._recognised(samples)
        if recognised is None:
            raise Unavailable("语音识别暂不可用。", code="hearing_away")
        return recognised.text

    def rest(self) -> None:
        """End the process and free its memory. The next recording starts a new one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _recognised(self, samples: bytes) -> Recognised | None:
        """None when the process has ended: it may just have stopped for being idle.

        Raises Unavailable when it is too slow.
        """
        process, patience = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(patience, process.kill)
        timer.start()
        try:
            send(process.stdin, samples)
            answer = receive(process.stdout)
        except BrokenPipeError:
            answer = b""
        finally:
            timer.cancel()
        if answer:
            return msgspec.json.decode(answer, type=Recognised)
        if process.wait() == -signal.SIGKILL:
            log.warning("nothing was heard in time", action="hearing_slow")
            raise Unavailable("语音识别繁忙，请打字。", code="hearing_slow")
        return None

    def _running(self) -> tuple[subprocess.Popen[bytes], float]:
        """The recogniser's process, started if needed, and the seconds that it may take for a recording."""
        if self._process is not None and self._process.poll() is None:
            return self._process, self._patience
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process, self._patience + STARTING_SECONDS


def _samples(recording: bytes) -> bytes:
    """Raises Invalid, Unavailable."""
    try:
        return decoded(recording, LONGEST_SECONDS + GRACE_SECONDS, RATE)
    except TooLong as error:
        raise Invalid(ERROR_TEXTS["too_long"], code="too_long") from error
    except NotSound as error:
        raise Invalid(ERROR_TEXTS["not_audio"], code="not_audio") from error


@cache
def configured() -> Hearer | None:
    """The one of this process; None where a package is missing."""
    if not is_installed():
        return None
    return Whisper(settings().place.data / "cache" / "hearing" / "lock", expected())


def is_installed() -> bool:
    return all(importlib.util.find_spec(name) for name in NEEDED)


def expected() -> str:
    """Terms that citizens use, as a hint for the recogniser."""
    expected: str = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))["expect"]
    return expected
