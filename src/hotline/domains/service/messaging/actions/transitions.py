"""People's actions on items. Each locks the item's row, so that only one of two agents who take an item gets it."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.service.messaging.actions.facts import publish_summary, record_item
from hotline.domains.service.messaging.actions.texts import NewText, request_text
from hotline.domains.service.messaging.models import Item
from hotline.domains.service.messaging.queries import leads_on
from hotline.domains.service.messaging.queries.dialogues import reply_of_item
from hotline.domains.service.messaging.rules.items import (
    ItemKind,
    ItemState,
    ItemTransition,
    after,
    due_of,
    item_refusal,
)
from hotline.domains.service.messaging.rules.texts import Purpose
from hotline.events.messaging import (
    ItemAssigned,
    ItemDone,
    ItemFact,
    ItemPutBack,
    ItemReopened,
    ItemTaken,
    subject,
)
from hotline.events.texts import subject as text_subject
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.sealing import seal_text
from hotline.kernel.actor import Actor
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission


@transaction.atomic
def take(*, by: Principal, id: str) -> Item:
    """Take the item, to deal with it. Taking one's own item changes nothing. Raises NotFound, Refused ``not_now``."""
    row = _ready_for(ItemTransition.TAKE, by, id)
    if row.holder != by.number or row.state != ItemState.TAKEN.value:
        _done(row, ItemTransition.TAKE, by, ItemTaken(by.number), holder=by.number)
    return row


@transaction.atomic
def assign(*, by: Principal, id: str, agent: str) -> Item:
    """Give an item to an agent, whoever holds it. For leaders. Raises Invalid for somebody without the permission."""
    row = _ready_for(ItemTransition.ASSIGN, by, id)
    if not staff_with(Permission.INBOX_WORK).filter(number=agent).exists():
        raise Invalid("没有这个工号，或其不办理待办。请更换。")
    _done(row, ItemTransition.ASSIGN, by, ItemAssigned(agent, by.number, row.holder), holder=agent, to=agent)
    return row


@transaction.atomic
def put_back(*, by: Principal, id: str) -> Item:
    row = _ready_for(ItemTransition.PUT_BACK, by, id)
    _done(row, ItemTransition.PUT_BACK, by, ItemPutBack(row.holder, by.number))
    return row


@transaction.atomic
def finish(*, by: Principal, id: str, note: str) -> Item:
    """Finish an item. ``note`` is the result and is sealed."""
    row = _ready_for(ItemTransition.FINISH, by, id)
    sealed = seal_text(note, subject(row.id), "note")
    row.note = sealed
    row.done_at = datetime.now(UTC)
    _done(row, ItemTransition.FINISH, by, ItemDone(row.holder, sealed), holder=row.holder)
    return row


@transaction.atomic
def answer(*, by: Principal, id: str, text: str, key: str) -> Item:
    """Answer a citizen's text by text, from the number they wrote to. The item stays in hand.

    ``key``: the same one again is the same answer. Raises Refused for an item of another kind.
    """
    row = _ready_for(ItemTransition.ANSWER, by, id)
    reply = reply_of_item(row.id)
    if row.of_kind is not ItemKind.TEXT or row.number is None or reply is None:
        raise Refused("这条待办不是短信，不能以短信答复。请按号码回拨。", code="no_text")
    name = f"{reply.id}-{key}"
    sealed = seal_text(text, text_subject(name))
    answered = NewText(name, Purpose.REQUESTED, row.number, sealed, reply.call, reply.case, extension=reply.extension)
    if request_text(answered, at=datetime.now(UTC)):
        audit.record(by=by.number, action="inbox.answer", about=subject(row.id), text=name)
    return row


@transaction.atomic
def reopen(*, by: Principal, id: str, reason: str) -> Item:
    """Let an item wait again. Its time counts from now; the reason goes into the audit trail."""
    row = _ready_for(ItemTransition.REOPEN, by, id)
    row.due_at, row.overdue_reported, row.done_at = due_of(row.of_kind, datetime.now(UTC)), False, None
    _done(row, ItemTransition.REOPEN, by, ItemReopened(by.number, row.due_at), reason=reason)
    return row


def _ready_for(transition: ItemTransition, by: Principal, id: str) -> Item:
    """The row, locked, when this person may do this now."""
    if not by.may(Permission.INBOX_WORK):
        deny(by, Permission.INBOX_WORK, subject(id))
    row = locked(Item.objects.filter(pk=id), missing="没有这条待办，请刷新列表。")
    if transition is ItemTransition.ASSIGN and not by.may(Permission.INBOX_ASSIGN):
        deny(by, Permission.INBOX_ASSIGN, subject(id))
    if why_not := item_refusal(row.status, transition, by.number, leads=leads_on(by, row)):
        raise Refused(why_not, code="not_now")
    return row


def _done(
    row: Item, transition: ItemTransition, by: Principal, fact: ItemFact, *, holder: str = "", **detail: str
) -> None:
    stands = after(row.status, transition, holder)
    row.state, row.holder, row.reopened = stands.state.value, stands.holder, stands.reopened
    row.taken_at = datetime.now(UTC) if stands.state is ItemState.TAKEN else row.taken_at if row.holder else None
    record_item(row, fact, actor=Actor.staff(by.number))
    audit.record(by=by.number, action=f"inbox.{transition.value}", about=subject(row.id), **detail)
    publish_summary()
