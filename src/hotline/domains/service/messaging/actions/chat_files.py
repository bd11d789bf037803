"""Pictures and documents in chats: checked by content, pictures drawn anew, sealed, opened by short-lived addresses.

A file is stored before its row is written. What no row names is removed by ``remove_strays``.
"""

import hashlib
from base64 import b64encode
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import batched

from django.db import transaction

from hotline.domains.service.messaging.actions.chat_retention import require_reveal
from hotline.domains.service.messaging.actions.chats import held, record_chat, stored_message
from hotline.domains.service.messaging.models import Chat, ChatFile, ChatMessage
from hotline.domains.service.messaging.queries.chat_files import CITIZEN_READER, address_token, file_of
from hotline.domains.service.messaging.queries.chats import chat, chat_of, leads_on, require_reader
from hotline.domains.service.messaging.rules.chat_files import policy, sending_refusal
from hotline.domains.service.messaging.rules.chats import ChatState, ChatTransition, chat_refusal, is_masked
from hotline.events.chats import ChatWritten, subject
from hotline.infrastructure import audit
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealing import seal_text
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.redraw import StorableFile, storable
from hotline.infrastructure.uploads.sealed_store import discard, store_sealed
from hotline.kernel.actor import CITIZEN
from hotline.kernel.clock import now
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

FOLDER = "chats"
#: Days whose files may still be on their way to a row.
RECENT_DAYS = 2
AT_ONCE = 1000


def send_as_citizen(*, secret: str, key: str, name: str, content: bytes) -> ChatMessage:
    """Raises NotFound, Invalid for the file, Refused ``ended``, ``not_yet``, ``too_many``, Unavailable."""
    return _send(chat_of(secret), None, key, name, content)


def send_as_agent(*, by: Principal, id: str, key: str, name: str, content: bytes) -> ChatMessage:
    """Raises NotFound, NotPermitted, Invalid for the file, Refused ``not_now``, ``too_many``, Unavailable."""
    if not by.may(Permission.CHAT_WORK):
        deny(by, Permission.CHAT_WORK, subject(id))
    return _send(chat(by, id), by, key, name, content)


def open_as_citizen(*, secret: str, number: int) -> str:
    """The token of a short-lived address. Leaves an audit row. Raises NotFound."""
    file = file_of(chat_of(secret), number)
    audit.record(by="citizen", action="chat.open_file", about=subject(file.chat_id), message=number)
    return address_token(file, CITIZEN_READER)


def open_as_staff(*, by: Principal, id: str, number: int, reason: str) -> str:
    """The token of a short-lived address for this reader. Leaves an audit row.

    Raises NotFound, NotPermitted; where the chat is masked Refused ``reason_needed``, ``blocked``.
    """
    row = chat(by, id)
    require_reader(by, row)
    file = file_of(row, number)
    if is_masked(row.status, by.number):
        require_reveal(by, row)
        if not reason.strip():
            raise Refused("咨询已结束，请先查看原文并选择事由。", code="reason_needed")
    audit.record(by=by.number, action="chat.open_file", about=subject(id), message=number, reason=reason)
    return address_token(file, by.number)


def remove_strays(at: datetime) -> int:
    """Remove stored files older than two days that no row names: their request broke off. Returns how many."""
    recent = tuple(f"{FOLDER}/{at - timedelta(days=days):%Y/%m/%d}/" for days in range(RECENT_DAYS))
    old = [name for name, _ in archive().sizes(FOLDER) if not name.startswith(recent)]
    strays = 0
    for some in batched(old, AT_ONCE, strict=False):
        for stray in set(some) - set(ChatFile.objects.filter(file__in=some).values_list("file", flat=True)):
            discard(stray)
            strays += 1
    return strays


def _send(row: Chat, by: Principal | None, key: str, name: str, content: bytes) -> ChatMessage:
    """``by`` None: the citizen. A message already stored under this key is returned instead."""
    if known := _known(row, by, key):
        return known
    _require_sending(row, by)
    upload = admit(name, content, policy(settings().chat.file_bytes), by=by.number if by else "citizen")
    checked = storable(upload)
    at, id = now(), new_id("file")
    stored = store_sealed(FOLDER, id, at, checked.content)
    file = ChatFile(
        id=id,
        chat=row,
        media_type=checked.type.value,
        size=len(checked.content),
        digest=hashlib.sha256(checked.content).hexdigest(),
        file=stored,
        width=checked.image.width if checked.image else 0,
        height=checked.image.height if checked.image else 0,
    )
    message = None
    try:
        message = _note_sent(file, by, key, checked)
    finally:
        if message is None or message.number != file.message_number:
            with suppress(StoreAway):
                discard(stored)
    return message


@transaction.atomic
def _note_sent(file: ChatFile, by: Principal | None, key: str, checked: StorableFile) -> ChatMessage:
    """Write message and file. A message that came first under this key is returned instead."""
    row = held(file.chat_id)
    if known := _known(row, by, key):
        return known
    _require_sending(row, by)
    message = stored_message(row, by=by.number if by else "", key=key, text=checked.name)
    file.message_number = message.number
    if checked.image:
        preview = b64encode(checked.image.preview).decode()
        file.preview = seal_text(preview, subject(row.pk), f"preview {message.number}")
    file.save(force_insert=True)
    audit.record(
        by=by.number if by else "citizen",
        action="chat.send_file",
        about=subject(row.pk),
        message=message.number,
        type=file.media_type,
        size=file.size,
    )
    if by is None:
        record_chat(row, ChatWritten(message.number), actor=CITIZEN)
    return message


def _known(row: Chat, by: Principal | None, key: str) -> ChatMessage | None:
    return row.messages.filter(by=by.number if by else "", key=key).first()


def _require_sending(row: Chat, by: Principal | None) -> None:
    state = ChatState(row.state)
    if by is None and state is ChatState.ENDED:
        raise Refused("本次人工咨询已结束。如需继续，请重新转人工。", code="ended")
    if by and (why_not := chat_refusal(row.status, ChatTransition.REPLY, by.number, leads=leads_on(by, row))):
        raise Refused(why_not, code="not_now")
    written = row.messages.exclude(by="") if by else row.messages.filter(by="")
    sent = row.files.filter(message_number__in=written.values("number")).count()
    if why_not := sending_refusal(state, sent, settings().chat.files):
        raise Refused(why_not, code="not_yet" if state is ChatState.WAITING else "too_many")
