"""Item analysis: by its definitions, and of papers that show nothing."""

from math import sqrt
from statistics import StatisticsError, correlation, pvariance, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.people.training.rules.item_analysis import analysed
from hotline.kernel.errors import Invalid

PAPERS = st.integers(0, 5).flatmap(
    lambda items: st.lists(st.lists(st.integers(0, 1), min_size=items, max_size=items), max_size=12)
)


@given(PAPERS)
def test_figures_are_those_of_their_definitions(responses: list[list[int]]) -> None:
    found = analysed(responses)
    sums = [sum(row) for row in responses]
    items = list(zip(*responses, strict=True))
    assert found.difficulty == pytest.approx([sum(item) / len(responses) for item in items])
    for item, discrimination in zip(items, found.discrimination, strict=True):
        try:
            expected = correlation(item, [total - x for total, x in zip(sums, item, strict=True)])
        except StatisticsError:
            assert discrimination is None
        else:
            assert discrimination == pytest.approx(expected, abs=1e-9)
    if len(items) < 2 or len(set(sums)) < 2:
        assert (found.kr20, found.sem) == (None, None)
        return
    unshared = sum(pvariance(item) for item in items) / pvariance(sums)
    assert found.kr20 == pytest.approx(len(items) / (len(items) - 1) * (1 - unshared), abs=1e-9)
    assert found.sem == pytest.approx(stdev(sums) * sqrt(max(0, 1 - found.kr20)), abs=1e-6)


def test_an_item_with_the_wrong_key_goes_against_the_others() -> None:
    found = analysed([[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 1], [0, 0, 0, 1]])
    assert found.discrimination == pytest.approx([1 / 3, 0, 1 / 3, -2 / 5**0.5])


def test_a_paper_that_orders_people_completely_has_no_error() -> None:
    found = analysed([[1, 1, 1], [0, 0, 0]])
    assert (found.kr20, found.sem) == (pytest.approx(1), pytest.approx(0, abs=1e-7))


@pytest.mark.parametrize(
    ("responses", "difficulty"),
    [([], []), ([[]], []), ([[1, 0]], [1.0, 0.0]), ([[1], [0]], [0.5]), ([[1, 1], [1, 1]], [1.0, 1.0])],
    ids=["nobody", "no items", "one person", "one item", "all right"],
)
def test_what_shows_no_spread_is_undefined(responses: list[list[int]], difficulty: list[float]) -> None:
    assert analysed(responses) == (difficulty, [None] * len(difficulty), None, None)


@pytest.mark.parametrize(
    "responses", [[[1, 0], [1]], [[1, 2]], [[1, None]], [[0.5, 1]], [["1", "0"]], [[float("nan"), 1]], [[-1, 1]]]
)
def test_what_is_no_mark_is_refused(responses: list[list[int]]) -> None:
    with pytest.raises(Invalid):
        analysed(responses)
