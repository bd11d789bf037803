"""Quarantine: what the virus scanner found is stored apart, sealed, with a row, an audit row and a red alarm.

It is stored to be examined, under a name that no page asks for: there is no way out of the quarantine. When its term
is over the content is destroyed; ``hotline quarantine`` lists, and destroys earlier. What a check of the content
refused is noted beside it, without the content.
"""

import hashlib
from datetime import UTC, datetime, timedelta

import structlog
from django.db import transaction

from hotline.events import operations
from hotline.infrastructure import audit, audit_origin, outbox
from hotline.infrastructure.models import QuarantinedFile
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads.sealed_store import discard, store_sealed
from hotline.kernel.errors import NotFound, Unavailable
from hotline.kernel.files.uploads import plain_name
from hotline.kernel.ids import new_id

log = structlog.get_logger()
FOLDER = "quarantine"
ALARM = "upload_infected"
#: The same content again within this time is noted in the audit trail only.
SAME_WITHIN = timedelta(hours=24)
#: Files a day that are stored at most: whoever uploads viruses in masses fills no disk.
MAX_STORED_A_DAY = 200
MAX_NOTED_A_DAY = 500
LONGEST_PLACE = 120


def quarantine(*, by: str, name: str, content: bytes, signature: str) -> None:
    """``by``: as in audit rows. Never raises for a store that is away: the finding counts even so."""
    digest, now = hashlib.sha256(content).hexdigest(), datetime.now(UTC)
    recent = QuarantinedFile.objects.filter(at__gte=now - SAME_WITHIN, kind=QuarantinedFile.Kind.VIRUS)
    log.warning("An upload is infected", action="uploads_infected", signature=signature, sha256=digest)
    known = recent.filter(digest=digest).first()
    if known is not None:
        audit.record(by=by, action="uploads.infected", about=_about(known), outcome="refused", signature=signature)
        return
    id = new_id("quarantine")
    stored = _store(id, now, content) if recent.exclude(file="").count() < MAX_STORED_A_DAY else ""
    row = QuarantinedFile(
        id=id,
        at=now,
        by=by,
        uploaded_to=_place(),
        name=plain_name(name),
        signature=signature[:200],
        digest=digest,
        size=len(content),
        file=stored,
    )
    with transaction.atomic():
        row.save(force_insert=True)
        audit.record(
            by=by,
            action="uploads.infected",
            about=_about(row),
            outcome="refused",
            signature=row.signature,
            sha256=digest,
            size=row.size,
        )
        outbox.announce(_alarm(row), subject=operations.subject(new_id("alarm")))


def note_refused(*, by: str, name: str, content: bytes, why: str) -> None:
    """A check of the content refused it. The same of one person is noted once a day, some hundreds of files at most."""
    digest, now = hashlib.sha256(content).hexdigest(), datetime.now(UTC)
    recent = QuarantinedFile.objects.filter(at__gte=now - SAME_WITHIN, kind=QuarantinedFile.Kind.CONTENT)
    if recent.filter(digest=digest, by=by).exists() or recent.count() >= MAX_NOTED_A_DAY:
        return
    QuarantinedFile.objects.create(
        id=new_id("quarantine"),
        at=now,
        by=by,
        uploaded_to=_place(),
        kind=QuarantinedFile.Kind.CONTENT.value,
        name=plain_name(name),
        signature=why[:200],
        digest=digest,
        size=len(content),
        file="",
    )


def destroy_expired(now: datetime) -> int:
    """Destroy the contents whose term is over; returns how many. Safe to repeat."""
    term = timedelta(days=settings().virus_scanner.quarantine_days)
    over = QuarantinedFile.objects.filter(at__lt=now - term).exclude(file="")
    ids = list(over.values_list("pk", flat=True))
    for id in ids:
        destroy(by="system", id=id)
    return len(ids)


def destroy(*, by: str, id: str) -> QuarantinedFile:
    """Remove the content; the row stays. Raises NotFound."""
    with transaction.atomic():
        row = QuarantinedFile.objects.select_for_update().filter(pk=id).first()
        if row is None:
            raise NotFound("没有这个隔离文件，请刷新列表。")
        if row.file:
            discard(row.file)
            row.file, row.destroyed_at = "", datetime.now(UTC)
            row.save(update_fields=["file", "destroyed_at"])
            audit.record(by=by, action="uploads.destroy_infected", about=_about(row), sha256=row.digest)
    return row


def _store(id: str, now: datetime, content: bytes) -> str:
    try:
        return store_sealed(FOLDER, id, now, content)
    except Unavailable:
        log.exception("An infected upload was refused, but not stored", action="uploads_quarantine_away")
        return ""


def _place() -> str:
    origin = audit_origin.current()
    return origin.place[:LONGEST_PLACE] if origin else ""


def _about(row: QuarantinedFile) -> str:
    return f"quarantine/{row.pk}"


def _alarm(row: QuarantinedFile) -> operations.AlarmRaised:
    who = {"citizen": "市民", "system": "系统"}.get(row.by, row.by)
    message = f"{who} 上传的文件“{row.name}”含病毒（{row.signature}），未接收，已隔离。请联系上传人，对其电脑断网杀毒。"
    return operations.AlarmRaised("red", ALARM, _about(row), message)
