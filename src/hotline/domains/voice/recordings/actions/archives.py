"""Raw recordings become sealed FLAC in the archive, read back before the raw file goes.

Doing it twice changes nothing.
"""

import contextlib
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

import structlog
from cryptography.hazmat.primitives import hashes
from django.db import transaction
from django.db.models import Max, QuerySet
from procrastinate.exceptions import AlreadyEnqueued

from hotline.domains.voice.recordings.actions.reports import report_fault
from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.recordings.queries import read_through
from hotline.domains.voice.recordings.rules import chain
from hotline.domains.voice.recordings.rules.check import FRAME_BYTES, seconds_in
from hotline.domains.voice.recordings.rules.flac import NotSound, pack
from hotline.events.recordings import RecordingArchived, subject
from hotline.infrastructure import audit, jobs, storage
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing, locked
from hotline.infrastructure.sealed_files import Damaged, seal
from hotline.kernel.chain import GENESIS
from hotline.kernel.clock import BEIJING

log = structlog.get_logger()
ARCHIVE_NOW = "hotline.domains.voice.recordings.jobs.archive_now"
IN_MEMORY = 16 * 1024 * 1024
AT_ONCE = 50
#: Any number, the same everywhere: links are added one by one.
LINKING = "recordings.chain"
NO_FILE = "这通电话没有录音文件，请查看通话备注。"


class NotTheSame(Exception):
    """The object read back from the archive differs from what was written. The raw file stays."""


class Packed(NamedTuple):
    """The figures of a recording that was packed."""

    #: SM3 (hex) of the raw file.
    raw: str
    #: SM3 (hex) of its complete frames.
    sound: str
    #: Bytes of its complete frames.
    size: int


def to_archive() -> QuerySet[RecordingFile]:
    """Raw recordings that wait to be archived: with sound, and unaltered.

    Other faulty ones are archived as they are.
    """
    rows = RecordingFile.objects.filter(archived_at=None, deleted_at=None, size__gte=FRAME_BYTES)
    rows = rows.exclude(digest="").exclude(path="")
    return rows.exclude(why__in=["missing", "unreadable", "altered"])


def archive_waiting(*, seconds: float) -> int:
    """The oldest first, for so long; returns how many. One that fails is left for the next time, the others go on."""
    stop, done, failed = time.monotonic() + seconds, 0, set[str]()
    _remove_what_stayed()
    while some := list(to_archive().exclude(pk__in=failed).order_by("at").values_list("pk", flat=True)[:AT_ONCE]):
        for call in some:
            if time.monotonic() > stop:
                return done
            try:
                done += _archive_or_log(call, failed)
            except StoreAway:
                log.exception("the archive is away", action="archive_away")
                return done
    return done


def archive_calls(calls: Iterable[str]) -> None:
    """Archive the recordings of these calls. What fails is left for ``archive_waiting``."""
    try:
        for call in calls:
            _archive_or_log(call, set())
    except StoreAway:
        log.exception("the archive is away", action="archive_away")


def _archive_or_log(call: str, failed: set[str]) -> bool:
    """Whether it was archived. One that cannot be is logged and added to ``failed``. Raises StoreAway."""
    try:
        return archive_one(call)
    except (NotTheSame, NotSound, Damaged, OSError):
        log.exception("a recording was not archived", action="archive_failed", call_id=call)
        failed.add(call)
        return False


def archive_one(call: str) -> bool:
    """False when there is nothing to archive: done before, or the raw file is not what was verified (then an alarm)."""
    row = to_archive().filter(pk=call).first()
    if row is None:
        return False
    name = archive_name(row)
    with SpooledTemporaryFile(IN_MEMORY) as file:
        try:
            packed = _pack(row.path, file)
        except FileNotFoundError:
            _spoilt(call, "missing")
            return False
        if packed.raw != row.digest:
            _spoilt(call, "altered")
            return False
        file.seek(0)
        archive().write(name, seal(iter(lambda: file.read(1 << 20), b"")))
    found = read_through.read_back(name)
    if (found.digest, found.sound_size) != (packed.sound, packed.size):
        archive().remove(name)
        raise NotTheSame(name)
    if _note_archived(call, name, found):
        storage.recordings().remove(row.path)
        RecordingFile.objects.filter(pk=call, archive=name).update(path="")
    return True


def archive_name(row: RecordingFile) -> str:
    """The recording's file in the archive: ``2026/11/25/<call>.flac.sealed``, by the Beijing day."""
    return f"{row.at.astimezone(BEIJING):%Y/%m/%d}/{row.call}.flac.sealed"


def _pack(path: str, file: SpooledTemporaryFile[bytes]) -> Packed:
    raw, sound, size = hashes.Hash(hashes.SM3()), hashes.Hash(hashes.SM3()), 0

    def read() -> Iterator[bytes]:
        nonlocal size
        rest = b""
        for piece in storage.recordings().pieces(path):
            raw.update(piece)
            rest += piece
            frames = rest[: len(rest) // FRAME_BYTES * FRAME_BYTES]
            sound.update(frames)
            size, rest = size + len(frames), rest[len(frames) :]
            yield frames

    pack(read(), file)
    return Packed(raw.finalize().hex(), sound.finalize().hex(), size)


def _note_archived(call: str, name: str, found: read_through.ReadBack) -> bool:
    """The row, the event and the next link of the chain; False when somebody else was first."""
    with changing(_one(call), by="system", about=subject(call), missing=NO_FILE) as change:
        row = change.row
        if row.archived_at is not None or row.deleted_at is not None:
            return False
        link = _next_link(call, found.digest, found.sealed)
        row.archive, row.archived_at, row.archive_size = name, change.at, found.size
        row.archive_digest, row.sound_digest, row.read_at = found.sealed, found.digest, change.at
        row.position, row.link = link.position, link.link
        seconds = round(seconds_in(found.sound_size), 3)
        chained = (link.position, link.previous, link.link)
        change.announce(RecordingArchived(found.digest, found.sealed, found.size, seconds, *chained))
        return True


def _one(call: str) -> QuerySet[RecordingFile]:
    return RecordingFile.objects.filter(pk=call)


def _next_link(call: str, digest: str, sealed: str) -> chain.Link:
    """The next link of the chain. Call inside a transaction: other writers of links wait for its end."""
    serialise(LINKING)
    last = RecordingFile.objects.aggregate(last=Max("position"))["last"] or 0
    previous = RecordingFile.objects.values_list("link", flat=True).get(position=last) if last else GENESIS
    return chain.linked(last + 1, call, digest, sealed, previous)


@transaction.atomic
def _spoilt(call: str, why: str) -> None:
    """The raw file is not what was verified: told once, not archived."""
    row = locked(_one(call), missing=NO_FILE)
    row.state, row.why, row.checked_at = "faulty", why, datetime.now(UTC)
    row.save()
    report_fault(row)


def _remove_what_stayed() -> None:
    """Remove raw files of recordings that are archived: a worker may have died before it removed them."""
    for row in RecordingFile.objects.filter(archived_at__isnull=False).exclude(path=""):
        storage.recordings().remove(row.path)
        RecordingFile.objects.filter(pk=row.pk).update(path="")


def archive_now(*, by: Principal) -> None:
    """Archive what waits without delay, as after an outage. Nothing happens when it has been requested already."""
    audit.record(by=by.number, action="recordings.archive_now", about="recordings")
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        jobs.defer(ARCHIVE_NOW)
