"""Intervals of coefficients: around the coefficient, the same from the same seed, none of too little."""

from collections import Counter

import pytest

from hotline.domains.people.quality.rules.agreement_intervals import MIN_DOUBLES, interval
from hotline.kernel.agreement import cohen_kappa, gwet_ac1, krippendorff_alpha, squared, tally

PAIRS = Counter({(1, 1): 200, (1, 0): 50, (0, 1): 100, (0, 0): 150})


def test_the_interval_of_kappa_is_that_of_its_standard_error() -> None:
    """0.4 of 500 items; Fleiss, Cohen & Everitt's standard error is 0.0396 (the large-sample one, 1969)."""
    found = interval(PAIRS, cohen_kappa, "seed")
    assert found is not None
    assert found.low == pytest.approx(0.4 - 1.96 * 0.0396, abs=0.012)
    assert found.high == pytest.approx(0.4 + 1.96 * 0.0396, abs=0.012)


def test_the_seed_decides_and_the_order_does_not() -> None:
    found = interval(PAIRS, cohen_kappa, "seed")
    assert found == interval(dict(reversed(PAIRS.items())), cohen_kappa, "seed")
    assert found != interval(PAIRS, cohen_kappa, "another")


def test_too_few_doubles_show_nothing() -> None:
    assert interval({(1, 1): 20, (1, 0): MIN_DOUBLES - 21}, cohen_kappa, "seed") is None
    assert interval({(1, 1): 20, (1, 0): MIN_DOUBLES - 20}, cohen_kappa, "seed") is not None
    assert interval({}, cohen_kappa, "seed") is None


def test_what_is_mostly_undefined_has_none() -> None:
    assert interval({(1, 1): 100}, cohen_kappa, "seed") is None
    assert interval({(1, 1): 99, (1, 0): 1}, cohen_kappa, "seed") is None


def test_any_coefficient_of_tallies() -> None:
    graded = Counter({tally([1, 1, 1]): 40, tally([1, 2, None]): 6, tally([3, 3, 2]): 14})
    for coefficient in (gwet_ac1, krippendorff_alpha, lambda some: krippendorff_alpha(some, squared)):
        found, value = interval(graded, coefficient, "seed"), coefficient(graded)
        assert found is not None
        assert value is not None
        assert found.low < value < found.high
