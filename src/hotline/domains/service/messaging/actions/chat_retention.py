"""Ends idle chats, lets staff read ended chats in full, and deletes chats whose storage time is over."""

from datetime import datetime

from django.db import transaction

from hotline.domains.platform.citizens.queries.blocks import blocked_indexes, blocked_refusal
from hotline.domains.service.messaging.actions.chats import delete_chats, end, publish_chats
from hotline.domains.service.messaging.models import Chat
from hotline.domains.service.messaging.queries.chats import perhaps_over, require_reader
from hotline.domains.service.messaging.rules.chats import ChatState, end_by_itself
from hotline.domains.voice.callbacks.queries import visits_of
from hotline.events.chats import subject
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import free_rows
from hotline.kernel.permissions import Permission


@transaction.atomic
def end_silent_chats(now: datetime) -> int:
    """Returns how many."""
    ended = 0
    for row in free_rows(perhaps_over(now)):
        how = end_by_itself(ChatState(row.state), row.active_at, row.present_at, now)
        if how is not None:
            end(row, how, by="system")
            ended += 1
    if ended:
        publish_chats()
    return ended


def note_chat_reveal(*, by: Principal, row: Chat, reason: str) -> None:
    """Write an audit row before the chat is shown in the clear.

    Raises NotPermitted; Refused ``blocked`` for one that is over and whose citizen's data is blocked: by a number that
    stands in it, or that was left for a call-back in the same visit.
    """
    require_reveal(by, row)
    audit.record(by=by.number, action="chat.reveal", about=subject(row.id), reason=reason)


def require_reveal(by: Principal, row: Chat) -> None:
    """Raises NotPermitted; Refused ``blocked`` as ``note_chat_reveal``."""
    require_reader(by, row)
    if not by.may(Permission.CITIZENS_REVEAL):
        deny(by, Permission.CITIZENS_REVEAL, subject(row.id))
    if row.state == ChatState.ENDED.value and _is_blocked(row):
        raise blocked_refusal("查看咨询原文")


def _is_blocked(row: Chat) -> bool:
    blocked = blocked_indexes()
    return bool(blocked) and (
        row.numbers.filter(number_index__in=blocked).exists() or row.session in visits_of(blocked)
    )


@transaction.atomic
def forget_chats(now: datetime) -> int:
    """Delete chats whose storage time is over, with their messages and files. Their events stay; they hold no text."""
    gone = list(Chat.objects.filter(state=ChatState.ENDED.value, retained_until__lt=now).values_list("pk", flat=True))
    if gone:
        delete_chats(gone)
        audit.record(by="system", action="chat.forget", about="chat/past", chats=len(gone))
    return len(gone)
