"""Shared steps of every write to a chat: lock the row, record the event, publish the count, store a message once."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from django.db import transaction

from hotline.domains.service.messaging.actions.facts import COUNTING
from hotline.domains.service.messaging.models import Chat, ChatFile, ChatMessage, ChatNumber
from hotline.domains.service.messaging.queries.chats import NO_CHAT, chats_summary
from hotline.domains.service.messaging.rules.chats import LONGEST, ChatEnd, ChatState, numbers_in, written
from hotline.events.chats import ChatEnded, ChatFact, subject
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.archive import StoreAway
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.row_change import emit, locked
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads.sealed_store import discard
from hotline.kernel.actor import Actor
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid


def held(id: str) -> Chat:
    """The row as it stands now, locked: of two who do something, one comes after the other."""
    return locked(Chat.objects.filter(pk=id), missing=NO_CHAT)


def record_chat(row: Chat, fact: ChatFact, *, actor: Actor) -> None:
    """Announce the fact under the chat's next number. Must be inside the transaction that holds the row; saves it."""
    emit(row, fact, subject=subject(row.id), actor=actor)
    row.save()


def publish_chats() -> None:
    """Publish the count of chats as of this transaction. Must be its last step."""
    serialise(COUNTING)
    outbox.publish("inbox", "chats", chats_summary(now()))


def stored_message(row: Chat, *, by: str, key: str, text: str) -> ChatMessage:
    """Store the message under the chat's next number. A message already stored under this key is returned instead.

    ``row`` must be locked. Raises Invalid for an empty text or one that is too long.
    """
    known = row.messages.filter(by=by, key=key).first()
    if known is not None:
        return known
    clear = written(text)
    if not clear:
        raise Invalid("请填写内容。", code="empty")
    if len(clear) > LONGEST:
        raise Invalid(f"每条最多 {LONGEST} 字，请分条发送。", code="too_long")
    at = now()
    row.last_number, row.active_at = row.last_number + 1, at
    row.save(update_fields=["last_number", "active_at"])
    sealed = seal_text(clear, subject(row.id), f"text {row.last_number}")
    columns = ChatMessage.text.columns(sealed, chat_id=row.pk, number=row.last_number)
    return ChatMessage.objects.create(chat=row, number=row.last_number, by=by, key=key, at=at, **columns)


def note_numbers(row: Chat, message: int, text: str) -> None:
    """Store the numbers that the citizen wrote, sealed, by which the chat is found for them."""
    about = subject(row.pk)
    for position, number in enumerate(numbers_in(text)):
        key = {"chat_id": row.pk, "message_number": message, "position": position}
        sealed = seal_number(number, f"{about}/{message}/{position}")
        ChatNumber.objects.create(**key, **ChatNumber.number.columns(sealed, **key))


def end(row: Chat, how: ChatEnd, *, by: str) -> None:
    """End an open chat, whose row is locked. Its storage time begins now."""
    at = now()
    row.state, row.ended_at, row.ended_by, row.address = ChatState.ENDED.value, at, how.value, ""
    row.retained_until = at + timedelta(days=settings().privacy.chat_days)
    actor = Actor.staff(by) if how is ChatEnd.AGENT else Actor.parse(by)
    record_chat(
        row, ChatEnded(how.value, row.holder, (at - row.requested_at).total_seconds(), row.last_number), actor=actor
    )
    audit.record(by=by, action="chat.end", about=subject(row.id), how=how.value)


def delete_chats(ids: Sequence[str]) -> None:
    """Delete chats with everything in them. Must be inside a transaction; the stored files go once it is committed.

    A file that the store does not give up now is removed with the strays.
    """
    stored = list(ChatFile.objects.filter(chat__in=ids).values_list("file", flat=True))
    Chat.objects.filter(pk__in=ids).delete()
    transaction.on_commit(lambda: _discard_all(stored))


def _discard_all(stored: Sequence[str]) -> None:
    with suppress(StoreAway):
        for each in stored:
            discard(each)
