"""Sounds besides the builtin ones: texts spoken later and own recordings, each named by its content."""

import hashlib
import struct

import msgspec

from hotline.kernel.files.types import RECORDED
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy

#: Upload policy of own recordings. They are converted at once, so the file's name does not matter.
RECORDING = UploadPolicy(
    RECORDED,
    max_bytes=10 * MEGABYTE,
    named=False,
    code="not_audio",
    wrong_type="无法识别的录音文件，请上传 WAV、MP3、M4A 等格式。",
)
RATE = 8000
OWN = "own"
ALAW = 6
HEADER_BYTES = 44


class StoredSound(msgspec.Struct, frozen=True):
    """A value of bucket ``sounds``. Every node stores it as a file for its Asterisk."""

    alaw: bytes


class Take(msgspec.Struct, frozen=True):
    """A recording in the telephone's format. ``remark`` is a hint for its author, "" when all is well."""

    alaw: bytes
    remark: str = ""


def own_name(alaw: bytes) -> str:
    """A name made from the content: equal recordings have one name, and a changed recording never gets an old sound."""
    return f"{OWN}/{hashlib.sha256(alaw).hexdigest()[:16]}"


def seconds_of(alaw_bytes: int) -> float:
    return alaw_bytes / RATE


def wav_of(alaw: bytes) -> bytes:
    """A sound as a WAV file for a browser: the bytes that the caller hears, behind a header."""
    header = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        HEADER_BYTES - 8 + len(alaw),
        b"WAVE",
        b"fmt ",
        16,
        ALAW,
        1,
        RATE,
        RATE,
        1,
        8,
        b"data",
        len(alaw),
    )
    return header + alaw
