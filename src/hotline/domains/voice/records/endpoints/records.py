"""Call records: searched, looked into. Every sight leaves an audit row."""

from ninja import Query, Router

from hotline.domains.platform.citizens.actions import read_notes
from hotline.domains.platform.citizens.queries.blocks import refuse_blocked
from hotline.domains.voice.records import permissions
from hotline.domains.voice.records.endpoints import shapes
from hotline.domains.voice.records.queries.access import may_listen, visible_call
from hotline.domains.voice.records.queries.details import events_of, record_in
from hotline.domains.voice.records.queries.notes import notes_of
from hotline.domains.voice.records.queries.search import (
    RecordFilters,
    following,
    page_of,
    search_calls,
)
from hotline.domains.voice.records.schemas import CallDetail, CallQuery, CallRows, NotesOut
from hotline.infrastructure import audit
from hotline.infrastructure.number_handles import number_of
from hotline.infrastructure.paging import total_of
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.infrastructure.sealing import audited_number

router = Router(tags=["calls"], auth=needs(*permissions.VIEW))


@router.get("", response=CallRows)
def search(request: StaffRequest, query: Query[CallQuery], cursor: str = "") -> CallRows:
    """Newest first, fifty a page."""
    reader = current_staff(request)
    found = search_calls(reader, filters_from(query))
    page = page_of(found, cursor)
    audit_view(reader, "calls.search", query, rows=len(page.rows))
    return CallRows(rows=shapes.rows_of(page.rows), next=page.next, total=total_of(found, page, cursor))


@router.get("/{call_id}", response=CallDetail)
def detail(request: StaffRequest, call_id: str) -> CallDetail:
    """Everything about one call, its events included."""
    reader = current_staff(request)
    row = visible_call(reader, call_id)
    audit.record(by=reader.number, action="calls.view", about=f"call/{call_id}")
    return shapes.detail_of(
        row,
        events_of(call_id),
        reader=reader,
        following=following(reader, call_id),
        may_listen=may_listen(reader, row),
    )


@router.get("/{call_id}/notes", response=NotesOut)
def notes(request: StaffRequest, call_id: str) -> NotesOut:
    """The agents' notes in the clear, with corrections. They may name people, so each reading leaves an audit row.

    409 ``blocked``.
    """
    reader = current_staff(request)
    row = visible_call(reader, call_id)
    refuse_blocked(row.number, "查看备注")
    noted = notes_of(record_in(row))
    sealed = [text for note in noted for text in (note.text, *(one.text for one in note.corrections))]
    texts = iter(read_notes(by=reader, about=f"call/{call_id}", notes=sealed))
    return NotesOut(notes=shapes.notes_of(noted, texts))


def filters_from(query: CallQuery) -> RecordFilters:
    return RecordFilters(**query.dict() | {"number": number_of(query.number)})


def audit_view(reader: Principal, action: str, query: CallQuery, *, rows: int) -> None:
    """Write an audit row with the search."""
    audit.record(by=reader.number, action=action, about="calls", rows=rows, asked=audited_filters(query))


def audited_filters(query: CallQuery) -> dict[str, str]:
    """The filters as the audit trail has them; of a number its digest and its last digits."""
    audited = {name: str(value) for name, value in query.dict().items() if value}
    if number := audited.pop("number", ""):
        audited |= audited_number(number_of(number))
    return audited
