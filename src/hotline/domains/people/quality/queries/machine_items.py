"""Reads about the machine's proposals: which items hide them, and how they agree with people."""

from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery

from hotline.domains.people.quality.models import MachineItem, MachineMark, Mark
from hotline.domains.people.quality.rules.inspections import InspectionState
from hotline.domains.people.quality.rules.machine_agreement import Compared, ItemAgreement, agreements
from hotline.domains.people.quality.rules.standards import Grade

#: Grades older than that say little of what the machine does today.
SINCE = timedelta(days=180)


def settings() -> dict[str, MachineItem]:
    return {row.item: row for row in MachineItem.objects.all()}


def hidden_items() -> set[str]:
    return set(MachineItem.objects.filter(hidden=True).values_list("item", flat=True))


def machine_agreement(now: datetime) -> dict[str, ItemAgreement]:
    """By item, of the calls that were graded in the last half year."""
    grade = Mark.objects.filter(inspection=OuterRef("inspection"), item=OuterRef("item")).values("grade")
    rows = MachineMark.objects.filter(
        inspection__state=InspectionState.SUBMITTED.value, inspection__submitted_at__gte=now - SINCE
    )
    found = rows.annotate(person=Subquery(grade)).values_list("item", "result", "person", "was_displayed")
    return agreements(
        Compared(item, Grade(machine), Grade(person), displayed) for item, machine, person, displayed in found if person
    )
