"""K2, K3, K4: people at work and usable seats, as integers, rounded to the stricter side."""

from fractions import Fraction
from math import ceil, floor

from hotline.domains.insight.assessment.rules.ambiguities.people import SEATS_TARGET, STAFF_MOMENT
from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.facts import Heads
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation, MissingInput, by_steps
from hotline.domains.insight.assessment.rules.readings import Readings


def evaluate(facts: Heads, terms: Terms, readings: Readings) -> Evaluation:
    measured = _at_the_moment(facts, terms, readings)
    value = Fraction(floor(measured) if terms.direction == "at_least" else ceil(measured))
    target = terms.rival_target if readings.of(SEATS_TARGET) == "capacity" else None
    parts = {"num": measured * facts.days, "den": facts.days} if _is_mean(facts, readings) else {"num": measured}
    return by_steps(terms, value, terms.miss(value, target), readings, **parts)


def _is_mean(facts: Heads, readings: Readings) -> bool:
    return bool(facts.days) and readings.of(STAFF_MOMENT) == "mean"


def _at_the_moment(facts: Heads, terms: Terms, readings: Readings) -> Fraction:
    moment = readings.of(STAFF_MOMENT)
    if moment == "mean":
        return facts.value
    if not facts.daily:
        raise MissingInput("最差日和季末时点须有逐日人数方可计算。")
    if moment == "last":
        return facts.daily[-1]
    return min(facts.daily) if terms.direction == "at_least" else max(facts.daily)
