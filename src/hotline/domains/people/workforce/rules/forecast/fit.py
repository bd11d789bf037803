"""Totals of days by ridge Poisson regression on what is known of each day, with days unlike all others left out."""

from dataclasses import dataclass

import numpy as np

from hotline.domains.people.workforce.rules.forecast.series import Array, Numbers

ROUNDS = 14
HALF_LIFE_DAYS = 180.0
#: Spread of days around their expectation (a share) to begin with, and at least.
FIRST_SPREAD, MIN_SPREAD = 0.1, 0.02
#: In standard deviations: from where on a day counts less, and from where on it does not count.
UNUSUAL, ABSURD = 2.0, 7.0
LEVEL_RATE = 0.12
#: Days over which the trend of late is looked for, and what is left of it a day later.
TREND_DAYS, TREND_DAMPING = 70, 0.97
#: Days of fewer calls say little of the level.
FEWEST_CALLS = 5.0


@dataclass(frozen=True)
class DayFit:
    """``spread``: of days around what is expected of them, a share. ``weights``: how far each day counts."""

    effects: Array
    spread: float
    weights: Array
    level: float
    trend: float

    def totals(self, design: Array, ahead: Array) -> Array:
        """Expected totals of days that are ``ahead`` of the last one."""
        damped = TREND_DAMPING * (1 - TREND_DAMPING**ahead) / (1 - TREND_DAMPING)
        return np.exp(np.clip(design @ self.effects + self.level + self.trend * damped, -20, 25))


def fit_days(totals: Array, seen: Array, design: Array, deviations: Array) -> DayFit:
    """``totals``: of complete days, where ``seen`` (the share of the day that was) is above 0."""
    age = np.arange(len(totals))[::-1]
    recency = np.where(seen > 0, seen, 0) * 0.5 ** (age / HALF_LIFE_DAYS)
    robust, spread = np.ones(len(totals)), FIRST_SPREAD
    penalty, effects = np.diag(1 / deviations**2), np.zeros(len(deviations))
    fitted = np.log(np.maximum(totals, 0.5))
    for each in range(ROUNDS):
        expected = np.exp(np.clip(fitted, -20, 25))
        weights = recency * robust * expected / (1 + spread**2 * expected)
        working = fitted + np.clip((totals - expected) / expected, -3, 3)
        weighted = design.T * weights
        effects = np.linalg.solve(weighted @ design + penalty, weighted @ working)
        fitted = design @ effects
        if each > 2:
            robust, spread = _trusted(totals, np.exp(np.clip(fitted, -20, 25)), recency)
    return _with_level(totals, design, effects, recency * robust, spread)


def _trusted(totals: Array, expected: Array, recency: Array) -> tuple[Array, float]:
    residuals = np.log((totals + 0.5) / (expected + 0.5))
    known = (recency > 0) & (expected >= FEWEST_CALLS)
    if not known.any():
        return np.ones(len(totals)), FIRST_SPREAD
    square = (1.4826 * np.median(np.abs(residuals[known]))) ** 2 - np.median(1 / expected[known])
    spread = float(max(square, MIN_SPREAD**2)) ** 0.5
    unusual = np.abs(residuals) / np.sqrt(spread**2 + 1 / (expected + 0.5))
    return np.where(unusual > ABSURD, 0.0, np.minimum(1, UNUSUAL / np.maximum(unusual, 1e-9))), spread


def _with_level(totals: Array, design: Array, effects: Array, weights: Array, spread: float) -> DayFit:
    """The level by smoothing what the regression leaves over; a trend of late where it is clearer than chance."""
    expected = np.exp(np.clip(design @ effects, -20, 25))
    limit = 3 * np.sqrt(spread**2 + 1 / (expected + 0.5))
    left = np.clip(np.log((totals + 0.5) / (expected + 0.5)), -limit, limit)
    counted = np.flatnonzero((weights > 0) & (expected >= FEWEST_CALLS))
    level = 0.0
    for day in counted:
        level += LEVEL_RATE * spread**2 / (spread**2 + 1 / expected[day]) * (left[day] - level)
    return DayFit(effects, spread, weights, level, _trend(counted[counted >= len(totals) - TREND_DAYS], left))


def _trend(days: Numbers, left: Array) -> float:
    if len(days) < TREND_DAYS // 3:
        return 0.0
    x, y = days - days.mean(), left[days] - left[days].mean()
    slope = float((x * y).sum() / (x * x).sum())
    error = float(((y - slope * x) ** 2).sum() / (len(days) - 2) / (x * x).sum())
    return slope * max(1 - 4 * error / slope**2, 0.0) if slope else 0.0
