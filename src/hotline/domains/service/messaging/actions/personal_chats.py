"""What chats store about a citizen, for the citizen's own requests about it.

Chats have no log-in. They are found by the number that the citizen left for a call-back in the same visit, and by the
numbers that they wrote in the chat. A chat in which neither was written is nobody's.
"""

from collections.abc import Container

import msgspec
from django.db import transaction
from django.db.models import Q

from hotline.domains.platform.citizens.ports import Corrected, Stored, StoredFact, Subject
from hotline.domains.service.messaging.actions.chats import delete_chats
from hotline.domains.service.messaging.models import Chat, ChatMessage
from hotline.domains.service.messaging.rules.chats import ChatState
from hotline.domains.voice.callbacks.ports import Line
from hotline.domains.voice.callbacks.queries import visits_of
from hotline.events.chats import subject
from hotline.infrastructure import audit
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Refused

NAME = "在线咨询"
CHATS = "chat/"
PREFIXES = (CHATS,)
UNDER_WAY = "咨询未办结。有小结后可以删除。"
SPEAKERS = {"citizen": "咨询人", "assistant": "京晓保"}


def stored_about(subject: Subject) -> list[Stored]:
    visits = visits_of(subject.numbers)
    own = Q(session__in=visits) | Q(numbers__number_index__in=subject.identities)
    mentioned = Q(numbers__number_index__in=subject.numbers)
    sure = set(Chat.objects.filter(own).values_list("pk", flat=True))
    rows = Chat.objects.filter(own | mentioned).distinct().prefetch_related("messages", "files")
    return [_stored(row, mentioned=row.pk not in sure) for row in rows]


def _stored(row: Chat, *, mentioned: bool) -> Stored:
    with_files = {each.message_number for each in row.files.all()}
    facts = [StoredFact("京晓保", row.before, written=_dialogue)] if row.before else []
    facts += [
        StoredFact(_speaker(one, with_files), one.text)
        for one in sorted(row.messages.all(), key=lambda one: one.number)
    ]
    facts += [StoredFact("小结", row.note)] if row.note else []
    return Stored(subject(row.pk), NAME, row.requested_at, tuple(facts), _retention_reason(row), mentioned)


def _speaker(message: ChatMessage, with_files: Container[int]) -> str:
    speaker = f"坐席 {message.by}" if message.by else SPEAKERS["citizen"]
    return f"{speaker}发送的文件" if message.number in with_files else speaker


def _dialogue(stored: str) -> str:
    lines = msgspec.json.decode(stored, type=list[Line])
    return "\n".join(f"{SPEAKERS.get(line.role, line.role)}：{line.text}" for line in lines)


def _retention_reason(row: Chat) -> str:
    over = row.state == ChatState.ENDED.value and (row.summed_up_at is not None or not row.holder)
    return "" if over else UNDER_WAY


def correct(*, by: str, about: str, field: str, value: str) -> Corrected:
    """Raises Refused: what was written stays as it was."""
    raise Refused("在线咨询内容不能改写。请在答复中说明，或由请求人要求删除。", code="not_correctable")


@transaction.atomic
def delete(*, by: str, about: str) -> None:
    """Delete a chat that is over, with its messages and files. Raises NotFound, Refused."""
    rows = Chat.objects.filter(pk=about.removeprefix(CHATS))
    row = locked(rows, missing="该咨询已不存在。请刷新后重新选择。")
    if why := _retention_reason(row):
        raise Refused(why, code="kept")
    delete_chats([row.pk])
    audit.record(by=by, action="chat.delete", about=about)
