"""Reads evidence of accidents; sound in it as people listen to it."""

from hotline.domains.platform.security.models import AccidentFile
from hotline.domains.platform.security.queries import accidents
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.uploads.attached_sound import AttachedSound, sound_in
from hotline.infrastructure.uploads.sealed_store import read_stored
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission

#: Who reads accidents with their evidence.
READ = (Permission.SECURITY_MANAGE, Permission.ASSESSMENT_DECIDE)


def evidence(id: str) -> AccidentFile:
    """Raises NotFound."""
    found = AccidentFile.objects.filter(pk=id).first()
    if found is None:
        raise NotFound("没有这个文件，请刷新查看。")
    return found


def subject_of(file: AccidentFile) -> str:
    return f"{accidents.about(file.accident_id)}/{file.pk}"


def evidence_sound(reader: Principal, id: str) -> AttachedSound:
    """``id``: ``ACCIDENT/FILE``. Raises NotPermitted, NotFound, Invalid for a file without sound, Unavailable."""
    if not any(reader.may(each) for each in READ):
        deny(reader, READ[0], accidents.about(id))
    return sound_in(b"".join(read_stored(evidence(id.rpartition("/")[2]).file)))
