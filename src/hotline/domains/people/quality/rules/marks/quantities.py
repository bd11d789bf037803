"""Quantities in what was said, however they were put: 百分之六十, 六成, 五分之三 and 60% are one."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from hotline.kernel.chinese_numbers import halved, number

_N = r"(?:\d+(?:\.\d+)?[万千百]?\d*|[零〇一二两三四五六七八九十百千万俩仨]+(?:点[零〇一二三四五六七八九]+)?)"
_WRITTEN = {
    "工作日": "个工作日 工作日",
    "日": "自然日 天 日 号",
    "月": "个月 月 个半月",
    "周": "周 个星期 星期 礼拜",
    "年": "周年 年",
    "岁": "岁 周岁",
    "小时": "小时 个小时 个钟头 钟头",
    "学时": "学时 个学时",
    "%": "%",
    "倍": "倍",
    "元": "元 块钱 块",
    "人": "人 个人 名",
    "次": "次",
    "分": "分",
    "度": "℃ 度",
    "级": "级",
}
_UNITS = {written: unit for unit, some in _WRITTEN.items() for written in some.split()}
_ALTERNATIVES = "|".join(sorted(_UNITS, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"百分之(?P<percent>{_N})|(?P<parts>{_N})分之(?P<part>{_N})|(?P<tenths>[一二三四五六七八九\d])成(?!都|立|为|功|年|本|交|员)|(?P<half>半)(?:个)?(?P<halved>月|年|小时|天)|"
    rf"(?P<value>{_N})(?P<more>个半月|年半|个半小时)|(?P<number>{_N})\s?(?P<unit>{_ALTERNATIVES}|仨月|俩月)|(?P<compact>[俩仨])(?P<compacted>月|人|年)"
)
#: Law articles, documents and calendar dates are no quantities.
_NONE_BEFORE = re.compile(r"第$|[〔\[（(]$|发$|令$")
_NONE_AFTER = re.compile(r"^(?:令|文|楼|门|店|院|线|路|桥|地|机|码)")
_CALENDAR = re.compile(
    r"(?:19|20)\d\d年|[一二]?[九零〇][零〇一二三四五六七八九]{2,3}年|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|底|初|\d|[一二三四五六七八九十]{1,3}[日号])"
)
_DAYS = {"年": 365, "月": 30, "周": 7, "日": 1}


class Quantity(NamedTuple):
    """``text`` as it was said, from ``start`` to before ``end`` of it."""

    value: Decimal
    unit: str
    text: str
    start: int
    end: int

    def alike(self) -> Iterator[tuple[str, Decimal]]:
        """The same in all units in which it may be said: 12 months are a year, 30 days a month."""
        yield self.unit, self.value
        match self.unit:
            case "年":
                yield "月", self.value * 12
            case "月":
                if self.value % 12 == 0:
                    yield "年", self.value / 12
                yield "日", self.value * 30
            case "日":
                if self.value % 30 == 0:
                    yield "月", self.value / 30
                if self.value == 15:
                    yield "月", Decimal("0.5")
                yield "周", self.value / 7
            case "周":
                yield "日", self.value * 7
            case "倍":
                yield "%", self.value * 100
            case "%":
                if self.value % 100 == 0:
                    yield "倍", self.value / 100
            case _:
                pass


def numbers(text: str) -> set[Decimal]:
    """All numbers of a text, with or without a unit, exact or about: 九千来块 is 9,000."""
    found = (number(each[0]) for each in re.finditer(_N, halved(text)))
    return {each for each in found if each is not None}


@cache
def quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(_read(halved(text)))


def _read(text: str) -> Iterator[Quantity]:
    dates = [found.span() for found in _CALENDAR.finditer(text)]
    for found in _QUANTITY.finditer(text):
        start, end = found.span()
        if any(begin <= start < finish for begin, finish in dates):
            continue
        if _NONE_BEFORE.search(text[:start]) or _NONE_AFTER.match(text[end:]):
            continue
        if (read := _value(found)) is not None:
            yield Quantity(read[0], read[1], found[0], start, end)


def _value(found: re.Match[str]) -> tuple[Decimal, str] | None:
    part = found.groupdict()
    if part["percent"]:
        return _with(part["percent"], "%")
    if part["part"]:
        upper, lower = number(part["part"]), number(part["parts"])
        return (upper * 100 / lower, "%") if upper and lower else None
    if part["tenths"]:
        tenths = number(part["tenths"])
        return (tenths * 10, "%") if tenths else None
    if part["half"]:
        return Decimal("0.5"), _UNITS[part["halved"]]
    if part["more"]:
        units = number(part["value"])
        return (
            (units + Decimal("0.5"), "年" if "年" in part["more"] else _UNITS[part["more"].removeprefix("个半")])
            if units is not None
            else None
        )
    if part["compact"]:
        return Decimal(2 if part["compact"] == "俩" else 3), part["compacted"]
    return _with(part["number"], _UNITS[part["unit"]]) if part["unit"] in _UNITS else None


def _with(text: str, unit: str) -> tuple[Decimal, str] | None:
    value = {"俩": Decimal(2), "仨": Decimal(3)}.get(text) or number(text)
    return (value, unit) if value is not None else None
