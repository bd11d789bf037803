"""Erlang A: how long a caller with endless patience would wait, where the others hang up after an exponential time.

The density of that virtual wait x, for those who must wait, goes with exp(λ(1-e^{-θx})/θ - Nμx) (Zeltyn and Mandelbaum
2005, after Baccelli and Hebuterne 1981): λ arrivals, μ calls an agent finishes and θ hang-ups, each a second; N agents.
Its logarithm is concave, so there is one hump; all is integrated around it, scaled by its height: no load overflows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf, log, log1p

import numpy as np
from numpy.typing import NDArray

#: Beyond the point where the density is e^-45 of its height nothing is left of it.
NEGLIGIBLE = 45.0
#: Panels halve towards where the density begins, for patience may be far shorter than calls.
GRADES = np.concatenate(([0.0], 2.0 ** -np.arange(40, 4, -1), np.arange(1, 17) / 16))
NODES, WEIGHTS = np.polynomial.legendre.leggauss(16)
HALVINGS = 80

type Points = NDArray[np.float64]


@dataclass(frozen=True)
class VirtualWaits:
    """``p_wait``: share that must wait at all. The density comes to ``p_wait`` when it is integrated."""

    p_wait: float
    scale: float
    arrivals: float
    leaving: float
    finished: float
    height: float
    begin: float
    end: float

    def served(self, seconds: float) -> float:
        """The share of all callers that waits, up to ``seconds``, and is answered."""
        return self._integral(lambda x: np.exp(-self.leaving * x), seconds)

    def left(self) -> float:
        """The share of all callers that waits and hangs up."""
        return self._integral(lambda x: -np.expm1(-self.leaving * x), inf)

    def seconds_of_served(self) -> float:
        """The seconds waited by those who are answered, per caller of all."""
        return self._integral(lambda x: x * np.exp(-self.leaving * x), inf)

    def _integral(self, of: Callable[[Points], Points], until: float) -> float:
        end = min(self.end, until)
        if end <= self.begin or not self.scale:
            return 0.0
        points, weights = _points(self.begin, end)
        densities = np.exp(_exponent(points, self.arrivals, self.leaving, self.finished) - self.height)
        return float(self.scale * (weights * densities * of(points)).sum())


def virtual_waits(
    arrivals: float, aht_s: float, patience_s: float, agents: int, blocked_with_one_fewer: float
) -> VirtualWaits:
    """``arrivals``: a second. ``blocked_with_one_fewer``: Erlang B's share for one agent fewer."""
    leaving, finished = 1 / patience_s, agents / aht_s
    top = log(arrivals / finished) / leaving if arrivals > finished else 0.0
    height = float(_exponent(np.array([top]), arrivals, leaving, finished)[0])

    def is_negligible(x: float) -> bool:
        return float(_exponent(np.array([x]), arrivals, leaving, finished)[0]) < height - NEGLIGIBLE

    end = top + 1 / finished
    while not is_negligible(end):
        end = top + 2 * (end - top)
    begin = _edge(is_negligible, outside=0.0, inside=top) if is_negligible(0.0) else 0.0
    end = _edge(is_negligible, outside=end, inside=top)
    points, weights = _points(begin, end)
    area = float((weights * np.exp(_exponent(points, arrivals, leaving, finished) - height)).sum())
    p_wait = _share(log(arrivals * area) + height, blocked_with_one_fewer)
    return VirtualWaits(p_wait, p_wait / area, arrivals, leaving, finished, height, begin, end)


def _share(log_waiting: float, blocked: float) -> float:
    """λJ/(1/B + λJ) of the logarithm of λJ."""
    if not blocked:
        return 0.0
    odds = log_waiting + log(blocked)
    return exp(odds - log1p(exp(odds))) if odds < 0 else 1 / (1 + exp(-odds))


def _exponent(x: Points, arrivals: float, leaving: float, finished: float) -> Points:
    return -arrivals / leaving * np.expm1(-leaving * x) - finished * x


def _points(begin: float, end: float) -> tuple[Points, Points]:
    """Gauss-Legendre on panels that widen from the beginning on."""
    edges = begin + (end - begin) * GRADES
    half = (edges[1:] - edges[:-1])[:, None] / 2
    return ((edges[:-1, None] + half) + half * NODES).ravel(), (half * WEIGHTS).ravel()


def _edge(is_negligible: Callable[[float], bool], outside: float, inside: float) -> float:
    for _ in range(HALVINGS):
        middle = (outside + inside) / 2
        outside, inside = (middle, inside) if is_negligible(middle) else (outside, middle)
    return outside
