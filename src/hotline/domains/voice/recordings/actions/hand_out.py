"""A recording leaves the house: for a reason, as a copy that bears who took it, never without a trace."""

from datetime import UTC, datetime, timedelta
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, NamedTuple

from cryptography.hazmat.primitives import hashes
from django.db import transaction

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.voice.recordings.models import Download
from hotline.domains.voice.recordings.ports import Sound
from hotline.domains.voice.recordings.queries import playback, traces
from hotline.domains.voice.recordings.queries.library import downloads_since
from hotline.domains.voice.recordings.rules.copy import write_copy
from hotline.events.recordings import RecordingDownloaded, subject
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealing import seal_text
from hotline.infrastructure.settings import settings
from hotline.kernel.actor import Actor
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

if TYPE_CHECKING:
    from hotline.domains.platform.approvals.models import Approval


ACTION = "recordings.download"
SUBJECT = "recordings"
A_DAY = timedelta(hours=24)
MAX_IN_BULK = 500
IN_MEMORY = 16 * 1024 * 1024
READ_AT_ONCE = 1 << 20


class HandedOut(NamedTuple):
    """A copy handed out. ``file`` is positioned at its beginning. The caller must close it."""

    download: Download
    file: IO[bytes]


def hand_out(*, by: Principal, call: str, reason: str, bounded: bool = True) -> HandedOut:
    """Raises NotPermitted (on record too), and what hearing it raises.

    ``bounded``: a person takes so many copies within 24 hours; each further one uses an approval (``request_bulk``) or
    is refused ``approval_needed``. A client system is not bounded: its key was approved for this.
    """
    if not by.may(Permission.RECORDINGS_DOWNLOAD):
        audit.record(by=by.number, action=ACTION, about=f"call/{call}", outcome="refused")
        deny(by, Permission.RECORDINGS_DOWNLOAD, f"call/{call}")
    sound = playback.recording_for(by, call).sound
    with transaction.atomic():
        if bounded:
            _require_approval(by)
        return _handed_out(by, sound, call, fit_for_all(reason))


def _require_approval(by: Principal) -> None:
    serialise(f"downloads of {by.number}")
    if downloads_since(by.number, datetime.now(UTC) - A_DAY) >= settings().recordings.downloads_a_day:
        requests.use(by=by, kind=ApprovalKind.RECORDINGS_IN_BULK, about=SUBJECT)


def request_bulk(*, by: Principal, count: int, reason: str) -> "Approval":
    """Request ``count`` copies more than a person may take within 24 hours. Raises NotPermitted, Invalid, Refused."""
    if not by.may(Permission.RECORDINGS_DOWNLOAD):
        deny(by, Permission.RECORDINGS_DOWNLOAD, SUBJECT)
    if not 1 <= count <= MAX_IN_BULK:
        raise Invalid(f"一次最多申请 {MAX_IN_BULK} 段。")
    taken, limit = downloads_since(by.number, datetime.now(UTC) - A_DAY), settings().recordings.downloads_a_day
    return requests.submit(
        by=by,
        kind=ApprovalKind.RECORDINGS_IN_BULK,
        about=SUBJECT,
        title=f"再下载 {count} 段录音",
        reason=reason,
        payload={"count": count},
        facts=[("申请", f"{count} 段"), ("24 小时内已下载", f"{taken} 段，免审批上限 {limit} 段")],
        uses=count,
    )


def _handed_out(by: Principal, sound: Sound, call: str, reason: str) -> HandedOut:
    row = Download.objects.create(
        call=call, by=by.number, name=by.name, at=datetime.now(UTC), reason=reason, size=0, digest=""
    )
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  whoever sends it closes it
    with playback.distinct_errors():
        write_copy(
            sound.pieces(),
            file,
            number=row.pk,
            code=traces.watermark_code(),
            comment=reason_of(row),
            title=f"12333 录音副本，下载号 {row.pk}，{row.by} {row.name}",
        )
    row.size, row.digest = file.tell(), _digest(file)
    row.save(update_fields=["size", "digest"])
    fact = RecordingDownloaded(by.number, row.pk, row.digest, seal_text(reason, subject(call), "reason"))
    outbox.announce(fact, subject=subject(call), actor=Actor.staff(by.number))
    audit.record(by=by.number, action=ACTION, about=f"call/{call}", download=row.pk)
    return HandedOut(row, file)


def reason_of(row: Download) -> str:
    return f"download {row.pk} by {row.by} at {row.at.astimezone(BEIJING):%Y-%m-%dT%H:%M:%S%z} of call {row.call}"


def _digest(file: IO[bytes]) -> str:
    digest = hashes.Hash(hashes.SM3())
    file.seek(0)
    while piece := file.read(READ_AT_ONCE):
        digest.update(piece)
    file.seek(0)
    return digest.finalize().hex()
