"""The events of quality inspection, subject ``inspection/<id>``. The quality domain writes them through the outbox.

``by`` is a staff number. Neither grades nor comments travel: they stay in the inspection.
"""

from datetime import date

from hotline.events.envelope import Envelope, Fact, fact_in


class CallInspected(Fact, frozen=True, tag="inspection.submitted"):
    """Somebody inspected a call."""

    call: str
    agent: str
    score: float
    red_line: bool
    by: str


class WrongAnswerConfirmed(Fact, frozen=True, tag="inspection.wrong_confirmed"):
    """A second person confirmed that an answer about policy was wrong."""

    call: str
    day: date  # of the call, in Beijing
    by: str
    note: str = ""


InspectionFact = CallInspected | WrongAnswerConfirmed


def subject(inspection: str) -> str:
    return f"inspection/{inspection}"


def fact_of(event: Envelope) -> InspectionFact:
    """The typed fact inside an event; msgspec.ValidationError for a type this version does not know."""
    return fact_in(event, InspectionFact)  # type: ignore[no-any-return]
