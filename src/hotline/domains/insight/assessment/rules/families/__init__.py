"""The arithmetic of each family of indicators: facts, terms and readings in, value and charges out."""

from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.facts import (
    Count,
    Facts,
    Heads,
    Responses,
    Share,
    TwoShares,
    Uptime,
    Waits,
    judge_exclusions,
)
from hotline.domains.insight.assessment.rules.families import (
    faults,
    headcount,
    incidents,
    records,
    shares,
    uptime,
    volume,
    waiting,
)
from hotline.domains.insight.assessment.rules.families.weighed import NotGiven, Weighed
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.kernel.errors import Invalid

__all__ = ["NotGiven", "Weighed", "weigh"]


def weigh(facts: Facts, terms: Terms, readings: Readings) -> Weighed:
    """Raises Invalid for facts of another kind than the indicator is made of."""
    judge_exclusions(facts, two_approve=terms.two_approve_exclusions)
    match terms.family, facts:
        case "volume", Count():
            return volume.weigh(facts, terms, readings)
        case "headcount", Heads():
            return headcount.weigh(facts, terms, readings)
        case "share", Share():
            return shares.weigh(facts, terms, readings)
        case "waiting", Waits():
            return waiting.weigh(facts, terms, readings)
        case "records", TwoShares():
            return records.weigh(facts, terms, readings)
        case "uptime", Uptime():
            return uptime.weigh(facts, terms, readings)
        case "faults", Responses():
            return faults.weigh(facts, terms, readings)
        case "incidents", Count():
            return incidents.weigh(facts, terms, readings)
        case _:
            raise Invalid(f"“{terms.name}”不能由这样的数据计算。")
