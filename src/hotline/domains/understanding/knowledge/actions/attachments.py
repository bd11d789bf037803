"""Files for articles: checked by content, stored under their digest, never changed."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.understanding.knowledge.actions.common import require
from hotline.domains.understanding.knowledge.models import File
from hotline.domains.understanding.knowledge.queries.files import stored_name
from hotline.domains.understanding.knowledge.rules.attachments import POLICY
from hotline.infrastructure import audit
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.uploads.admission import admit
from hotline.kernel.chain import sm3
from hotline.kernel.errors import Unavailable
from hotline.kernel.files.uploads import AcceptedFile, UploadPolicy
from hotline.kernel.permissions import Permission


def attach(*, by: Principal, name: str, content: bytes) -> File:
    """The same content again is the same file. Raises Invalid for what is not allowed, Unavailable."""
    require(by, Permission.KNOWLEDGE_EDIT, about="attachments")
    return store(by=by.number, name=name, content=content, policy=POLICY)


def store(*, by: str, name: str, content: bytes, policy: UploadPolicy) -> File:
    """Stored first, then known: a worker that dies in between leaves a file nobody names."""
    upload = admit(name, content, policy, by=by)
    digest = sm3(upload.content)
    try:
        if archive().size(stored_name(digest)) != len(upload.content):
            archive().write(stored_name(digest), [upload.content])
    except StoreAway as away:
        raise Unavailable("附件存储暂时无法连接，请稍后重试。") from away
    return _known(by, upload, digest)


@transaction.atomic
def _known(by: str, upload: AcceptedFile, digest: str) -> File:
    size = len(upload.content)
    columns = {"name": upload.name, "type": upload.type.value, "size": size, "by": by, "at": datetime.now(UTC)}
    row, made = File.objects.get_or_create(digest=digest, defaults=columns)
    if made:
        audit.record(by=by, action="knowledge.attach", about=f"file/{digest}", name=upload.name, size=size)
    return row
