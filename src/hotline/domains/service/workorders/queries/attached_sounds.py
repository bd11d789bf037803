"""Sound in files of cases, as people listen to it (``voice.recordings``): whoever sees the case."""

from hotline.domains.service.workorders.queries.belongings import attachment
from hotline.domains.service.workorders.queries.cases import visible_case
from hotline.domains.voice.recordings.ports import SoundSource
from hotline.events.workorders import subject
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.uploads.attached_sound import AttachedSound, sound_in
from hotline.infrastructure.uploads.sealed_store import read_stored


def subject_of(case: str, file: str) -> str:
    return f"{subject(case)}/{file}"


def attached_sound(reader: Principal, id: str) -> AttachedSound:
    """``id``: ``CASE/FILE``. Raises NotFound; Invalid for a file without sound; Unavailable."""
    case, _, file = id.partition("/")
    return sound_in(b"".join(read_stored(attachment(visible_case(reader, case), file).file)))


#: Whoever works on a case has to hear what belongs to it: the case is the reason.
FILES_OF_CASES = SoundSource(sound_for=attached_sound, needs_reason=lambda reader: False, action="workorders.listen")
