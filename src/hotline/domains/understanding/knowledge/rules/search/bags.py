"""Each article as a bag of runs of characters, and how well a question's runs match it (BM25).

A repeated run goes on counting up to about eight times, because phrasings that share a word all support the article.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.search.grams import Grams

#: BM25 parameters: repeats of a run until more hardly count, and the penalty on long articles.
SATURATION, LENGTH = 8.0, 0.6
#: Articles counted together, which bounds the memory.
AT_ONCE = 2000


class Source(NamedTuple):
    """Runs by article, and how much each counts."""

    grams: Grams
    weight: float


@dataclass(frozen=True)
class Bags:
    """Run ``vocabulary[c]`` is in the articles ``rows[starts[c]:starts[c + 1]]`` with their ``weights``."""

    vocabulary: NDArray[np.uint32]
    #: Weight of each run by how rare it is.
    rarity: NDArray[np.float32]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.float32]
    #: Number of articles.
    size: int

    @classmethod
    def of(cls, sources: Sequence[Source], size: int) -> Self:
        rows, ids, counts = _counted(sources, size)
        lengths = np.bincount(rows, counts, minlength=size).astype(np.float32)
        order = np.argsort(ids, kind="stable")
        rows, ids, counts = rows[order], ids[order], counts[order]
        vocabulary, starts = np.unique(ids, return_index=True)
        starts = np.append(starts, len(ids)).astype(np.int64)
        held = np.diff(starts)
        rarity = np.log1p((size - held + 0.5) / (held + 0.5)).astype(np.float32)
        room = SATURATION * (1 - LENGTH + LENGTH * lengths / max(float(lengths.sum()) / max(size, 1), 1e-9))
        weights = counts * (SATURATION + 1) / (counts + room[rows]) * np.repeat(rarity, held)
        return cls(vocabulary, rarity, starts, rows, weights.astype(np.float32), size)

    def scores(self, ids: NDArray[np.uint32]) -> NDArray[np.float32]:
        """The score of every article; 0 for one that has none of these runs.

        Runs that no article has lower all scores.
        """
        scores = np.zeros(self.size, np.float32)
        if not len(self.vocabulary) or not len(ids):
            return scores
        runs = np.unique(ids)
        at = np.minimum(np.searchsorted(self.vocabulary, runs), len(self.vocabulary) - 1)
        known = at[self.vocabulary[at] == runs]
        for column in known:
            some = slice(self.starts[column], self.starts[column + 1])
            scores[self.rows[some]] += self.weights[some]
        unknown = len(runs) - len(known)
        return scores / (float(self.rarity[known].sum()) + unknown * float(self.rarity.max()))


def _counted(sources: Sequence[Source], size: int) -> tuple[NDArray[np.int32], NDArray[np.uint32], NDArray[np.float32]]:
    """Article, run and weighted count, each pair once, by article."""
    parts: list[tuple[NDArray[np.int32], NDArray[np.uint32], NDArray[np.float32]]] = []
    sorted_sources = [(source, np.argsort(source.grams.rows, kind="stable")) for source in sources]
    for first in range(0, max(size, 1), AT_ONCE):
        parts.append(_counted_some(sorted_sources, first, first + AT_ONCE))
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))  # type: ignore[return-value]


def _counted_some(
    sources: Sequence[tuple[Source, NDArray[np.int64]]], first: int, end: int
) -> tuple[NDArray[np.int32], NDArray[np.uint32], NDArray[np.float32]]:
    pairs, weights = [], []
    for (grams, weight), order in sources:
        low, high = np.searchsorted(grams.rows, (first, end), sorter=order)
        chosen = order[low:high]
        pairs.append(grams.rows[chosen].astype(np.int64) << 32 | grams.ids[chosen].astype(np.int64))
        weights.append(np.full(len(chosen), weight, np.float32))
    found, where = np.unique(np.concatenate(pairs), return_inverse=True)
    counts = np.bincount(where, np.concatenate(weights), minlength=len(found))
    return (found >> 32).astype(np.int32), (found & 0xFFFFFFFF).astype(np.uint32), counts.astype(np.float32)
