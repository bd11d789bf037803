"""Wrong answers that inspection has confirmed: entries of the register that wait for the client like any other."""

from datetime import date

from django.db import transaction

from hotline.domains.insight.assessment.actions.entries import not_frozen
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.assessment.rules.registers import LONGEST_ABOUT, WRONG_ANSWERS
from hotline.events import assessment as events
from hotline.infrastructure import audit
from hotline.infrastructure.outbox import announce
from hotline.kernel.actor import Actor
from hotline.kernel.clock import now


@transaction.atomic
def enter(*, inspection: str, call: str, day: date, note: str, made_by: str) -> None:
    """Enter one wrong answer. Safe to repeat: the entry has the inspection's id.

    Raises Refused for a frozen quarter, Invalid on a day without a contract.
    """
    not_frozen(WRONG_ANSWERS, day)
    figures = {"wrong": 1}
    row, created = RegisterEntry.objects.get_or_create(
        id=inspection,
        defaults={
            "register": WRONG_ANSWERS,
            "day": day,
            "figures": figures,
            "about": call[:LONGEST_ABOUT],
            "note": f"质检核实：{note}"[:300],
            "made_by": made_by,
            "made_at": now(),
        },
    )
    if not created:
        return
    fact = events.EntryMade(WRONG_ANSWERS, day, figures, made_by, row.about)
    announce(fact, subject=events.subject(row.id), actor=Actor.staff(made_by), at=row.made_at)
    audit.record(by=made_by, action="assessment.enter", about=events.subject(row.id), register=WRONG_ANSWERS)
