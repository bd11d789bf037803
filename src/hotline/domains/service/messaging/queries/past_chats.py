"""Chats that are over: a page of them, and one read whole."""

from dataclasses import dataclass

import msgspec
from django.db.models import Q

from hotline.domains.platform.citizens import actions as citizens
from hotline.domains.service.messaging.models import Chat
from hotline.domains.service.messaging.queries.chats import Written, require_reader
from hotline.domains.service.messaging.rules.chats import ChatState, is_masked
from hotline.domains.voice.callbacks.ports import Line
from hotline.events.chats import subject
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.permissions import Signed
from hotline.kernel.hiding import hidden
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission

#: Stars that say that something went wrong.
LOW = 2


@dataclass(frozen=True)
class PastWanted:
    """``agent`` who had it; ``kind`` low: rated badly, left: nobody came, unsummed: no topic yet, "" any."""

    agent: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Record:
    """All of a chat: ``before`` with 京晓保, what both wrote, the note. ``masked``: what names people is hidden."""

    before: list[Line]
    messages: list[Written]
    note: str
    masked: bool


def past(reader: Signed, wanted: PastWanted, cursor: str = "") -> Page[Chat]:
    """The last first: one's own, for leaders everybody's. Raises Invalid for a cursor of no page."""
    rows = Chat.objects.filter(_narrowed(wanted), state=ChatState.ENDED.value)
    if not reader.may(Permission.CHAT_ASSIGN):
        rows = rows.filter(holder=reader.number)
    return page_by_moment(rows, "ended_at", cursor)


def record(*, by: Signed, row: Chat, clear: bool) -> Record:
    """``clear``: by a reason that is on record already, else masked as it is for this reader. Raises NotPermitted."""
    require_reader(by, row)
    messages = list(row.messages.order_by("number"))
    sealed = [each.text for each in messages] + [each for each in (row.before, row.note) if each]
    texts = citizens.follow(by=by, about=subject(row.id), notes=sealed)
    masked = is_masked(row.standing, by.number) and not clear
    told = iter(texts)
    written = [Written(each, _shown(next(told), masked)) for each in messages]
    lines = msgspec.json.decode(next(told), type=list[Line]) if row.before else []
    note = _shown(next(told), masked) if row.note else ""
    return Record([Line(line.role, _shown(line.text, masked)) for line in lines], written, note, masked)


def _shown(text: str, masked: bool) -> str:
    return hidden(text) if masked else text


def _narrowed(wanted: PastWanted) -> Q:
    agent = Q(holder=wanted.agent) if wanted.agent else Q()
    match wanted.kind:
        case "low":
            return agent & Q(stars__lte=LOW)
        case "left":
            return agent & Q(holder="")
        case "unsummed":
            return agent & Q(summed_up_at=None) & ~Q(holder="")
        case _:
            return agent
