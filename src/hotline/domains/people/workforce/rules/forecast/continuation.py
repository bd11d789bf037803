"""A series continued: expected calls by slot, with a band that holds eight times in ten."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from hotline.domains.people.workforce.rules.forecast.days import DAYS_THAT_SHOW_SEASONS, Kinds, kinds
from hotline.domains.people.workforce.rules.forecast.fit import DayFit, fit_days
from hotline.domains.people.workforce.rules.forecast.series import (
    MAX_HORIZON_DAYS,
    Array,
    Flags,
    Series,
    UnusableSeries,
)
from hotline.domains.people.workforce.rules.forecast.shape import shapes
from hotline.domains.platform.calendar.rules import WorkingCalendar

#: Standard deviations that hold the middle 80 % of a normal distribution.
DEVIATIONS = 1.2816
#: A run of slots without calls that chance gives once in e^12 times was an outage.
OUTAGE_CALLS = 12.0
#: So long without calls is no outage any more, but how it is.
OUTAGE_DAYS = 14
#: A slot so far from what was expected, in standard deviations, is left out; a tenth of the slot is its own spread.
UNUSUAL_SLOT, SLOT_SPREAD = 7.0, 0.1
#: Of a day of which less is known, nothing is made.
MIN_SEEN = 0.25
#: Past forecasts made for the band: how many, a week apart; the fewest days before each; how far each looks.
TRIALS, DAYS_BEFORE_TRIAL, TRIAL_DAYS = 6, 21, 28
#: Spread of days where too few were seen to try: of less than two weeks, and of more.
SPREAD_OF_FEW_DAYS, SPREAD_UNTRIED = 0.25, 0.12
#: How many days' worth of normal distribution the measured one is mixed with.
DAYS_OF_NORMAL = 10.0
#: How many errors of a trial are independent of each other.
ERRORS_A_TRIAL = 2
WEEK = 7


@dataclass(frozen=True)
class Forecast:
    expected: Array
    low: Array
    high: Array


@dataclass(frozen=True)
class _Model:
    fit: DayFit
    shares: Array

    def means(self, known: Kinds, first: int, days: int) -> Array:
        """Days x slots from day ``first`` of ``known`` on, which follows the days the model has seen."""
        chosen = slice(first, first + days)
        ahead = np.arange(1, days + 1, dtype=float)
        totals = self.fit.totals(known.design[chosen], ahead)
        means: Array = totals[:, None] * self.shares[known.classes[chosen]]
        return means


@dataclass(frozen=True)
class _Band:
    """``spreads``: of day totals, in the first week ahead and later. ``low``, ``high``: in standard deviations."""

    spreads: tuple[float, float]
    low: float = -DEVIATIONS
    high: float = DEVIATIONS

    def ends(self, means: Array) -> tuple[Array, Array]:
        ahead = np.arange(len(means))[:, None]
        first, later = self.spreads
        spread = np.where(ahead < WEEK, first, later)
        deviation = np.sqrt(means + (spread * means) ** 2)
        return _quantile(means, deviation, self.low), _quantile(means, deviation, self.high)


def forecast(past: Series, horizon_days: int, calendar: WorkingCalendar | None) -> Forecast:
    """``horizon_days`` days from the end of the series on, by slot. ``calendar``: None for a place without ours."""
    if not 0 < horizon_days <= MAX_HORIZON_DAYS:
        raise UnusableSeries(f"“horizon_days”须是 1 到 {MAX_HORIZON_DAYS} 的整数。", code="horizon")
    cells = horizon_days * past.slots
    if not np.nansum(past.counts):
        return Forecast(*(np.zeros(cells) for _ in range(3)))
    complete = past.used // past.slots
    days = horizon_days + 1
    known = kinds(past.days(days), calendar, len(past.counts) >= DAYS_THAT_SHOW_SEASONS)
    model, cleaned = _learned(past.counts, known)
    # What is expected of the day that had only begun is made anew, and its rest belongs to the forecast.
    means = model.means(known, complete, days)
    low, high = _band(cleaned[:complete], known, min(horizon_days, TRIAL_DAYS)).ends(means)
    begin = past.used - complete * past.slots
    return Forecast(*(each.ravel()[begin : begin + cells] for each in (means, low, high)))


def _learned(counts: Array, known: Kinds) -> tuple[_Model, Array]:
    """The model, and the counts without outages and spikes."""
    model = _fitted(counts, known)
    totals = model.fit.totals(known.design[: len(counts)], np.zeros(len(counts)))
    expected = totals[:, None] * model.shares[known.classes[: len(counts)]]
    cleaned = np.where(_is_odd(counts, expected), np.nan, counts)
    if not np.nansum(cleaned):
        return model, counts
    return _fitted(cleaned, known), cleaned


def _fitted(counts: Array, known: Kinds) -> _Model:
    classes, works = known.classes[: len(counts)], known.works[: len(counts)]
    seen = (~np.isnan(counts)).mean(axis=1)
    totals = np.nansum(counts, axis=1) / np.maximum(seen, 1e-9)
    weights = np.where(seen > MIN_SEEN, seen, 0.0)
    if not weights.any():
        weights = seen
    shares = shapes(counts, totals, weights, classes, works)
    for _ in range(2):
        seen = (shares[classes] * ~np.isnan(counts)).sum(axis=1)
        totals = np.where(seen > 0, np.nansum(counts, axis=1) / np.maximum(seen, 1e-9), 0)
        usable = seen if seen.max() <= MIN_SEEN else np.where(seen > MIN_SEEN, seen, 0)
        fit = fit_days(totals, usable, known.design[: len(counts)], known.deviations)
        shares = shapes(counts, totals, np.where(usable > 0, np.maximum(fit.weights, 1e-6), 0), classes, works)
    return _Model(fit, shares)


def _is_odd(counts: Array, expected: Array) -> Flags:
    deviation = np.sqrt(expected + (SLOT_SPREAD * expected) ** 2 + 1)
    odd = np.abs(counts - expected) > UNUSUAL_SLOT * deviation
    far: Flags = odd & (np.abs(counts - expected) > expected / 2)
    return far | _is_outage(counts, expected)


def _is_outage(counts: Array, expected: Array) -> Flags:
    empty, due = (counts == 0).ravel(), expected.ravel()
    edges = np.flatnonzero(np.diff(np.concatenate(([0], empty.astype(int), [0]))))
    found = np.zeros(empty.shape, dtype=bool)
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        short = end - begin <= OUTAGE_DAYS * counts.shape[1]
        found[begin:end] = short and due[begin:end].sum() >= OUTAGE_CALLS
    return found.reshape(counts.shape)


def _band(counts: Array, known: Kinds, horizon_days: int) -> _Band:
    """Learned from forecasts that were made of the past as it was then known."""
    starts = [len(counts) - WEEK * n for n in range(1, TRIALS + 1) if len(counts) - WEEK * n >= DAYS_BEFORE_TRIAL]
    trials = [_trial(counts, known, start, horizon_days) for start in starts if np.nansum(counts[:start])]
    if not trials:
        spread = SPREAD_OF_FEW_DAYS if len(counts) < 2 * WEEK else SPREAD_UNTRIED
        return _Band((spread, spread))
    first = _spread([(actual[:WEEK], mean[:WEEK]) for actual, mean in trials])
    later = max(_spread([(actual[WEEK:], mean[WEEK:]) for actual, mean in trials]) or first, first)
    band = _Band((first, later))
    return _measured(band, trials)


def _trial(counts: Array, known: Kinds, start: int, horizon_days: int) -> tuple[Array, Array]:
    """What came, and what was expected at ``start``."""
    days = min(horizon_days, len(counts) - start)
    return counts[start : start + days], _fitted(counts[:start], known).means(known, start, days)


def _spread(trials: list[tuple[Array, Array]]) -> float:
    """Of the totals of days around what was expected, beyond the chance of arrivals; 0 where no day was tried."""
    pairs = [
        (np.nansum(a), float((m * ~np.isnan(a)).sum()))
        for actual, mean in trials
        for a, m in zip(actual, mean, strict=True)
    ]
    errors = [((a - m) ** 2 - m) / m**2 for a, m in pairs if m >= 1]
    if not errors:
        return 0.0
    ordered = sorted(errors)
    common = ordered[: max(len(ordered) - len(ordered) // 20, 1)]
    return sqrt(max(float(np.mean(common)), 0.02**2))


def _measured(band: _Band, trials: list[tuple[Array, Array]]) -> _Band:
    """The band with the ends that eight of ten slots of the trials kept, as far as these are many enough to say."""
    away, days = [], 0
    for actual, mean in trials:
        spread = np.where(np.arange(len(mean))[:, None] < WEEK, *band.spreads)
        chosen = ~np.isnan(actual) & (mean >= 1)
        away.append(((actual - mean) / np.sqrt(np.maximum(mean + (spread * mean) ** 2, 1e-12)))[chosen])
        days += int(chosen.any(axis=1).sum())
    together = np.concatenate(away)
    if not len(together):
        return band
    trust = days / (days + DAYS_OF_NORMAL)
    # As Student's distribution is wider than the normal one: the days of a week share most of their error.
    wider = 1 + (DEVIATIONS**2 + 1) / (4 * ERRORS_A_TRIAL * len(trials))
    low, high = np.quantile(together, [0.1, 0.9])
    return _Band(
        band.spreads,
        wider * float(min(trust * low - (1 - trust) * DEVIATIONS, 0)),
        wider * float(max(trust * high + (1 - trust) * DEVIATIONS, 0)),
    )


def _quantile(means: Array, deviations: Array, at: float) -> Array:
    """Of a gamma distribution by Wilson and Hilferty (1931), which is askew as counts are."""
    form = (means / np.maximum(deviations, 1e-12)) ** 2
    root = 1 - 1 / (9 * np.maximum(form, 1e-3)) + at / (3 * np.sqrt(np.maximum(form, 1e-3)))
    quantiles = means * np.maximum(root, 0) ** 3
    # Where the distribution is mostly at 0, the cube root goes astray below the mean.
    return np.where(at > 0, np.maximum(quantiles, means), np.minimum(quantiles, means))
