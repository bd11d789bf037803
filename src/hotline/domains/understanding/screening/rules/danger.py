"""Whom to ring first where life is in danger now: who is hurt, who stands at the edge, who is beaten."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import msgspec

from hotline.domains.understanding.screening.rules.verdict import Level, UnrestVerdict

#: The number to ring when no emergency number comes first.
LEADER = "12333"
COMFORT = (
    "您的安全最要紧，请不要伤害自己或别人。有危险请立即拨打 110 或 120；"
    "心里难受可以拨打 24 小时心理援助热线 12356。请马上拨打 12333，说“找班长”，有人陪您把事情说清楚。"
)
STEADY = (
    "您反映的情况要由班长马上处理，请拨打 12333 说“找班长”。请通过正常渠道反映，不要采取过激行为；有危险请拨打 110。"
)
#: What is said instead where the same would be said twice in a row; ``{number}``: whom to ring first.
COMFORT_AGAIN = (
    "我在听。请先做一件事：现在就拨打 {number}，身边有人就请他陪着您；"
    "心里难受可以一直打 24 小时心理援助热线 12356，也可以拨打 12333 说“找班长”，有人帮您想办法。"
)
STEADY_AGAIN = "请现在就拨打 12333 说“找班长”，把您遇到的事和电话告诉他，会有人接着办；有危险请拨打 110。"
#: Said once with the first ordinary answer afterwards.
CARING = "另外，您刚才说的我放在心上：难受的时候可以随时拨打 24 小时心理援助热线 12356，有危险请拨打 110。"


class Danger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``unless``: what is said by who threatens, for whom another number is right."""

    number: str
    response: str = msgspec.field(name="says")
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def is_under_way(self, text: str) -> bool:
        return _any(self.patterns, text) and not _any(self.unless, text)


class First(NamedTuple):
    """The number to call first, and what to say."""

    number: str
    response: str


def repeated_advice(first: First, verdict: UnrestVerdict) -> str:
    """The same advice in other words."""
    if verdict.level is not Level.RED:
        return STEADY_AGAIN
    return COMFORT_AGAIN.format(number="110" if first.number == LEADER else first.number)


def is_advice(text: str, dangers: Mapping[str, Danger]) -> bool:
    """Whether a reply told somebody in danger whom to ring."""
    opening, ending = COMFORT_AGAIN.split("{number}")
    known = (COMFORT, STEADY, STEADY_AGAIN, *(each.response for each in dangers.values()))
    return text.startswith(known) or (text.startswith(opening) and ending in text)


def first_to_ring(dangers: Mapping[str, Danger], verdict: UnrestVerdict, text: str) -> First:
    """Whom to ring first for a raised verdict. ``text``: everything the citizen wrote."""
    if verdict.level is not Level.RED:
        return First(LEADER, STEADY)
    joined = "".join(text.split())
    found = next((each for each in dangers.values() if each.is_under_way(joined)), None)
    return First(found.number, found.response) if found is not None else First(LEADER, COMFORT)


def _any(patterns: tuple[str, ...], text: str) -> bool:
    return bool(patterns) and _pattern(patterns).search(text) is not None


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns))
