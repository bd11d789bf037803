"""How personal fields look to who may not read them, and how they are written down to be found again."""

import re

DIGITS = re.compile(r"[^\dXx+]")
SHORT = 2


def masked(kind: str, clear: str) -> str:
    """张**, 138****0001, 110***********0015; of free words nothing."""
    match kind:
        case "name":
            return f"{clear[:1]}{'*' * max(len(clear) - 1, 1)}"
        case "phone" | "identity":
            figures = written(kind, clear)
            visible = 3 if len(figures) > SHORT * 4 else 0
            tail = 4 if len(figures) > SHORT * 4 else SHORT
            return f"{figures[:visible]}{'*' * max(len(figures) - visible - tail, 1)}{figures[-tail:]}"
        case _:
            return "…"


def written(kind: str, clear: str) -> str:
    """As it is kept: figures without blanks and dashes."""
    return DIGITS.sub("", clear).upper() if kind in ("phone", "identity") else clear.strip()


def format_error(kind: str, clear: str) -> str:
    """ "" when it will do. A check character is not asked for: what a caller reads out may be wrong and is kept."""
    figures = written(kind, clear)
    if kind == "identity" and figures and not re.fullmatch(r"\d{17}[\dX]|\d{15}", figures):
        return "证件号要是 18 位（或 15 位）"
    if kind == "phone" and figures and not re.fullmatch(r"\+?\d{5,15}", figures):
        return "电话要是 5 到 15 位数字"
    return ""
