"""What to practise next: by what went wrong in the last practices, at the level that a person holds."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from hotline.domains.people.practice.rules.scenario import LEVELS, Mood, Scenario
from hotline.domains.people.quality.rules.marks.talk import Item

#: Practices that are looked back at, and those of a level that must be good before the next one.
LOOKED_BACK, IN_A_ROW = 5, 2
GOOD = 80
_TEMPER = {Item.EMPATHY.value, Item.NO_FORBIDDEN.value}


class Past(NamedTuple):
    """A scored practice. ``failed``: keys of items; ``missed_slots``: circumstances that were not inquired for."""

    code: str
    topic: str
    level: int
    points: int
    reached: bool
    missed_slots: int
    failed: frozenset[str]


class Proposed(NamedTuple):
    """``reason``: in a sentence, "" for none in particular."""

    code: str
    reason: str


def proposed(scenarios: Sequence[Scenario], past: Sequence[Past]) -> Proposed:
    """``past``: the newest first."""
    played = {each.code for each in past}
    fresh = [each for each in scenarios if each.code not in played] or list(scenarios)
    level = level_of(past)
    for fits, reason in _reasons(past[:LOOKED_BACK], level):
        found = [each for each in fresh if fits(each)]
        if found:
            return Proposed(min(found, key=lambda each: abs(each.level - level)).code, reason)
    nearest = min(fresh, key=lambda each: abs(each.level - level), default=None)
    return Proposed(nearest.code if nearest else "", "")


def level_of(past: Sequence[Past]) -> int:
    """One up once the last practices of a level are good, one down after as many that missed their goal."""
    if not past:
        return LEVELS[0]
    level = past[0].level
    same = [each for each in past if each.level == level][:IN_A_ROW]
    if len(same) < IN_A_ROW:
        return level
    if all(each.reached and each.points >= GOOD for each in same):
        return min(level + 1, LEVELS[-1])
    return max(level - 1, LEVELS[0]) if not any(each.reached for each in same) else level


def _reasons(past: Sequence[Past], level: int) -> Iterator[tuple[Callable[[Scenario], bool], str]]:
    failed = {key for each in past for key in each.failed}
    if past and not past[0].reached:
        topic = past[0].topic
        yield lambda each: each.topic == topic, "上次目标未达成，换一位来电人再练这个主题"
    if Item.NO_PROMISE.value in failed:
        yield lambda each: each.persona.is_insistent, "近期有承诺结果，练习应对要准话的来电人"
    if failed & _TEMPER:
        yield lambda each: each.persona.mood is Mood.ANGRY, "近期安抚或服务用语失分，练习应对生气的来电人"
    if any(each.missed_slots for each in past):
        yield lambda each: len(each.slots) > 1 and each.level <= level, "近期没有问清情况，练习先问后答"
    if past and level > past[0].level:
        yield lambda each: each.level == level, "近期练习达标，难度升一级"
