"""Endpoints of required reading."""

from ninja import Router

from hotline.domains.platform.accounts.queries import group_names, names_of
from hotline.domains.understanding.knowledge.actions import readings as knowledge_readings
from hotline.domains.understanding.knowledge.models import RequiredReading
from hotline.domains.understanding.knowledge.queries import readings as queries
from hotline.domains.understanding.knowledge.queries.articles import today
from hotline.domains.understanding.knowledge.schemas.readings import (
    GroupsOut,
    OwedOut,
    OwedRow,
    ReadingBody,
    ReadingReceiptOut,
    ReadingReceiptsOut,
    ReadingRow,
    ReadingsOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day
from hotline.kernel.permissions import Permission

router = Router(tags=["knowledge"], auth=needs(Permission.KNOWLEDGE_REQUIRE))
reader = needs()


@router.get("", response=ReadingsOut)
def readings(request: StaffRequest) -> ReadingsOut:
    """Required readings, newest first, each with the number of people who have read it."""
    rows = list(queries.readings())
    names = names_of({row.by for row in rows} | {row.reader for row in rows})
    return ReadingsOut(rows=[_row(row, names) for row in rows])


@router.post("", response=ReadingsOut)
def require(request: StaffRequest, body: ReadingBody) -> ReadingsOut:
    """Require a reading; it appears on the desks at once.

    422 without any reader, or for a version that is not published.
    """
    knowledge_readings.require_reading(by=current_staff(request), number=body.version, **body.dict(exclude={"version"}))
    return readings(request)


@router.get("/groups", response=GroupsOut)
def groups(request: StaffRequest) -> GroupsOut:
    return GroupsOut(rows=group_names())


@router.get("/owed", response=OwedOut, auth=reader)
def owed(request: StaffRequest) -> OwedOut:
    """What the reader still has to read, the most urgent first."""
    number = current_staff(request).number
    rows = [receipt.reading for receipt in queries.owed_by(number)]
    names = names_of({row.by for row in rows})
    return OwedOut(
        rows=[
            OwedRow(
                id=row.pk,
                questions=queries.open_questions(row, number),
                code=row.version.article.code,
                title=row.version.title,
                version=row.version.number,
                reason=row.reason,
                due_on=row.due_on,
                overdue=row.due_on < today(),
                by_name=names.get(row.by, ""),
            )
            for row in rows
        ]
    )


@router.get("/{reading_id}/receipts", response=ReadingReceiptsOut)
def receipts(request: StaffRequest, reading_id: int) -> ReadingReceiptsOut:
    """The readers of a required reading; those who have not read it come first."""
    row = queries.reading(reading_id)
    found = queries.receipts_of(row)
    names = names_of({each.reader for each in found})
    return ReadingReceiptsOut(
        rows=[
            ReadingReceiptOut(
                number=each.reader,
                name=names.get(each.reader, ""),
                read_at=each.read_at,
                late=(beijing_day(each.read_at) if each.read_at else today()) > row.due_on,
            )
            for each in found
        ]
    )


@router.post("/{reading_id}/read", response={204: None}, auth=reader)
def read(request: StaffRequest, reading_id: int) -> tuple[int, None]:
    """409 ``quiz_open`` while questions about it are open."""
    knowledge_readings.confirm_read(by=current_staff(request), id=reading_id)
    return 204, None


@router.post("/{reading_id}/end", response={204: None})
def end(request: StaffRequest, reading_id: int) -> tuple[int, None]:
    """End a required reading."""
    knowledge_readings.end_reading(by=current_staff(request), id=reading_id)
    return 204, None


def _row(row: RequiredReading, names: dict[str, str]) -> ReadingRow:
    requested, read = row.recipients, row.read  # type: ignore[attr-defined]  # counted by the query
    return ReadingRow(
        id=row.pk,
        code=row.version.article.code,
        title=row.version.title,
        version=row.version.number,
        groups=row.groups,
        reader=row.reader,
        reader_name=names.get(row.reader, ""),
        reason=row.reason,
        due_on=row.due_on,
        overdue=row.due_on < today() and row.ended_at is None and read < requested,
        by=row.by,
        by_name=names.get(row.by, ""),
        at=row.at,
        ended_at=row.ended_at,
        recipients=requested,
        read=read,
    )
