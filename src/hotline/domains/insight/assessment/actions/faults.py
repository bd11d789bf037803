"""Mended faults: entries of the registers of K17 and, where 京晓保 was down, of K15, proven by the fault's report.

They wait for the client like any other. The entries have the fault's id, so that they open to it.
"""

import hashlib
from datetime import date, datetime

from django.db import transaction

from hotline.domains.insight.assessment.actions.entries import not_frozen
from hotline.domains.insight.assessment.models import Evidence, RegisterEntry
from hotline.domains.insight.assessment.queries.entries import COUNTED_STATES, MEASURED, OUTAGES
from hotline.domains.insight.assessment.rules.registers import FAULTS, LONGEST_ABOUT
from hotline.domains.insight.upkeep.actions.reports import Made, report_as_evidence
from hotline.events import assessment as events
from hotline.events.faults import FaultClosed
from hotline.infrastructure import audit
from hotline.infrastructure.outbox import announce
from hotline.infrastructure.uploads.sealed_store import store_sealed
from hotline.kernel.actor import Actor
from hotline.kernel.clock import now
from hotline.kernel.ids import new_id

#: To whose account a time without 京晓保 goes -> the field of the register of outages.
FIELDS = {"ours": "minutes", "planned": "planned_minutes", "beyond": "beyond_minutes"}


@transaction.atomic
def enter(*, fault: str, closed: FaultClosed) -> None:
    """Enter the answer and the minutes of each day. Safe to repeat.

    A day whose minutes were measured and entered already is not entered again. Raises Refused for a frozen quarter,
    Invalid on a day without a contract, Unavailable without the store.
    """
    at, proof = now(), report_as_evidence(fault, now())
    about = f"{closed.serial} {closed.title}"[:LONGEST_ABOUT]
    if closed.counts:
        figures = {"fault": 1, "seconds": closed.seconds}
        _enter(fault, FAULTS, closed.day, figures, about, closed.by, at, proof)
    for down in closed.down:
        if not _measured(down.day):
            figures = {FIELDS[closed.responsible]: down.minutes}
            _enter(f"{fault}.{down.day:%m%d}", OUTAGES, down.day, figures, about, closed.by, at, proof)


def _measured(day: date) -> bool:
    rows = RegisterEntry.objects.filter(register=OUTAGES, day=day, state__in=COUNTED_STATES)
    return rows.filter(about__startswith=MEASURED).exists()


def _enter(
    id: str, register: str, day: date, figures: dict[str, int], about: str, by: str, at: datetime, proof: Made
) -> None:
    not_frozen(register, day)
    row, created = RegisterEntry.objects.get_or_create(
        id=id,
        defaults={
            "register": register,
            "day": day,
            "figures": figures,
            "about": about,
            "note": "由故障单自动登记",
            "made_by": by,
            "made_at": at,
        },
    )
    if not created:
        return
    _prove(row, proof, by, at)
    announce(
        events.EntryMade(register, day, figures, by, row.about),
        subject=events.subject(id),
        actor=Actor.staff(by),
        at=at,
    )
    audit.record(by=by, action="assessment.enter", about=events.subject(id), register=register)


def _prove(row: RegisterEntry, proof: Made, by: str, at: datetime) -> None:
    file = new_id("proof")
    Evidence.objects.create(
        id=file,
        entry=row,
        name=proof.name,
        media_type=proof.media_type,
        size=len(proof.content),
        digest=hashlib.sha256(proof.content).hexdigest(),
        file=store_sealed("assessment", file, at, proof.content),
        by=by,
        at=at,
    )
