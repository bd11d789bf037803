"""How long a recording is stored: the longest time of all rules that apply."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

#: The contract's minimum, which no rule may undercut.
SHORTEST_YEARS = 3
LONGEST_YEARS = 30
#: Flags of calls that rules may tell apart, in the users' words.
FLAGS = {"sensitive": "敏感通话", "unrest": "不稳定因素", "handed_over": "12345 转来"}


class Rule(NamedTuple):
    """A retention rule for calls with this queue, topic and flag; "" is any."""

    name: str
    years: int
    queue: str = ""
    topic: str = ""
    flag: str = ""

    @property
    def is_general(self) -> bool:
        return not (self.queue or self.topic or self.flag)


class Traits(NamedTuple):
    """The properties of a call that retention rules depend on."""

    queue: str
    topic: str
    flags: Collection[str]


class Retention(NamedTuple):
    """The rule by which a recording is stored, and the last day of its storage."""

    rule: Rule
    until: date


def years_error(years: int) -> str:
    """Why a rule may not have so many years, in a sentence; "" when it may."""
    if years < SHORTEST_YEARS:
        return f"录音至少保存 {SHORTEST_YEARS} 年，不可缩短。"
    return f"最多 {LONGEST_YEARS} 年。" if years > LONGEST_YEARS else ""


def applies(rule: Rule, traits: Traits) -> bool:
    return (
        rule.queue in {"", traits.queue}
        and rule.topic in {"", traits.topic}
        and (not rule.flag or rule.flag in traits.flags)
    )


def retention_for(day: date, traits: Traits, rules: Iterable[Rule]) -> Retention:
    """The retention of a call of this Beijing day. Without a rule that applies it is the shortest permitted time."""
    fitting = [rule for rule in rules if applies(rule, traits)] or [Rule("", SHORTEST_YEARS)]
    longest = max(fitting, key=lambda rule: (rule.years, not rule.is_general))
    return Retention(longest, last_day(day, longest.years))


def last_day(day: date, years: int) -> date:
    """The same day so many years later. 29 February becomes 1 March, so that no recording goes a day early."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def first_retained(today: date, years: int) -> date:
    """The first day whose calls are still within ``years``. For calls of 29 February storage may end a day later."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return date(today.year - years, 2, 28)


def in_days(today: date, days: int) -> date:
    return today + timedelta(days=days)
