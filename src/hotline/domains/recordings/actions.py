"""Checking recordings after the call and putting them in their place."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives import hashes
from django.db import transaction

from hotline.domains.calls import queries as calls
from hotline.domains.calls.ports import CallRecord
from hotline.domains.recordings.models import RecordingFile
from hotline.domains.recordings.rules.check import Verdict, bridged_seconds, judge
from hotline.events import operations
from hotline.events.recordings import RecordingFaulty, RecordingVerified, subject
from hotline.infrastructure import jobs, outbox, storage
from hotline.kernel.clock import BEIJING
from hotline.kernel.ids import new_id

CHECK = "hotline.domains.recordings.jobs.check"
#: Seconds before each try: the writer needs a moment, the verdict must stand within a minute.
TRIES = (4, 10, 20)
FORGOTTEN = timedelta(minutes=2)
SENTENCES = {"missing": "录音文件不存在", "unreadable": "录音文件无法读取", "short": "录音比通话短"}


def ask_for_check(calls: Iterable[str]) -> None:
    """Put a first check of these calls' recordings off until the writer is done."""
    for call in calls:
        _ask(call, 0)


def ask_for_forgotten(now: datetime) -> int:
    """Ask again for calls that ended a while ago and have no verdict: a job may have been lost."""
    late = calls.recordings_pending(before=now - FORGOTTEN)
    for call in late:
        _ask(call, len(TRIES) - 1)
    return len(late)


def _ask(call: str, attempt: int) -> None:
    jobs.defer(CHECK, seconds=TRIES[attempt], lock=f"recording/{call}", call=call, attempt=attempt)


def check(*, call: str, attempt: int) -> None:
    """Give the verdict on a call's recording, or ask for a later look. Repeating it changes nothing once verified."""
    record = calls.record_of(call)
    if record is None or not record.talks or RecordingFile.objects.filter(call=call, state="verified").exists():
        return
    name = _find(record)
    size, digest = _read(name)
    verdict = judge(size, bool(digest), bridged_seconds(record))
    if verdict.why and attempt + 1 < len(TRIES):
        _ask(call, attempt + 1)
        return
    _settle(record, name, verdict, size or 0, digest)


def kept_name(record: CallRecord) -> str:
    """``2026/11/25/<call>.raw``, by the Beijing day."""
    return f"{record.at.astimezone(BEIJING):%Y/%m/%d}/{record.id}.raw"


def _find(record: CallRecord) -> str:
    """The file's name in the store, in its place or still in the spool; empty when it is nowhere."""
    file = record.recording.file.rpartition("/")[2]
    spooled = f"spool/{file if file.endswith('.raw') else f'{file}.raw'}"
    store = storage.recordings()
    return next((name for name in (kept_name(record), spooled) if store.size(name) is not None), "")


def _read(name: str) -> tuple[int | None, str]:
    """Size and SM3 of the whole file; no digest when it cannot be read to its end."""
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
def _settle(record: CallRecord, name: str, verdict: Verdict, size: int, digest: str) -> None:
    """Write the verdict, tell it, and move the file; a faulty one raises an alarm once."""
    kept = kept_name(record) if name and digest else name
    told_before = RecordingFile.objects.filter(call=record.id, state="faulty", why=verdict.why).exists()
    RecordingFile.objects.update_or_create(
        call=record.id,
        defaults={
            "path": kept,
            "state": "faulty" if verdict.why else "verified",
            "why": verdict.why,
            "seconds": verdict.seconds,
            "talk_seconds": verdict.talk_seconds,
            "size": size,
            "digest": digest,
            "checked_at": datetime.now(UTC),
        },
    )
    if not told_before:
        _tell(record, verdict, size, digest)
    if kept != name:
        storage.recordings().move(name, kept)


def _tell(record: CallRecord, verdict: Verdict, size: int, digest: str) -> None:
    if not verdict.why:
        verified = RecordingVerified(verdict.seconds, verdict.talk_seconds, size, digest)
        outbox.announce(verified, subject=subject(record.id))
        return
    faulty = RecordingFaulty(verdict.why, verdict.seconds, verdict.talk_seconds)
    outbox.announce(faulty, subject=subject(record.id))
    lengths = f"录音 {verdict.seconds:.0f} 秒，通话 {verdict.talk_seconds:.0f} 秒"
    raised = operations.AlarmRaised(
        level="orange",
        kind=f"recording_{verdict.why}",
        about=f"call/{record.id}",
        message=f"{SENTENCES[verdict.why]}：{lengths}。请运维查看录音进程与磁盘。",
    )
    outbox.announce(raised, subject=operations.subject(new_id("alarm")))
