"""A search from what was typed to what is shown."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.search.completing import Completion, completions
from hotline.domains.understanding.knowledge.rules.search.index import Card, Index
from hotline.domains.understanding.knowledge.rules.search.ranking import Ranked, Weights, question_of, ranked
from hotline.domains.understanding.knowledge.rules.search.showing import Shown, shown
from hotline.domains.understanding.knowledge.rules.search.words import Synonyms


class Hit(NamedTuple):
    card: Card
    score: float
    shown: Shown


@dataclass(frozen=True)
class Searcher:
    """``vector`` of a question is the model's, None without one or where ``has_meaning`` is False."""

    index: Index
    weights: Weights

    @property
    def has_meaning(self) -> bool:
        return self.index.meaning is not None

    @cached_property
    def synonyms(self) -> Synonyms:
        return self.index.synonyms

    def search(self, typed: str, vector: NDArray[np.float32] | None, most: int) -> list[Hit]:
        return [self._hit(typed, vector, found) for found in self.rank(typed, vector, most)]

    def rank(self, typed: str, vector: NDArray[np.float32] | None, most: int) -> list[Ranked]:
        return ranked(self.index, question_of(typed, self.synonyms, vector), self.weights, most)

    def complete(self, typed: str, most: int) -> list[Completion]:
        return completions(self.index, typed, most)

    def _hit(self, typed: str, vector: NDArray[np.float32] | None, found: Ranked) -> Hit:
        card, meaning = self.index.card(found.row), self.index.meaning
        near = meaning.near_passages(vector, found.row) if meaning is not None and vector is not None else None
        return Hit(card, found.score, shown(typed, card.passages, self.synonyms, near))
