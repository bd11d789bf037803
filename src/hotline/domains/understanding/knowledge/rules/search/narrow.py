"""Many vectors in eight bits, and how near each is to a question.

Within 0.4 % of themselves, a quarter as large: looking at all of them is reading them from memory, which is most of
what it costs. They are widened a piece at a time, as much as stays in a processor's own cache.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

#: Vectors widened together.
AT_ONCE = 512
_LARGEST = np.iinfo(np.int8).max


@dataclass(frozen=True)
class Narrow:
    """Vector ``i`` is ``rows[i] * sizes[i]``."""

    rows: NDArray[np.int8]
    sizes: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: NDArray[np.float32]) -> Self:
        sizes = (np.abs(vectors).max(axis=1, initial=1e-9) / _LARGEST).astype(np.float32)
        return cls(np.rint(vectors / sizes[:, None]).astype(np.int8), sizes)

    def dot(self, question: NDArray[np.float32], some: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
        """With every vector, or with those of these numbers."""
        found = np.empty(len(self.rows) if some is None else len(some), np.float32)
        for first in range(0, len(found), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            rows = self.rows[part if some is None else some[part]]
            np.dot(rows.astype(np.float32), question, out=found[part])
        return np.multiply(found, self.sizes if some is None else self.sizes[some])
