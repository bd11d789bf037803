"""Which calls are inspected: so many of each stratum, each with a known chance, and the same again from the same seed.

A stratum is whatever should have a chance of its own: those inspected for certain, those a machine has marked, each
agent's rest. Pure.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from hotline.kernel.errors import Invalid
from hotline.kernel.random_draws import draw_by_digest


class Drawn(NamedTuple):
    """A call to inspect. ``chance``: with which it was drawn, above 0 to 1; one over it is its weight."""

    call: str
    stratum: str
    chance: float


def quotas(stock: Mapping[str, int], total: int, min_each: int = 0) -> dict[str, int]:
    """How many to draw of each stratum of ``stock`` calls: ``total`` in proportion, at least ``min_each``.

    A stratum never gives more than it has. Where the minimum alone comes to more than ``total``, the minimum stands, so
    that no agent is left out; where there are fewer calls than ``total``, all are drawn. What is left over by rounding
    goes to the largest remainders, of equal ones to the first by name. Raises Invalid for a number below 0.
    """
    if min(total, min_each, *stock.values()) < 0:
        raise Invalid("抽取数、每层下限和各层总数均不能小于 0。", code="below_zero")
    found = {name: min(min_each, calls) for name, calls in stock.items()}
    rest = min(total, sum(stock.values())) - sum(found.values())
    open_strata = {name: calls - found[name] for name, calls in stock.items()}
    if rest <= 0:
        return found
    remaining = sum(open_strata.values())
    for name, calls in open_strata.items():
        found[name] += rest * calls // remaining
    spare = rest - sum(rest * calls // remaining for calls in open_strata.values())
    for name in sorted(open_strata, key=lambda name: (-(rest * open_strata[name] % remaining), name))[:spare]:
        found[name] += 1
    return found


def draw(stock: Mapping[str, Collection[str]], sizes: Mapping[str, int], seed: str) -> list[Drawn]:
    """The calls to inspect, by stratum in its order. A size above what a stratum has draws all of it, for certain.

    Raises Invalid for a call that lies in two strata, whose chance would not be known, and for a size below 0.
    """
    calls = {name: set(some) for name, some in stock.items()}
    if len(set().union(*calls.values())) < sum(map(len, calls.values())):
        raise Invalid("有通话同时属于两层，抽中概率无法确定，请调整分层条件。", code="two_strata")
    if any(size < 0 for size in sizes.values()):
        raise Invalid("抽取数不能小于 0。", code="below_zero")
    return [
        Drawn(call, name, min(1.0, sizes.get(name, 0) / len(some)))
        for name, some in calls.items()
        for call in draw_by_digest(some, seed, sizes.get(name, 0))
    ]
