"""What the encoder learns from: ways of asking with whose they are, dialogues with what they are, and which of them are
held out first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.knowledge_folds import delivered
from bench.unrest import Row

PARTS = 5


@dataclass(frozen=True)
class Questions:
    """``owners``: topics of articles, or lines; what an article and a line ask alike is the article's."""

    asked: tuple[str, ...]
    owners: tuple[str, ...]
    is_held: NDArray[np.bool_]


@dataclass(frozen=True)
class Dialogues:
    rows: Sequence[Row]
    is_held: NDArray[np.bool_]


def questions() -> Questions:
    from hotline.domains.assistant.queries import engines

    owner = {each: line.placed_at(name) for name, line in engines.lines().items() for each in line.asked_as}
    owner |= {way: entry.article.topic for entry in delivered() for way in entry.article.asked_as}
    part = np.random.default_rng(1).integers(0, PARTS, len(owner))
    return Questions(tuple(owner), tuple(owner.values()), part == 0)


def dialogues(asked: Questions) -> Dialogues:
    """Those of one scenario are held out together; an ordinary way of asking where it is held out as a question."""
    from bench.unrest_training import corpus

    rows = corpus()
    number = {scenario: at for at, scenario in enumerate(sorted({row.scenario for row in rows}))}
    held = dict(zip(asked.asked, asked.is_held.tolist(), strict=True))
    return Dialogues(
        rows,
        np.array([held.get(row.turns[0].text, number[row.scenario] % PARTS == 0) for row in rows]),
    )
