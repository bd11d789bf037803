"""Finds out whose copy of a recording a file is."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile
import soxr
from cryptography.hazmat.primitives import hashes
from numpy.typing import NDArray

from hotline.domains.voice.recordings.models import Download
from hotline.domains.voice.recordings.rules.check import RATE
from hotline.domains.voice.recordings.rules.watermark import Code, code_of, number_in, to_samples
from hotline.infrastructure.sealing import sealing_keys
from hotline.kernel.errors import Invalid


class Trace(NamedTuple):
    """The origin of a file."""

    #: The file's own comment, which anyone can change.
    comment: str
    #: The number of a download in the sound's watermark; None for no watermark.
    number: int | None
    #: The download of that number; None when it is not known.
    download: Download | None
    #: The file is byte for byte the copy of that download.
    unchanged: bool


def watermark_code() -> Code:
    """The secret sequence: by a secret that is never changed, so that old copies stay readable."""
    return _code(sealing_keys().watermark)


@cache
def _code(key: str) -> Code:
    return code_of(bytes.fromhex(key))


def trace(path: Path) -> Trace:
    """The origin of a sound file of any format and rate. Raises Invalid for a file without readable sound."""
    try:
        with soundfile.SoundFile(path) as file:
            comment, rate = file.comment, file.samplerate
            sound = file.read(dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise Invalid("无法识别：不是录音文件，或格式不支持。") from error
    resampled: NDArray[np.float64] = np.asarray(soxr.resample(sound, rate, RATE), np.float64)
    number = number_in(to_samples(resampled * 32768), watermark_code())
    download = Download.objects.filter(pk=number).first() if number is not None else None
    return Trace(comment, number, download, download is not None and _digest(path) == download.digest)


def _digest(path: Path) -> str:
    digest = hashes.Hash(hashes.SM3())
    digest.update(path.read_bytes())
    return digest.finalize().hex()
