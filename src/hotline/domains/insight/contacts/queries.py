"""A citizen's contacts, each kind only as far as the reader may see it.

Found by the keyed indexes of the number; nothing is opened. Costs one query a kind.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from django.db.models import Q

from hotline.domains.insight.contacts.rules import LONGEST, Contact, ContactKind, Contacts, merged
from hotline.domains.service.messaging.queries.contacts import (
    chats_of_number,
    items_of_number,
    replies_from_number,
    texts_to_number,
)
from hotline.domains.service.workorders.queries import cases
from hotline.domains.voice.callbacks.queries import callbacks_of_number
from hotline.domains.voice.records.queries.access import visible_to
from hotline.domains.voice.records.queries.search import calls_of_number
from hotline.infrastructure.permissions import Principal
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord

#: Texts of one number that are looked through, newest first.
MAX_TEXTS = 1000
#: Any of these opens the list.
SEE_CONTACTS = (
    Permission.CALLS_VIEW_OWN,
    Permission.CALLS_VIEW_GROUP,
    Permission.CALLS_VIEW_ALL,
    Permission.WORKORDERS_VIEW_OWN,
    Permission.WORKORDERS_VIEW_DEPARTMENT,
    Permission.WORKORDERS_VIEW_ALL,
    Permission.INBOX_WORK,
    Permission.CHAT_WORK,
    Permission.CALLBACKS_USE,
)


def contacts_with(reader: Principal, indexes: Sequence[str]) -> Contacts:
    """``indexes``: every index of the number, under each key that is left; without any there are no contacts."""
    known = [index for index in indexes if index]
    return merged(
        {
            ContactKind.CALL: _calls(reader, known),
            ContactKind.CHAT: _chats(reader, known),
            ContactKind.TEXT: _texts(reader, known),
            ContactKind.REPLY: _replies(reader, known),
            ContactKind.ITEM: _items(reader, known),
            ContactKind.CALLBACK: _callbacks(reader, known),
            ContactKind.CASE: _cases(reader, known),
        }
    )


def _calls(reader: Principal, indexes: list[str]) -> Iterator[Contact]:
    for row in calls_of_number(reader, indexes, LONGEST + 1):
        yield Contact(ContactKind.CALL, row.id, row.at, row.topic, row.agent, _state(row), row.talk_seconds, row.rating)


def _state(row: "CallRecord") -> str:
    if row.ended_at is None:
        return "live"
    if row.answered or row.talk_seconds > 0:
        return row.direction
    return "missed" if row.direction == "in" else "unreached"


def _chats(reader: Principal, indexes: list[str]) -> Iterator[Contact]:
    if not reader.may(Permission.CHAT_WORK):
        return
    for row, own in chats_of_number(reader, indexes, LONGEST + 1):
        yield Contact(
            ContactKind.CHAT, row.pk, row.requested_at, row.topic, row.holder, row.state,
            rating=row.stars, uncertain=not own,
        )  # fmt: skip


def _texts(reader: Principal, indexes: list[str]) -> Iterator[Contact]:
    for row in _with_seen_parents(reader, texts_to_number(indexes, MAX_TEXTS))[: LONGEST + 1]:
        yield Contact(ContactKind.TEXT, row.pk, row.requested_at, row.purpose, state=row.sending, parent=_parent(row))


def _replies(reader: Principal, indexes: list[str]) -> Iterator[Contact]:
    rows = replies_from_number(indexes, MAX_TEXTS)
    seen = rows if reader.may(Permission.INBOX_WORK) else _with_seen_parents(reader, rows)
    for row in seen[: LONGEST + 1]:
        yield Contact(ContactKind.REPLY, row.pk, row.received_at, state=row.meaning, parent=_parent(row))


class _Belonging(Protocol):
    """A text or a reply: of a call, of a case, or of neither."""

    call: str
    case: str


def _with_seen_parents[Row: _Belonging](reader: Principal, rows: Sequence[Row]) -> list[Row]:
    """Those of calls and cases that the reader may see; of neither, for who sees all calls.

    Asked for the few rows of one number: as a condition of their query, PostgreSQL would go through all calls.
    """
    calls = visible_to(reader).filter(pk__in={row.call for row in rows} - {""})
    tickets = cases.all_seen(reader, datetime.now(UTC)).filter(pk__in={row.case for row in rows} - {""})
    seen = {f"call/{id}" for id in calls.values_list("pk", flat=True)}
    seen |= {f"case/{id}" for id in tickets.values_list("pk", flat=True)}
    seen |= {""} if reader.may(Permission.CALLS_VIEW_ALL) else set()
    return [row for row in rows if _parent(row) in seen]


def _parent(row: _Belonging) -> str:
    if row.call:
        return f"call/{row.call}"
    return f"case/{row.case}" if row.case else ""


def _items(reader: Principal, indexes: list[str]) -> Iterator[Contact]:
    if not reader.may(Permission.INBOX_WORK):
        return
    for row in items_of_number(indexes, LONGEST + 1):
        yield Contact(ContactKind.ITEM, row.pk, row.received_at, row.kind, row.holder, row.state)


def _callbacks(reader: Principal, indexes: list[str]) -> Iterator[Contact]:
    if not reader.may(Permission.CALLBACKS_USE):
        return
    for row in callbacks_of_number(indexes, LONGEST + 1):
        agent = row.closed_by or row.taken_by or row.made_by
        yield Contact(ContactKind.CALLBACK, row.pk, row.made_at, row.kind, agent, row.result or "open")


def _cases(reader: Principal, indexes: list[str]) -> Iterator[Contact]:
    theirs = Q(phone_index__in=indexes) | Q(identity_index__in=indexes)
    rows = cases.all_seen(reader, datetime.now(UTC)).filter(theirs, trial=False).order_by("-created_at", "-pk")
    for row in rows[: LONGEST + 1]:
        title = " · ".join(filter(None, (row.number, row.summary)))
        yield Contact(ContactKind.CASE, row.pk, row.created_at, title, row.created_by, row.state)
