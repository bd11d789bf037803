"""Reads numbers as people write and say them in Chinese: 21.6万, 三万二, 1,200, 两千五. Whole or not at all."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_DIGITS = {each: value for value, each in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SCALES = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "k": Decimal(1000),
    "万": Decimal(10_000),
    "w": Decimal(10_000),
    "亿": Decimal(100_000_000),
}
#: Scales above which a number starts again: 三千二百万 is 3,200 times ten thousand.
_GREAT = {"万", "w", "亿"}
_LATIN_SCALE = r"[kw](?![a-z])"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?"
_SPOKEN = "[零〇一二三四五六七八九两俩十百千万亿]"
#: Everything that may belong to one number. What is cut out of it must be a number as a whole.
_RUN = re.compile(
    rf"(?:(?:{_ARABIC})(?:\s?(?:[百千万亿]|{_LATIN_SCALE}))*|{_SPOKEN})+(?:点[零〇一二三四五六七八九]+[百千万亿]*)?"
)
_PART = re.compile(rf"{_ARABIC}|[零〇一二三四五六七八九两俩]|[十百千万亿]|{_LATIN_SCALE}|点|\s")
#: What stands around a run that is part of something else or not exact: a range, a decimal cut in two, a share, 多.
_CUT_BEFORE = re.compile(r"\d[.,:/]?$|[\-~—*x×#]$|[\d零一二三四五六七八九十百千万][到至]$|第$|[a-z]$")
_CUT_AFTER = re.compile(
    r"^(?:[.,:/]\d|[\-~—]\s?[\d一二三四五六七八九]|%|[到至][\d零一二两三四五六七八九十]|[多余几来])"
)
#: Characters at which both look, at most.
_AROUND = 3


class NumberRead(NamedTuple):
    """A number in a text and where it is written, from ``start`` to before ``end``."""

    value: Decimal
    start: int
    end: int


def halved(text: str) -> str:
    """The text with full-width digits and marks as half-width ones, in the same places, and in lower case."""
    return "".join(normal if len(normal := unicodedata.normalize("NFKC", each)) == 1 else each for each in text).lower()


def numbers_in(text: str) -> Iterator[NumberRead]:
    """The numbers of a text. Ranges, shares, parts of dates with strokes and what cannot be read whole are left out."""
    plain = halved(text)
    for run in _RUN.finditer(plain):
        before, after = plain[max(0, run.start() - _AROUND) : run.start()], plain[run.end() : run.end() + _AROUND]
        if _CUT_BEFORE.search(before) or _CUT_AFTER.match(after):
            continue
        value = number(run.group())
        if value is not None:
            yield NumberRead(value, run.start(), run.end())


def number(text: str) -> Decimal | None:
    """The value of a text that is one number: ``3万2`` 32000, ``二〇二四`` 2024. None for any other text."""
    parts = [each.group() for each in _PART.finditer(halved(text)) if not each.group().isspace()]
    if not parts or sum(map(len, parts)) != len("".join(halved(text).split())):
        return None
    if not any(each in _SCALES for each in parts):
        return _digits(parts)
    return _scaled(parts)


def _digits(parts: list[str]) -> Decimal | None:
    """Digits one after the other: an Arabic number, or 二〇二四, or 三点五."""
    if len(parts) == 1 and parts[0] not in _DIGITS:
        return None if parts[0] == "点" else Decimal(parts[0].replace(",", ""))
    if any(each not in _DIGITS and each != "点" for each in parts) or parts.count("点") > 1 or parts[0] == "点":
        return None
    return Decimal("".join("." if each == "点" else str(_DIGITS[each]) for each in parts))


def _scaled(parts: list[str]) -> Decimal | None:
    """Digits with scales. The last digit after a scale is of the next lower one: 三万二 is 32,000."""
    total, section, held, last = Decimal(0), Decimal(0), None, Decimal(0)
    after_zero, limit = False, None
    at = 0
    while at < len(parts):
        part = parts[at]
        if part in _SCALES:
            scale = _SCALES[part]
            if part in _GREAT:
                amount = section + (held if held is not None else Decimal(0))
                if not amount or (limit is not None and scale >= limit):
                    return None
                total, section, held, limit = total + amount * scale, Decimal(0), None, scale
            else:
                if held is None and part != "十":
                    return None
                section, held = section + (held if held is not None else Decimal(1)) * scale, None
            last, after_zero = scale, False
        elif part in ("零", "〇"):
            if held is not None:
                return None
            after_zero = True
        else:
            if held is not None:
                return None
            end = at + 1
            while end < len(parts) and (parts[end] == "点" or (parts[end] in _DIGITS and "点" in parts[at:end])):
                end += 1
            held = _digits(parts[at:end])
            if held is None:
                return None
            at = end - 1
        at += 1
    if held is None:
        return total + section
    if not last:
        return None
    is_lower = held < 10 and held == int(held) and not after_zero and last >= 100
    return total + section + (held * last / 10 if is_lower else held)
