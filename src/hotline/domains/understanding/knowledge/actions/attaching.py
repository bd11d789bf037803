"""Files for articles: checked by their content, kept under their digest, never changed."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.understanding.knowledge.actions.common import require
from hotline.domains.understanding.knowledge.models import File
from hotline.domains.understanding.knowledge.queries.files import stored_name
from hotline.domains.understanding.knowledge.rules.files import Unfit, type_of
from hotline.infrastructure import audit
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.permissions import Signed
from hotline.kernel.chain import sm3
from hotline.kernel.errors import Invalid, Unavailable
from hotline.kernel.permissions import Permission

NAME_MOST = 200


def attach(*, by: Signed, name: str, content: bytes) -> File:
    """The same content again is the same file. Raises Invalid for what is not allowed, Unavailable."""
    require(by, Permission.KNOWLEDGE_EDIT, about="attachments")
    return keep(by=by.number, name=name, content=content)


def keep(*, by: str, name: str, content: bytes) -> File:
    """Stored first, then known: a worker that dies in between leaves a file nobody names."""
    try:
        type = type_of(content)
    except Unfit as unfit:
        raise Invalid(unfit.message, code="unfit_file") from unfit
    digest = sm3(content)
    try:
        if archive().size(stored_name(digest)) != len(content):
            archive().write(stored_name(digest), [content])
    except StoreAway as away:
        raise Unavailable("附件的存储连不上，过一会儿再试。") from away
    return _known(by, name, digest, type, len(content))


@transaction.atomic
def _known(by: str, name: str, digest: str, type: str, size: int) -> File:
    named = name.replace("\\", "/").rpartition("/")[2][-NAME_MOST:] or "附件"
    given = {"name": named, "type": type, "size": size, "by": by, "at": datetime.now(UTC)}
    row, made = File.objects.get_or_create(digest=digest, defaults=given)
    if made:
        audit.record(by=by, action="knowledge.attach", about=f"file/{digest}", name=named, size=size)
    return row
