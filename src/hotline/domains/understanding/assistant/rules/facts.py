"""Reads personal figures from a text for the calculators: birth, sex, contribution years."""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

_DIGITS = {each: number for number, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "俩": 2}
_NUMERAL = "[0-9〇零一二三四五六七八九十百两俩]"
_BIRTH = re.compile(
    r"((?:19|20)?[0-9]{2}|[一二]?[九〇零]?[〇零一二三四五六七八九]{2})年"
    rf"({_NUMERAL}{{1,3}})月(?:份)?(?:[0-9]{{1,2}}[日号])?(?:的|出生|生|生人|男|女|,|，|。|$| )"
)
_BORN = re.compile(r"出生|生人|年生|月生|生的|月的|退休|退|到点|到龄")
_MAN = re.compile(r"男|我爸|父亲|老头|爷们|老公|丈夫|大爷|哥|叔|先生|老汉")
_WOMAN = re.compile(r"女|我妈|母亲|老太|媳妇|老婆|妻子|大妈|姐|婆娘|阿姨|俺娘|闺女")
_OFFICE = re.compile(r"干部|管理|坐办公室|技术岗|会计|主管|白领|职员|五十五|55|工程师|科室|行政|教师|护士长")
_WORKPLACE = re.compile(
    r"工人|车间|操作|挡车|流水线|厂里|服务员|保洁|食堂|纺|原五十|原来五十退|50退|五十退|一线|缝纫|售货"
)
_YEARS = re.compile(rf"({_NUMERAL}{{1,4}})年(?:零|又|多)?(?:({_NUMERAL}{{1,3}})个月)?(半)?")
_OVERTIME = re.compile(rf"({_NUMERAL}{{1,4}})个?(?:小时|钟头)")
_WAGE = re.compile(r"(?:工资|月薪|基数|挣)[^0-9]{0,4}([0-9]{3,6}(?:\.[0-9]{1,2})?)(?:元|块|，|。|,|$)?")
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
    year, month = _year(found[1]), number(found[2])
    return f"{year}-{month:02}" if year and month and 1 <= month <= 12 else None


def _year(written: str) -> int | None:
    digits = "".join(each if each.isdigit() else str(_DIGITS.get(each, "")) for each in written)
    if len(digits) == 4:
        return int(digits)
    if len(digits) != 2:
        return None
    return 1900 + int(digits) if int(digits) > 20 else CENTURY + int(digits)


def worker(text: str) -> str | None:
    """The kind of worker in the text: ``man``, ``woman-55`` or ``woman-50``, as the retirement calculator calls them.

    None when the text does not tell.
    """
    if _WOMAN.search(text):
        if _OFFICE.search(text):
            return "woman-55"
        return "woman-50" if _WORKPLACE.search(text) else None
    return "man" if _MAN.search(text) else None


def length(text: str) -> Length | None:
    """The first stretch of years and months that is no calendar year."""
    for found in _YEARS.finditer(unicodedata.normalize("NFKC", text)):
        years = number(found[1])
        if years is not None and years <= MAX_SHORT_YEAR:
            return Length(years, 6 if found[3] else number(found[2] or "") or 0)
    return None


def wage(text: str) -> str | None:
    found = _WAGE.search(unicodedata.normalize("NFKC", text).replace(",", ""))
    return found[1] if found else None


def hours(text: str) -> int | None:
    found = _OVERTIME.search(unicodedata.normalize("NFKC", text))
    return number(found[1]) if found else None


def retirement(text: str) -> Mapping[str, object] | None:
    born, kind = birth(text), worker(text)
    return {"born": born, "kind": kind} if born and kind else None


def unemployment(text: str, today: str) -> Mapping[str, object] | None:
    """The unemployment calculator's inputs, when the text tells for how long contributions were paid. None otherwise.

    Whether the person resigned is recognised by words for a voluntary departure.
    """
    paid = length(text)
    if paid is None or not re.search(r"交|缴", text):
        return None
    resigned = re.search(r"自己(?:辞|走|离)|主动辞|自愿离|个人原因", text) is not None
    why = "resigned" if resigned else "involuntary"
    return {"lost": today[:7], "why": why, "years": paid.years, "months": paid.months}


def overtime(text: str, today: str) -> Mapping[str, object] | None:
    """Facts for the overtime calculator, for one kind of day (weekday, rest day or holiday).

    None when wage or hours lack.
    """
    base, worked = wage(text), hours(text)
    if not base or not worked:
        return None
    kind = (
        "holiday"
        if re.search(r"五一|国庆|春节|过年|元旦|清明|端午|中秋|法定", text)
        else "restday"
        if re.search(r"周末|周六|周日|礼拜|星期[六天日]|休息日", text)
        else "weekday"
    )
    return {"month": today[:7], "hours": "standard", "wage": base, kind: worked}
