"""Items received, dealt with, put away; texts sent; chats. Every deed has a permission, an audit row and an event."""

from hotline.domains.service.messaging.actions.answering import (
    assign_chat,
    finish_chat,
    pass_back,
    say_as_agent,
    take_chat,
)
from hotline.domains.service.messaging.actions.chat_keeping import end_silent_chats, forget_chats, note_chat_reveal
from hotline.domains.service.messaging.actions.chatting import (
    ask_person,
    leave,
    note_presence,
    rate_chat,
    say_as_citizen,
)
from hotline.domains.service.messaging.actions.deeds import assign, finish, put_back, reopen, take
from hotline.domains.service.messaging.actions.keeping import keep, keep_forgotten
from hotline.domains.service.messaging.actions.receiving import (
    note_failed_fax,
    receive_fax,
    receive_hand_over,
    receive_untold_faxes,
    receive_voicemail,
    tell_overdue,
)
from hotline.domains.service.messaging.actions.texts import receive_text, send_forgotten_texts, send_text

__all__ = [
    "ask_person",
    "assign",
    "assign_chat",
    "end_silent_chats",
    "finish",
    "finish_chat",
    "forget_chats",
    "keep",
    "keep_forgotten",
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
    "say_as_agent",
    "say_as_citizen",
    "send_forgotten_texts",
    "send_text",
    "take",
    "take_chat",
    "tell_overdue",
]
