"""K5, K7, K8, K9, K11 to K14, K16: assesses a share against its target."""

from fractions import Fraction

from hotline.domains.insight.assessment.rules.ambiguities.calls import TIERS
from hotline.domains.insight.assessment.rules.ambiguities.general import PERCENT, RATE_ROUNDING
from hotline.domains.insight.assessment.rules.ambiguities.others import TWO_SYSTEMS
from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.facts import Share, what_counts
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation, MissingInput
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.domains.insight.assessment.rules.tiers import Charge, full_band, progressive, steps
from hotline.kernel.errors import Invalid
from hotline.kernel.money import half_up


def evaluate(facts: Share, terms: Terms, readings: Readings) -> Evaluation:
    num, den = what_counts(facts, facts.num, facts.den)
    rate = rate_of(num, den, terms, readings)
    if rate is None:
        return Evaluation(value=None, num=num, den=den)
    miss = _miss(facts, rate, terms, readings)
    return Evaluation(
        value=rate,
        num=num,
        den=den,
        met=miss == 0,
        charges=_charges(terms, miss, readings),
        clues=_clues(facts, terms),
    )


def rate_of(num: Fraction, den: Fraction, terms: Terms, readings: Readings) -> Fraction | None:
    """The rate ``num / den``; None when ``den`` is 0. Raises Invalid when the part is greater than the total."""
    if num > den and terms.direction == "at_least":
        raise Invalid(f"“{terms.name}”的分子大于分母，请核对。")
    if den == 0:
        return None
    return as_read(num / den, terms, readings)


def as_read(rate: Fraction, terms: Terms, readings: Readings) -> Fraction:
    """The rate by which the deduction is computed: unrounded, or as shown, by the chosen reading."""
    return Fraction(half_up(rate, terms.digits + 2)) if readings.of(RATE_ROUNDING) == "shown" else rate


def miss_of(rate: Fraction, terms: Terms, readings: Readings) -> Fraction:
    """The miss in steps, of percentage points or of per cent of the target, by the chosen reading."""
    miss = terms.miss(rate)
    return miss / terms.target if readings.of(PERCENT) == "relative" else miss


def _miss(facts: Share, pooled: Fraction, terms: Terms, readings: Readings) -> Fraction:
    how = readings.of(TWO_SYSTEMS)
    if how == "pooled":
        return miss_of(pooled, terms, readings)
    if not facts.parts:
        raise MissingInput("分开计算须有两个系统各自的抽检数。")
    rates = [rate_of(*what_counts(part, part.num, part.den), terms, readings) for part in facts.parts]
    misses = [miss_of(rate, terms, readings) for rate in rates if rate is not None]
    if how == "lower":
        return max(misses)
    return sum((steps(miss, readings) for miss in misses), Fraction(0))


def _charges(terms: Terms, miss: Fraction, readings: Readings) -> tuple[Charge, ...]:
    count = steps(miss, readings)
    if readings.of(TIERS) == "whole_band":
        return full_band(terms.tiers, count, miss)
    return progressive(terms.tiers, count)


def _clues(facts: Share, terms: Terms) -> tuple[str, ...]:
    left_out = sum((each.den for each in facts.exclusions), Fraction(0))
    if terms.many_exclusions is not None and left_out > facts.den * terms.many_exclusions:
        return (f"剔除{left_out}件，超过{half_up(terms.many_exclusions * 100, 0)}%，请复核剔除依据。",)
    return ()
