"""Voicemails as sounds that people listen to (``voice.recordings``): who works on the item, and their leaders."""

from hotline.domains.service.messaging.queries import content_for
from hotline.domains.service.messaging.rules.items import ItemKind
from hotline.domains.service.messaging.rules.voicemails import NotVoicemail, Voicemail
from hotline.domains.voice.recordings.ports import SoundSource
from hotline.events.messaging import subject
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealed_files import Damaged
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission


def voicemail_for(reader: Principal, id: str) -> Voicemail:
    """Raises NotFound; NotPermitted; Refused while it is being archived, or when it cannot be opened (any more)."""
    if not reader.may(Permission.INBOX_WORK):
        deny(reader, Permission.INBOX_WORK, subject(id))
    try:
        return Voicemail(content_for(reader, id, ItemKind.VOICEMAIL))
    except (NotVoicemail, Damaged) as error:
        raise Refused("留言文件已损坏，无法播放。请按号码联系来电人。", code="voicemail_damaged") from error


#: Whoever works on a voicemail has to hear it: the item itself is the reason.
VOICEMAILS = SoundSource(sound_for=voicemail_for, needs_reason=lambda reader: False, action="inbox.listen")
