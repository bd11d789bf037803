"""What inspected calls show of all: means and shares with intervals, weighted by the chance of each call. Pure.

A call weighs as many calls as it stands for: those of its stratum over those inspected of it. The interval is Wilson's
for the effective sample (Kish, Survey Sampling, 1965: the square of the sum of weights over the sum of their squares).
"""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum, sqrt
from typing import NamedTuple

from hotline.domains.people.quality.rules.estimates import Stratum, estimated
from hotline.kernel.binomial import Z_95, wilson

#: With fewer inspected calls a mean says nothing of an agent or a topic.
MIN_CALLS = 10


class Weighted[T](NamedTuple):
    value: T
    weight: float


class Figure(NamedTuple):
    """``value``: None where nothing was inspected; the interval: None where it would show nothing."""

    inspected: int
    value: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_enough(self) -> bool:
        return self.inspected >= MIN_CALLS


def share(rows: Sequence[Weighted[bool]]) -> Figure:
    """The share of all calls for which it is true."""
    if not rows:
        return Figure(0)
    total = fsum(each.weight for each in rows)
    rate = fsum(each.weight for each in rows if each.value) / total
    return _in_interval(len(rows), rate, effective(each.weight for each in rows))


def mean(rows: Sequence[Weighted[float]]) -> Figure:
    """The mean of all calls; without an interval for fewer than ``MIN_CALLS``."""
    if not rows:
        return Figure(0)
    total = fsum(each.weight for each in rows)
    value = fsum(each.weight * each.value for each in rows) / total
    if len(rows) < MIN_CALLS:
        return Figure(len(rows), value)
    variance = fsum(each.weight * (each.value - value) ** 2 for each in rows) / total
    size = effective(each.weight for each in rows)
    half = Z_95 * sqrt(variance / (size - 1)) if size > 1 else 0.0
    return Figure(len(rows), value, max(0.0, value - half), min(100.0, value + half))


def overall_share(strata: Sequence[Stratum]) -> Figure:
    """The share of wrong ones of all calls of a plan; no value while a stratum has none inspected."""
    inspected = sum(each.inspected for each in strata)
    rate, error = estimated(strata)
    if rate is None:
        return Figure(inspected)
    if error and 0 < rate < 1:
        return _in_interval(inspected, rate, rate * (1 - rate) / error**2)
    sampled = [each for each in strata if each.inspected < each.calls]
    if not sampled:
        return Figure(inspected, rate, rate, rate)
    size = effective(each.calls / each.inspected for each in sampled for _ in range(each.inspected))
    return _in_interval(inspected, rate, size)


def effective(weights: Iterable[float]) -> float:
    """So many calls of equal weight would show as much."""
    known = list(weights)
    squares = fsum(each * each for each in known)
    return fsum(known) ** 2 / squares if squares else 0.0


def weights(stock: Mapping[str, int], inspected: Mapping[str, int]) -> dict[str, float]:
    """Stratum -> of how many calls each of its inspected ones tells."""
    return {name: stock[name] / count for name, count in inspected.items() if count and name in stock}


def _in_interval(inspected: int, rate: float, size: float) -> Figure:
    low, high = wilson(rate * size, size) or (None, None)
    return Figure(inspected, rate, low, high)
