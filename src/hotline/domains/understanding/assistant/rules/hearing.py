"""What a recogniser wrote, as people write: full-width marks, no blanks between characters."""

import re

#: Of one recording; longer than anybody asks in one go.
LONGEST_SECONDS = 30
_MARKS = str.maketrans({",": "，", "?": "？", "!": "！", ";": "；", ":": "："})
_BLANK = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")


def written(heard: str, expected: str) -> str:
    """Empty for what only repeats what it was told to expect: that is what it makes of noise."""
    text = _BLANK.sub("", heard).translate(_MARKS)
    return "" if text.rstrip("。，、") in expected else text
