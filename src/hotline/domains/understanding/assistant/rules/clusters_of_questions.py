"""Clusters questions of one meaning: average linkage over unit vectors, until no two clusters are near enough.

A question is compared by the articles that it is near to, and a little by its own vector: the same matter in other
words has another vector, but lies between the same articles.

The nearness of two clusters is the mean cosine over the pairs of their members: the product of their sums over the
product of their sizes. Nothing is random, so the same questions give the same clusters.
"""

import zlib
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

type Vectors = NDArray[np.float32]


class Doubt(StrEnum):
    """The reason why a question waits for the editors."""

    REFUSED = "refused"
    UNSURE = "unsure"
    QUESTION_BACK = "asked_back"
    BAD = "bad"


#: Nearness from which clusters merge, by meaning and by characters: measured by bench/assistant_gaps.py.
NEAR, NEAR_BY_CHARACTERS = 0.6, 0.4
#: Weight of the nearness to articles, and how sharply the nearest articles dominate.
BY_ARTICLES, SHARPNESS = 0.8, 0.025
DIMENSIONS = 1024


def clusters(vectors: Vectors, near: float) -> list[list[int]]:
    """Rows of one cluster each, the largest cluster first, then by the first row. Every row must have length 1."""
    members: list[list[int]] = [[row] for row in range(len(vectors))]
    sums, counts = np.dot(vectors, vectors.T).astype(np.float64), np.ones(len(vectors))
    np.fill_diagonal(sums, -np.inf)
    while len(members) > 1:
        means = sums / np.outer(counts, counts)
        one, other = sorted(divmod(int(means.argmax()), len(means)))
        if means[one, other] < near:
            break
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sums[one, one] = -np.inf
        counts[one] += counts[other]
        members[one] += members.pop(other)
        sums, counts = np.delete(np.delete(sums, other, 0), other, 1), np.delete(counts, other)
    return sorted((sorted(each) for each in members), key=lambda each: (-len(each), each[0]))


def signatures(places: Vectors, nearness: Vectors) -> Vectors:
    """``places``: of length 1, a row a question; ``nearness``: to every article, a row a question. Of length 1."""
    likely = np.exp((nearness - nearness.max(1, keepdims=True)) / SHARPNESS)
    roots = np.sqrt(likely / likely.sum(1, keepdims=True))
    return units(np.hstack([np.sqrt(BY_ARTICLES) * roots, np.sqrt(1 - BY_ARTICLES) * places]))


def by_characters(texts: Sequence[str]) -> Vectors:
    """Vectors without a model: counts of characters and character pairs, one row per text, each of length 1."""
    found = np.zeros((len(texts), DIMENSIONS), np.float32)
    for row, text in enumerate(texts):
        for gram in (*text, *(text[at : at + 2] for at in range(len(text) - 1))):
            found[row, zlib.crc32(gram.encode()) % DIMENSIONS] += 1
    return units(found)


def units(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)


def middle_first(vectors: Vectors) -> list[int]:
    """The rows, nearest to their mean first."""
    centre = vectors.sum(0)
    return [int(row) for row in np.argsort(-(vectors @ centre), kind="stable")]


def likeliest(topics: Sequence[Sequence[str]], otherwise: Sequence[str]) -> list[str]:
    """The topics of a group of questions, likeliest first, then the topics ``otherwise``. Each topic occurs once.

    ``topics`` holds each question's topics, best first. A topic gains 1, 1/2, 1/3 … by its place in each list.
    """
    worth: defaultdict[str, float] = defaultdict(float)
    for of_one in topics:
        for place, topic in enumerate(of_one, 1):
            worth[topic] += 1 / place
    return list(dict.fromkeys([*sorted(worth, key=lambda topic: -worth[topic]), *otherwise]))
