"""Whose copy is this? Asked of a file that turned up somewhere."""

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
    """``comment`` what the file says of itself, which anyone may change; ``number`` what its sound bears.

    ``download`` of that number; ``unchanged``: byte for byte what was handed out then.
    """

    words: str
    number: int | None
    download: Download | None
    unchanged: bool


def watermark_code() -> Code:
    """The secret sequence: by the key of the index, which is never changed, so that old copies stay readable."""
    return _code(sealing_keys().index("watermark of recordings"))


@cache
def _code(key: str) -> Code:
    return code_of(bytes.fromhex(key))


def trace(path: Path) -> Trace:
    """Of any sound file, whatever its format and rate. Raises Invalid for what is none."""
    try:
        with soundfile.SoundFile(path) as file:
            comment, rate = file.comment, file.samplerate
            sound = file.read(dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise Invalid("读不出声音：不是录音文件，或格式不认识。") from error
    resampled: NDArray[np.float64] = np.asarray(soxr.resample(sound, rate, RATE), np.float64)
    number = number_in(to_samples(resampled * 32768), watermark_code())
    download = Download.objects.filter(pk=number).first() if number is not None else None
    return Trace(comment, number, download, download is not None and _digest(path) == download.digest)


def _digest(path: Path) -> str:
    digest = hashes.Hash(hashes.SM3())
    digest.update(path.read_bytes())
    return digest.finalize().hex()
