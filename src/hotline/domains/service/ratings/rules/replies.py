"""Which level an answer by text means."""

import unicodedata

#: Longest first: 不满意 holds 满意.
_LEVEL_TEXTS = (
    ("非常不满意", 5),
    ("很不满意", 5),
    ("非常满意", 1),
    ("基本满意", 3),
    ("不满意", 4),
    ("很满意", 1),
    ("满意", 2),
)
_FIGURES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
LEVELS = range(1, 6)


def level_in(text: str) -> int | None:
    """The level 1 … 5 that a citizen's answer names by a figure or by its words; None where it names none, or two."""
    plain = "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
    if (figure := _figure(plain)) is not None:
        return figure
    found, rest = set[int](), plain
    for text_of_level, level in _LEVEL_TEXTS:
        if text_of_level in rest:
            found.add(level)
            rest = rest.replace(text_of_level, "")
    found |= {int(char) for char in rest if char.isdecimal()}
    level = found.pop() if len(found) == 1 else 0
    return level if level in LEVELS else None


def _figure(plain: str) -> int | None:
    if len(plain) != 1:
        return None
    level = _FIGURES.get(plain) or (int(plain) if plain.isdecimal() else 0)
    return level if level in LEVELS else None
