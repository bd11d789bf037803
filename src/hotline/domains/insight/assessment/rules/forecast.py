"""Forecasts a figure at the end of its period, with a range that holds eight times in ten.

The last four weeks count, with working days and days off apart. The rest of the period is expected to bring their mean.
Its spread is that of the days themselves, over the days seen and the days to come. A forecast is for steering only:
deductions come from what happened.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import msgspec

RECENT_DAYS = 28
#: Standard deviations that hold the middle 80 % of a normal distribution.
SPREAD = Fraction(128, 100)


class Day(msgspec.Struct, frozen=True):
    """The counts of one day. ``working`` days have other volumes than days off."""

    day: date
    num: Fraction
    den: Fraction
    working: bool = True


class Rest(msgspec.Struct, frozen=True):
    """The days to come: how much there will be of the denominator, and at which rate."""

    days: int
    den: Fraction
    low: Fraction
    mid: Fraction
    high: Fraction


def rest_of(past: Iterable[Day], to_come: Iterable[bool]) -> Rest | None:
    """The expected rest of the period. None without past days or without days to come.

    ``to_come``: for each day left, whether it is a working day.
    """
    recent = sorted((day for day in past if day.den), key=lambda day: day.day)[-RECENT_DAYS:]
    left = list(to_come)
    if not recent or not left:
        return None
    den = sum((_baseline(recent, working) for working in left), Fraction(0))
    denominator = sum((day.den for day in recent), Fraction(0))
    rate = sum((day.num for day in recent), Fraction(0)) / denominator
    spread = SPREAD * _deviation(recent, rate, denominator) * _root(Fraction(1, len(recent)) + Fraction(1, len(left)))
    return Rest(len(left), den, max(rate - spread, Fraction(0)), rate, rate + spread)


def _baseline(days: list[Day], working: bool) -> Fraction:
    """The mean volume of days of this kind, or of all days when there was none of this kind."""
    alike = [day.den for day in days if day.working == working] or [day.den for day in days]
    return sum(alike, Fraction(0)) / len(alike)


def _deviation(days: list[Day], rate: Fraction, denominator: Fraction) -> Fraction:
    """The standard deviation of the daily rates around their mean, weighted by the days' volumes."""
    return _root(sum((day.den * (day.num / day.den - rate) ** 2 for day in days), Fraction(0)) / denominator)


def _root(square: Fraction) -> Fraction:
    """The square root, to more digits than any screen shows."""
    return Fraction((Decimal(square.numerator) / Decimal(square.denominator)).sqrt())
