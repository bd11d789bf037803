"""Is it anything we know about? Learned from questions that are ours and questions for other lines, by their meaning.

Ridge regression over likeness to landmarks (a Nyström approximation of a kernel): python -m bench.assistant_training.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

#: How fast likeness falls off.
SHARPNESS = 2.0


@dataclass(frozen=True)
class Scope:
    """``landmarks``: questions seen from ``middle``, of length 1; ``weights`` of the likeness to each."""

    middle: NDArray[np.float32]
    landmarks: NDArray[np.float32]
    weights: NDArray[np.float32]

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
        landmarks = _seen(vectors[chosen], middle)
        near = _likeness(_seen(vectors, middle), landmarks)
        counts = np.where(is_ours, 0.5 / is_ours.sum(), 0.5 / (~is_ours).sum()) * len(vectors)
        weighed = near * counts[:, None]
        bend = weighed.T @ near + penalty * _likeness(landmarks, landmarks) + 1e-3 * np.eye(len(chosen))
        return cls(
            middle, landmarks, np.linalg.solve(bend, weighed.T @ np.where(is_ours, 1.0, -1.0)).astype(np.float32)
        )

    def scores(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """About 1 for ours and -1 for others'; one or a row each."""
        return np.dot(_likeness(_seen(vectors, self.middle), self.landmarks), self.weights)  # type: ignore[no-any-return]


def _seen(vectors: NDArray[np.float32], middle: NDArray[np.float32]) -> NDArray[np.float32]:
    apart = vectors - middle
    return (apart / np.maximum(np.linalg.norm(apart, axis=-1, keepdims=True), 1e-9)).astype(np.float32)  # type: ignore[no-any-return]


def _likeness(vectors: NDArray[np.float32], landmarks: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.exp(SHARPNESS * (np.dot(vectors, landmarks.T) - 1))  # type: ignore[no-any-return]
