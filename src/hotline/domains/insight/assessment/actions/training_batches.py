"""Batches of trainees that are closed: entries of K7's register that wait for the client like any other."""

from django.db import transaction

from hotline.domains.insight.assessment.actions.entries import NO_ENTRY, not_frozen, note_withdrawal
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.assessment.queries.entries import COUNTED_STATES
from hotline.domains.insight.assessment.rules.registers import LONGEST_ABOUT, TRAINING_BATCHES
from hotline.events import assessment as events
from hotline.events.training import BatchReported
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.outbox import announce
from hotline.infrastructure.row_change import changing
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.clock import now

NOTE = "由培训批次记入"


@transaction.atomic
def enter(*, batch: str, revision: int, report: BatchReported) -> None:
    """Enter what a batch comes to. An earlier entry of it is withdrawn while it waits, and corrected once approved.

    ``revision``: later reports of the batch have a larger one. Safe to repeat, and in any order. Raises Refused for a
    frozen quarter, Invalid on a day without a contract.
    """
    serialise(f"assessment.{batch}")
    entered = list(RegisterEntry.objects.filter(register=TRAINING_BATCHES, id__startswith=f"{batch}-"))
    if any(_revision_of(row) >= revision for row in entered):
        return
    not_frozen(TRAINING_BATCHES, report.exam_day)
    id, at = f"{batch}-{revision}", now()
    current = max((row for row in entered if row.state in COUNTED_STATES), key=_revision_of, default=None)
    corrects = current.pk if current and current.state == RegisterEntry.State.APPROVED.value else ""
    if current and current.state == RegisterEntry.State.WAITING.value:
        corrects = current.corrects
        _withdraw(current.pk, report.by, id)
    figures = {"reported": report.reported, "passed": report.passed, "kept": report.retained}
    row = RegisterEntry(
        id=id, register=TRAINING_BATCHES, day=report.exam_day, figures=figures, about=report.name[:LONGEST_ABOUT],
        note=NOTE, made_by=report.by, made_at=at, corrects=corrects,
    )  # fmt: skip
    row.save(force_insert=True)
    fact = events.EntryMade(TRAINING_BATCHES, report.exam_day, figures, report.by, row.about, (), corrects)
    actor = SYSTEM if report.by == str(SYSTEM) else Actor.staff(report.by)
    announce(fact, subject=events.subject(id), actor=actor, at=at)
    audit.record(by=report.by, action="assessment.enter", about=events.subject(id), register=TRAINING_BATCHES)


def _withdraw(entry: str, by: str, replaced_by: str) -> None:
    waiting = RegisterEntry.objects.filter(pk=entry)
    with changing(waiting, by=by, about=events.subject(entry), missing=NO_ENTRY) as change:
        note_withdrawal(change, "批次数据已更新", replaced_by)


def _revision_of(row: RegisterEntry) -> int:
    return int(row.pk.rpartition("-")[2])
