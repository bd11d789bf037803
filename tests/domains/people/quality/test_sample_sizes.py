"""What so many inspected calls show: the contract's figures, and the exact bound on either side of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.people.quality.rules.sample_sizes import min_right, min_sample, upper_bound
from hotline.kernel.binomial import lower_tail, upper_tail, wilson


@pytest.mark.parametrize(("allowed", "size"), [(0, 3744), (1, 5928), (2, 7868), (3, 9690)])
def test_so_many_show_at_most_eight_in_ten_thousand_wrong(allowed: int, size: int) -> None:
    assert min_sample(0.0008, 0.95, allowed) == size
    bound, one_fewer = upper_bound(allowed, size), upper_bound(allowed, size - 1)
    assert bound is not None
    assert one_fewer is not None
    assert bound <= 0.0008 < one_fewer


@pytest.mark.parametrize(
    ("inspected", "right"), [(600, 553), (1000, 916), (2000, 1823), (29, 29), (28, None), (0, None)]
)
def test_so_many_right_show_ninety_per_cent(inspected: int, right: int | None) -> None:
    assert min_right(inspected, 0.9, 0.95) == right


def test_a_quarter_with_one_wrong_answer_shows_too_little() -> None:
    assert upper_bound(1, 5100) == pytest.approx(0.00093, abs=5e-6)


def test_how_often_a_good_quarter_shows_it() -> None:
    """Of 0.04 % wrong, 3,744 calls show it in 22 % of quarters; of 92 % right, 1,000 in 70 % and 2,000 in 92 %."""
    assert lower_tail(0, 3744, 0.0004) == pytest.approx(0.22, abs=0.005)
    assert upper_tail(916, 1000, 0.92) == pytest.approx(0.70, abs=0.005)
    assert upper_tail(1823, 2000, 0.92) == pytest.approx(0.92, abs=0.005)


def test_thirty_calls_rank_nobody() -> None:
    assert wilson(27, 30) == (pytest.approx(0.744, abs=5e-4), pytest.approx(0.965, abs=5e-4))


@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_at_the_bound_so_few_wrong_ones_have_just_the_chance_that_is_left(
    wrong: int, right: int, confidence: float
) -> None:
    bound = upper_bound(wrong, wrong + right, confidence)
    if right + wrong == 0:
        assert bound is None
    elif right == 0:
        assert bound == 1
    else:
        assert bound is not None
        assert lower_tail(wrong, wrong + right, bound) == pytest.approx(1 - confidence, abs=1e-9)


@given(st.floats(0.0005, 0.6), st.sampled_from([0.5, 0.9, 0.95]), st.integers(0, 12))
def test_one_fewer_would_not_be_enough(limit: float, confidence: float, allowed: int) -> None:
    size = min_sample(limit, confidence, allowed)
    assert size is not None
    assert lower_tail(allowed, size, limit) <= 1 - confidence
    assert size == allowed + 1 or lower_tail(allowed, size - 1, limit) > 1 - confidence


def test_what_no_sample_shows_has_no_size() -> None:
    assert min_sample(1e-12, 0.95, 0) is None
    assert min_sample(0.5, 0.95, 10**8) is None
