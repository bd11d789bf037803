"""Recordings whose time is over: one person lists them, another approves the list, then they are destroyed and
certified.

The work continues where a dead worker stopped. A recording is deleted in one transaction with its event, then its files
are removed, then it counts as destroyed.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import structlog
from django.db import IntegrityError, transaction

from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders, Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.voice.recordings.actions.archives import NO_FILE
from hotline.domains.voice.recordings.models import Destruction, DueRecording, RecordingFile, TalkTranscript
from hotline.domains.voice.recordings.queries import due as recordings_due
from hotline.domains.voice.recordings.queries import retention as recordings_retention
from hotline.domains.voice.recordings.rules.destruction import (
    DestructionOutcome,
    Stage,
    approval_refusal,
    drop_refusal,
    list_digest,
)
from hotline.events.recordings import RecordingDeleted, RecordingsDestroyed, destruction_subject, subject
from hotline.infrastructure import audit, jobs, storage
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change, changing
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

log = structlog.get_logger()
CARRY_OUT = "hotline.domains.voice.recordings.jobs.destroy"
#: A list that a person can answer for; the rest comes with the next.
MAX_LISTED = 50_000
AT_ONCE = 1000


def list_due(*, by: Principal) -> Destruction:
    """Raises Refused when nothing is due or a list is open."""
    try:
        return _listed(by)
    except IntegrityError as error:
        raise Refused("有未办结的清单，请先批准或作废。", code="list_open") from error


@transaction.atomic
def _listed(by: Principal) -> Destruction:
    now = datetime.now(UTC)
    made = Destruction.objects.create(
        stage=Stage.LISTED.value, day=beijing_day(now), listed_at=now, listed_by=by.number
    )
    items = [_item(made, due) for due in recordings_due.due_recordings(made.day, MAX_LISTED)]
    if not items:
        raise Refused("没有到期的录音，无需列单。", code="nothing_due")
    DueRecording.objects.bulk_create(items, batch_size=AT_ONCE)
    made.count, made.size = len(items), recordings_due.bytes_stored([item.call for item in items])
    made.digest = list_digest(map(recordings_due.due_in, items))
    made.save()
    audit.record(by=by.number, action="recordings.list_due", about=_about(made), count=made.count, digest=made.digest)
    _notify_approvers(made, by, now)
    return made


def _notify_approvers(made: Destruction, by: Principal, now: datetime) -> None:
    content = Content(
        key=_about(made),
        about=_about(made),
        kind="approval.requested",
        title=f"到期录音清单待批准：{made.count} 条",
        text=f"{made.day:%Y-%m-%d} 列出，批准后销毁，不可恢复",
        link="/recordings/keeping",
        at=now,
        urgency=Urgency.IMPORTANT,
    )
    notify(content, [PermissionHolders(Permission.RECORDINGS_DESTROY)], except_for=[by.number])


def _item(made: Destruction, due: recordings_due.DueNow) -> DueRecording:
    row, retention = due
    return DueRecording(
        destruction=made,
        call=row.call,
        at=row.at,
        seconds=row.seconds,
        digest=row.sound_digest or row.digest,
        rule=retention.rule.name,
        retained_until=retention.until,
    )


def approve(*, by: Principal, id: int) -> Destruction:
    """Approve a list. This cannot be undone. Raises NotFound; Refused for the person who listed it or a closed list."""
    with _changing(id, by.number) as change:
        row = change.row
        if wrong := approval_refusal(Stage(row.stage), row.listed_by, by.number):
            raise Refused(wrong, code="not_now")
        if list_digest(map(recordings_due.due_in, row.items.order_by("id"))) != row.digest:
            raise Refused("清单内容与列出时不符，可能被改动。请作废后重列，并报安全管理员。", code="list_altered")
        _decided(change, Stage.APPROVED)
        jobs.defer(CARRY_OUT)
    return row


def drop(*, by: Principal, id: int, reason: str) -> Destruction:
    """Raises NotFound, Refused when it is approved or over."""
    with _changing(id, by.number) as change:
        row = change.row
        if wrong := drop_refusal(Stage(row.stage)):
            raise Refused(wrong, code="not_now")
        row.open, row.reason = None, fit_for_all(reason)
        _decided(change, Stage.DROPPED)
    return row


def _decided(change: Change[Destruction], stage: Stage) -> None:
    row = change.row
    row.stage, row.decided_by, row.decided_at = stage.value, change.by, change.at
    settle(_about(row))
    what = "已批准，开始销毁" if stage is Stage.APPROVED else "已作废"
    answer = Content(
        key=f"{_about(row)}/{stage}",
        kind="approval.answered",
        title=f"到期录音清单{what}：{row.count} 条",
        link="/recordings/keeping",
        at=change.at,
    )
    notify(answer, [Person(row.listed_by)], except_for=[change.by])
    change.record(f"recordings.destruction_{stage}", digest=row.digest)


def carry_out_approved() -> None:
    """Destroy the recordings of every approved list, as far as the store answers."""
    for row in Destruction.objects.filter(stage=Stage.APPROVED.value):
        try:
            for item in _waiting(row):
                _destroy(item, beijing_day(datetime.now(UTC)))
        except StoreAway:
            log.exception("the archive is away", action="archive_away")
            continue
        _certify(row.pk)


def _waiting(row: Destruction) -> Iterator[DueRecording]:
    while some := list(row.items.filter(outcome="").order_by("id")[:AT_ONCE]):
        yield from some


def _destroy(item: DueRecording, today: date) -> None:
    row, outcome = _deleted(item, today)
    if outcome is DestructionOutcome.DESTROYED:
        storage.recordings().remove(row.path or "-")
        if row.archive:
            archive().remove(row.archive)
        TalkTranscript.objects.filter(pk=row.pk).delete()
        RecordingFile.objects.filter(pk=row.pk).update(destroyed_at=datetime.now(UTC), path="")
    DueRecording.objects.filter(pk=item.pk).update(outcome=outcome.value)


def _deleted(item: DueRecording, today: date) -> tuple[RecordingFile, DestructionOutcome]:
    """Delete a recording unless it is held by now or a rule retains it longer. Returns its row and the outcome."""
    rows = RecordingFile.objects.filter(pk=item.call)
    with changing(rows, by="system", about=subject(item.call), missing=NO_FILE) as change:
        row = change.row
        if row.deleted_at is not None:
            return row, DestructionOutcome.DESTROYED
        if recordings_retention.held_among([row.call]):
            return row, DestructionOutcome.HELD
        retention = recordings_retention.retention_of([row.call]).get(row.call)
        if retention is None or retention.until >= today:
            return row, DestructionOutcome.RETAINED
        row.deleted_at = change.at
        change.announce(RecordingDeleted(retention.rule.name, retention.until.isoformat()))
        return row, DestructionOutcome.DESTROYED


def _certify(id: int) -> None:
    """Once: what was destroyed of what was listed, by whom listed and approved."""
    with _changing(id, "system") as change:
        row = change.row
        if row.stage != Stage.APPROVED.value:
            return
        gone = row.items.filter(outcome=DestructionOutcome.DESTROYED.value)
        row.destroyed, row.certificate = gone.count(), list_digest(map(recordings_due.due_in, gone.order_by("id")))
        row.left, row.stage, row.open, row.done_at = row.count - row.destroyed, Stage.DONE.value, None, change.at
        change.announce(
            RecordingsDestroyed(row.listed_by, row.decided_by, row.digest, row.destroyed, row.left, row.certificate)
        )
        change.record("recordings.destroyed", destroyed=row.destroyed, left=row.left)


def _changing(id: int, by: str) -> AbstractContextManager[Change[Destruction]]:
    rows = Destruction.objects.filter(pk=id)
    return changing(rows, by=by, about=destruction_subject(id), missing="没有这份清单，请刷新列表。")


def _about(row: Destruction) -> str:
    return destruction_subject(row.pk)
