"""Wilson's interval and tails of the binomial distribution, by worked examples and by summation."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.kernel.binomial import lower_tail, upper_tail, wilson


def test_an_interval_is_wilsons() -> None:
    low, high = wilson(90, 100) or (0.0, 0.0)
    assert (round(low, 4), round(high, 4)) == (0.8256, 0.9448)


@given(st.integers(0, 300), st.integers(0, 300))
def test_an_interval_holds_the_share_and_lies_between_nothing_and_all(part: int, more: int) -> None:
    found = wilson(part, part + more)
    if found is None:
        assert part + more == 0
        return
    low, high = found
    assert 0 <= low <= part / (part + more) <= high <= 1
    assert (low == 0) == (part == 0)
    assert (high == 1) == (more == 0)
    opposite = wilson(more, part + more)
    assert opposite == (pytest.approx(1 - high, abs=1e-12), pytest.approx(1 - low, abs=1e-12))


@given(st.integers(-1, 60), st.integers(0, 60), st.fractions(Fraction(0), Fraction(1), max_denominator=100))
def test_a_lower_tail_is_the_sum_of_its_terms(count: int, total: int, share: Fraction) -> None:
    terms = (comb(total, n) * share**n * (1 - share) ** (total - n) for n in range(min(count, total) + 1))
    assert lower_tail(count, total, float(share)) == pytest.approx(float(sum(terms, Fraction(0))), abs=1e-12)
    assert lower_tail(count, total, float(share)) + upper_tail(count + 1, total, float(share)) == pytest.approx(1)


def test_tails_of_many_tries_are_those_of_the_normal_distribution() -> None:
    """A hundred million tries at half: one standard deviation of 5,000 below the middle, 15.87 %."""
    assert lower_tail(49_995_000, 100_000_000, 0.5) == pytest.approx(0.158655, abs=1e-4)
