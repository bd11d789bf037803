"""Facts of attendance, one row per day: working days due of all people together, and those worked."""

from hotline.domains.insight.analytics.rules.facts.entries import Approved
from hotline.domains.insight.analytics.rules.facts.shape import Fact

REGISTER = "attendance"


class AttendanceFact(Fact, frozen=True, kw_only=True):
    """Attendance of a day as entered in the register, in people."""

    entry: str
    #: Without people on statutory leave.
    due: int
    present: int
    #: ``due`` less ``present``.
    absent: int


def attendance_facts(entry: Approved) -> list[AttendanceFact]:
    """The fact of an attendance entry. Empty for an entry of another register."""
    if entry.made.register != REGISTER:
        return []
    due, present = (entry.made.figures.get(name, 0) for name in ("due", "present"))
    return [AttendanceFact(**entry.begun(), entry=entry.id, due=due, present=present, absent=due - present)]
