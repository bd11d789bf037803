"""How certain a coefficient of agreement is: from samples of the items themselves (Efron's bootstrap). Pure."""

import hashlib
from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

import numpy as np

#: With fewer items graded twice an interval says nothing that anybody could use.
MIN_DOUBLES = 30
#: Samples of the items, and the share of them that may be undefined (all of one grade) before the interval is.
SAMPLES, MAX_UNDEFINED = 1000, 0.05


class Interval(NamedTuple):
    low: float
    high: float


def interval[Item: Hashable](
    items: Mapping[Item, int], coefficient: Callable[[Mapping[Item, int]], float | None], seed: str
) -> Interval | None:
    """The 95 % interval of the coefficient, by percentiles; the same seed gives the same one.

    ``items``: those that were graded at least twice, by how; as the coefficient takes them. None for fewer than
    ``MIN_DOUBLES``, and where the coefficient is undefined for more than ``MAX_UNDEFINED`` of the samples.
    """
    alike, number = sorted(items, key=repr), sum(items.values())
    if number < MIN_DOUBLES:
        return None
    random = np.random.default_rng(int.from_bytes(hashlib.sha256(seed.encode()).digest()))
    shares = [items[each] / number for each in alike]
    samples = random.multinomial(number, shares, size=SAMPLES).tolist()
    values = [coefficient({each: count for each, count in zip(alike, row, strict=True) if count}) for row in samples]
    known = [value for value in values if value is not None]
    if len(known) < (1 - MAX_UNDEFINED) * SAMPLES:
        return None
    low, high = np.quantile(known, [0.025, 0.975])
    return Interval(float(low), float(high))
