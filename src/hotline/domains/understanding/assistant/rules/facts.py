"""Reads personal figures from a text for the calculators: birth, sex, contribution years."""

import re
import unicodedata
from typing import NamedTuple

_DIGITS = {each: number for number, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "俩": 2}
NUMERAL = "[0-9〇零一二三四五六七八九十百两俩]"
_BIRTH = re.compile(
    r"((?:19|20)?[0-9]{2}|[一二]?[九〇零]?[〇零一二三四五六七八九]{2})年"
    rf"({NUMERAL}{{1,3}})月(?:份)?(?:[0-9]{{1,2}}[日号])?(?:的|出生|生|生人|男|女|,|，|。|$| )"
)
_BORN = re.compile(r"出生|生人|年生|月生|生的|月的|退休|退|到点|到龄")
_MAN = re.compile(r"男|我爸|父亲|老头|爷们|老公|丈夫|大爷|哥|叔|先生|老汉")
_WOMAN = re.compile(r"女|我妈|母亲|老太|媳妇|老婆|妻子|大妈|姐|婆娘|阿姨|俺娘|闺女")
_OVERTIME = re.compile(rf"({NUMERAL}{{1,4}})个?(?:小时|钟头)")
#: Years up to this number are a length, not a calendar year.
MAX_SHORT_YEAR, CENTURY = 60, 2000


class Length(NamedTuple):
    years: int
    months: int


def number(text: str) -> int | None:
    """``十三``, ``一百二``, ``13`` -> a number below a thousand; None for what is none."""
    if text.isdigit():
        return int(text)
    if not text or any(each not in "十百" and each not in _DIGITS for each in text):
        return None
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    found = (_DIGITS.get(hundreds, 1) * 100 if "百" in text else 0) + (_DIGITS.get(tens, 1) * 10 if ten else 0)
    return found + (_DIGITS.get(ones, 0) if ones else 0)


def birth(text: str) -> str | None:
    """Year and month of birth in the text, as ``1968-08``. None when it names no month."""
    normal = unicodedata.normalize("NFKC", text)
    found = _BIRTH.search(normal)
    if not found or not _BORN.search(normal):
        return None
    year, month = year_of(found[1]), number(found[2])
    return f"{year}-{month:02}" if year and month and 1 <= month <= 12 else None


def year_of(written: str) -> int | None:
    """``68``, ``1968``, ``六八`` -> 1968. None for what is no year."""
    digits = "".join(each if each.isdigit() else str(_DIGITS.get(each, "")) for each in written)
    if len(digits) == 4:
        return int(digits)
    if len(digits) != 2:
        return None
    return 1900 + int(digits) if int(digits) > 20 else CENTURY + int(digits)


def sex(text: str) -> str:
    """``man`` or ``woman``, by words for a person; "" where the text does not tell."""
    if _WOMAN.search(text):
        return "woman"
    return "man" if _MAN.search(text) else ""


def hours(text: str) -> int | None:
    found = _OVERTIME.search(unicodedata.normalize("NFKC", text))
    return number(found[1]) if found else None
