"""The training of the search weights ranks right articles first, however few features there are."""

import numpy as np
import pytest

from bench.knowledge_ranking import across_articles, fitted


@pytest.mark.parametrize("count", [2, 4])
def test_what_tells_articles_apart_counts_and_what_does_not_hardly(count: int) -> None:
    dice = np.random.default_rng(7)
    articles = np.repeat(np.arange(20), 15)
    features = dice.random((len(articles), 20, count)) * 10
    features[np.arange(len(articles)), articles, 0] += 6
    weights = fitted(features, articles)
    assert weights[0] > 0.3
    assert max(weights[1:]) < 0.1
    first, _, among_five = across_articles(features, articles)
    assert 0.3 < first < among_five


def test_articles_that_are_alike_are_not_told_apart() -> None:
    articles = np.repeat(np.arange(8), 5)
    assert list(across_articles(np.ones((len(articles), 8, 2)), articles)) == [0, 0, 0]
