"""What the contract requires of measures, for charts of the statistics. Without amounts of money."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from hotline.domains.insight.analytics.rules.measures import measure
from hotline.domains.insight.assessment.queries.contracts import in_force
from hotline.domains.insight.assessment.rules.indicator_inputs import SOURCES
from hotline.kernel.errors import Invalid


def targets_of_measures(day: date) -> Mapping[str, Fraction]:
    """Measure -> target. Only for what one can hold a day or a queue against: shares and mean times, not volumes."""
    try:
        contract = in_force(day)
    except Invalid:
        return {}
    measured = {key: source.ratio for key, source in SOURCES.items() if source.ratio}
    terms = {ratio: contract.terms(key) for key, ratio in measured.items()}
    return {ratio: each.target for ratio, each in terms.items() if each.unit == measure(ratio).unit in ("%", "秒")}
