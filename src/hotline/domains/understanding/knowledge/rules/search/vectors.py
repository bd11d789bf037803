"""The meaning of articles, learned from their phrasings: differences between phrasings of one article count little.

The model's vectors all point nearly the same way. They are centred and divided by the scatter of phrasings of one
article (the within-class covariance of a linear discriminant analysis), which brings out what tells articles apart.
"""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.search.narrow import Narrow

#: Shrinkage of the scatter towards equal scatter in all directions; fewer phrasings need more.
ROUNDING = 0.6
#: Weights of an article's phrasings, of its title with the conclusion, and of its passages.
WAYS, HEAD, BODY = 1.0, 0.6, 0.0


@dataclass(frozen=True)
class Learned:
    """The model's vectors of all texts."""

    #: Of phrasings.
    ways: NDArray[np.float32]
    #: Article of each phrasing.
    owners: NDArray[np.int32]
    #: One per article.
    heads: NDArray[np.float32]
    passages: NDArray[np.float32]
    passage_owners: NDArray[np.int32]


@dataclass(frozen=True)
class Meaning:
    """The meanings of articles. Article ``a`` has the passages ``starts[a]`` to ``starts[a + 1]``."""

    middle: NDArray[np.float32]
    spread: NDArray[np.float32]
    #: One per article.
    centres: Narrow
    passages: Narrow
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, learned: Learned) -> Self:
        """Owners ascend."""
        size = len(learned.heads)
        middle = learned.ways.mean(0)
        spread = _spread(learned.ways, learned.owners, size)
        ways = _mean_by(_unit((learned.ways - middle) @ spread), learned.owners, size)
        heads = _unit((learned.heads - learned.heads.mean(0)) @ spread)
        body = _mean_by(_unit((learned.passages - learned.passages.mean(0)) @ spread), learned.passage_owners, size)
        centres = _unit(WAYS * ways + HEAD * heads + BODY * body)
        starts = np.searchsorted(learned.passage_owners, np.arange(size + 1))
        return cls(middle, spread, Narrow.of(centres), Narrow.of(learned.passages), starts.astype(np.int64))

    def place(self, questions: NDArray[np.float32]) -> NDArray[np.float32]:
        """The place of one question, or of a row each: centred and scaled, of length 1."""
        return _unit(np.dot(questions - self.middle, self.spread))

    def nearness(self, place: NDArray[np.float32]) -> NDArray[np.float32]:
        """The nearness of every article to a place, -1 to 1."""
        return self.centres.dot(place)

    def nearest_passages(self, question: NDArray[np.float32], articles: NDArray[np.int64]) -> NDArray[np.float32]:
        """The nearness of the nearest passage of each of these articles; 0 where none is near."""
        first, held = self.starts[articles], self.starts[articles + 1] - self.starts[articles]
        begins = np.cumsum(held) - held
        rows = np.arange(held.sum()) + np.repeat(first - begins, held)
        found, has_some = np.zeros(len(articles), np.float32), held > 0
        if has_some.any():
            found[has_some] = np.maximum.reduceat(self.passages.dot(question, rows), begins[has_some])
        return np.maximum(found, 0)

    def near_passages(self, question: NDArray[np.float32], article: int) -> NDArray[np.float32]:
        """The nearness of each passage of this article, in order."""
        return self.passages.dot(question, np.arange(self.starts[article], self.starts[article + 1]))


def _spread(ways: NDArray[np.float32], owners: NDArray[np.int32], size: int) -> NDArray[np.float32]:
    """The square root of the inverse of how ways of the same article scatter."""
    apart = ways - _mean_by(ways, owners, size)[owners]
    scatter = apart.T @ apart / max(len(ways), 1)
    width = len(scatter)
    scatter = (1 - ROUNDING) * scatter + ROUNDING * max(float(np.trace(scatter)) / width, 1e-6) * np.eye(width)
    strengths, directions = np.linalg.eigh(scatter)
    root: NDArray[np.float64] = np.dot(directions / np.sqrt(strengths), directions.T)
    return root.astype(np.float32)


def _mean_by(vectors: NDArray[np.float32], owners: NDArray[np.int32], size: int) -> NDArray[np.float32]:
    sums = np.zeros((size, vectors.shape[1]), np.float32)
    np.add.at(sums, owners, vectors)
    means: NDArray[np.float32] = np.divide(sums, np.maximum(np.bincount(owners, minlength=size), 1)[:, None])
    return means.astype(np.float32)


def _unit(vectors: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    units: NDArray[np.float32] = np.divide(vectors, np.maximum(lengths, 1e-9)).astype(np.float32)
    return units
