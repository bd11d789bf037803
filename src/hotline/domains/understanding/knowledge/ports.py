"""Ports of the domain: a model that turns texts into vectors of meaning, stores for vectors and indexes, a release
gate.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.article import Article
from hotline.domains.understanding.knowledge.rules.search.index import Index
from hotline.kernel.slot import Slot

# Principal needs Django. Programs that use the model alone start without it.
if TYPE_CHECKING:
    from hotline.infrastructure.permissions import Principal

type Vectors = NDArray[np.float32]
"""A row a text, each of length 1: the nearer two point, the more alike they mean."""


class Embedder(Protocol):
    """``name`` of the model: vectors of different ones cannot be compared. Safe to ask from several threads."""

    @property
    def name(self) -> str: ...

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages that answer questions."""
        ...


class VectorStore(Protocol):
    """Stored vectors of texts. A new text is embedded on demand, which takes its time."""

    def lacking(self, questions: Sequence[str], passages: Sequence[str]) -> int:
        """The number of these texts whose vectors are not stored yet."""
        ...

    def questions(self, texts: Sequence[str]) -> Vectors: ...

    def passages(self, texts: Sequence[str]) -> Vectors: ...


class IndexStore(Protocol):
    """Stores indexes. A ``stamp`` identifies the material that an index was made from."""

    def open(self, stamp: str) -> Index | None: ...

    def newest(self) -> Index | None:
        """The newest index of any stamp, or None."""
        ...

    def make(self, stamp: str, build: Callable[[], Index]) -> Index:
        """Built once however many want it."""
        ...


class Gate(Protocol):
    """The check that a version must pass before it is published."""

    def refusal(self, article: Article, version: int, revision: int) -> str:
        """Why the version may not be published; "" when it may. May take minutes; nothing is locked meanwhile."""
        ...

    def overrule(self, *, by: "Principal", code: str, version: int, revision: int, reason: str) -> None:
        """The client publishes a refused version. Raises Invalid, Refused."""
        ...


class ReadingQuiz(Protocol):
    """Questions that a person has to answer right before a reading of the own counts as read."""

    def open_count(self, reading: int, code: str, reader: str) -> int:
        """How many are open: 0 once they were answered right, and where there are none about the article."""
        ...


#: None where no model is installed.
embedder: Slot[Embedder | None] = Slot("the model that turns texts into vectors of their meaning")
#: None where no model is installed.
vectors: Slot[VectorStore | None] = Slot("the store of vectors that were computed before")
indexes: Slot[IndexStore] = Slot("the store of search indexes")
reading_quiz: Slot[ReadingQuiz] = Slot("the questions about an article that one person has to read")
#: None where versions are published without a check.
release_gate: Slot[Gate | None] = Slot("the check before a version of an article is published")
