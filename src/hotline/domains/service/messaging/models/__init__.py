"""Tables of inbox items, of texts out and in, and of chats."""

from hotline.domains.service.messaging.models.carriers import CarrierLine, PortedNumber
from hotline.domains.service.messaging.models.chats import CannedReply, Chat, ChatFile, ChatMessage, ChatNumber
from hotline.domains.service.messaging.models.items import Item
from hotline.domains.service.messaging.models.mass import MassProblem, MassResult, MassSending
from hotline.domains.service.messaging.models.replies import BarredNumber, KeywordVersion, ReplyPart, TextReply
from hotline.domains.service.messaging.models.texts import CarrierReceipt, Text, TextPart

__all__ = [
    "BarredNumber",
    "CannedReply",
    "CarrierLine",
    "CarrierReceipt",
    "Chat",
    "ChatFile",
    "ChatMessage",
    "ChatNumber",
    "Item",
    "KeywordVersion",
    "MassProblem",
    "MassResult",
    "MassSending",
    "PortedNumber",
    "ReplyPart",
    "Text",
    "TextPart",
    "TextReply",
]
