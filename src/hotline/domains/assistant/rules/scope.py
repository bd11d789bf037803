"""Is it anything we know about? Learned from questions that are ours and questions for other lines, by their meaning.

Ridge regression over likeness to landmarks (a Nyström approximation of a kernel): python -m bench.assistant_training.
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from hotline.domains.assistant.rules.kernels import Added, likeness, seen


@dataclass(frozen=True)
class Scope:
    """``landmarks``: questions seen from ``middle``, of length 1; ``weights`` of the likeness to each. ``added``: by
    what was asked since.
    """

    middle: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    weights: NDArray[np.float32]
    added: Added | None = None

    @classmethod
    def learned(
        cls,
        vectors: NDArray[np.float32],
        is_ours: NDArray[np.bool_],
        chosen: NDArray[np.int64],
        penalty: float,
    ) -> Self:
        """Both kinds count alike however many there are; ``chosen`` become landmarks."""
        middle = vectors.mean(0)
        landmarks = seen(vectors[chosen], middle)
        near = likeness(seen(vectors, middle), landmarks)
        counts = np.where(is_ours, 0.5 / is_ours.sum(), 0.5 / (~is_ours).sum()) * len(vectors)
        weighed = near * counts[:, None]
        bend = weighed.T @ near + penalty * likeness(landmarks, landmarks) + 1e-3 * np.eye(len(chosen))
        return cls(
            middle, landmarks, np.linalg.solve(bend, weighed.T @ np.where(is_ours, 1.0, -1.0)).astype(np.float32)
        )

    def scores(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """About 1 for ours and -1 for others'; one or a row each."""
        apart = seen(vectors, self.middle)
        scores: NDArray[np.float32] = np.dot(likeness(apart, self.landmarks), self.weights)
        return scores if self.added is None else scores + self.added.scores(apart)

    def knowing(self, ours: NDArray[np.float32]) -> Self:
        """With questions besides that turned out to be ours."""
        return replace(self, added=Added.of(seen(ours, self.middle), 1 - self.scores(ours)))
