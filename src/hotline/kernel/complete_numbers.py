"""Recognises a citizen's complete telephone or identity number where somebody typed one: a word by itself."""

import re
from datetime import date

#: What may stand before a telephone number dialled from elsewhere.
_COUNTRY = r"(?:\+?86|0086)?"
_MOBILE = re.compile(_COUNTRY + r"1[3-9]\d{9}")
#: With the area's code, as people write it.
_LANDLINE = re.compile(r"(?<![\w-])0\d{2,3}[-\s]\d{7,8}(?![\w-])")
_IDENTITY = re.compile(r"(\d{6})(\d{4})(\d\d)(\d\d)\d{3}[\dXx]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def holds_complete_number(text: str) -> bool:
    """Whether a word of ``text`` is a complete number. Figures within a longer word, as in ids, are none."""
    if _LANDLINE.search(text):
        return True
    parts = re.split(r"[\s,，;；、:：]+", text)
    return any(map(is_complete_number, (*parts, re.sub(r"\s", "", text))))


def is_complete_number(word: str) -> bool:
    figures = word.replace("-", "")
    return bool(_MOBILE.fullmatch(figures)) or _is_identity_number(figures)


def _is_identity_number(figures: str) -> bool:
    found = _IDENTITY.fullmatch(figures)
    if found is None:
        return False
    try:
        date(*map(int, found.groups()[1:]))
    except ValueError:
        return False
    total = sum(int(figure) * weight for figure, weight in zip(figures, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == figures[-1].upper()
