"""Citizens' actions on chats. The holder of a chat's secret is its citizen. Every action may be repeated safely."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from hotline.domains.service.messaging.actions.chats import (
    end,
    held,
    note_numbers,
    publish_chats,
    record_chat,
    stored_message,
)
from hotline.domains.service.messaging.models import Chat, ChatMessage
from hotline.domains.service.messaging.queries.chats import chat_of, open_from
from hotline.domains.service.messaging.rules.chats import ChatEnd, ChatState, is_open, written
from hotline.domains.voice.callbacks.ports import Line
from hotline.events.chats import ChatRated, ChatRequested, ChatWritten, subject
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.sealing import address_index, seal_text, secret_digest, secret_digests
from hotline.infrastructure.settings import settings
from hotline.kernel.actor import CITIZEN
from hotline.kernel.clock import now
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id

CITIZEN_ROLE = "citizen"
#: How often a page's presence is stored; it sends requests more often.
PRESENCE_NOTED_EVERY = timedelta(seconds=20)


@transaction.atomic
def request_agent(*, secret: str, session: str, turns: Sequence[Line], address: str) -> Chat:
    """Into the line, with what was said before. The same secret again is the same chat.

    Raises Refused ``closed`` outside the hours, ``too_many`` for too many from one address.
    """
    serialise(f"chats from {address}")
    known = Chat.objects.filter(secret__in=secret_digests(secret)).first()
    if known is not None:
        return known
    at, rules = now(), settings().chat
    if not is_open(at, rules.opens, rules.closes):
        raise Refused(
            f"在线人工 {rules.opens:%H:%M}–{rules.closes:%H:%M} 在。请留下电话，我们给您回电。", code="closed"
        )
    if open_from(address) >= rules.by_address:
        raise Refused("您所在网络的咨询人数过多。请留下电话，我们给您回电。", code="too_many")
    id = new_id("chat")
    before = seal_text(msgspec.json.encode(list(turns)).decode(), subject(id), "before") if turns else None
    row = Chat(
        id=id,
        secret=secret_digest(secret),
        session=session,
        address=address_index(address),
        requested_at=at,
        waits_since=at,
        active_at=at,
        present_at=at,
        turns=len(turns),
        **Chat.before.columns(before, id=id),
    )
    row.save(force_insert=True)
    note_numbers(row, 0, "\n".join(turn.text for turn in turns if turn.role == CITIZEN_ROLE))
    record_chat(row, ChatRequested(f"assistant/{session}", len(turns)), actor=CITIZEN)
    audit.record(by="citizen", action="chat.ask", about=subject(row.id), talk=f"assistant/{session}")
    publish_chats()
    return row


@transaction.atomic
def write_as_citizen(*, secret: str, key: str, text: str) -> ChatMessage:
    """Raises NotFound, Invalid, Refused ``ended``. What one writes while waiting is read by who comes."""
    row = held(chat_of(secret).pk)
    if row.state == ChatState.ENDED.value and not row.messages.filter(by="", key=key).exists():
        raise Refused("本次人工咨询已结束。如需继续，请重新转人工。", code="ended")
    before = row.last_number
    message = stored_message(row, by="", key=key, text=text)
    if row.last_number > before:
        note_numbers(row, message.number, written(text))
        record_chat(row, ChatWritten(message.number), actor=CITIZEN)
    return message


@transaction.atomic
def leave(*, secret: str) -> Chat:
    """End the chat on the citizen's side, or stop waiting. A repeat changes nothing."""
    row = held(chat_of(secret).pk)
    if row.state != ChatState.ENDED.value:
        end(row, ChatEnd.CITIZEN, by="citizen")
        publish_chats()
    return row


@transaction.atomic
def rate_chat(*, secret: str, stars: int) -> Chat:
    """The last of several counts. Raises Refused ``not_ended``, ``nobody`` where no agent came."""
    row = held(chat_of(secret).pk)
    if row.state != ChatState.ENDED.value:
        raise Refused("请在咨询结束后评价。", code="not_ended")
    if not row.holder:
        raise Refused("未接入的咨询无需评价。", code="nobody")
    if row.stars != stars:
        row.stars = stars
        record_chat(row, ChatRated(row.holder, stars), actor=CITIZEN)
        audit.record(by="citizen", action="chat.rate", about=subject(row.id), stars=stars)
    return row


def note_presence(row: Chat, at: datetime) -> None:
    """The page is still there."""
    if row.state != ChatState.ENDED.value and at - row.present_at > PRESENCE_NOTED_EVERY:
        Chat.objects.filter(pk=row.pk).update(present_at=at)
