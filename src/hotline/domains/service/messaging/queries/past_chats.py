"""Reads about ended chats: a page of them, and one in full."""

from dataclasses import dataclass
from functools import partial

import msgspec
from django.db.models import Q

from hotline.domains.service.messaging.models import Chat
from hotline.domains.service.messaging.queries.chats import (
    Written,
    of_led,
    opened_for_staff,
    opened_messages,
    require_reader,
)
from hotline.domains.service.messaging.rules.chats import ChatState, is_masked
from hotline.domains.voice.callbacks.ports import Line
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.permissions import Principal
from hotline.kernel.paging import Page
from hotline.kernel.redaction import hidden

#: Stars that say that something went wrong.
LOW = 2


@dataclass(frozen=True)
class PastChatFilters:
    """The filters of ended chats; "" is any."""

    agent: str = ""
    #: low (rated badly), left (nobody came) or unsummed (no topic yet).
    kind: str = ""


@dataclass(frozen=True)
class Record:
    """A complete chat: the dialogue with 京晓保 ``before``, the messages, the note.

    ``masked``: personal data are hidden.
    """

    before: list[Line]
    messages: list[Written]
    note: str
    masked: bool


def past(reader: Principal, filters: PastChatFilters, cursor: str = "") -> Page[Chat]:
    """The last first: one's own, for leaders their group's. Raises Invalid for a cursor of no page."""
    rows = Chat.objects.filter(_narrowed(filters), of_led(reader), state=ChatState.ENDED.value)
    return page_by_moment(rows, "ended_at", cursor)


def record(*, by: Principal, row: Chat, clear: bool) -> Record:
    """``clear``: by a reason that is on record already, else masked as it is for this reader. Raises NotPermitted."""
    require_reader(by, row)
    masked = is_masked(row.status, by.number) and not clear
    opened = partial(opened_for_staff, by, row)
    messages = opened_messages(row, list(row.messages.order_by("number")), opened, masked=masked)
    texts = iter(opened([each for each in (row.before, row.note) if each]))
    lines = msgspec.json.decode(next(texts), type=list[Line]) if row.before else []
    note = _display(next(texts), masked) if row.note else ""
    return Record([Line(line.role, _display(line.text, masked)) for line in lines], messages, note, masked)


def _display(text: str, masked: bool) -> str:
    return hidden(text) if masked else text


def _narrowed(filters: PastChatFilters) -> Q:
    agent = Q(holder=filters.agent) if filters.agent else Q()
    match filters.kind:
        case "low":
            return agent & Q(stars__lte=LOW)
        case "left":
            return agent & Q(holder="")
        case "unsummed":
            return agent & Q(summed_up_at=None) & ~Q(holder="")
        case _:
            return agent
