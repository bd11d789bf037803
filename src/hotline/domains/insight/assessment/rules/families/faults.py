"""K17: minutes from each fault's alarm to the first human answer."""

from fractions import Fraction

from hotline.domains.insight.assessment.rules.ambiguities.others import RESPONSE_OF
from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.facts import Responses
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation, by_steps
from hotline.domains.insight.assessment.rules.families.wait_times import each_by_itself
from hotline.domains.insight.assessment.rules.readings import Readings


def evaluate(facts: Responses, terms: Terms, readings: Readings) -> Evaluation:
    """Shown is the longest: the one that a leader has to explain."""
    if not facts.minutes:
        return Evaluation(value=None, num=Fraction(0), den=Fraction(0))
    longest, count = max(facts.minutes), Fraction(len(facts.minutes))
    how = readings.of(RESPONSE_OF)
    if how == "each":
        return each_by_itself(facts.minutes, longest, terms, readings)
    value = longest if how == "longest" else sum(facts.minutes, Fraction(0)) / count
    return by_steps(terms, value, terms.miss(value), readings, num=sum(facts.minutes, Fraction(0)), den=count)
