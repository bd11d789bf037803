"""Normalises recognised speech to people's spelling: full-width marks, no blanks between characters."""

import re

from hotline.kernel.files.types import FileType
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy

#: Longest recording. Nobody speaks a question longer than that.
LONGEST_SECONDS = 30
#: Formats that browsers record, and plain sound. The longest recording of any browser has half the maximum size.
RECORDING = UploadPolicy(
    frozenset({FileType.WEBM, FileType.OGG, FileType.MP4, FileType.M4A, FileType.WAV, FileType.FLAC}),
    max_bytes=MEGABYTE,
    named=False,
    code="not_audio",
)
_MARKS = str.maketrans({",": "，", "?": "？", "!": "！", ";": "；", ":": "："})
_BLANK = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")


def written(recognised: str, expected: str) -> str:
    """The text. "" when it only repeats the ``expected`` prompt, which is what the recogniser makes of noise."""
    text = _BLANK.sub("", recognised).translate(_MARKS)
    return "" if text.rstrip("。，、") in expected else text
