"""K6: seconds from choosing a person to the answer, of answered calls."""

from fractions import Fraction

from hotline.domains.insight.assessment.rules.ambiguities.calls import WAIT_OF
from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.facts import Waits, what_counts
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation, MissingInput, by_steps
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.domains.insight.assessment.rules.tiers import progressive, steps


def evaluate(facts: Waits, terms: Terms, readings: Readings) -> Evaluation:
    waited, calls = what_counts(facts, facts.total, facts.calls)
    if calls == 0:
        return Evaluation(value=None, num=waited, den=calls)
    mean, how = waited / calls, readings.of(WAIT_OF)
    if how == "mean":
        return by_steps(terms, mean, terms.miss(mean), readings, num=waited, den=calls)
    if not facts.each:
        raise MissingInput("逐通和最大两种读法须有每通的等待秒数。")
    longest = max(facts.each)
    if how == "longest":
        return by_steps(terms, longest, terms.miss(longest), readings, num=longest)
    return each_by_itself(facts.each, mean, terms, readings)


def each_by_itself(values: tuple[Fraction, ...], displayed: Fraction, terms: Terms, readings: Readings) -> Evaluation:
    """Every value against the target, the steps added up."""
    misses = [terms.miss(value) for value in values]
    count = sum((steps(miss, readings) for miss in misses), Fraction(0))
    return Evaluation(
        value=displayed,
        num=sum(values, Fraction(0)),
        den=Fraction(len(values)),
        met=not any(misses),
        charges=progressive(terms.tiers, count),
    )
