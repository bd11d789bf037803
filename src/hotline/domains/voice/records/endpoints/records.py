"""Call records: searched, looked into, exported. Every sight leaves an audit row."""

from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.http import FileResponse
from ninja import Query, Router

from hotline.domains.platform.citizens.actions import read_notes
from hotline.domains.voice.records import permissions, queries
from hotline.domains.voice.records.endpoints import shapes, workbook
from hotline.domains.voice.records.schemas import CallDetail, CallQuery, CallRows, NotesOut
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Signed, StaffRequest, needs, signed_in
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["calls"], auth=needs(*permissions.VIEW))
MOST_EXPORTED = 200_000


@router.get("", response=CallRows)
def search(request: StaffRequest, wanted: Query[CallQuery], cursor: str = "") -> CallRows:
    """Newest first, fifty a page."""
    reader = signed_in(request)
    page = queries.page_of(queries.search(reader, wanted_of(wanted)), cursor)
    audit_sight(reader, "calls.search", wanted, rows=len(page.rows))
    return CallRows(rows=shapes.rows_of(page.rows), next=page.next)


@router.get("/export", response={200: None}, auth=needs(Permission.CALLS_EXPORT))
def export(request: StaffRequest, wanted: Query[CallQuery]) -> FileResponse:
    """An Excel workbook of what the search finds."""
    reader = signed_in(request)
    rows = queries.search(reader, wanted_of(wanted))
    count = rows[: MOST_EXPORTED + 1].count()
    if count > MOST_EXPORTED:
        raise Invalid(f"超过 {MOST_EXPORTED:,} 条，请把时间范围缩小再导出。")
    audit_sight(reader, "calls.export", wanted, rows=count)
    file = SpooledTemporaryFile(max_size=1 << 20)  # noqa: SIM115  the response closes it
    workbook.write(cast("IO[bytes]", file), shapes.exported(queries.rows_for_export(rows, MOST_EXPORTED)))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="通话记录.xlsx", content_type=MEDIA_TYPE)


@router.get("/{call_id}", response=CallDetail)
def detail(request: StaffRequest, call_id: str) -> CallDetail:
    """Everything about one call, its events included."""
    reader = signed_in(request)
    row = queries.visible_call(reader, call_id)
    audit.record(by=reader.number, action="calls.view", about=f"call/{call_id}")
    return shapes.detail_of(
        row,
        queries.events_of(call_id),
        reader=reader,
        following=queries.following(reader, call_id),
        may_listen=queries.may_listen(reader, row),
    )


@router.get("/{call_id}/notes", response=NotesOut)
def notes(request: StaffRequest, call_id: str) -> NotesOut:
    """What the agents noted, in the clear: it may name people, so each reading leaves an audit row."""
    reader = signed_in(request)
    noted = shapes.noted(queries.visible_call(reader, call_id))
    texts = read_notes(by=reader, about=f"call/{call_id}", notes=[sealed for _, sealed in noted])
    return NotesOut(notes=shapes.notes_of([wrap_up for wrap_up, _ in noted], texts))


def wanted_of(query: CallQuery) -> queries.Wanted:
    return queries.Wanted(**query.dict())


def audit_sight(reader: Signed, action: str, query: CallQuery, *, rows: int) -> None:
    """What was asked for, a number only by its last digits."""
    asked = {name: value for name, value in query.dict().items() if value}
    if number := asked.pop("number", ""):
        asked["number_tail"] = number[-4:]
    audit.record(by=reader.number, action=action, about="calls", rows=rows, asked={k: str(v) for k, v in asked.items()})
