"""Security accidents that the client has found to count: entries of the register, made when an accident is closed."""

from datetime import UTC, date, datetime

from django.db import transaction

from hotline.domains.insight.assessment.actions.entries import not_frozen
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.assessment.rules.registers import ACCIDENTS, LONGEST_ABOUT
from hotline.events import assessment as events
from hotline.infrastructure import audit
from hotline.infrastructure.outbox import announce
from hotline.kernel.actor import Actor


@transaction.atomic
def enter(*, accident: str, day: date, about: str, note: str, made_by: str, approved_by: str) -> None:
    """Enter one accident, approved by the client already. Its id is that of the accident, so it counts once.

    Raises Refused for a frozen quarter, Invalid on a day without a contract.
    """
    not_frozen(ACCIDENTS, day)
    now, figures = datetime.now(UTC), {"accident": 1}
    row = RegisterEntry.objects.create(
        id=accident,
        register=ACCIDENTS,
        day=day,
        figures=figures,
        about=about[:LONGEST_ABOUT],
        note=note,
        state=RegisterEntry.State.APPROVED.value,
        made_by=made_by,
        made_at=now,
        decided_by=approved_by,
        decided_at=now,
    )
    subject = events.subject(row.id)
    made = events.EntryMade(ACCIDENTS, day, figures, made_by, row.about)
    announce(made, subject=subject, actor=Actor.staff(made_by), at=now)
    announce(events.EntryDecided(True, approved_by), subject=subject, actor=Actor.staff(approved_by), at=now)
    audit.record(by=approved_by, action="assessment.enter", about=subject, register=ACCIDENTS)
