"""Questions of one meaning are clustered, whatever their order. A question near to nothing stays alone."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from hotline.domains.understanding.assistant.rules.clusters_of_questions import (
    Vectors,
    by_characters,
    clusters,
    likeliest,
    middle_first,
    signatures,
    units,
)


def around(*directions: tuple[float, float]) -> Vectors:
    return units(np.array(directions, np.float32))


def test_what_points_the_same_way_is_one_heap_and_the_largest_comes_first() -> None:
    vectors = around((0, 1), (1, 0), (1, 0.1), (0.1, 1), (1, -0.1), (-1, -1))
    assert clusters(vectors, 0.9) == [[1, 2, 4], [0, 3], [5]]


def test_none_and_one_are_heaps_too() -> None:
    assert clusters(np.zeros((0, 2), np.float32), 0.5) == []
    assert clusters(around((1, 0)), 0.5) == [[0]]


@given(some.lists(some.sampled_from([(0, 1), (1, 0), (1, 1), (-1, 0), (1, 0.2)]), min_size=1, max_size=12))
def test_every_question_is_in_one_heap_and_equal_ones_are_together(directions: list[tuple[float, float]]) -> None:
    found = clusters(around(*directions), 0.95)
    assert sorted(row for cluster in found for row in cluster) == list(range(len(directions)))
    cluster_of = {row: at for at, cluster in enumerate(found) for row in cluster}
    for one, first in enumerate(directions):
        for other, second in enumerate(directions):
            if first == second:
                assert cluster_of[one] == cluster_of[other]


def test_without_a_model_the_same_characters_are_near() -> None:
    texts = ["电动车充电桩谁管", "充电桩归谁管", "积分落户什么时候公布"]
    nearness = np.dot(by_characters(texts), by_characters(texts).T)
    assert nearness[0, 1] > 0.4 > nearness[0, 2]


def test_what_stands_between_the_same_articles_is_near_though_said_otherwise() -> None:
    places = around((1, 0), (0, 1), (0, 1))
    nearness = np.array([[0.9, 0.2], [0.8, 0.1], [0.1, 0.9]], np.float32)
    found = signatures(places, nearness)
    assert found[0] @ found[1] > 0.7 > 0.3 > found[0] @ found[2]


def test_the_most_typical_is_shown_first() -> None:
    assert middle_first(around((1, 0), (1, 0.5), (1, 1)))[0] == 1


def test_what_most_were_thought_to_be_about_comes_first_and_what_is_near_in_meaning_after_it() -> None:
    assert likeliest([["a", "b"], ["b", "c"], ["b"]], ["d", "a"]) == ["b", "a", "c", "d"]
    assert likeliest([[], []], ["d", "a"]) == ["d", "a"]
