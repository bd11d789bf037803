"""Lists every ambiguity of the contract that touches an indicator, with its readings."""

from hotline.domains.insight.assessment.rules.ambiguities.calls import CALLS
from hotline.domains.insight.assessment.rules.ambiguities.general import GENERAL
from hotline.domains.insight.assessment.rules.ambiguities.others import OTHERS
from hotline.domains.insight.assessment.rules.ambiguities.people import PEOPLE
from hotline.domains.insight.assessment.rules.readings import Ambiguity

AMBIGUITIES: tuple[Ambiguity, ...] = (*GENERAL, *CALLS, *PEOPLE, *OTHERS)


def ambiguities_of(indicator: str) -> tuple[Ambiguity, ...]:
    return tuple(each for each in AMBIGUITIES if indicator in each.applies_to)
