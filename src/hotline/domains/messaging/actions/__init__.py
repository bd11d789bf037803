"""Items received, dealt with, put away. Every deed has a permission, an audit row and an event."""

from hotline.domains.messaging.actions.deeds import assign, finish, put_back, reopen, take
from hotline.domains.messaging.actions.keeping import keep
from hotline.domains.messaging.actions.receiving import (
    note_failed_fax,
    receive_fax,
    receive_hand_over,
    receive_untold_faxes,
    receive_voicemail,
    tell_overdue,
)

__all__ = [
    "assign",
    "finish",
    "keep",
    "note_failed_fax",
    "put_back",
    "receive_fax",
    "receive_hand_over",
    "receive_untold_faxes",
    "receive_voicemail",
    "reopen",
    "take",
    "tell_overdue",
]
