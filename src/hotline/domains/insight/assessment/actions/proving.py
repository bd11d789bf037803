"""Files that prove an entry: sealed in the archive, never taken away; every opening leaves an audit row."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from hotline.domains.insight.assessment.actions.common import may
from hotline.domains.insight.assessment.models import Evidence, RegisterEntry
from hotline.events.assessment import subject
from hotline.infrastructure import audit, sealed_files
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.permissions import Signed
from hotline.kernel.errors import Invalid, NotFound, Refused, Unavailable
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

LARGEST = 20 * 1024 * 1024
MOST_FILES = 20
#: What a file begins with, by the ending it may have.
KINDS = {
    "pdf": (b"%PDF-", "application/pdf"),
    "png": (b"\x89PNG", "image/png"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "xlsx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
AWAY = "文件库暂时连不上。请稍后再试。"


def attach(*, by: Signed, entry: str, name: str, content: bytes) -> Evidence:
    """Raises Invalid for what is not taken, Refused when there are too many, Unavailable without the store."""
    may(by, Permission.ASSESSMENT_ENTER)
    row = RegisterEntry.objects.filter(pk=entry).first()
    if row is None:
        raise NotFound("没有这条登记。")
    plain = name.replace("\\", "/").rpartition("/")[2].strip()[-120:]
    kind = KINDS.get(plain.rpartition(".")[2].lower().replace("jpeg", "jpg"))
    if kind is None or not content.startswith(kind[0]):
        raise Invalid(f"只收{'、'.join(KINDS)}，内容要和后缀相符。", code="file_refused")
    if len(content) > LARGEST:
        raise Invalid("文件不能超过20 MB。", code="file_refused")
    if row.evidence.count() >= MOST_FILES:
        raise Refused(f"一条登记最多{MOST_FILES}个文件。", code="too_many")
    at, id = datetime.now(UTC), new_id("proof")
    kept = f"assessment/{at:%Y/%m/%d}/{id}.sealed"
    try:
        archive().write(kept, sealed_files.seal([content]))
    except StoreAway as error:
        raise Unavailable(AWAY) from error
    file = Evidence.objects.create(
        id=id,
        entry=row,
        name=plain,
        media_type=kind[1],
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        file=kept,
        by=by.number,
        at=at,
    )
    audit.record(by=by.number, action="assessment.prove", about=subject(row.id), file=id, sha256=file.digest)
    return file


def opened(*, by: Signed, file: str) -> tuple[Evidence, Iterator[bytes]]:
    """The content in the clear, piece by piece. Raises NotFound, Unavailable."""
    may(by, Permission.ASSESSMENT_VIEW)
    found = Evidence.objects.filter(pk=file).first()
    if found is None:
        raise NotFound("没有这个文件。")
    store = archive()
    try:
        size = store.size(found.file)
    except StoreAway as error:
        raise Unavailable(AWAY) from error
    if size is None:
        raise NotFound("文件不在了，请告诉运维。")
    audit.record(by=by.number, action="assessment.open_proof", about=subject(found.entry_id), file=file)
    clear = sealed_files.SealedFile(size, lambda start, stop: store.read(found.file, start, stop))
    return found, iter(lambda: clear.read(sealed_files.PIECE), b"")
