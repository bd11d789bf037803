"""What inspected calls show of all calls, where not every call had the same chance."""

import random
from itertools import starmap

import pytest

from hotline.domains.people.quality.rules.estimates import Stratum
from hotline.domains.people.quality.rules.inspector_agreement import Drift, Pair, agreement, drift
from hotline.domains.people.quality.rules.results import Figure, Weighted, mean, overall_share, share, weights
from hotline.domains.people.quality.rules.standards import Grade


def test_a_call_weighs_as_many_as_it_stands_for() -> None:
    assert weights({"bad_rating": 10, "agent/1001": 400}, {"bad_rating": 10, "agent/1001": 8}) == {
        "bad_rating": 1,
        "agent/1001": 50,
    }
    rows = [Weighted(True, 1)] * 10 + [Weighted(False, 50)] * 8
    found = share(rows)
    assert found.value == pytest.approx(10 / 410)
    assert (found.low or 0) < 10 / 410 < (found.high or 0)


def test_with_none_wrong_the_interval_does_not_close() -> None:
    found = overall_share([Stratum("agent/1001", 1000, 50, 0), Stratum("bad_rating", 5, 5, 0)])
    assert found.value == 0
    assert found.high == pytest.approx(0.0714, abs=1e-3)


def test_no_estimate_while_a_stratum_has_none_inspected() -> None:
    assert overall_share([Stratum("agent/1001", 1000, 50, 1), Stratum("agent/1002", 900, 0, 0)]).value is None


def test_few_calls_have_a_mean_without_an_interval() -> None:
    found = mean([Weighted(90.0, 1), Weighted(80.0, 3)])
    assert (found.value, found.low, found.is_enough) == (82.5, None, False)


def test_the_interval_holds_the_truth_in_most_samples() -> None:
    """2,000 samples of a quarter with a certain stratum and two agents inspected at different rates."""
    chosen = random.Random(5)
    sizes = {"bad_rating": (40, 0.5, 40), "agent/1001": (4000, 0.04, 120), "agent/1002": (2000, 0.10, 90)}
    calls = {name: [n < size * rate for n in range(size)] for name, (size, rate, _) in sizes.items()}
    truth = sum(map(sum, calls.values())) / sum(map(len, calls.values()))
    held = 0
    for _ in range(2000):
        drawn = {name: chosen.sample(calls[name], sizes[name][2]) for name in sizes}
        found = overall_share(list(starmap(Stratum, ((n, len(calls[n]), len(d), sum(d)) for n, d in drawn.items()))))
        held += (found.low or 0) <= truth <= (found.high or 0)
    assert 0.94 <= held / 2000 <= 0.97


def test_inspectors_agree_by_pairs_and_few_pairs_have_no_interval() -> None:
    pairs = [Pair("greeting", Grade.PASS, Grade.PASS)] * 20 + [Pair("greeting", Grade.FAIL, Grade.PASS)] * 5
    found = agreement(pairs, "seed")
    assert (found.pairs, found.alike, found.interval, found.kappa) == (25, 20, None, 0)
    assert agreement(pairs * 2, "seed").interval is not None


def test_an_inspector_drifts_once_the_intervals_do_not_touch() -> None:
    others = Figure(200, 8, 6, 10)
    assert drift(Figure(60, 15, 11, 19), others) is Drift.STRICTER
    assert drift(Figure(60, 4, 2, 5.5), others) is Drift.MILDER
    assert drift(Figure(60, 11, 8, 14), others) is Drift.NONE
    assert drift(Figure(5, 50), others) is Drift.NONE
