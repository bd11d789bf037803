"""What the encoder learns from, dialogues with what they are and everyday questions; and what of them is held out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.knowledge_folds import delivered
from bench.unrest import Row

PARTS = 5


@dataclass(frozen=True)
class Dialogues:
    rows: Sequence[Row]
    is_held: NDArray[np.bool_]


def dialogues() -> Dialogues:
    """Those of one scenario are held out together."""
    from bench.unrest_training import corpus

    rows = corpus()
    number = {scenario: at for at, scenario in enumerate(sorted({row.scenario for row in rows}))}
    return Dialogues(rows, np.array([number[row.scenario] % PARTS == 0 for row in rows]))


def ways(talks: Dialogues) -> list[str]:
    """Of asking for articles, calm each, but for those held out among the dialogues."""
    held = {row.turns[0].text for row, is_held in zip(talks.rows, talks.is_held, strict=True) if is_held}
    return [way for entry in delivered() for way in entry.article.asked_as if way not in held]
