"""Converts a miss, in steps, into the share of the base that it costs."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

import msgspec

from hotline.domains.insight.assessment.rules.ambiguities.general import AMOUNT, CAP, PARTIAL_STEP
from hotline.domains.insight.assessment.rules.contract import Tier
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.kernel.money import to_the_fen


class Charge(msgspec.Struct, frozen=True):
    """``times`` steps at ``share`` of the base each."""

    share: Fraction
    times: Fraction


def steps(miss: Fraction, readings: Readings) -> Fraction:
    match readings.of(PARTIAL_STEP):
        case "ceil":
            return Fraction(ceil(miss))
        case "pro_rata":
            return miss
        case _:
            return Fraction(floor(miss))


def progressive(tiers: Iterable[Tier], count: Fraction) -> tuple[Charge, ...]:
    """Charge every step at the rate of its own tier."""
    charges, left = [], count
    for tier in tiers:
        here = left if tier.steps is None else min(left, Fraction(tier.steps))
        if here > 0:
            charges.append(Charge(tier.share, here))
        left -= here
    return tuple(charges)


def tier_at(tiers: tuple[Tier, ...], miss: Fraction) -> Tier:
    """The tier that a miss ends in."""
    for tier in tiers:
        if tier.steps is None or miss <= tier.steps:
            return tier
        miss -= tier.steps
    raise ValueError("the last tier is open")


def full_band(tiers: tuple[Tier, ...], count: Fraction, miss: Fraction) -> tuple[Charge, ...]:
    """Charge all steps at the rate of the tier in which the miss ends."""
    return (Charge(tier_at(tiers, miss).share, count),) if count else ()


def deduction(base: Fraction, charges: Iterable[Charge], readings: Readings) -> Fraction:
    """Exact: rounding to the fen is left to whoever shows it, and done once."""
    if readings.of(AMOUNT) == "printed":
        amount = sum((Fraction(to_the_fen(base * each.share)) * each.times for each in charges), Fraction(0))
    else:
        amount = base * sum((each.share * each.times for each in charges), Fraction(0))
    return amount if readings.of(CAP) == "uncapped" else min(amount, base)
