"""Evidence for each article, in measures that are comparable between questions: is the question about any of them?"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.search.completion import exactly
from hotline.domains.understanding.knowledge.rules.search.index import Index
from hotline.domains.understanding.knowledge.rules.search.ranking import FORESEEN, SearchQuery, SearchWeights, compare

#: Worth of an article that was not compared closely.
NOTHING = -20.0


class Evidence(NamedTuple):
    """How a question compares with the articles. Arrays hold one value per article."""

    #: Orders the articles.
    worth: NDArray[np.float32]
    #: Share of the question's words that the article has, 0 to 1.
    word_scores: NDArray[np.float32]
    #: Nearness in meaning, -1 to 1; zeros without a model.
    meant: NDArray[np.float32]
    #: The question's place among the articles' meanings.
    place: NDArray[np.float32] | None = None
    #: The model's vector of the question.
    vector: NDArray[np.float32] | None = None
    #: The question is word for word a phrasing or a title.
    foreseen: bool = False


def evidence(index: Index, question: SearchQuery, weights: SearchWeights) -> Evidence:
    """Raises ValueError for an index without articles."""
    if not len(index):
        raise ValueError("an index without articles")
    rows, features = compare(index, question)
    without_meaning = features.shape[1] == len(weights.without_meaning)
    worth = np.full(len(index), NOTHING, np.float32)
    worth[rows] = features @ np.array(weights.without_meaning if without_meaning else weights.with_meaning, np.float32)
    same = exactly(index, question.typed)
    worth[same] += FORESEEN
    word_scores = index.tokens.scores(question.tokens)
    if index.meaning is None or question.vector is None:
        return Evidence(worth, word_scores, np.zeros(len(index), np.float32), foreseen=bool(same))
    place = index.meaning.place(question.vector)
    return Evidence(worth, word_scores, index.meaning.nearness(place), place, question.vector, bool(same))
