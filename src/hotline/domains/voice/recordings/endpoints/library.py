"""The library of recordings: found, looked into, counted. Every search and sight leaves an audit row."""

from datetime import UTC, datetime

from ninja import Query, Router, Status

from hotline.domains.voice.recordings.actions import archives
from hotline.domains.voice.recordings.endpoints import shapes
from hotline.domains.voice.recordings.queries import figures as recordings_figures
from hotline.domains.voice.recordings.queries import library, retention
from hotline.domains.voice.recordings.schemas import (
    ChoicesOut,
    DownloadsOut,
    EntryOut,
    FiguresOut,
    LibraryQuery,
    LibraryRows,
)
from hotline.domains.voice.records.queries.search import RecordFilters, page_of
from hotline.infrastructure import audit
from hotline.infrastructure.number_handles import number_of
from hotline.infrastructure.paging import total_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.sealing import audited_number, search_digest
from hotline.kernel.permissions import Permission

router = Router(tags=["recordings"], auth=needs(Permission.RECORDINGS_LISTEN))


@router.get("", response=LibraryRows)
def search(request: StaffRequest, query: Query[LibraryQuery], cursor: str = "") -> LibraryRows:
    """Newest first, fifty a page."""
    reader = current_staff(request)
    found = library.library_rows(reader, sought_of(query))
    page = page_of(found, cursor)
    filters = {name: str(value) for name, value in query.dict().items() if value}
    if number := filters.pop("number", ""):
        filters |= audited_number(number_of(number))
    if phrase := filters.pop("phrase", ""):
        filters["phrase"] = search_digest(phrase)
    audit.record(by=reader.number, action="recordings.search", about="recordings", rows=len(page.rows), asked=filters)
    return LibraryRows(rows=shapes.rows_of(page), next=page.next, total=total_of(found, page, cursor))


@router.get("/figures", response=FiguresOut)
def figures(request: StaffRequest) -> FiguresOut:
    return shapes.figures_of(recordings_figures.figures(datetime.now(UTC)))


@router.get("/choices", response=ChoicesOut)
def choices(request: StaffRequest) -> ChoicesOut:
    """The queues and topics that a search may name."""
    known = retention.rule_choices()
    return ChoicesOut(queues=shapes.choices_of(known.queues), topics=shapes.choices_of(known.topics))


@router.post("/archive-now", response={204: None}, auth=needs(Permission.RECORDINGS_MANAGE))
def archive_now(request: StaffRequest) -> Status[None]:
    """Start archiving without waiting for the night. A repeat while it runs changes nothing."""
    archives.archive_now(by=current_staff(request))
    return Status(204, None)


@router.get(
    "/downloads",
    response=DownloadsOut,
    auth=needs(Permission.RECORDINGS_MANAGE, Permission.RECORDINGS_DESTROY, Permission.AUDIT_VIEW),
)
def downloads(request: StaffRequest, before: int | None = None) -> DownloadsOut:
    """Downloads of recordings, newest first, fifty a page."""
    rows = library.downloads(before)
    last = rows[-1].pk if len(rows) == library.DOWNLOADS else None
    return DownloadsOut(rows=[shapes.download_of(row) for row in rows], next=last)


@router.get("/{call_id}", response=EntryOut)
def entry(request: StaffRequest, call_id: str) -> EntryOut:
    """One recording: its place, its proofs, its holds and its downloads."""
    reader = current_staff(request)
    page = library.library_entry(reader, call_id)
    audit.record(by=reader.number, action="recordings.view", about=f"call/{call_id}")
    return shapes.entry_of(page, reader)


def sought_of(query: LibraryQuery) -> library.Sought:
    of_calls = RecordFilters(
        number=number_of(query.number),
        agent=query.agent,
        start=query.start,
        end=query.end,
        topic=query.topic,
        queue=query.queue,
    )
    return library.Sought(of_calls, query.shortest, query.longest, query.state, query.phrase.strip())
