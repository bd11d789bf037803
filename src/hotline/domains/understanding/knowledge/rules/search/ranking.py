"""Ranks the articles that may answer a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.search import grams, pinyin
from hotline.domains.understanding.knowledge.rules.search.completion import exactly
from hotline.domains.understanding.knowledge.rules.search.index import Index, word_codes
from hotline.domains.understanding.knowledge.rules.search.synonyms import Synonyms
from hotline.domains.understanding.knowledge.rules.search.text import normalised

#: Number of articles compared closely for each kind of similarity.
CANDIDATES = 128
FEATURES = ("words", "sounds", "meaning", "passage")
WITHOUT_MEANING = FEATURES[:2]
#: Weights for text typed in letters: as syllables, as first letters, and as words in letters (app, n+1).
BY_LETTERS = np.array([12.0, 9.0, 6.0], np.float32)
#: Lead of an article that has the question word for word as a phrasing.
FORESEEN = 20.0


class SearchWeights(msgspec.Struct, frozen=True):
    """Weights of FEATURES with a model, of WITHOUT_MEANING without. Made by ``python -m bench.knowledge_ranking``."""

    with_meaning: tuple[float, ...]
    without_meaning: tuple[float, ...]


@dataclass(frozen=True)
class SearchQuery:
    """A question prepared for the comparison."""

    #: The normalised text.
    typed: str
    tokens: NDArray[np.uint32]
    sounds: NDArray[np.uint32]
    #: First letters, when it is typed in letters only.
    letters: NDArray[np.uint32]
    #: None: compare by words only.
    vector: NDArray[np.float32] | None


def question_of(typed: str, synonyms: Synonyms, vector: NDArray[np.float32] | None = None) -> SearchQuery:
    normal = normalised(typed)
    in_letters = is_in_letters(typed)
    return SearchQuery(
        normal,
        word_codes([normal], synonyms),
        grams.of_syllables(pinyin.typed_syllables(normal)),
        grams.initials([normal.replace(" ", "")]).ids if in_letters else np.zeros(0, np.uint32),
        None if in_letters else vector,
    )


def is_in_letters(typed: str) -> bool:
    """Whether the text is pinyin or first letters, which the model does not know."""
    letters = normalised(typed).replace(" ", "")
    return letters.isascii() and letters.isalpha()


class Compared(NamedTuple):
    """The comparison of a question with the articles ``rows``: a column for each of FEATURES, or of WITHOUT_MEANING."""

    rows: NDArray[np.int64]
    features: NDArray[np.float32]


def compare(index: Index, question: SearchQuery, limit: int = CANDIDATES) -> Compared:
    """Each feature as the distance of an article above the others.

    Without a vector only articles that share some of the words are returned.
    """
    kinds = [index.tokens.scores(question.tokens), index.sounds.scores(question.sounds)]
    meaning = index.meaning if question.vector is not None else None
    if meaning is None or question.vector is None:
        rows = _best_of(kinds, limit)
        rows = rows[np.max([kind[rows] for kind in kinds], 0) > 0]
        return Compared(rows, np.stack([_above(kind)[rows] for kind in kinds], 1))
    kinds.append(meaning.nearness(meaning.place(question.vector)))
    rows = _best_of(kinds, limit)
    near = meaning.nearest_passages(question.vector, rows)
    return Compared(rows, np.stack([*(_above(kind)[rows] for kind in kinds), _above(near)], 1))


class Ranked(NamedTuple):
    """A result. ``score`` is the confidence, 0 to 1; the scores of all compared articles add up to 1."""

    row: int
    score: float


def ranked(index: Index, question: SearchQuery, weights: SearchWeights, limit: int) -> list[Ranked]:
    """The articles that fit the question, best first. Empty when none resembles it."""
    if not question.typed or not len(index):
        return []
    rows, worth = _by_letters(index, question) if len(question.letters) else _by_features(index, question, weights)
    for row in exactly(index, question.typed):
        worth[rows == row] += FORESEEN
    order = np.argsort(-worth, kind="stable")[:limit]
    share = np.exp(worth - worth.max(initial=0))
    share /= max(float(share.sum()), 1e-9)
    return [Ranked(int(rows[at]), float(share[at])) for at in order]


def _by_features(
    index: Index, question: SearchQuery, weights: SearchWeights
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    rows, features = compare(index, question)
    without_meaning = features.shape[1] == len(WITHOUT_MEANING)
    return rows, features @ np.array(weights.without_meaning if without_meaning else weights.with_meaning, np.float32)


def _by_letters(index: Index, question: SearchQuery) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    kinds = [
        index.sounds.scores(question.sounds),
        index.letters.scores(question.letters),
        index.tokens.scores(question.tokens),
    ]
    rows = _best_of(kinds, CANDIDATES)
    worth = np.stack([kind[rows] for kind in kinds], 1) @ BY_LETTERS
    return rows[worth > 0], worth[worth > 0]


def _best_of(kinds: Sequence[NDArray[np.float32]], limit: int) -> NDArray[np.int64]:
    if len(kinds[0]) <= limit:
        return np.arange(len(kinds[0]))
    return np.unique(np.concatenate([np.argpartition(-kind, limit)[:limit] for kind in kinds]))


def _above(kind: NDArray[np.float32]) -> NDArray[np.float32]:
    """The values in standard deviations above their mean."""
    above: NDArray[np.float32] = (kind - kind.mean()) / max(float(kind.std()), 1e-6)
    return above
