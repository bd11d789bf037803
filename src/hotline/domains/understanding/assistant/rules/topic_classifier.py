"""A classifier of questions by topic: one of the articles, or one of the other lines.

It is a kernel regression over similarity of meaning to all phrasings and all sample questions of other lines, each
article and line against all others; trained by ``python -m bench.assistant_train``. It tells similar articles apart
by single phrasings, which the articles' centres in search cannot do.
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
    """A kernel classifier of questions.

    ``landmarks`` are question vectors less ``middle``, of length 1. ``weights`` apply to the likeness to each landmark,
    one column for each of ``names`` (topics of articles, or lines). ``added`` comes from articles written since the
    training.
    """

    middle: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    weights: NDArray[np.float32]
    names: tuple[str, ...]
    added: Added | None = None

    @classmethod
    def learned(cls, vectors: NDArray[np.float32], owners: Sequence[str], penalty: float) -> Self:
        """Train a classifier.

        ``owners``: the name for each question. Names with few questions weigh more per question.
        """
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
        """The scores of one question, or of a row each: about 1 for its owner, 0 for others, in the order of
        ``names``.
        """
        apart = seen(vector, self.middle)
        scores: NDArray[np.float32] = np.dot(likeness(apart, self.landmarks), self.weights)
        return scores if self.added is None else scores + self.added.scores(apart)

    def knowing(self, vectors: NDArray[np.float32], owners: Sequence[str]) -> Self:
        """This classifier extended by newer questions and their owners.

        Articles that are newer than the training share one name: their questions are ours, and belong to no other
        owner.
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
        """The scores of a question turned into a classification of articles (by ``topics``) and lines.

        An article newer than the training gets its distance above the others from ``otherwise``.
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
        """The scores of these names, 0 for one that was not trained, and which were trained."""
        at = _columns(self.names, names)
        return np.where(at >= 0, scores[at], 0).astype(np.float32), at >= 0


class Classification(NamedTuple):
    """The classification of a question."""

    #: How far each article is above the others, in standard deviations.
    above: NDArray[np.float32]
    #: The score of each line.
    lines: NDArray[np.float32]
    #: Scores of all articles that answer less all other scores: about 1 for our questions, -1 for others.
    together: float
    #: Best score of an article that answers.
    ours: float
    #: Best score of an article that refers to another line.
    referring: float
    #: Best score of a line without such an article.
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
