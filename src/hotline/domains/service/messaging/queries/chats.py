"""Reads chats: the queue, who holds which chat, the messages, and who may read them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import msgspec
from django.db.models import Q, QuerySet

from hotline.domains.platform.accounts.queries import leads_person, led_by
from hotline.domains.platform.citizens import actions as citizens
from hotline.domains.service.messaging.models import Chat, ChatFile, ChatMessage
from hotline.domains.service.messaging.ports import ChatsSummary
from hotline.domains.service.messaging.queries.chat_files import files_of
from hotline.domains.service.messaging.rules.chats import GONE_AFTER, SILENT_AFTER, ChatState, is_masked, may_read
from hotline.domains.voice.callbacks.ports import Line
from hotline.events.chats import subject
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealing import address_index, opened_for_screening, secret_digests
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission
from hotline.kernel.redaction import hidden
from hotline.kernel.sealed import Sealed

#: Messages that one look brings; who is further behind looks again.
AT_A_LOOK = 100
#: Messages up to one of the citizen's by which it is understood.
LATELY = 6
NO_CHAT = "没有这个咨询，或不由您接待。请刷新列表。"
OPEN = ~Q(state=ChatState.ENDED.value)


@dataclass(frozen=True)
class Written:
    """``text``: of a message with a file its name. ``preview``: a small JPEG of a picture in base64, or ""."""

    message: ChatMessage
    text: str
    file: ChatFile | None = None
    preview: str = ""


@dataclass(frozen=True)
class Lately:
    """A chat's last few messages."""

    #: The agent who holds the chat; "" for nobody.
    holder: str
    lines: list[Line]


@dataclass(frozen=True)
class Lists:
    """The lists of chats that a reader sees."""

    #: The longest wait first.
    waiting: list[Chat]
    #: In hand, or ended without a summary.
    mine: list[Chat]
    #: For leaders only: what their group has.
    others: list[Chat]


def chat(reader: Principal, id: str) -> Chat:
    """A chat that waits for anybody, is the reader's own, or that of somebody whom the reader leads.

    Raises NotFound also for another's, so that its existence stays hidden.
    """
    found = Chat.objects.filter(pk=id).first()
    if found is None or not (found.holder in ("", reader.number) or leads_on(reader, found)):
        raise NotFound(NO_CHAT)
    return found


def leads_on(by: Principal, row: Chat) -> bool:
    """Whether this person may act for the chat's holder: as a leader, of the holder's group."""
    return by.may(Permission.CHAT_ASSIGN) and leads_person(by, row.holder)


def chat_of(secret: str) -> Chat:
    """The citizen's own. Raises NotFound."""
    found = Chat.objects.filter(secret__in=secret_digests(secret)).first()
    if found is None:
        raise NotFound("没有这次人工咨询，请重新转人工。")
    return found


def lists(reader: Principal) -> Lists:
    waiting = Chat.objects.filter(state=ChatState.WAITING.value).order_by("requested_at", "id")
    held = Chat.objects.filter(state=ChatState.TALKING.value).order_by("requested_at", "id")
    unsummed = Chat.objects.filter(holder=reader.number, state=ChatState.ENDED.value, summed_up_at=None)
    mine = [*held.filter(holder=reader.number), *unsummed.order_by("requested_at", "id")]
    others = list(held.filter(of_led(reader)).exclude(holder=reader.number))
    return Lists(list(waiting), mine, others)


def of_led(reader: Principal) -> Q:
    """The reader's own chats; for leaders also those of their group and those that nobody has."""
    led = led_by(reader) if reader.may(Permission.CHAT_ASSIGN) else [reader.number]
    if led is None:
        return Q()
    return Q(holder__in=[reader.number, *(["", *led] if reader.may(Permission.CHAT_ASSIGN) else [])])


def written_lately(id: str, number: int) -> Lately | None:
    """The last messages up to ``number``, for the detection of unrest. None once the chat or its key is gone."""
    row = Chat.objects.filter(pk=id).first()
    if row is None:
        return None
    messages = row.messages.filter(number__lte=number, number__gt=number - LATELY).order_by("number")
    try:
        texts = [opened_for_screening(each.text) for each in messages]
    except KeyError:
        return None
    lines = [Line("agent" if each.by else "citizen", text) for each, text in zip(messages, texts, strict=True)]
    return Lately(row.holder, lines)


def place_of(row: Chat) -> int:
    """The chat's place in line, from 1; 0 when it does not wait."""
    if row.state != ChatState.WAITING.value:
        return 0
    before = Q(requested_at__lt=row.requested_at) | Q(requested_at=row.requested_at, id__lt=row.id)
    return Chat.objects.filter(before, state=ChatState.WAITING.value).count() + 1


def messages_after(row: Chat, after: int) -> list[Written]:
    """The messages after that number, for the citizen of the chat."""
    return opened_messages(row, list(_after(row, after)), citizens.opened_notes, masked=False)


def read(*, by: Principal, row: Chat, after: int) -> list[Written]:
    """The chat's messages after number ``after``, for an agent. Leaves an audit row. Raises NotPermitted."""
    require_reader(by, row)
    opened = partial(opened_for_staff, by, row)
    return opened_messages(row, list(_after(row, after)), opened, masked=is_masked(row.status, by.number))


def opened_messages(
    row: Chat, messages: Sequence[ChatMessage], opened: Callable[[Sequence[Sealed]], list[str]], *, masked: bool
) -> list[Written]:
    """Messages of the chat as a reader sees them. ``masked``: personal data in the texts are hidden, no picture shows.

    ``opened`` opens sealed texts for this reader.
    """
    files = files_of(row, messages)
    displayed = {number: file.preview for number, file in files.items() if file.preview and not masked}
    texts = opened([*(each.text for each in messages), *displayed.values()])
    previews = dict(zip(displayed, texts[len(messages) :], strict=True))
    return [
        Written(each, hidden(text) if masked else text, files.get(each.number), previews.get(each.number, ""))
        for each, text in zip(messages, texts, strict=False)
    ]


def opened_for_staff(by: Principal, row: Chat, notes: Sequence[Sealed]) -> list[str]:
    """Leaves an audit row. Numbers that are blocked are left out of a chat that is over."""
    return citizens.follow(by=by, about=subject(row.id), notes=notes, over=row.state == ChatState.ENDED.value)


def read_before(*, by: Principal, row: Chat) -> list[Line]:
    """The dialogue with 京晓保 before the chat. Raises NotPermitted."""
    require_reader(by, row)
    if row.before is None:
        return []
    (opened,) = opened_for_staff(by, row, [row.before])
    lines = msgspec.json.decode(opened, type=list[Line])
    texts = _at_first(by, row, [line.text for line in lines])
    return [Line(line.role, text) for line, text in zip(lines, texts, strict=True)]


def read_note(*, by: Principal, row: Chat) -> str:
    """The agent's note at the end; "" for none. Raises NotPermitted."""
    require_reader(by, row)
    if row.note is None:
        return ""
    (opened,) = _at_first(by, row, opened_for_staff(by, row, [row.note]))
    return opened


def require_reader(by: Principal, row: Chat) -> None:
    if not may_read(row.status, by.number, leads=leads_on(by, row)):
        deny(by, Permission.CHAT_ASSIGN, subject(row.id))


def held_by(agent: str) -> int:
    return Chat.objects.filter(holder=agent, state=ChatState.TALKING.value).count()


def open_from(address: str) -> int:
    return Chat.objects.filter(OPEN, address=address_index(address)).count()


def perhaps_over(now: datetime) -> QuerySet[Chat]:
    """Chats without a sign of life for long. The rule ``end_by_itself`` decides."""
    return Chat.objects.filter(
        Q(state=ChatState.WAITING.value, present_at__lt=now - GONE_AFTER)
        | Q(state=ChatState.TALKING.value, active_at__lt=now - SILENT_AFTER)
    )


def chats_summary(now: datetime) -> ChatsSummary:
    counted = Chat.objects.filter(OPEN).values_list("state", flat=True)
    states = list(counted)
    return ChatsSummary(now, states.count(ChatState.WAITING.value), states.count(ChatState.TALKING.value))


def _after(row: Chat, after: int) -> QuerySet[ChatMessage]:
    return row.messages.filter(number__gt=after).order_by("number")[:AT_A_LOOK]


def _at_first(by: Principal, row: Chat, texts: Sequence[str]) -> list[str]:
    """The texts as shown to a reader who has given no reason: masked where that applies."""
    return [hidden(text) for text in texts] if is_masked(row.status, by.number) else list(texts)
