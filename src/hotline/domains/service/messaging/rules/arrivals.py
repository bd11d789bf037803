"""What becomes an item, and where its file is kept."""

from datetime import datetime

from hotline.domains.service.messaging.rules.items import ItemKind
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.kernel.clock import BEIJING

SUFFIX = {ItemKind.VOICEMAIL: "wav", ItemKind.FAX: "pdf"}


def hand_over_is_owed(record: CallRecord) -> bool:
    """12345 handed the caller over, the call is over and nobody talked to them: the case must not be lost."""
    return bool(record.case_number) and record.ended_at is not None and not record.talks


def archive_name(kind: ItemKind, item: str, received_at: datetime) -> str:
    """``inbox/2026/11/25/<item>.pdf.sealed`` in the store, by the Beijing day."""
    return f"inbox/{received_at.astimezone(BEIJING):%Y/%m/%d}/{item}.{SUFFIX[kind]}.sealed"
