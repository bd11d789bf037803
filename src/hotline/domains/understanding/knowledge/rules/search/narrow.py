"""Vectors in eight bits, and their nearness to a question.

They are within 0.4 % of the originals and a quarter as large. Comparing all of them costs mostly the reading of memory.
They are widened piece by piece, as much as fits a processor's own cache.
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
        """Dot products of the question with every vector, or with those of the numbers ``some``."""
        found = np.empty(len(self.rows) if some is None else len(some), np.float32)
        for first in range(0, len(found), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            rows = self.rows[part if some is None else some[part]]
            np.dot(rows.astype(np.float32), question, out=found[part])
        return np.multiply(found, self.sizes if some is None else self.sizes[some])
