"""K10: records that are right and records passed on in time, two shares under one base."""

from fractions import Fraction

from hotline.domains.insight.assessment.rules.ambiguities.others import TWO_RATES
from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.facts import Share, TwoShares, what_counts
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation
from hotline.domains.insight.assessment.rules.families.shares import as_read, miss_of, rate_of
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.domains.insight.assessment.rules.tiers import progressive, steps


def evaluate(facts: TwoShares, terms: Terms, readings: Readings) -> Evaluation:
    """Assess two rates. A rate without a denominator is left out. Without either, the indicator does not apply."""
    counted = [
        each for each in (_counted(facts.first, terms, readings), _counted(facts.second, terms, readings)) if each
    ]
    if not counted:
        return Evaluation(value=None, num=Fraction(0), den=Fraction(0))
    value, num, den = _value(counted, terms, readings)
    miss = miss_of(value, terms, readings)
    if readings.of(TWO_RATES) == "added":
        count = sum((steps(miss_of(rate, terms, readings), readings) for rate, _, _ in counted), Fraction(0))
    else:
        count = steps(miss, readings)
    return Evaluation(value=value, num=num, den=den, met=miss == 0, charges=progressive(terms.tiers, count))


type Counted = tuple[Fraction, Fraction, Fraction]


def _counted(share: Share, terms: Terms, readings: Readings) -> Counted | None:
    num, den = what_counts(share, share.num, share.den)
    rate = rate_of(num, den, terms, readings)
    return None if rate is None else (rate, num, den)


def _value(counted: list[Counted], terms: Terms, readings: Readings) -> Counted:
    """The lower of the rates is shown, unless they are made one."""
    num, den = sum((each[1] for each in counted), Fraction(0)), sum((each[2] for each in counted), Fraction(0))
    match readings.of(TWO_RATES):
        case "mean":
            return as_read(sum((each[0] for each in counted), Fraction(0)) / len(counted), terms, readings), num, den
        case "pooled":
            return as_read(num / den, terms, readings), num, den
        case _:
            return min(counted)
