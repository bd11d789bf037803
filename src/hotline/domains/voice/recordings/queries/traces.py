"""Finds out who took, or listened to, the recording that a file holds."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from cryptography.hazmat.primitives import hashes

from hotline.domains.voice.recordings.models import Download, Listening
from hotline.domains.voice.recordings.rules.foreign_copy import copy_in
from hotline.domains.voice.recordings.rules.listening import listening_of
from hotline.domains.voice.recordings.rules.watermark import Code, code_of, number_in
from hotline.events.calls import subject
from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.sandbox.wire import SandboxLimits
from hotline.infrastructure.sealing import sealing_keys

#: Enough for an hour of talk.
_copy_in = in_sandbox(copy_in, limits=SandboxLimits(cpu_seconds=120, memory_mb=4096, result_mb=400))


class Trace(NamedTuple):
    """The origin of a file."""

    #: The file's own comment, which anyone can change.
    comment: str
    #: The number in the sound's watermark; None for no watermark.
    number: int | None
    #: The download of that number; None when it is not known, or the number is a listening's.
    download: Download | None
    #: The listening of that number; None when it is not known, or the number is a download's.
    listening: Listening | None
    #: The file is byte for byte the copy of that download.
    unchanged: bool

    @property
    def about(self) -> str:
        """The subject whose sound it is, such as ``call/…``; "" when neither is known."""
        if self.download is not None:
            return subject(self.download.call)
        return self.listening.about if self.listening is not None else ""


def watermark_code() -> Code:
    """The secret sequence: by a secret that is never changed, so that old copies stay readable."""
    return _code(sealing_keys().watermark_secret())


@cache
def _code(key: str) -> Code:
    return code_of(bytes.fromhex(key))


def trace(path: Path) -> Trace:
    """The origin of a sound file of any format and rate. Raises Invalid for a file without readable sound."""
    content = path.read_bytes()
    comment, channels, samples = _copy_in(content)
    number = number_in(np.frombuffer(samples, np.int16).reshape(-1, channels), watermark_code())
    if number is None:
        return Trace(comment, None, None, None, unchanged=False)
    if (listening := listening_of(number)) is not None:
        return Trace(comment, number, None, Listening.objects.filter(pk=listening).first(), unchanged=False)
    download = Download.objects.filter(pk=number).first()
    return Trace(comment, number, download, None, download is not None and _digest(content) == download.digest)


def _digest(content: bytes) -> str:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()
