"""The inbox's public documents, and its port for the gateway that sends texts."""

from datetime import datetime
from typing import Protocol

import msgspec

from hotline.domains.service.messaging.rules.texts import SendResult
from hotline.kernel.slot import Slot


class KindCount(msgspec.Struct, frozen=True):
    """Counts of the open items of one kind."""

    #: Nobody has taken them.
    waiting: int = 0
    #: Somebody works on them.
    taken: int = 0
    #: Of both, those past their time.
    overdue: int = 0


class InboxSummary(msgspec.Struct, frozen=True):
    """Bucket ``inbox``, key ``summary``: the number of unfinished items of each kind, kinds without any included."""

    at: datetime
    kinds: dict[str, KindCount]


class ChatsSummary(msgspec.Struct, frozen=True):
    """Bucket ``inbox``, key ``chats``: how many citizens wait for a person to write with, and how many have one."""

    at: datetime
    waiting: int
    talking: int


class TextGateway(Protocol):
    def hand_over(self, *, message: str, number: str, text: str) -> SendResult:
        """Have ``text`` sent. The same ``message`` handed over again is the same text, sent once. Never raises."""
        ...


text_gateway: Slot[TextGateway] = Slot("the gateway that sends texts")
