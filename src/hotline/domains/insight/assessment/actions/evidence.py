"""Files that prove an entry: sealed in the archive, never taken away; every opening leaves an audit row."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from hotline.domains.insight.assessment.actions.common import may
from hotline.domains.insight.assessment.models import Evidence, RegisterEntry
from hotline.events.assessment import subject
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.sealed_store import read_stored, store_sealed
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.files.types import FileType
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

MAX_FILES = 20
POLICY = UploadPolicy(
    frozenset({FileType.PDF, FileType.PNG, FileType.JPEG, FileType.XLSX, FileType.DOCX}),
    max_bytes=20 * MEGABYTE,
    unchanged=True,
)


def attach(*, by: Principal, entry: str, name: str, content: bytes) -> Evidence:
    """Attach a file to an entry.

    Raises Invalid for a kind of file that is not accepted, Refused when there are too many, Unavailable without the
    store.
    """
    may(by, Permission.ASSESSMENT_ENTER)
    row = RegisterEntry.objects.filter(pk=entry).first()
    if row is None:
        raise NotFound("没有这条登记，请刷新列表。")
    upload = admit(name, content, POLICY, by=by.number)
    if row.evidence.count() >= MAX_FILES:
        raise Refused(f"一条登记最多{MAX_FILES}个文件。", code="too_many")
    at, id = datetime.now(UTC), new_id("proof")
    stored = store_sealed("assessment", id, at, content)
    file = Evidence.objects.create(
        id=id,
        entry=row,
        name=upload.name,
        media_type=upload.type.value,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        file=stored,
        by=by.number,
        at=at,
    )
    audit.record(by=by.number, action="assessment.prove", about=subject(row.id), file=id, sha256=file.digest)
    return file


def opened(*, by: Principal, file: str) -> tuple[Evidence, Iterator[bytes]]:
    """The content in the clear, piece by piece. Raises NotFound, Unavailable."""
    may(by, Permission.ASSESSMENT_VIEW)
    found = Evidence.objects.filter(pk=file).first()
    if found is None:
        raise NotFound("没有这个文件，请刷新列表。")
    content = read_stored(found.file)
    audit.record(by=by.number, action="assessment.open_proof", about=subject(found.entry_id), file=file)
    return found, content
