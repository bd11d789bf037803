"""A search from what was typed to what is shown."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.search.completion import Completion, completions
from hotline.domains.understanding.knowledge.rules.search.excerpts import Excerpt, excerpt_of
from hotline.domains.understanding.knowledge.rules.search.index import Card, Index
from hotline.domains.understanding.knowledge.rules.search.ranking import Ranked, SearchWeights, question_of, ranked
from hotline.domains.understanding.knowledge.rules.search.synonyms import Synonyms


class Hit(NamedTuple):
    card: Card
    score: float
    excerpt: Excerpt


@dataclass(frozen=True)
class Searcher:
    """``vector`` of a question is the model's, None without one or where ``has_meaning`` is False."""

    index: Index
    weights: SearchWeights

    @property
    def has_meaning(self) -> bool:
        return self.index.meaning is not None

    @cached_property
    def synonyms(self) -> Synonyms:
        return self.index.synonyms

    def search(self, typed: str, vector: NDArray[np.float32] | None, limit: int) -> list[Hit]:
        return [self._hit(typed, vector, found) for found in self.rank(typed, vector, limit)]

    def rank(self, typed: str, vector: NDArray[np.float32] | None, limit: int) -> list[Ranked]:
        return ranked(self.index, question_of(typed, self.synonyms, vector), self.weights, limit)

    def complete(self, typed: str, limit: int) -> list[Completion]:
        return completions(self.index, typed, limit)

    def _hit(self, typed: str, vector: NDArray[np.float32] | None, found: Ranked) -> Hit:
        card, meaning = self.index.card(found.row), self.index.meaning
        near = meaning.near_passages(vector, found.row) if meaning is not None and vector is not None else None
        return Hit(card, found.score, excerpt_of(typed, card.passages, self.synonyms, near))
