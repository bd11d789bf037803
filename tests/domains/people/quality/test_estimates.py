"""The share among all calls from a stratified sample: by hand, over every sample there is, and over many draws."""

from itertools import combinations, product
from math import sqrt
from statistics import fmean, pvariance

import pytest

from hotline.domains.people.quality.rules.draws import draw, quotas
from hotline.domains.people.quality.rules.estimates import Stratum, estimated
from hotline.kernel.errors import Invalid


def test_a_stratum_counts_by_its_calls_not_by_its_inspected() -> None:
    """100 certain ones, all inspected, 10 wrong; 900 of the rest, 90 inspected, 1 wrong: (10 + 900 / 90) / 1000.

    The rest's variance: 0.9² · (1 - 0.1) · (1 · 89 / (90 · 89)) / 90 = 0.81 · 0.9 / 8100.
    """
    found = estimated([Stratum("必检", 100, 100, 10), Stratum("随机", 900, 90, 1)])
    assert found.rate == pytest.approx(0.02)
    assert found.standard_error == pytest.approx(sqrt(0.81 * 0.9 / 8100))


def test_over_every_sample_the_rate_is_the_truth_and_its_variance_the_estimated_one() -> None:
    one, other = (1, 0, 0, 1, 0), (0, 0, 1, 0)
    found = [
        estimated([Stratum("a", 5, 3, sum(some)), Stratum("b", 4, 2, sum(more))])
        for some, more in product(combinations(one, 3), combinations(other, 2))
    ]
    rates = [each.rate or 0.0 for each in found]
    assert fmean(rates) == pytest.approx(3 / 9)
    assert fmean((each.standard_error or 0.0) ** 2 for each in found) == pytest.approx(pvariance(rates))


def test_of_a_thousand_draws_nineteen_of_twenty_intervals_hold_the_truth() -> None:
    """40 certain calls with half wrong, 160 marked with a quarter, 400 others with a twentieth."""
    stock = {
        "必检": [f"c{n}" for n in range(40)],
        "机检": [f"m{n}" for n in range(160)],
        "随机": [f"r{n}" for n in range(400)],
    }
    every = {"必检": 2, "机检": 4, "随机": 20}
    wrong = {call for name, calls in stock.items() for call in calls[:: every[name]]}
    truth, rates, held = len(wrong) / 600, [], 0
    for seed in range(1000):
        drawn = draw(stock, {"必检": 40, "机检": 80, "随机": 120}, str(seed))
        strata = [
            Stratum(name, len(calls), len(some), sum(call in wrong for call in some))
            for name, calls in stock.items()
            for some in [[each.call for each in drawn if each.stratum == name]]
        ]
        rate, error = estimated(strata)
        assert rate is not None
        assert error is not None
        assert rate == pytest.approx(sum(1 / each.chance for each in drawn if each.call in wrong) / 600)
        rates.append(rate)
        held += abs(rate - truth) <= 1.96 * error
    assert fmean(rates) == pytest.approx(truth, abs=3 * sqrt(pvariance(rates) / 1000))
    assert 930 <= held <= 970


@pytest.mark.parametrize(
    ("strata", "rate", "error"),
    [
        ([], None, None),
        ([Stratum("a", 0, 0, 0)], None, None),
        ([Stratum("a", 10, 0, 0)], None, None),
        ([Stratum("a", 10, 10, 1), Stratum("b", 5, 0, 0)], None, None),
        ([Stratum("a", 10, 1, 1)], 1.0, None),
        ([Stratum("a", 1, 1, 1)], 1.0, 0.0),
        ([Stratum("a", 10, 10, 1), Stratum("b", 0, 0, 0)], 0.1, 0.0),
        ([Stratum("a", 10, 5, 0)], 0.0, 0.0),
    ],
    ids=[
        "no strata",
        "no calls",
        "none inspected",
        "one not inspected",
        "one call of ten",
        "the only call",
        "an empty one",
        "none wrong",
    ],
)
def test_what_is_not_known_is_not_said(strata: list[Stratum], rate: float | None, error: float | None) -> None:
    assert estimated(strata) == (rate, error)


@pytest.mark.parametrize("stratum", [(5, 6, 0), (5, 3, 4), (5, 3, -1), (-1, 0, 0)])
def test_more_than_there_are_is_refused_by_name(stratum: tuple[int, int, int]) -> None:
    with pytest.raises(Invalid, match="夜班"):
        estimated([Stratum("夜班", *stratum)])


def test_the_size_of_the_strata_and_the_draw_fit() -> None:
    sizes = quotas({"a": 30, "b": 3}, 10, min_each=5)
    assert sizes == {"a": 7, "b": 3}
