"""Where a figure will stand at the end of its period, with the range eight times in ten.

Past days are told apart by kind (working day or not), the last four weeks count. What the rest of the period brings is
their mean; its spread is that of the days themselves, over the days seen and the days to come. A forecast steers, it is
never judged: what is deducted comes from what happened.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import msgspec

RECENT_DAYS = 28
#: Of a normal distribution, the middle 80 %.
SPREAD = Fraction(128, 100)


class Day(msgspec.Struct, frozen=True):
    """What a day brought; ``working`` days have other volumes than days off."""

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
    """``to_come``: for each day left whether it is a working day. None when nothing can be said: no past, no future."""
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
    """How much a day of this kind brings; of any kind where none of this has been."""
    alike = [day.den for day in days if day.working == working] or [day.den for day in days]
    return sum(alike, Fraction(0)) / len(alike)


def _deviation(days: list[Day], rate: Fraction, denominator: Fraction) -> Fraction:
    """Of the daily rates around the mean, by the days' weight."""
    return _root(sum((day.den * (day.num / day.den - rate) ** 2 for day in days), Fraction(0)) / denominator)


def _root(square: Fraction) -> Fraction:
    """To more digits than any screen shows."""
    return Fraction((Decimal(square.numerator) / Decimal(square.denominator)).sqrt())
