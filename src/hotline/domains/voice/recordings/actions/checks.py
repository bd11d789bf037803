"""Checks recordings after the call and moves their files to their final place."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives import hashes
from django.db import transaction
from django.db.models import Q

from hotline.domains.voice.recordings.actions.reports import report_fault, report_verified
from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.recordings.rules.check import RecordingVerdict, bridged_seconds, verdict_of
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.records.queries.consistency import recordings_pending
from hotline.domains.voice.records.queries.details import record_of
from hotline.infrastructure import jobs, storage
from hotline.kernel.clock import BEIJING

CHECK = "hotline.domains.voice.recordings.jobs.check"
ARCHIVE = "hotline.domains.voice.recordings.jobs.archive_call"
ARCHIVING = "recordings to archive"
#: Seconds before each try: the writer needs a moment, the verdict must stand within a minute.
TRIES = (4, 10, 20)
FORGOTTEN = timedelta(minutes=2)


def schedule_checks(calls: Iterable[str]) -> None:
    """Put a first check of these calls' recordings off until the writer is done."""
    for call in calls:
        _schedule(call, 0)


def schedule_forgotten(now: datetime) -> int:
    """Ask again for calls that ended a while ago and have no verdict: a job may have been lost."""
    late = recordings_pending(before=now - FORGOTTEN)
    for call in late:
        _schedule(call, len(TRIES) - 1)
    return len(late)


def _schedule(call: str, attempt: int) -> None:
    jobs.defer(CHECK, seconds=TRIES[attempt], lock=f"recording/{call}", call=call, attempt=attempt)


def check(*, call: str, attempt: int) -> None:
    """Decide whether a call's recording is in order, or schedule a later check.

    A verified recording is not checked again.
    """
    record = record_of(call)
    if record is not None and record.recording_removed:
        _remove(record)
    if record is None or not record.recorded_talks or _is_settled(call):
        return
    name = _find(record)
    size, digest = _read(name)
    verdict = verdict_of(size, bool(digest), bridged_seconds(record))
    if verdict.why and attempt + 1 < len(TRIES):
        _schedule(call, attempt + 1)
        return
    _settle(record, name, verdict, size or 0, digest)


def _is_settled(call: str) -> bool:
    """Verified, or archived: then it is the nightly check's affair."""
    return RecordingFile.objects.filter(Q(state="verified") | Q(archived_at__isnull=False), call=call).exists()


def stored_name(record: CallRecord) -> str:
    """``2026/11/25/<call>.raw``, by the Beijing day."""
    return f"{record.at.astimezone(BEIJING):%Y/%m/%d}/{record.id}.raw"


def _find(record: CallRecord) -> str:
    """The file's name in the store, in its final place or still in the spool; "" when it is in neither."""
    file = record.recording.file.rpartition("/")[2]
    spooled = f"spool/{file if file.endswith('.raw') else f'{file}.raw'}"
    store = storage.recordings()
    return next((name for name in (stored_name(record), spooled) if store.size(name) is not None), "")


def _remove(record: CallRecord) -> None:
    """The citizen objected in the talk and the switch deleted the file; if it could not, that is done here."""
    if name := _find(record):
        storage.recordings().remove(name)


def _read(name: str) -> tuple[int | None, str]:
    """Size in bytes and SM3 of the file. The digest is "" when the file cannot be read to its end."""
    if not name:
        return None, ""
    digest, size = hashes.Hash(hashes.SM3()), 0
    try:
        for piece in storage.recordings().pieces(name):
            digest.update(piece)
            size += len(piece)
    except OSError:
        return size, ""
    return size, digest.finalize().hex()


@transaction.atomic
def _settle(record: CallRecord, name: str, verdict: RecordingVerdict, size: int, digest: str) -> None:
    """Store and announce the verdict, move the file and have it archived. A faulty recording raises one alarm."""
    stored = stored_name(record) if name and digest else name
    reported_before = RecordingFile.objects.filter(call=record.id, state="faulty", why=verdict.why).exists()
    row, _ = RecordingFile.objects.update_or_create(
        call=record.id,
        defaults={
            "at": record.at,
            "path": stored,
            "state": "faulty" if verdict.why else "verified",
            "why": verdict.why,
            "seconds": verdict.seconds,
            "talk_seconds": verdict.talk_seconds,
            "size": size,
            "digest": digest,
            "checked_at": datetime.now(UTC),
        },
    )
    if not reported_before:
        (report_fault if verdict.why else report_verified)(row)
    if stored != name:
        storage.recordings().move(name, stored)
    if digest:
        jobs.defer(ARCHIVE, lock=ARCHIVING, call=record.id)
