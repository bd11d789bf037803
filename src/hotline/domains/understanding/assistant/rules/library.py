"""The articles in force, and how a text compares with each of them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.search.evidence import Evidence
from hotline.domains.understanding.knowledge.rules.search.index import Card

__all__ = ["Card", "Library", "refers", "which_refer"]


def refers(topic: str) -> bool:
    """Does an article of this topic only say whose business it is?"""
    return topic.startswith("ref-")


@lru_cache(8)
def which_refer(topics: tuple[str, ...]) -> NDArray[np.bool_]:
    """For each topic, whether its article only refers to another line."""
    return np.array([refers(topic) for topic in topics], bool)


class Library(Protocol):
    """The articles, by row number. Several may have one topic."""

    @property
    def topics(self) -> Sequence[str]:
        """The topic of each article, in the order of the evidence."""
        ...

    @property
    def first(self) -> Mapping[str, int]:
        """Topic -> the number of its first article."""
        ...

    def card(self, row: int) -> Card: ...

    def evidence(self, text: str) -> Evidence: ...

    def passage(self, row: int, text: str) -> str:
        """Key of the passage of this article that fits the question best."""
        ...
