"""What the answers of those examined say of each question of a paper, and which a person should look at. Pure."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from hotline.domains.people.exams.rules.questions import ExamQuestionKind
from hotline.domains.people.training.rules.item_analysis import analysed

#: Fewer people say too little of a question to flag it.
MIN_PEOPLE = 20
TOO_HARD, TOO_EASY, TOO_WEAK = 0.2, 0.95, 0.1


class ItemFlag(StrEnum):
    KEY = "key"  # whoever does well otherwise answers it wrong, or a wrong option is chosen more than the right one
    HARD = "hard"
    EASY = "easy"
    WEAK = "weak"  # it tells good from bad hardly at all
    IDLE = "idle"  # nobody chooses one of its wrong options


class Item(NamedTuple):
    """A question of a paper with what each person did, in one order of people. ``chosen``: places in the bank."""

    kind: ExamQuestionKind
    options: int
    right: Sequence[int]
    is_right: Sequence[bool]
    chosen: Sequence[Sequence[int]]


class ItemFigures(NamedTuple):
    """``difficulty``: the share that is right. ``counts``: of each option, how many chose it."""

    difficulty: float
    discrimination: float | None
    counts: list[int]
    flags: list[ItemFlag]


class PaperFigures(NamedTuple):
    """``kr20`` and ``sem``: of the number of right answers; None where it is undefined."""

    people: int
    kr20: float | None
    sem: float | None
    items: list[ItemFigures]


def paper_figures(items: Sequence[Item]) -> PaperFigures:
    """Of questions that a machine grades."""
    people = len(items[0].is_right) if items else 0
    if not people:
        return PaperFigures(0, None, None, [])
    found = analysed([[int(item.is_right[person]) for item in items] for person in range(people)])
    figures = []
    for item, difficulty, discrimination in zip(items, found.difficulty, found.discrimination, strict=True):
        counts = [sum(option in chosen for chosen in item.chosen) for option in range(item.options)]
        flags = _flags(item, difficulty, discrimination, counts) if people >= MIN_PEOPLE else []
        figures.append(ItemFigures(difficulty, discrimination, counts, flags))
    return PaperFigures(people, found.kr20, found.sem, figures)


def _flags(item: Item, difficulty: float, discrimination: float | None, counts: Sequence[int]) -> list[ItemFlag]:
    wrong = [count for option, count in enumerate(counts) if option not in item.right]
    misleads = item.kind is ExamQuestionKind.SINGLE and max(wrong) > counts[item.right[0]]
    against = discrimination is not None and discrimination < 0
    checks = (
        (ItemFlag.KEY, against or misleads),
        (ItemFlag.HARD, difficulty < TOO_HARD),
        (ItemFlag.EASY, difficulty > TOO_EASY),
        (ItemFlag.WEAK, discrimination is not None and 0 <= discrimination < TOO_WEAK),
        (ItemFlag.IDLE, item.kind is ExamQuestionKind.SINGLE and difficulty <= TOO_EASY and min(wrong) == 0),
    )
    return [flag for flag, holds in checks if holds]
