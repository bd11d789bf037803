"""What the encoder learns from, questions that are ours or not and dialogues with what they are; what is held out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.knowledge_folds import delivered
from bench.unrest import Row

PARTS = 5


@dataclass(frozen=True)
class Questions:
    """``is_calm``: but for those asked of who is rung in danger."""

    asked: tuple[str, ...]
    is_ours: NDArray[np.bool_]
    is_calm: NDArray[np.bool_]
    is_held: NDArray[np.bool_]


@dataclass(frozen=True)
class Dialogues:
    rows: Sequence[Row]
    is_held: NDArray[np.bool_]


def questions() -> Questions:
    """Ways of asking for articles, and questions for lines that no article speaks for."""
    from bench.unrest_training import asked_elsewhere
    from hotline.domains.assistant.queries import engines

    ours = {way: True for entry in delivered() for way in entry.article.asked_as}
    others = {each: False for line in engines.lines().values() if not line.topic for each in line.asked_as}
    whose = others | ours
    part = np.random.default_rng(1).integers(0, PARTS, len(whose))
    calm = set(ours) | set(asked_elsewhere())
    is_calm = np.array([each in calm for each in whose])
    return Questions(tuple(whose), np.array(list(whose.values())), is_calm, part == 0)


def dialogues(asked: Questions) -> Dialogues:
    """Those of one scenario are held out together; an ordinary way of asking where it is held out as a question."""
    from bench.unrest_training import corpus

    rows = corpus()
    number = {scenario: at for at, scenario in enumerate(sorted({row.scenario for row in rows}))}
    held = dict(zip(asked.asked, asked.is_held.tolist(), strict=True))
    return Dialogues(rows, np.array([held.get(row.turns[0].text, number[row.scenario] % PARTS == 0) for row in rows]))
