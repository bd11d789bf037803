"""Items received, dealt with, put away; texts sent. Every deed has a permission, an audit row and an event."""

from hotline.domains.messaging.actions.deeds import assign, finish, put_back, reopen, take
from hotline.domains.messaging.actions.keeping import keep, keep_forgotten
from hotline.domains.messaging.actions.receiving import (
    note_failed_fax,
    receive_fax,
    receive_hand_over,
    receive_untold_faxes,
    receive_voicemail,
    tell_overdue,
)
from hotline.domains.messaging.actions.texts import receive_text, send_forgotten_texts, send_text

__all__ = [
    "assign",
    "finish",
    "keep",
    "keep_forgotten",
    "note_failed_fax",
    "put_back",
    "receive_fax",
    "receive_hand_over",
    "receive_text",
    "receive_untold_faxes",
    "receive_voicemail",
    "reopen",
    "send_forgotten_texts",
    "send_text",
    "take",
    "tell_overdue",
]
