"""Files in fields of a form: uploaded before the form is saved, and the case's own once it is. Pictures are drawn anew.

Who uploaded a file alone knows its id until then. What is in no form after two days is removed.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from hotline.domains.service.workorders.actions.common import now
from hotline.domains.service.workorders.models import Attachment, Case
from hotline.domains.service.workorders.rules import file_fields, forms
from hotline.infrastructure import audit
from hotline.infrastructure.archive import StoreAway
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.redraw import storable
from hotline.infrastructure.uploads.sealed_store import discard, store_sealed
from hotline.kernel.errors import Refused
from hotline.kernel.files.uploads import UploadPolicy
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

#: Who fills forms in; who designs them does so in rehearsals.
MAY_UPLOAD = (
    Permission.WORKORDERS_CREATE,
    Permission.WORKORDERS_WORK,
    Permission.WORKORDERS_CONFIGURE,
    Permission.WORKORDERS_PUBLISH,
)
#: Files of one person that are in no saved form yet.
MAX_WAITING = 100
LASTS = timedelta(days=2)


def upload_for_form(*, by: Principal, name: str, content: bytes) -> Attachment:
    """Store a file for a form that is being filled in. Raises NotPermitted, Invalid, Refused, Unavailable."""
    if not any(by.may(each) for each in MAY_UPLOAD):
        deny(by, Permission.WORKORDERS_CREATE, "case/new")
    if Attachment.objects.filter(case=None, by=by.number).count() >= MAX_WAITING:
        raise Refused("未提交的附件过多，请先提交工单。", code="too_many")
    policy = UploadPolicy(file_fields.UPLOADED, settings().workorders.attachment_bytes, wrong_type=file_fields.HEIC)
    upload = storable(admit(name, content, policy, by=by.number))
    at, id = now(), new_id("file")
    stored = store_sealed("workorders", id, at, upload.content)
    row = Attachment(
        id=id,
        name=upload.name,
        media_type=upload.type.value,
        size=len(upload.content),
        digest=hashlib.sha256(upload.content).hexdigest(),
        file=stored,
        at=at,
        by=by.number,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            audit.record(by=by.number, action="workorders.upload", about=f"attachment/{id}", size=row.size)
    except BaseException:
        _discard([stored])
        raise
    return row


def described(case: Case, form: forms.Form, fresh: Mapping[str, Any]) -> dict[str, Any]:
    """The fresh values of file fields as they are stored. A file that is not there stays as its id, to be refused."""
    found = {}
    for field in forms.of_widget(form, "file"):
        if ids := file_fields.ids_in(fresh.get(field)):
            here = Q(case=None) | Q(case_id=case.pk, field=field)
            rows = {row.pk: row for row in Attachment.objects.filter(here, pk__in=ids, removed_at=None)}
            found[field] = [_stored(rows[id]) if id in rows else {"id": id} for id in ids]
    return found


def claim_files(case: Case, form: forms.Form) -> None:
    """Make the files of the saved form the case's own, and remove those that were taken out of it."""
    for field in forms.of_widget(form, "file"):
        ids = file_fields.ids_in(case.fields.get(field))
        Attachment.objects.filter(pk__in=ids, case=None).update(case=case, field=field)
        dropped = Attachment.objects.filter(case=case, field=field, removed_at=None).exclude(pk__in=ids)
        dropped.update(removed_at=now())


@transaction.atomic
def remove_unclaimed(at: datetime) -> int:
    """Remove the files that came into no form. Returns how many."""
    rows = Attachment.objects.filter(case=None, at__lt=at - LASTS)
    stored = list(rows.values_list("file", flat=True))
    rows.delete()
    transaction.on_commit(lambda: _discard(stored))
    return len(stored)


def _stored(row: Attachment) -> dict[str, Any]:
    return {"id": row.pk, "name": row.name, "media_type": row.media_type, "size": row.size}


def _discard(stored: Iterable[str]) -> None:
    with suppress(StoreAway):
        for each in stored:
            discard(each)
