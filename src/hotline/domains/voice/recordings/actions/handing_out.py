"""A recording leaves the house: for a reason, as a copy that bears who took it, never without a trace."""

from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, NamedTuple

from cryptography.hazmat.primitives import hashes
from django.db import transaction

from hotline.domains.voice.recordings.models import Download
from hotline.domains.voice.recordings.ports import Sound
from hotline.domains.voice.recordings.queries import playback, traces
from hotline.domains.voice.recordings.rules.copy import write_copy
from hotline.events.recordings import RecordingDownloaded, subject
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealing import seal_text
from hotline.kernel.actor import Actor
from hotline.kernel.clock import BEIJING
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

ACTION = "recordings.download"
IN_MEMORY = 16 * 1024 * 1024
READ_AT_ONCE = 1 << 20


class HandedOut(NamedTuple):
    """A copy handed out. ``file`` is positioned at its beginning. The caller must close it."""

    download: Download
    file: IO[bytes]


def hand_out(*, by: Principal, call: str, reason: str) -> HandedOut:
    """Raises NotPermitted (on record too), and what hearing it raises."""
    if not by.may(Permission.RECORDINGS_DOWNLOAD):
        audit.record(by=by.number, action=ACTION, about=f"call/{call}", outcome="refused")
        deny(by, Permission.RECORDINGS_DOWNLOAD, f"call/{call}")
    return _handed_out(by, playback.recording_for(by, call).sound, call, fit_for_all(reason))


@transaction.atomic
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
