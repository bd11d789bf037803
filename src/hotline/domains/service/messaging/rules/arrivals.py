"""Which arrivals become items, and where their files are stored."""

from datetime import datetime

from hotline.domains.service.messaging.rules.items import ItemKind
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.kernel.clock import BEIJING

SUFFIX = {ItemKind.VOICEMAIL: "wav", ItemKind.FAX: "pdf"}


def hand_over_is_owed(record: CallRecord) -> bool:
    """Whether 12345's caller must be called: handed over with a case number, and the call ended without a talk."""
    return bool(record.case_number) and record.ended_at is not None and not record.talks


def item_of_reply(reply: str) -> str:
    """Id of the item that a text of a citizen becomes."""
    return f"text-{reply}"


def archive_name(kind: ItemKind, item: str, received_at: datetime) -> str:
    """The item's file in the store: ``inbox/2026/11/25/<item>.pdf.sealed``, by the Beijing day."""
    return f"inbox/{received_at.astimezone(BEIJING):%Y/%m/%d}/{item}.{SUFFIX[kind]}.sealed"
