"""Values in a service's answer: how they are written in a text, and how they are read out piece by piece.

The pieces are prompts spoken in advance, so reading a value out needs no voice during the call.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Literal

from hotline.domains.voice.ivr.rules.read_aloud import number, read_aloud

type Style = Literal["digits", "number", "amount", "date", "month", "duration"]
LARGEST = Decimal(10) ** 12
MONTH = re.compile(r"(\d{4})-(\d{2})")


def written(value: str, style: Style) -> str:
    """A value as people write it: 45678.90 is 45678.90元, 2026-03 is 2026年3月, 278 months are 23年2个月.

    "" when the value does not fit the style.
    """
    try:
        return _WRITTEN[style](value)
    except (ValueError, InvalidOperation):
        return ""


def spoken(value: str, style: Style) -> str:
    """The same in characters, as a person would say it."""
    written_value = written(value, style)
    if not written_value:
        return ""
    match style:
        case "digits":
            return "".join(DIGIT_NAMES[figure] for figure in written_value)
        case "number":
            return number(written_value)
        case "amount":
            return _spoken_money(Decimal(value))
        case _:
            return read_aloud(written_value)


def pieces(value: str, style: Style) -> tuple[str, ...]:
    """The prompts that read the value out, in order; () when it cannot be read out."""
    if style == "digits":
        return tuple(f"digit-{figure}" for figure in written(value, style))
    return _cut(spoken(value, style))


def text_of(piece: str) -> str:
    """The text of a piece; "" for any other prompt."""
    return _TEXTS.get(piece, "")


def vocabulary(style: Style) -> frozenset[str]:
    """Every piece a value of this style may need."""
    return frozenset(DIGIT_PIECES if style == "digits" else PIECES.values())


def _digits(value: str) -> str:
    if not (value.isascii() and value.isdigit()):
        raise ValueError(value)
    return value


def _number(value: str) -> str:
    amount = Decimal(value)
    if not 0 <= amount < LARGEST:
        raise ValueError(value)
    return f"{amount:f}"


def _amount(value: str) -> str:
    return f"{Decimal(_number(value)):.2f}元"


def _date(value: str) -> str:
    day = date.fromisoformat(value)
    return f"{day.year}年{day.month}月{day.day}日"


def _month(value: str) -> str:
    found = MONTH.fullmatch(value)
    if found is None or not 1 <= int(found[2]) <= 12:
        raise ValueError(value)
    return f"{found[1]}年{int(found[2])}月"


def _duration(value: str) -> str:
    """``value`` in months."""
    years, months = divmod(int(_digits(value)), 12)
    if years > 999:
        raise ValueError(value)
    return (f"{years}年" if years else "") + (f"{months}个月" if months or not years else "")


_WRITTEN: Mapping[Style, Callable[[str], str]] = MappingProxyType(
    {
        "digits": _digits,
        "number": _number,
        "amount": _amount,
        "date": _date,
        "month": _month,
        "duration": _duration,
    }
)


def _spoken_money(amount: Decimal) -> str:
    """一千二百三十四元零五分, 五角, 零元."""
    yuan, cents = divmod(int((amount * 100).to_integral_value("ROUND_HALF_UP")), 100)
    jiao, fen = divmod(cents, 10)
    yuan_text = read_aloud(f"{yuan}元") if yuan or not cents else ""
    tenths = f"{number(str(jiao))}角" if jiao else number("0") if yuan_text and fen else ""
    return yuan_text + tenths + (f"{number(str(fen))}分" if fen else "")


DIGIT_NAMES = dict(zip("0123456789", "零幺二三四五六七八九", strict=True))
DIGIT_PIECES = tuple(f"digit-{figure}" for figure in DIGIT_NAMES)
UNITS = {
    "unit-liang": "两",
    "unit-wan": "万",
    "unit-yi": "亿",
    "unit-point": "点",
    "unit-yuan": "元",
    "unit-jiao": "角",
    "unit-fen": "分",
    "unit-year": "年",
    "unit-month": "月",
    "unit-day": "日",
    "unit-months": "个月",
}
#: Spoken piece -> its prompt in the catalogue (deploy/prompts). A test compares the two.
PIECES: Mapping[str, str] = MappingProxyType(
    {number(str(n)): f"num-{n}" for n in range(100)}
    | {f"{number(str(n))}百": f"hundred-{n}" for n in range(1, 10)}
    | {f"{number(str(n))}千": f"thousand-{n}" for n in range(1, 10)}
    | {text: piece for piece, text in UNITS.items()}
)
_TEXTS = {piece: text for text, piece in PIECES.items()} | {f"digit-{n}": text for n, text in DIGIT_NAMES.items()}
_LONGEST_FIRST = re.compile("|".join(sorted(PIECES, key=len, reverse=True)))


def _cut(text: str) -> tuple[str, ...]:
    """The longest piece that fits, again and again; () when something is left over."""
    found = _LONGEST_FIRST.findall(text)
    return tuple(PIECES[piece] for piece in found) if "".join(found) == text else ()
