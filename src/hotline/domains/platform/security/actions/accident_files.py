"""Evidence of an accident: checked, sealed in the archive, never taken away; every opening leaves an audit row."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.security.models import Accident, AccidentFile
from hotline.domains.platform.security.ports import marked_sounds
from hotline.domains.platform.security.queries import accidents as queries
from hotline.domains.platform.security.queries.evidence import evidence, subject_of
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.attached_sound import admitted_type, is_film, refuse_sound
from hotline.infrastructure.uploads.sealed_store import discard, read_stored, store_sealed
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.files.uploads import DOCUMENTS, MEGABYTE, UploadPolicy
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

MAX_FILES = 30
POLICY = UploadPolicy(DOCUMENTS, max_bytes=20 * MEGABYTE, unchanged=True)


def attach(*, by: Principal, id: str, name: str, content: bytes) -> AccidentFile:
    """Raises NotPermitted, NotFound, Invalid for what is not accepted, Refused, Unavailable without the store."""
    if not by.may(Permission.SECURITY_MANAGE):
        deny(by, Permission.SECURITY_MANAGE, queries.about(id))
    upload = admit(name, content, POLICY, by=by.number)
    media_type = admitted_type(upload).value
    at, file = datetime.now(UTC), new_id("proof")
    stored = store_sealed("accidents", file, at, content)
    row = AccidentFile(
        id=file,
        name=upload.name,
        media_type=media_type,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        file=stored,
        by=by.number,
        at=at,
    )
    try:
        return _store(row, id)
    except (NotFound, Refused):
        discard(stored)
        raise


@transaction.atomic
def _store(row: AccidentFile, id: str) -> AccidentFile:
    accident = locked(Accident.objects.filter(pk=id), missing=queries.NONE)
    if accident.closed_at is not None:
        raise Refused("该事故已结案，不能再添加证据。如需添加，请申请重新处理。", code="closed")
    if accident.files.count() >= MAX_FILES:
        raise Refused(f"一起事故最多 {MAX_FILES} 个文件。", code="too_many")
    row.accident = accident
    row.save(force_insert=True)
    audit.record(by=row.by, action="security.attach", about=queries.about(id), file=row.pk, sha256=row.digest)
    return row


def opened(*, by: Principal, file: str) -> tuple[AccidentFile, Iterator[bytes]]:
    """The content in the clear, piece by piece; a film with the mark of who takes it in its sound.

    Raises NotFound, Unavailable; Refused ``listened_to_only`` for sound.
    """
    found = evidence(file)
    refuse_sound(found.media_type)
    content = read_stored(found.file)
    if is_film(found.media_type):
        content = iter([marked_sounds().marked_film(by=by, about=subject_of(found), content=b"".join(content))])
    audit.record(by=by.number, action="security.open_file", about=queries.about(found.accident_id), file=file)
    return found, content
