"""Security accidents that the client has found to count: entries of the register, made and withdrawn as it decides."""

from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from hotline.domains.insight.assessment.actions.entries import NO_ENTRY, not_frozen, note_withdrawal
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.assessment.rules.registers import ACCIDENTS, LONGEST_ABOUT
from hotline.events import assessment as events
from hotline.infrastructure import audit
from hotline.infrastructure.outbox import announce
from hotline.infrastructure.row_change import changing
from hotline.kernel.actor import Actor


@transaction.atomic
def enter(*, accident: str, day: date, about: str, note: str, made_by: str, approved_by: str) -> None:
    """Enter one accident, approved by the client already. One entry of an accident counts at a time.

    Raises Refused for a frozen quarter, Invalid on a day without a contract.
    """
    not_frozen(ACCIDENTS, day)
    now, figures = datetime.now(UTC), {"accident": 1}
    row = RegisterEntry.objects.create(
        id=_entry_id(accident, _entries(accident).count() + 1),
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


@transaction.atomic
def withdraw(*, accident: str, why: str, by: str) -> None:
    """The client decides anew: the accident counts no more until it is entered again. Raises Refused when frozen."""
    rows = _entries(accident).filter(state=RegisterEntry.State.APPROVED.value)
    for id in rows.values_list("pk", flat=True):
        entry = RegisterEntry.objects.filter(pk=id)
        with changing(entry, by=by, about=events.subject(id), missing=NO_ENTRY) as change:
            not_frozen(ACCIDENTS, change.row.day)
            note_withdrawal(change, why, "")


def _entry_id(accident: str, time: int) -> str:
    """The accident's own id the first time it counts, with a number behind it from the second."""
    return accident if time == 1 else f"{accident}.{time}"


def _entries(accident: str) -> QuerySet[RegisterEntry]:
    return RegisterEntry.objects.filter(Q(pk=accident) | Q(pk__startswith=f"{accident}."), register=ACCIDENTS)
