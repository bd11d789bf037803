"""Masks personal fields for readers without permission, and normalises them for searching."""

import re

from hotline.kernel.masking import mask_name, mask_number

#: The mask of a free text.
UNREAD = "…"
DIGITS = re.compile(r"[^\dXx+]")


def masked(kind: str, clear: str) -> str:
    """A personal value masked as everywhere: 张**, 138******01, 110*************15. Free text is masked entirely."""
    match kind:
        case "name":
            return mask_name(clear)
        case "phone" | "identity":
            return mask_number(written(kind, clear))
        case _:
            return UNREAD


def written(kind: str, clear: str) -> str:
    """The value as stored: digits without blanks and dashes."""
    return DIGITS.sub("", clear).upper() if kind in ("phone", "identity") else clear.strip()


def format_error(kind: str, clear: str) -> str:
    """Why the value is malformed; "" when it is acceptable.

    An identity number's check character is not verified: a caller may read it out wrong, and the number is stored
    anyway.
    """
    figures = written(kind, clear)
    if kind == "identity" and figures and not re.fullmatch(r"\d{17}[\dX]|\d{15}", figures):
        return "证件号须为 18 位（或 15 位）"
    if kind == "phone" and figures and not re.fullmatch(r"\+?\d{5,15}", figures):
        return "电话须为 5 到 15 位数字"
    return ""
