"""The score of a practice: goal, policy facts, circumstances, and the items of the standard for calls."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from hotline.domains.people.practice.rules.citizen import Outcome, State
from hotline.domains.people.practice.rules.policy_facts import stated
from hotline.domains.people.practice.rules.scene import Scene
from hotline.domains.people.quality.rules import standards
from hotline.domains.people.quality.rules.marks.proposals import Marks
from hotline.domains.people.quality.rules.marks.talk import Item, Proposal, Result, Talk

#: Of 100: by the standard for calls, for policy facts, for circumstances. Without the goal there are no more than CAP.
BY_STANDARD, FOR_FACTS, FOR_SLOTS, CAP = 50, 40, 10, 59


class FactScore(msgspec.Struct, frozen=True):
    """``turn``: the agent's in which it is stated; -1: missed."""

    text: str
    turn: int


class SlotScore(msgspec.Struct, frozen=True):
    key: str
    label: str
    wording: str
    is_disclosed: bool


class ItemScore(msgspec.Struct, frozen=True):
    """``wording``, ``turn``, ``start``: what a failure rests on. ``better``: what could have been said."""

    key: str
    name: str
    weight: int
    red_line: bool
    result: str
    wording: str = ""
    turn: int = -1
    start: float = 0.0
    better: str = ""


class PracticeScore(msgspec.Struct, frozen=True):
    points: int
    reached: bool
    red_line: bool
    seconds: int
    wrong: str
    facts: tuple[FactScore, ...]
    slots: tuple[SlotScore, ...]
    items: tuple[ItemScore, ...]


class Better(msgspec.Struct, frozen=True):
    """The article's wording, which is shown for what went wrong. ``basis``: the law that it names, "" for none."""

    spoken: str
    basis: str


def scored(
    scene: Scene, state: State, talk: Talk, marks: Marks, standard: standards.Content, better: Better
) -> PracticeScore:
    items = tuple(_item(scene, each, marks.items, better) for each in standard.items)
    grades = {each.key: standards.Grade(each.result) for each in items}
    form = standards.scored(standard, grades)
    facts = _facts(scene, talk)
    slots = tuple(
        SlotScore(slot.key, question.label, question.wording, slot.key in state.disclosed)
        for slot in scene.scenario.slots
        if (question := scene.questions[slot.key])
    )
    reached = state.outcome == Outcome.REACHED.value
    shares = _share([each.turn >= 0 for each in facts]) * FOR_FACTS
    shares += _share([each.is_disclosed for each in slots]) * FOR_SLOTS + form.points * BY_STANDARD / 100
    points = int(shares.quantize(Decimal(1), ROUND_HALF_UP))
    red_line = form.red_line or marks.is_red_line
    return PracticeScore(
        0 if red_line else points if reached else min(points, CAP),
        reached,
        red_line,
        round(talk.turns[-1].end) if talk.turns else 0,
        state.wrong,
        facts,
        slots,
        items,
    )


def _item(scene: Scene, item: standards.Item, proposals: Mapping[Item, Proposal], better: Better) -> ItemScore:
    known = {each.value: each for each in Item}
    found = proposals.get(known[item.key]) if item.key in known else None
    result = found.result if found else Result.NOT_APPLICABLE
    is_excused = item.key == Item.POLICY_CORRECT and found is not None and scene.stands_in_article(found.wording)
    if result is not Result.FAIL or found is None or is_excused:
        value = Result.PASS if is_excused else result
        return ItemScore(item.key, item.name, item.weight, item.red_line, value.value)
    return ItemScore(
        item.key, item.name, item.weight, item.red_line, result.value, found.wording, found.turn, found.start,
        _better(item, better),
    )  # fmt: skip


def _better(item: standards.Item, better: Better) -> str:
    match item.key:
        case Item.POLICY_CORRECT | Item.CONCLUSION_FIRST | Item.COMPLETENESS:
            return better.spoken
        case Item.BASIS:
            return f"按{better.basis}……" if better.basis else item.good
        case _:
            return item.good


def _facts(scene: Scene, talk: Talk) -> tuple[FactScore, ...]:
    """Each fact with the first turn after which it is stated."""
    facts = scene.scenario.facts
    turns, found = list[str](), dict[int, int]()
    for at, each in talk.hers():
        turns.append(each.text)
        for fact in stated(facts, turns[-2:]):
            found.setdefault(fact, at)
    return tuple(FactScore(text, found.get(at, -1)) for at, text in enumerate(facts))


def _share(flags: Sequence[bool]) -> Decimal:
    return Decimal(sum(flags)) / len(flags) if flags else Decimal(1)
