"""Whose question is it, by an encoder adapted to all ways of asking: of one of the articles, or of another line.

Where articles lie side by side it tells them apart by what single ways of asking say, which their centres in search
cannot.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hotline.domains.assistant.rules.outside import Line


@dataclass(frozen=True)
class Placing:
    """``names``: topics of articles, or lines. ``scores``: of a question, the logarithm of how likely it is each's, in
    the order of ``names``; together they are one.
    """

    names: tuple[str, ...]
    scores: Callable[[str], NDArray[np.float32]]

    def told(
        self,
        scores: NDArray[np.float32],
        topics: Sequence[str],
        lines: Mapping[str, Line],
        otherwise: NDArray[np.float32],
    ) -> "Placed":
        """What the scores of a question say of the articles, by their ``topics``, and of the lines. An article that was
        not there to be learned is as far above the others as it is by ``otherwise``.
        """
        at = _columns(self.names, tuple(topics))
        known = at >= 0
        above = np.where(known, _above(scores[at], known), _above(otherwise, np.ones_like(known))).astype(np.float32)
        likely = np.append(np.exp(scores), 0).astype(np.float32)
        elsewhere = likely[_columns(self.names, tuple(line.placed_at(name) for name, line in lines.items()))]
        nobodys = [float(each) for each, line in zip(elsewhere, lines.values(), strict=True) if not line.topic]
        return Placed(above, elsewhere, float(likely[at].max(initial=0)), max(nobodys, default=0.0))


class Placed(NamedTuple):
    """``above``: how far each article is above the others, in standard deviations; ``lines``: how likely it is each
    line's; ``ours``, ``outside``: how likely it is the likeliest article's, and line's that no article speaks for.
    """

    above: NDArray[np.float32]
    lines: NDArray[np.float32]
    ours: float
    outside: float


@lru_cache(8)
def _columns(names: tuple[str, ...], wanted: tuple[str, ...]) -> NDArray[np.int64]:
    """-1 for what was not there to be learned."""
    at = {name: number for number, name in enumerate(names)}
    return np.array([at.get(each, -1) for each in wanted], np.int64)


def _above(values: NDArray[np.float32], counted: NDArray[np.bool_]) -> NDArray[np.float32]:
    some = values[counted]
    if not len(some):
        return np.zeros_like(values)
    return (values - some.mean()) / max(float(some.std()), 1e-6)
