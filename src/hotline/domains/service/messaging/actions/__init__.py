"""Items received, dealt with, put away; texts sent; chats. Every deed has a permission, an audit row and an event."""

from hotline.domains.service.messaging.actions.agent_side import (
    assign_chat,
    finish_chat,
    pass_back,
    take_chat,
    write_as_agent,
)
from hotline.domains.service.messaging.actions.archive import archive, archive_forgotten
from hotline.domains.service.messaging.actions.arrivals import (
    note_failed_fax,
    receive_fax,
    receive_hand_over,
    receive_untold_faxes,
    receive_voicemail,
    report_overdue,
)
from hotline.domains.service.messaging.actions.chat_retention import end_silent_chats, forget_chats, note_chat_reveal
from hotline.domains.service.messaging.actions.citizen_side import (
    leave,
    note_presence,
    rate_chat,
    request_agent,
    write_as_citizen,
)
from hotline.domains.service.messaging.actions.texts import receive_text, send_forgotten_texts, send_text
from hotline.domains.service.messaging.actions.transitions import assign, finish, put_back, reopen, take

__all__ = [
    "archive",
    "archive_forgotten",
    "assign",
    "assign_chat",
    "end_silent_chats",
    "finish",
    "finish_chat",
    "forget_chats",
    "leave",
    "note_chat_reveal",
    "note_failed_fax",
    "note_presence",
    "pass_back",
    "put_back",
    "rate_chat",
    "receive_fax",
    "receive_hand_over",
    "receive_text",
    "receive_untold_faxes",
    "receive_voicemail",
    "reopen",
    "report_overdue",
    "request_agent",
    "send_forgotten_texts",
    "send_text",
    "take",
    "take_chat",
    "write_as_agent",
    "write_as_citizen",
]
