"""Writes figures in a text as characters, the way they are read aloud in Mandarin, so that the voice need not guess.

12333 is 幺二三三三, 第12位 is 第十二位, 2026年 is 二零二六年, 请按1 is 请按一, 5.5% is 百分之五点五.
"""

import re
from collections.abc import Callable

DIGITS = "零一二三四五六七八九"
ON_THE_PHONE = "零幺二三四五六七八九"
UNITS = ("", "十", "百", "千")
MYRIADS = ("", "万", "亿")
#: A figure before one of these counts something. 两 is the counting form of 2 before most of them.
MEASURES = "个月|分钟|小时|年|个|位|天|岁|元|次|人|名|条|件|级|月|日|号|万|%"
NEVER_LIANG = frozenset({"月", "日", "号", "级"})
SERVICE_NUMBER_DIGITS = 3

YEAR = re.compile(r"(?<![\d.])(\d{4})(?=年)")
PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
COUNTED = re.compile(rf"(第?)(\d+(?:\.\d+)?)(?={MEASURES})")
#: What begins with 0 counts nothing: it is a name, such as the number of a member of the staff.
PHONE = re.compile(rf"\d+(?:-\d+)+|(?<![\d.:])0\d+(?![\d.:])|\d{{{SERVICE_NUMBER_DIGITS},}}")
FIGURE = re.compile(r"\d+(?:\.\d+)?")


def read_aloud(text: str) -> str:
    """The text with every figure in characters."""
    for pattern, render in RULES:
        text = pattern.sub(render, text)
    return text


def digit_by_digit(figures: str, names: str = ON_THE_PHONE) -> str:
    """A telephone or staff number in words. Characters other than digits become a short pause."""
    return "".join(names[int(figure)] if figure.isdigit() else "，" for figure in figures)


def number(figures: str) -> str:
    """12 is 十二, 105 一百零五, 20000 二万, 5.5 五点五; up to twelve digits before the point."""
    integer, _, fraction = figures.partition(".")
    spoken = _integer(int(integer))
    return f"{spoken}点{digit_by_digit(fraction, DIGITS)}" if fraction else spoken


def _integer(value: int) -> str:
    if value == 0:
        return DIGITS[0]
    groups: list[int] = []
    while value:
        value, group = divmod(value, 10_000)
        groups.append(group)
    spoken, gap = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group:
            spoken += DIGITS[0] if spoken and (gap or group < 1000) else ""
            spoken += _group(group) + MYRIADS[place]
        gap = group == 0
    return spoken[1:] if spoken.startswith("一十") else spoken


def _group(value: int) -> str:
    """1 to 9999 in characters without a leading zero. A run of zeros inside is read once."""
    spoken = ""
    for place, figure in zip(range(len(str(value)) - 1, -1, -1), str(value), strict=True):
        if figure != "0":
            spoken += DIGITS[int(figure)] + UNITS[place]
        elif not spoken.endswith(DIGITS[0]):
            spoken += DIGITS[0]
    return spoken.rstrip(DIGITS[0])


def _counted(match: re.Match[str]) -> str:
    ordinal, figures = match.groups()
    measure = match.string[match.end() : match.end() + 1]
    if figures == "2" and not ordinal and measure not in NEVER_LIANG:
        return "两"
    return ordinal + number(figures)


RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (YEAR, lambda match: digit_by_digit(match[1], DIGITS)),
    (PERCENT, lambda match: "百分之" + number(match[1])),
    (COUNTED, _counted),
    (PHONE, lambda match: digit_by_digit(match[0])),
    (FIGURE, lambda match: number(match[0])),
)
