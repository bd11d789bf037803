"""Vectors in eight bits give practically the same nearness as the originals."""

import numpy as np

from hotline.domains.understanding.knowledge.rules.search.narrow import AT_ONCE, Narrow

DICE = np.random.default_rng(12333)
VECTORS = DICE.normal(size=(2 * AT_ONCE + 7, 384)).astype(np.float32)
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)
QUESTION = VECTORS[3]


def test_nearness_differs_by_less_than_a_thousandth_or_two() -> None:
    assert np.abs(Narrow.of(VECTORS).dot(QUESTION) - VECTORS @ QUESTION).max() < 0.002


def test_some_are_as_near_as_they_are_among_all() -> None:
    narrow, some = Narrow.of(VECTORS), DICE.integers(0, len(VECTORS), AT_ONCE + 1)
    assert np.allclose(narrow.dot(QUESTION, some), narrow.dot(QUESTION)[some], atol=1e-6)


def test_nothing_and_a_vector_of_nothing_are_near_to_nothing() -> None:
    narrow = Narrow.of(np.zeros((2, 384), np.float32))
    assert narrow.dot(QUESTION).tolist() == [0, 0]
    assert len(narrow.dot(QUESTION, np.zeros(0, np.int64))) == 0
