"""What the encoder learns from, dialogues with what they are and everyday questions; and what of them is held out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.knowledge_folds import builtin
from bench.unrest import Row

PARTS = 5


@dataclass(frozen=True)
class Dialogues:
    rows: Sequence[Row]
    is_held: NDArray[np.bool_]


def dialogues() -> Dialogues:
    """Those of one scenario are held out together."""
    from bench.unrest_train import corpus

    rows = corpus()
    number = {scenario: at for at, scenario in enumerate(sorted({row.scenario for row in rows}))}
    return Dialogues(rows, np.array([number[row.scenario] % PARTS == 0 for row in rows]))


@dataclass(frozen=True)
class Questions:
    """What citizens ask and whose each is: an article's topic or the name of another line. ``is_calm``: nobody who asks
    it is in danger; ``is_ours``: an article answers it or speaks for the line.
    """

    texts: Sequence[str]
    owners: NDArray[np.int64]
    names: Sequence[str]
    is_calm: NDArray[np.bool_]
    is_ours: NDArray[np.bool_]
    is_held: NDArray[np.bool_]


def questions(talks: Dialogues) -> Questions:
    """Those held out among the dialogues are held out here."""
    from bench.unrest_train import IN_DANGER
    from hotline.domains.understanding.assistant.queries import engines

    lines = engines.lines()
    owner = {each: line.classified_as(name) for name, line in lines.items() for each in line.phrasings}
    owner |= {way: entry.article.topic for entry in builtin() for way in entry.article.asked_as}
    texts, names = list(owner), sorted(set(owner.values()))
    nobodys = {name for name, line in lines.items() if not line.topic}
    held = {row.turns[0].text for row, is_held in zip(talks.rows, talks.is_held, strict=True) if is_held}
    part = np.random.default_rng(1).integers(0, PARTS, len(texts))
    return Questions(
        texts,
        np.array([names.index(owner[text]) for text in texts]),
        names,
        np.array([owner[text] not in IN_DANGER for text in texts]),
        np.array([owner[text] not in nobodys for text in texts]),
        (part == 0) | np.array([text in held for text in texts]),
    )
