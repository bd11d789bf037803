"""Endpoints of the inbox: list, open, take, finish."""

from datetime import UTC, datetime

from ninja import Query, Router

from hotline.domains.platform.citizens.actions import follow, read_notes
from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.actions import transitions
from hotline.domains.service.messaging.endpoints.shapes import deeds_of, dialogue_text, items_of, source_of
from hotline.domains.service.messaging.models import Item
from hotline.domains.service.messaging.queries.dialogues import dialogue_with
from hotline.domains.service.messaging.schemas import (
    AssignBody,
    InboxNoteOut,
    InboxQuery,
    InboxReasonBody,
    ItemDetail,
    ItemOut,
    ItemsOut,
    NoteBody,
)
from hotline.domains.service.messaging.schemas.texts import DialogueOut, TextAnswerBody
from hotline.events.messaging import subject
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["inbox"], auth=needs(Permission.INBOX_WORK))


@router.get("", response=ItemsOut)
def items(request: StaffRequest, filters: Query[InboxQuery], cursor: str = "") -> ItemsOut:
    """Fifty a page: what is not done by urgency, what is done newest first."""
    reader, now = current_staff(request), datetime.now(UTC)
    found = queries.page(reader, queries.ItemFilters(**filters.dict()), now, cursor)
    return ItemsOut(rows=items_of(found.rows, reader, now), next=found.next)


@router.get("/{item_id}", response=ItemDetail)
def detail(request: StaffRequest, item_id: str) -> ItemDetail:
    row = queries.item(item_id)
    source = source_of(row, current_staff(request))
    return ItemDetail(item=_to_out(request, row), source=source, history=deeds_of(queries.history_of(row)))


@router.get("/{item_id}/note", response=InboxNoteOut)
def note(request: StaffRequest, item_id: str) -> InboxNoteOut:
    """The result in the clear, for who dealt with the item and the leaders. Each reading leaves an audit row."""
    reader = current_staff(request)
    (text,) = read_notes(by=reader, about=subject(item_id), notes=[queries.note_for(reader, item_id)])
    return InboxNoteOut(text=text)


@router.get("/{item_id}/dialogue", response=DialogueOut)
def dialogue(request: StaffRequest, item_id: str) -> DialogueOut:
    """Texts to and from the item's citizen in the clear, for who deals with it and the leaders; with an audit row."""
    reader, row = current_staff(request), queries.item(item_id)
    queries.require_opener(reader, row)
    queries.refuse_blocked_once_done(row, "查看短信")
    if row.number is None:
        return DialogueOut(number="", rows=[], bars=[])
    found = dialogue_with(row.number)
    opened = follow(by=reader, about=subject(item_id), notes=[each.text for each in found.texts])
    rows = [dialogue_text(each, text) for each, text in zip(found.texts, opened, strict=True)]
    return DialogueOut(number=row.number_masked, rows=rows, bars=sorted(found.bars))


@router.post("/{item_id}/answer", response=ItemOut)
def answer(request: StaffRequest, item_id: str, body: TextAnswerBody) -> ItemOut:
    return _to_out(request, transitions.answer(by=current_staff(request), id=item_id, text=body.text, key=body.key))


@router.post("/{item_id}/take", response=ItemOut)
def take(request: StaffRequest, item_id: str) -> ItemOut:
    return _to_out(request, transitions.take(by=current_staff(request), id=item_id))


@router.post("/{item_id}/put-back", response=ItemOut)
def put_back(request: StaffRequest, item_id: str) -> ItemOut:
    return _to_out(request, transitions.put_back(by=current_staff(request), id=item_id))


@router.post("/{item_id}/done", response=ItemOut)
def done(request: StaffRequest, item_id: str, body: NoteBody) -> ItemOut:
    return _to_out(request, transitions.finish(by=current_staff(request), id=item_id, note=body.note))


@router.post("/{item_id}/reopen", response=ItemOut)
def reopen(request: StaffRequest, item_id: str, body: InboxReasonBody) -> ItemOut:
    return _to_out(request, transitions.reopen(by=current_staff(request), id=item_id, reason=body.reason))


@router.post("/{item_id}/assign", response=ItemOut, auth=needs(Permission.INBOX_ASSIGN))
def assign(request: StaffRequest, item_id: str, body: AssignBody) -> ItemOut:
    return _to_out(request, transitions.assign(by=current_staff(request), id=item_id, agent=body.agent))


def _to_out(request: StaffRequest, row: Item) -> ItemOut:
    (displayed,) = items_of([row], current_staff(request), datetime.now(UTC))
    return displayed
