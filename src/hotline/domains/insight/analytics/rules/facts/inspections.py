"""Facts of inspections, one row each: what was inspected (calls, records of cases, answers), how much was right."""

from hotline.domains.insight.analytics.rules.facts.entries import Approved
from hotline.domains.insight.analytics.rules.facts.shape import Fact

#: Registers of inspections: what was inspected, and the fields of the number inspected and the number right. For calls
#: there is only the number inspected, because wrong ones are entered one by one.
INSPECTIONS = {
    "inspections": ("calls", "inspected", ""),
    "record_checks": ("records", "checked", "accurate"),
    "ai_checks": ("assistant", "checked", "right"),
}


class InspectionFact(Fact, frozen=True, kw_only=True):
    """An inspection as entered in a register."""

    entry: str
    inspected: str
    #: The batch or the system inspected.
    about: str
    checked: int
    #: Whether the number passed is known. If not, ``passed`` is 0.
    judged: bool
    passed: int


def inspection_facts(entry: Approved) -> list[InspectionFact]:
    """The fact of an inspection entry. Empty for an entry of another register."""
    if entry.made.register not in INSPECTIONS:
        return []
    inspected, checked, passed = INSPECTIONS[entry.made.register]
    figures = entry.made.figures
    return [
        InspectionFact(
            **entry.begun(),
            entry=entry.id,
            inspected=inspected,
            about=entry.made.about,
            checked=figures.get(checked, 0),
            judged=bool(passed),
            passed=figures.get(passed, 0),
        )
    ]
