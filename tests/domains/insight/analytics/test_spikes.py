"""Spikes of topics and words: probabilities by hand and by summation, and properties for any counts."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hotline.domains.insight.analytics.rules.spikes import (
    MIN_COUNT,
    Observed,
    benjamini_hochberg,
    dispersion,
    log_likelihood,
    spikes,
)
from hotline.kernel.binomial import incomplete_beta, upper_tail

#: A quiet office: a thousand a day on each of six days before, and today.
TOTAL, WHOLES = 1000, [1000] * 6
STEADY = (10, 11, 9, 10, 12, 8)


def summed_up(count: int, together: int, share: Fraction) -> Fraction:
    """The binomial tail, term by term and exact."""
    return sum(
        (comb(together, n) * share**n * (1 - share) ** (together - n) for n in range(count, together + 1)), Fraction(0)
    )


@given(st.integers(0, 60), st.integers(0, 60), st.fractions(Fraction(1, 100), Fraction(99, 100)))
def test_the_chance_is_the_sum_of_its_terms(count: int, more: int, share: Fraction) -> None:
    assert upper_tail(count, count + more, float(share)) == pytest.approx(float(summed_up(count, count + more, share)))


@given(st.floats(0.5, 400), st.floats(0.5, 400), st.floats(0, 1))
def test_a_chance_is_one_and_its_opposite_the_rest(a: float, b: float, x: float) -> None:
    x = 1 - (1 - x)  # else 1 - x may be 1 for an x whose chance is not 0
    chance = incomplete_beta(a, b, x)
    assert -1e-12 <= chance <= 1 + 1e-12
    assert chance + incomplete_beta(b, a, 1 - x) == pytest.approx(1, abs=1e-9)


def test_thirty_where_ten_are_usual_is_news_and_fourteen_is_not() -> None:
    (found,) = spikes([Observed("工伤认定", 30, STEADY), Observed("补缴", 14, STEADY)], TOTAL, WHOLES)
    assert (found.item, found.count, found.baseline) == ("工伤认定", 30, 10)
    assert found.p == pytest.approx(float(summed_up(30, 90, Fraction(1, 7))))
    assert found.q == pytest.approx(2 * found.p)


def test_a_busy_day_makes_nothing_hot() -> None:
    everything = [Observed(f"t{n}", 30, STEADY) for n in range(20)]
    assert spikes(everything, 3 * TOTAL, WHOLES) == []


def test_what_always_jumps_about_is_no_news_when_it_jumps() -> None:
    steady = Observed("steady", 30, (10, 10, 10, 10, 10, 10))
    restless = Observed("restless", 30, (0, 29, 1, 28, 0, 2))
    assert [found.item for found in spikes([steady, restless], TOTAL, WHOLES)] == ["steady"]
    assert dispersion(steady.before, WHOLES) == 1
    assert dispersion(restless.before, WHOLES) > 10


def test_what_was_never_there_before_is_news_once_it_is_enough() -> None:
    none = (0,) * 6
    assert [
        s.item for s in spikes([Observed("new", 12, none), Observed("few", MIN_COUNT - 1, none)], TOTAL, WHOLES)
    ] == ["new"]


def test_with_too_little_past_nothing_is_said() -> None:
    assert spikes([Observed("t", 99, (1,))], TOTAL, [1000]) == []
    assert spikes([Observed("t", 0, (0, 0))], 0, [0, 0]) == []
    with pytest.raises(ValueError, match="each of the days"):
        spikes([Observed("t", 1, (1,))], TOTAL, WHOLES)


#: A steady past of 40 topics.
past = st.lists(st.tuples(*[st.integers(5, 15)] * 6), min_size=1, max_size=40)


@given(past, st.integers(0, 200), st.integers(0, 200))
def test_more_of_it_is_never_less_sudden(befores: list[tuple[int, ...]], fewer: int, more: int) -> None:
    assume(fewer < more)
    calm = [Observed(f"t{n}", 10, before) for n, before in enumerate(befores)]
    chances = []
    for count in (fewer, more):
        observed = [Observed("x", count, (10,) * 6), *calm]
        found = [s for s in spikes(observed, TOTAL, WHOLES, rate=1.0) if s.item == "x"]
        chances.append(found[0].p if found else 1.0)
    assert chances[1] <= chances[0]


@given(past)
def test_a_day_like_the_others_has_no_news(befores: list[tuple[int, ...]]) -> None:
    same = [Observed(f"t{n}", sorted(before)[3], before) for n, before in enumerate(befores)]
    assert spikes(same, TOTAL, WHOLES) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50))
def test_adjusted_chances_keep_their_order_and_are_never_smaller(chances: list[float]) -> None:
    adjusted = benjamini_hochberg(chances)
    assert all(p <= q <= 1 for p, q in zip(chances, adjusted, strict=True))
    pairs = sorted(zip(chances, adjusted, strict=True))
    assert [q for _, q in pairs] == sorted(q for _, q in pairs)


def test_adjusting_by_hand() -> None:
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.5]) == pytest.approx([0.04, 4 * 0.04 / 3, 4 * 0.04 / 3, 0.5])


def test_the_weight_is_none_where_it_is_not_more_than_its_share() -> None:
    assert log_likelihood(10, 70, Fraction(1, 7)) == 0
    assert log_likelihood(30, 90, Fraction(1, 7)) > log_likelihood(20, 80, Fraction(1, 7)) > 0
