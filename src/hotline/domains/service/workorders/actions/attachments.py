"""Files of a case: checked by content, sealed, kept in the recordings' archive. Every opening leaves an audit row."""

import hashlib
from collections.abc import Iterator

from django.db import transaction

from hotline.domains.service.workorders.actions.common import check, locked, note, now, save
from hotline.domains.service.workorders.models import Attachment
from hotline.domains.service.workorders.queries import attached_sounds, belongings
from hotline.domains.service.workorders.queries.cases import visible_case
from hotline.domains.voice.recordings.actions import listening
from hotline.events.workorders import subject
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.attached_sound import admitted_type, is_film, refuse_sound
from hotline.infrastructure.uploads.sealed_store import discard, read_stored, store_sealed
from hotline.kernel.errors import Refused
from hotline.kernel.files.uploads import DOCUMENTS, UploadPolicy
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

MAX_FILES = 50


def attach(*, by: Principal, case: str, name: str, content: bytes) -> Attachment:
    """Attach a file to a case.

    Raises Invalid for a kind of file that is not accepted, Refused when there are too many, Unavailable without the
    store.
    """
    row = visible_case(by, case)
    if not by.may(Permission.WORKORDERS_WORK):
        check(by, Permission.WORKORDERS_CREATE, row)
    upload = admit(name, content, UploadPolicy(DOCUMENTS, settings().workorders.attachment_bytes), by=by.number)
    media_type = admitted_type(upload).value
    at, id = now(), new_id("file")
    stored = store_sealed("workorders", id, at, upload.content)
    try:
        return _store(by, case, Attachment(
            id=id,
            name=upload.name,
            media_type=media_type,
            size=len(upload.content),
            digest=hashlib.sha256(upload.content).hexdigest(),
            file=stored,
            at=at,
            by=by.number,
        ))  # fmt: skip
    except Refused:
        discard(stored)
        raise


@transaction.atomic
def _store(by: Principal, id: str, file: Attachment) -> Attachment:
    case = locked(by, id)
    if Attachment.objects.filter(case=case, field="", removed_at=None).count() >= MAX_FILES:
        raise Refused(f"一张工单最多 {MAX_FILES} 个附件。", code="too_many")
    file.case = case
    file.save(force_insert=True)
    note(case, "attached", by=by.number, at=file.at, name=file.name, size=file.size)
    save(case, file.at, alongside=True)
    return file


def opened(*, by: Principal, case: str, attachment: str) -> tuple[Attachment, Iterator[bytes]]:
    """The file, and its content in the clear piece by piece; a film with the mark of who takes it in its sound.

    Leaves an audit row. Raises NotFound, Unavailable; Refused ``listened_to_only`` for sound.
    """
    file = belongings.attachment(visible_case(by, case), attachment)
    refuse_sound(file.media_type)
    content = read_stored(file.file)
    if is_film(file.media_type):
        film = listening.marked_film(by=by, about=attached_sounds.subject_of(case, file.id), content=b"".join(content))
        content = iter([film])
    audit.record(by=by.number, action="workorders.open_attachment", about=subject(case), attachment=file.id)
    return file, content


@transaction.atomic
def detach(*, by: Principal, case: str, attachment: str) -> None:
    """Remove an attachment from its case. Allowed for who attached it and for the supervision office.

    The file stays in the store, because the timeline refers to it.
    """
    row = locked(by, case)
    file = belongings.attachment(row, attachment)
    if file.field:
        raise Refused("该附件在表单栏目中，请在办理环节修改该栏目。", code="in_form")
    if file.by != by.number:
        check(by, Permission.WORKORDERS_SUPERVISE, row)
    file.removed_at = now()
    file.save(update_fields=["removed_at"])
    note(row, "detached", by=by.number, at=file.removed_at, name=file.name)
    save(row, file.removed_at, alongside=True)
