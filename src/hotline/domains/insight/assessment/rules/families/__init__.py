"""The arithmetic of each family of indicators: from facts, terms and readings to value and charges."""

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
    settle_exclusions,
)
from hotline.domains.insight.assessment.rules.families import (
    faults,
    headcount,
    incidents,
    records,
    shares,
    uptime,
    volume,
    wait_times,
)
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.kernel.errors import Invalid


def evaluate(facts: Facts, terms: Terms, readings: Readings) -> Evaluation:
    """Raises Invalid for facts of another kind than the indicator is made of."""
    settle_exclusions(facts, two_approve=terms.two_approve_exclusions)
    match terms.family, facts:
        case "volume", Count():
            return volume.evaluate(facts, terms, readings)
        case "headcount", Heads():
            return headcount.evaluate(facts, terms, readings)
        case "share", Share():
            return shares.evaluate(facts, terms, readings)
        case "waiting", Waits():
            return wait_times.evaluate(facts, terms, readings)
        case "records", TwoShares():
            return records.evaluate(facts, terms, readings)
        case "uptime", Uptime():
            return uptime.evaluate(facts, terms, readings)
        case "faults", Responses():
            return faults.evaluate(facts, terms, readings)
        case "incidents", Count():
            return incidents.evaluate(facts, terms, readings)
        case _:
            raise Invalid(f"“{terms.name}”不能由这样的数据计算。请核对所填数据。")
