"""The nightly check that recordings still exist and are unaltered, as far as its time reaches.

One listing of the stores finds the missing and the short ones. Those longest unread are read to their end, which finds
the unreadable and the altered ones, and their chain links are compared with the event log. The chain of all archived
recordings is computed again. Each fault becomes an event and an alarm.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby

import structlog
from django.db import transaction
from django.db.models import F, Q, QuerySet

from hotline.domains.voice.recordings.actions.archives import NO_FILE, to_archive
from hotline.domains.voice.recordings.actions.reports import alarm, report_fault, report_verified
from hotline.domains.voice.recordings.models import CheckRun, RecordingFile
from hotline.domains.voice.recordings.queries import read_through
from hotline.domains.voice.recordings.rules import chain
from hotline.domains.voice.recordings.rules.check import verdict_of
from hotline.infrastructure import storage
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.row_change import locked
from hotline.kernel.chain import GENESIS
from hotline.kernel.clock import beijing_day

log = structlog.get_logger()
AT_ONCE = 1000
READ_AT_ONCE = 50
#: Alarms for single recordings in a night; one more stands for all the rest.
ALARMS_A_NIGHT = 20
#: Age by which a recording must be archived, even after an outage of the store.
ARCHIVED_BY = timedelta(days=1)
ABOUT = "recordings/check"
AWAY = "录音存储无法连接，当晚未核查完"


def check_archive(*, seconds: float) -> CheckRun:
    """Check the archive: the listing and the chain completely, the content for ``seconds``.

    When the store is unavailable, the check ends with an alarm.
    """
    run = CheckRun.objects.create(started_at=datetime.now(UTC))
    stop = time.monotonic() + seconds
    try:
        _list_all(run)
        _read_oldest(run, stop)
    except StoreAway:
        log.exception("the archive is away", action="archive_away")
        run.fault = AWAY
    if not run.fault and (waiting := to_archive().filter(at__lt=run.started_at - ARCHIVED_BY).count()):
        run.fault = f"{waiting} 段录音超过一天未归档"
    run.left = max(_archived().count() - run.read, 0)
    run.chain = broken_chain() or run.chain
    _end(run)
    return run


@transaction.atomic
def _end(run: CheckRun) -> None:
    if run.fault:
        alarm(
            "recording_store",
            ABOUT,
            f"{run.fault}。请运维查看录音存储与归档任务，然后用 hotline check-recordings 补核。",
        )
    if run.chain:
        alarm("recording_chain", ABOUT, f"录音链断裂：{run.chain}。请封存现场，报安全管理员。", level="red")
    if run.faults > ALARMS_A_NIGHT:
        rest = run.faults - ALARMS_A_NIGHT
        alarm("recording_many", ABOUT, f"录音核查另有 {rest} 段异常，见录音页“有问题”。", level="red")
    run.ended_at = datetime.now(UTC)
    run.save()


def broken_chain() -> str:
    """Where the chain of archived recordings is broken, in a sentence; "" when it is intact."""
    before: chain.Link | None = None
    rows = RecordingFile.objects.exclude(position=None).order_by("position")
    facts = rows.values_list("position", "call", "sound_digest", "archive_digest", "link")
    for position, call, sound, sealed, link in facts.iterator(chunk_size=5000):
        found = chain.Link(position or 0, call, sound, sealed, before.link if before else GENESIS, link)
        if why := chain.link_error(before, found):
            return f"第 {(before.position if before else 0) + 1} 条{why}"
        before = found
    return ""


def _archived() -> QuerySet[RecordingFile]:
    """The recordings that must have a file. One that could not be read after the call has no digest to compare with."""
    return RecordingFile.objects.filter(deleted_at=None).exclude(digest="")


def _list_all(run: CheckRun) -> None:
    for folder, rows in groupby(_by_moment(), key=lambda row: f"{beijing_day(row.at):%Y/%m/%d}"):
        of_day = list(rows)
        sizes = dict(archive().sizes(folder)) if any(row.archive for row in of_day) else {}
        for row in of_day:
            run.listed += 1
            size = sizes.get(row.archive) if row.archive else storage.recordings().size(row.path or "-")
            if size is None:
                _found(run, row, "missing")
            elif size < (row.archive_size if row.archive else row.size):
                _found(run, row, "short")


def _by_moment() -> Iterator[RecordingFile]:
    """The recordings in pages by the call's moment. A row archived meanwhile is read in its new state."""
    rows, after = _archived().order_by("at", "call"), Q()
    while page := list(rows.filter(after)[:AT_ONCE]):
        yield from page
        after = Q(at__gt=page[-1].at) | Q(at=page[-1].at, call__gt=page[-1].call)


def _read_oldest(run: CheckRun, stop: float) -> None:
    """Read recordings until ``stop``, each at most once a run: first those never read, then the longest unread."""
    due = _archived().exclude(read_at__gte=run.started_at).order_by(F("read_at").asc(nulls_first=True), "at")
    while some := list(due[:READ_AT_ONCE]):
        for row in some:
            if time.monotonic() > stop:
                return
            _found(run, row, read_through.fault_of(row))
            if read_through.contradicts_log(row, run.started_at):
                run.chain = f"第 {row.position} 条与事件日志不符"
            RecordingFile.objects.filter(pk=row.pk).update(read_at=datetime.now(UTC))
            run.read += 1


@transaction.atomic
def _found(run: CheckRun, seen: RecordingFile, fault: str) -> None:
    """Record what the check found for a recording.

    Nothing is recorded when the row has been archived or deleted meanwhile, or when the fault is known already.
    """
    row = locked(RecordingFile.objects.filter(pk=seen.pk), missing=NO_FILE)
    if (row.path, row.archive, row.deleted_at) != (seen.path, seen.archive, seen.deleted_at):
        return
    why = fault or verdict_of(row.size, True, row.talk_seconds).why
    if why == row.why:
        return
    row.why, row.state, row.checked_at = why, "faulty" if why else "verified", datetime.now(UTC)
    row.save()
    if not why:
        report_verified(row)
        return
    run.faults += 1
    report_fault(row, with_alarm=run.faults <= ALARMS_A_NIGHT)
