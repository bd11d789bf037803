"""Whose question is it, learned from all ways of asking at once: of one of the articles, or of another line.

A kernel regression over likeness in meaning to every way of asking and every question for other lines, each article
and each line against all others: python -m bench.assistant_training. Where articles lie side by side it tells them
apart by their single ways of asking, which their centres in search cannot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.assistant.rules.kernels import Added, likeness, seen
from hotline.domains.understanding.assistant.rules.library import refers, which_refer
from hotline.domains.understanding.assistant.rules.outside import OtherLine

#: Stands for all articles that were not there to be learned.
NEWCOMERS = "*"


@dataclass(frozen=True)
class TopicClassifier:
    """``landmarks``: questions seen from ``middle``, of length 1; ``weights`` of the likeness to each, a column each of
    ``names``: topics of articles, or lines. ``added``: by what was asked since.
    """

    middle: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    weights: NDArray[np.float32]
    names: tuple[str, ...]
    added: Added | None = None

    @classmethod
    def learned(cls, vectors: NDArray[np.float32], owners: Sequence[str], penalty: float) -> Self:
        """``owners``: whose each question is. Those of whom there are few questions count more each."""
        names = tuple(dict.fromkeys(owners))
        column = {name: at for at, name in enumerate(names)}
        rows = np.array([column[owner] for owner in owners])
        middle = vectors.mean(0)
        landmarks = seen(vectors, middle)
        scarce = np.sqrt(np.bincount(rows)[rows])
        bend = likeness(landmarks, landmarks)
        bend[np.diag_indices_from(bend)] += penalty * scarce / scarce.mean()
        return cls(middle, landmarks, np.linalg.solve(bend, np.eye(len(names), dtype=np.float32)[rows]), names)

    def scores(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of one question or a row each: about 1 for whose it is, 0 for the others, in the order of ``names``."""
        apart = seen(vector, self.middle)
        scores: NDArray[np.float32] = np.dot(likeness(apart, self.landmarks), self.weights)
        return scores if self.added is None else scores + self.added.scores(apart)

    def knowing(self, vectors: NDArray[np.float32], owners: Sequence[str]) -> Self:
        """With newer questions and whose each is. Articles that were not there to be learned are all one here: what is
        asked of them is ours, and nobody else's.
        """
        names = (*self.names, NEWCOMERS)
        weights = np.hstack([self.weights, np.zeros((len(self.weights), 1), np.float32)])
        column = {name: at for at, name in enumerate(names)}
        targets = np.zeros((len(vectors), len(names)), np.float32)
        for row, owner in enumerate(owners):
            targets[row, column.get(owner, column[NEWCOMERS])] = not refers(owner) or owner in column
        larger = replace(self, weights=weights, names=names)
        return replace(larger, added=Added.of(seen(vectors, self.middle), targets - larger.scores(vectors)))

    def trained(
        self,
        scores: NDArray[np.float32],
        topics: Sequence[str],
        lines: Mapping[str, OtherLine],
        otherwise: NDArray[np.float32],
    ) -> "Classification":
        """What the scores of a question say of the articles, by their ``topics``, and of the lines. An article that was
        not there to be learned is as far above the others as it is by ``otherwise``.
        """
        articles, known = self._those(scores, tuple(topics))
        refer = which_refer(tuple(topics))
        above = np.where(known, _above(articles, known), _above(otherwise, np.ones_like(known))).astype(np.float32)
        elsewhere, _ = self._those(scores, tuple(line.classified_as(name) for name, line in lines.items()))
        nobodys = [float(each) for each, line in zip(elsewhere, lines.values(), strict=True) if not line.topic]
        ours, referring = (float(articles[some].max(initial=0)) for some in (~refer, refer))
        signs = _signs(self.names, frozenset(lines))
        return Classification(
            above, elsewhere, float(np.dot(scores, signs)), ours, referring, max(nobodys, default=0.0)
        )

    def _those(
        self, scores: NDArray[np.float32], names: tuple[str, ...]
    ) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Scores of these names, 0 where one was not there to be learned, and which were."""
        at = _columns(self.names, names)
        return np.where(at >= 0, scores[at], 0).astype(np.float32), at >= 0


class Classification(NamedTuple):
    """``above``: how far each article is above the others, in standard deviations; ``lines``: the score of each line;
    ``together``: the scores of all articles that answer less all others', about 1 for what is ours, else -1;
    ``ours``, ``referring``, ``outside``: the best score of an article that answers, of one that refers elsewhere, and
    of a line that no article speaks for.
    """

    above: NDArray[np.float32]
    lines: NDArray[np.float32]
    together: float
    ours: float
    referring: float
    outside: float


@lru_cache(8)
def _signs(names: tuple[str, ...], lines: frozenset[str]) -> NDArray[np.float32]:
    return np.array([-1 if refers(name) or name in lines else 1 for name in names], np.float32)


@lru_cache(8)
def _columns(names: tuple[str, ...], targets: tuple[str, ...]) -> NDArray[np.int64]:
    at = {name: number for number, name in enumerate(names)}
    return np.array([at.get(each, -1) for each in targets], np.int64)


def _above(values: NDArray[np.float32], counted: NDArray[np.bool_]) -> NDArray[np.float32]:
    some = values[counted]
    if not len(some):
        return np.zeros_like(values)
    return (values - some.mean()) / max(float(some.std()), 1e-6)
