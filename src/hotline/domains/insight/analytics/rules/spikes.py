"""Finds topics and words that are more frequent on a day than chance explains, against similar days. Pure.

Each item's count of the day is compared with its counts on earlier days, given the totals. If nothing changed, the
count is binomial (Przyborowski & Wilenski, Biometrika 31, 1940: two Poisson rates compared given their sum). Days
scatter more than Poisson's distribution: the scatter is estimated from the earlier days and reduces the evidence
(quasi-likelihood: McCullagh & Nelder, Generalized Linear Models, 1989, chapter 9). Many items are tested at once, so
the share of false ones among those reported is bounded (Benjamini & Hochberg, J. R. Statist. Soc. B 57, 1995). Items
are ranked by log-likelihood (Dunning, Computational Linguistics 19, 1993). See docs/algorithms/hot-topics.md.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import exp, lgamma, log, log1p

import msgspec

#: A spike has at least this count and this multiple of the expected count, however certain a smaller one is.
MIN_COUNT, TIMES = 5, Fraction(3, 2)
#: Share of the reported items that may be due to chance.
RATE = 0.05
FEWEST_DAYS = 2


class Observed(msgspec.Struct, frozen=True):
    """The counts of a topic or word."""

    item: str
    #: On the day in question.
    count: int
    #: On each of the earlier days.
    before: tuple[int, ...]


class Spike(msgspec.Struct, frozen=True):
    """A topic or word that is clearly more frequent than expected."""

    item: str
    count: int
    #: The expected count.
    baseline: Fraction
    #: Probability of this count or more by chance.
    p: float
    #: The same, adjusted for the number of items tested.
    q: float
    #: Twice the log-likelihood ratio, for ranking.
    weight: float


def spikes(items: Iterable[Observed], total: int, wholes: Sequence[int], rate: float = RATE) -> list[Spike]:
    """The items that chance hardly explains, the weightiest first; [] when too few earlier days are known.

    ``total``: the count of everything on the day. ``wholes``: the same on each earlier day. Raises ValueError for an
    item with a different number of days.
    """
    seen = list(items)
    if any(len(each.before) != len(wholes) for each in seen):
        raise ValueError("every item needs a count for each of the days before")
    if len(wholes) < FEWEST_DAYS or not total or not sum(wholes):
        return []
    tried = [_tried(each, total, wholes) for each in seen]
    adjusted = benjamini_hochberg([each.p for each in tried])
    found = [msgspec.structs.replace(each, q=q) for each, q in zip(tried, adjusted, strict=True)]
    significant = [s for s in found if s.q <= rate and s.count >= MIN_COUNT and s.count >= TIMES * s.baseline]
    return sorted(significant, key=lambda s: (-s.weight, s.item))


def _tried(seen: Observed, total: int, wholes: Sequence[int]) -> Spike:
    together, share = seen.count + sum(seen.before), Fraction(total, total + sum(wholes))
    scatter = dispersion(seen.before, wholes)
    p = upper_tail(seen.count / scatter, together / scatter, float(share)) if seen.count else 1.0
    baseline = Fraction(sum(seen.before) * total, sum(wholes))
    return Spike(seen.item, seen.count, baseline, p, p, log_likelihood(seen.count, together, share) / scatter)


def dispersion(counts: Sequence[int], wholes: Sequence[int]) -> float:
    """How much more the earlier days scatter than Poisson's distribution, at least 1.

    It is Pearson's chi-squared over its degrees of freedom.
    """
    rate = Fraction(sum(counts), sum(wholes))
    expected = [float(rate * total) for total in wholes]
    squared = sum((count - e) ** 2 / e for count, e in zip(counts, expected, strict=True) if e)
    return max(1.0, squared / (len(wholes) - 1))


def log_likelihood(count: int, together: int, share: Fraction) -> float:
    """Dunning's G²: how much better "more than its share" explains the count.

    0 when the count is not above its share.
    """
    expected = share * together
    if count <= expected:
        return 0.0
    rest = together - count
    return 2 * (_tail_probability(count, float(expected)) + _tail_probability(rest, float(together - expected)))


def _tail_probability(count: int, expected: float) -> float:
    return count * log(count / expected) if count else 0.0


def benjamini_hochberg(chances: Sequence[float]) -> list[float]:
    """Adjusted in their order: reporting all at or below x keeps the false share at x."""
    order = sorted(range(len(chances)), key=lambda n: chances[n])
    adjusted, lowest = [0.0] * len(chances), 1.0
    for place in reversed(range(len(order))):
        lowest = min(lowest, chances[order[place]] * (len(chances) / (place + 1)))
        adjusted[order[place]] = lowest
    return adjusted


def upper_tail(count: float, together: float, share: float) -> float:
    """Probability of ``count`` or more successes in ``together`` tries of probability ``share``.

    It is I_share(count, together - count + 1), DLMF 8.17.5, so real numbers are allowed, as for scaled-down evidence.
    """
    if count <= 0:
        return 1.0
    return incomplete_beta(count, together - count + 1, share)


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Regularised, by the continued fraction of DLMF 8.17.22 in Lentz's way; a, b > 0 and x from 0 to 1."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return front * _fraction(a, b, x) / a


MAX_TERMS, NEAR, TINY = 500, 1e-14, 1e-300


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, MAX_TERMS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away(1 + term * d)
            c = _away(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < NEAR:
            break
    return value


def _away(value: float) -> float:
    """The value, moved away from zero."""
    return value if abs(value) > TINY else TINY
