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
    """``about``: the batch, the system. ``judged``: how many were right is known, else ``passed`` is 0."""

    entry: str
    inspected: str
    about: str
    checked: int
    judged: bool
    passed: int


def inspection_facts(entry: Approved) -> list[InspectionFact]:
    """None of an entry in another register."""
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
