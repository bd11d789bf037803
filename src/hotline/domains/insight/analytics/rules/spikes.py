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
from math import log

import msgspec

from hotline.kernel.binomial import upper_tail

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
