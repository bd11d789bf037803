"""K17: minutes from each fault's alarm to the first human answer."""

from fractions import Fraction

from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.facts import Responses
from hotline.domains.insight.assessment.rules.families.waiting import each_by_itself
from hotline.domains.insight.assessment.rules.families.weighed import Weighed, by_steps
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.domains.insight.assessment.rules.unclear.matters import RESPONSE_OF


def weigh(facts: Responses, terms: Terms, readings: Readings) -> Weighed:
    """Shown is the longest: the one that a leader has to explain."""
    if not facts.minutes:
        return Weighed(value=None, num=Fraction(0), den=Fraction(0))
    longest, count = max(facts.minutes), Fraction(len(facts.minutes))
    how = readings.of(RESPONSE_OF)
    if how == "each":
        return each_by_itself(facts.minutes, longest, terms, readings)
    value = longest if how == "longest" else sum(facts.minutes, Fraction(0)) / count
    return by_steps(terms, value, terms.miss(value), readings, num=sum(facts.minutes, Fraction(0)), den=count)
