"""K1: calls that people answered in the contract year."""

from fractions import Fraction

from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.facts import Count, what_counts
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation, by_steps
from hotline.domains.insight.assessment.rules.readings import Readings


def evaluate(facts: Count, terms: Terms, readings: Readings) -> Evaluation:
    answered, _ = what_counts(facts, facts.value, Fraction(0))
    return by_steps(terms, answered, terms.miss(answered), readings, num=answered)
