"""K18, K19: incidents that must not happen, counted one by one. Each further accident costs more."""

from fractions import Fraction

from hotline.domains.insight.assessment.rules.ambiguities.others import (
    ACCIDENTS_ADD,
    ACCIDENTS_OF,
    BEYOND_THIRD,
    THIRD_ACCIDENT,
)
from hotline.domains.insight.assessment.rules.contract import Terms, Tier
from hotline.domains.insight.assessment.rules.facts import Count, what_counts
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.domains.insight.assessment.rules.tiers import Charge, progressive, tier_at


def evaluate(facts: Count, terms: Terms, readings: Readings) -> Evaluation:
    happened, _ = what_counts(facts, facts.value, Fraction(0))
    before = facts.earlier if readings.of(ACCIDENTS_OF) == "contract_year" else Fraction(0)
    return Evaluation(
        value=happened,
        num=happened,
        met=terms.miss(happened) == 0,
        charges=_charges(_tiers(terms, readings), before, terms.miss(happened), readings),
    )


def _tiers(terms: Terms, readings: Readings) -> tuple[Tier, ...]:
    """The tiers under the chosen readings. Where they end can be read in more than one way."""
    *graded, last = terms.tiers
    if graded and readings.of(THIRD_ACCIDENT) == "excluded":
        graded.append(Tier(share=Fraction(0), steps=1))
    if graded and readings.of(BEYOND_THIRD) == "none_further":
        return (*graded, Tier(share=last.share, steps=1), Tier(share=Fraction(0)))
    return (*graded, last)


def _charges(tiers: tuple[Tier, ...], before: Fraction, now: Fraction, readings: Readings) -> tuple[Charge, ...]:
    """The charges for this period's incidents, numbered on from those of earlier periods."""
    if now == 0:
        return ()
    numbers = [before + nth + 1 for nth in range(int(now))]
    if readings.of(ACCIDENTS_ADD) == "highest":
        return (Charge(max(tier_at(tiers, number).share for number in numbers), Fraction(1)),)
    if before == 0:
        return progressive(tiers, now)
    return tuple(Charge(tier_at(tiers, number).share, Fraction(1)) for number in numbers)
