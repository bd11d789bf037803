"""An indicator now and at the period's end: expected, best and worst; and what would bring it back to its target."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import msgspec

from hotline.domains.insight.assessment.rules.assess import Assessment, assess
from hotline.domains.insight.assessment.rules.contract import Contract, Terms
from hotline.domains.insight.assessment.rules.facts import Count, Facts, Share, Waits
from hotline.domains.insight.assessment.rules.forecast import Rest

ONE, NOTHING = Fraction(1), Fraction(0)


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """``low`` and ``high`` are the ends of the range by value; ``best``: all that is to come is without a miss."""

    now: Assessment
    low: Assessment
    mid: Assessment
    high: Assessment
    best: Assessment
    forecast: bool

    @property
    def fixed(self) -> Decimal:
        """The deduction that nothing can avert any more."""
        return min(self.best.deduction, self.now.deduction)

    @property
    def worst_ahead(self) -> Decimal:
        """The highest deduction expected at the period's end. A count that grows costs most at the beginning."""
        return max(self.low.deduction, self.mid.deduction, self.high.deduction)

    @property
    def worst(self) -> Decimal:
        return max(self.low.deduction, self.mid.deduction, self.high.deduction, self.now.deduction)


class Goal(msgspec.Struct, frozen=True):
    """A value to reach by the period's end."""

    value: Fraction
    #: True: the target is met at ``value``. False: nothing is deducted any more beyond ``value``.
    met: bool
    #: The mean that the rest of the period must reach; None when that is impossible.
    rest: Fraction | None
    #: How many hits in a row from now on reach the value; None where that has no meaning.
    in_a_row: int | None
    #: How many of those expected in the rest of the period may miss at most; None where that has no meaning.
    misses: int | None = None


def forecast(
    contract: Contract, key: str, period: str, facts: Facts, rest: Rest | None, otherwise: Mapping[str, Facts]
) -> Forecast:
    def at(rate: Fraction | None) -> Assessment:
        complete = facts if rest is None or rate is None else with_rest(facts, rest.den, rate)
        return assess(contract, key, period, complete)

    now = assess(contract, key, period, facts, counted_otherwise=otherwise)
    if rest is None or not isinstance(facts, Share | Waits | Count):
        return Forecast(now=now, low=now, mid=now, high=now, best=now, forecast=False)
    terms = contract.terms(key)
    return Forecast(
        now=now,
        low=at(_within(facts, rest.low)),
        mid=at(rest.mid),
        high=at(_within(facts, rest.high)),
        best=at(_flawless(facts, terms, rest)),
        forecast=True,
    )


def with_rest(facts: Facts, den: Fraction, rate: Fraction) -> Facts:
    """The facts after ``den`` more at this rate; for a count, ``den`` days of ``rate`` each."""
    match facts:
        case Share():
            return Share(num=facts.num + den * rate, den=facts.den + den, exclusions=facts.exclusions)
        case Waits():
            return Waits(total=facts.total + den * rate, calls=facts.calls + den, exclusions=facts.exclusions)
        case Count():
            return Count(value=facts.value + den * rate, earlier=facts.earlier, exclusions=facts.exclusions)
        case _:
            return facts


def goals(forecast: Forecast, facts: Facts, rest: Rest | None) -> tuple[Goal, ...]:
    """The goals not reached now: to avoid any deduction, and to meet the target."""
    terms = forecast.now.terms
    if not isinstance(facts, Share | Waits) or forecast.now.value is None:
        return ()
    free = terms.target - terms.step if terms.direction == "at_least" else terms.target + terms.step
    goals_to_reach = [(free, False), (terms.target, True)]
    return tuple(
        _goal(facts, terms, value, met, rest) for value, met in goals_to_reach if terms.miss(forecast.now.value, value)
    )


def _goal(facts: Share | Waits, terms: Terms, value: Fraction, met: bool, rest: Rest | None) -> Goal:
    num, den = (facts.num, facts.den) if isinstance(facts, Share) else (facts.total, facts.calls)
    needed = (value * (den + rest.den) - num) / rest.den if rest is not None and rest.den else None
    if needed is not None and not (needed >= NOTHING and (isinstance(facts, Waits) or needed <= ONE)):
        needed = None
    hits, misses = None, None
    if isinstance(facts, Share) and terms.direction == "at_least":
        if value < 1:
            short = (value * den - num) / (1 - value)
            hits = max(ceil(short) if met else floor(short) + 1, 0)
        if rest is not None and needed is not None:
            misses = floor(rest.den * (1 - needed))
    return Goal(value, met, needed, hits, misses)


def _within(facts: Facts, rate: Fraction) -> Fraction:
    return min(rate, ONE) if isinstance(facts, Share) else rate


def _flawless(facts: Facts, terms: Terms, rest: Rest) -> Fraction:
    """The best that the rest can be."""
    match facts:
        case Share() if terms.direction == "at_least":
            return ONE
        case Count() if terms.direction == "at_least":
            return max(rest.high, rest.mid)
        case _:
            return NOTHING
