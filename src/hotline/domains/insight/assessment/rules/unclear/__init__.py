"""Every ambiguity of the contract that touches the indicators, and how it may be read."""

from hotline.domains.insight.assessment.rules.readings import Ambiguity
from hotline.domains.insight.assessment.rules.unclear.calls import CALLS
from hotline.domains.insight.assessment.rules.unclear.general import (
    AMOUNT,
    CAP,
    GENERAL,
    PARTIAL_STEP,
    PERCENT,
    RATE_ROUNDING,
)
from hotline.domains.insight.assessment.rules.unclear.matters import MATTERS
from hotline.domains.insight.assessment.rules.unclear.people import PEOPLE

AMBIGUITIES: tuple[Ambiguity, ...] = (*GENERAL, *CALLS, *PEOPLE, *MATTERS)

__all__ = ["AMBIGUITIES", "AMOUNT", "CAP", "PARTIAL_STEP", "PERCENT", "RATE_ROUNDING", "ambiguities_of"]


def ambiguities_of(indicator: str) -> tuple[Ambiguity, ...]:
    return tuple(each for each in AMBIGUITIES if indicator in each.applies_to)
