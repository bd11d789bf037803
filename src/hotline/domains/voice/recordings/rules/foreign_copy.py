"""Reads a file that is said to be a copy of a recording. Runs in the sandbox."""

import io
from typing import Any, cast

import numpy as np
import soundfile
import soxr

from hotline.domains.voice.recordings.rules.check import RATE
from hotline.domains.voice.recordings.rules.watermark import to_samples
from hotline.kernel.errors import Invalid
from hotline.kernel.files.types import FileType, type_of

READABLE = frozenset({FileType.WAV, FileType.FLAC, FileType.MP3, FileType.OGG})
UNKNOWN = "无法识别：不是录音文件，或格式不支持。请用 WAV、FLAC、MP3 或 OGG 文件。"


def copy_in(content: bytes) -> tuple[str, int, bytes]:
    """The file's comment, its channels, and its sound at ``RATE`` as 16-bit samples. Raises Invalid."""
    if type_of(content) not in READABLE:
        raise Invalid(UNKNOWN)
    try:
        with soundfile.SoundFile(cast(Any, io.BytesIO(content))) as file:
            comment, rate = file.comment, file.samplerate
            sound = file.read(dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise Invalid(UNKNOWN) from error
    resampled = np.asarray(soxr.resample(sound, rate, RATE), np.float64)
    return comment, sound.shape[1], to_samples(resampled * 32768).tobytes()
