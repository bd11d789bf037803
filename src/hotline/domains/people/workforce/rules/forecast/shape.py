"""Which share of a day's calls falls into each slot, by class of day; classes seen little borrow from their group."""

import numpy as np

from hotline.domains.people.workforce.rules.forecast.days import CLASSES
from hotline.domains.people.workforce.rules.forecast.series import Array, Flags, Numbers

HALF_LIFE_DAYS = 60.0
#: How many days the group counts for its classes, and all days for the group.
DAYS_OF_GROUP, DAYS_OF_ALL = 1.5, 0.5
#: How many calls the neighbouring slots count for a slot.
CALLS_OF_NEIGHBOURS = 16.0
KERNEL = np.array([1.0, 2.0, 0.0, 2.0, 1.0]) / 6
#: A slot without a call, where its neighbours would have had so many, is closed.
CLOSED = 20.0
#: Slots that had no call on any of so many days are closed too.
DAYS_THAT_SHOW_CLOSED = 14


def shapes(counts: Array, totals: Array, weights: Array, classes: Numbers, works: Flags) -> Array:
    """Class x slot, each row coming to 1. ``totals``: of complete days; ``weights``: how far each day counts."""
    age = np.arange(len(counts))[::-1]
    trust = weights * 0.5 ** (age / HALF_LIFE_DAYS)
    calls, days = _sums(counts, totals, trust, np.ones(len(counts), dtype=bool))
    mean = float(totals[trust > 0].mean()) if (trust > 0).any() else 1.0
    shut = (calls == 0) & ((~np.isnan(counts)).sum(axis=0) >= DAYS_THAT_SHOW_CLOSED)
    everything = _shares(calls, days, np.full(counts.shape[1], 1 / counts.shape[1]), 0.01 * mean)
    found = np.tile(everything, (CLASSES, 1))
    for working in (True, False):
        group = _shares(*_sums(counts, totals, trust, works == working), everything, DAYS_OF_ALL * mean)
        for each in set(classes[works == working].tolist()):
            sums = _sums(counts, totals, trust, classes == each)
            found[each] = _smooth(_shares(*sums, group, DAYS_OF_GROUP * mean), sums[1], shut)
    return found


def _sums(counts: Array, totals: Array, trust: Array, chosen: Flags) -> tuple[Array, Array]:
    """Calls by slot, and what the days' totals came to where the slot was known."""
    weight = np.where(chosen, trust, 0)[:, None]
    known = ~np.isnan(counts)
    return (weight * np.where(known, counts, 0)).sum(axis=0), (weight * known * totals[:, None]).sum(axis=0)


def _shares(calls: Array, days: Array, prior: Array, strength: float) -> Array:
    shares = (calls + strength * prior) / np.maximum(days + strength, 1e-9)
    return shares / max(shares.sum(), 1e-12)


def _smooth(shares: Array, days: Array, shut: Flags) -> Array:
    """Each slot drawn towards its neighbours, the more the fewer calls it had."""
    if len(shares) < len(KERNEL) or not days.any():
        return shares
    calls, around = shares * days, np.convolve(np.pad(shares * days, 2, mode="wrap"), KERNEL, mode="valid")
    drawn = around * (calls + CALLS_OF_NEIGHBOURS) / (around + CALLS_OF_NEIGHBOURS)
    closed = shut | ((calls < 0.5) & (around > CLOSED))
    smoothed = np.where(closed, 0, drawn) / np.maximum(days, 1e-9)
    return smoothed / max(smoothed.sum(), 1e-12)
