"""Registers: what is entered, approved, corrected, imported, proved."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from django.http import FileResponse
from ninja import File, Form, Router
from ninja.files import UploadedFile

from hotline.domains.insight.analytics.actions import outside_sheets
from hotline.domains.insight.assessment.actions import entries, evidence, imports
from hotline.domains.insight.assessment.actions import measured as assessment_measured
from hotline.domains.insight.assessment.endpoints.template import write_template
from hotline.domains.insight.assessment.models import FrozenQuarter, RegisterEntry
from hotline.domains.insight.assessment.queries import entries as reading
from hotline.domains.insight.assessment.queries.contracts import in_force
from hotline.domains.insight.assessment.queries.contracts import quarter as quarter_of
from hotline.domains.insight.assessment.queries.registers import register
from hotline.domains.insight.assessment.queries.registers import registers as all_registers
from hotline.domains.insight.assessment.rules.registers import WRONG_ANSWERS
from hotline.domains.insight.assessment.schemas.registers import (
    DecisionIn,
    DefinedOut,
    EntryCorrectionOut,
    EvidenceFileOut,
    ImportedOut,
    MeasuredEntryOut,
    OutsideIn,
    RegisterEntriesOut,
    RegisterEntryIn,
    RegisterEntryOut,
    RegisterFieldOut,
    RegisterOut,
    RegistersOut,
    WithdrawIn,
)
from hotline.domains.people.quality.queries.corrections import PutRight, put_right
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.workbooks.parser import TableLimits
from hotline.infrastructure.workbooks.reader import TABLES, read_table
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
from hotline.kernel.clock import beijing_day
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy, check_size
from hotline.kernel.permissions import Permission

router = Router(tags=["assessment"], auth=needs(Permission.ASSESSMENT_VIEW))
SHEET = UploadPolicy(TABLES, max_bytes=5 * MEGABYTE)


@router.get("", response=RegistersOut)
def registers(request: StaffRequest, quarter: str = "") -> RegistersOut:
    contract, period = quarter_of(quarter, beijing_day(datetime.now(UTC)))
    waiting, anywhere = reading.waiting(period.first, period.last), reading.waiting(date.min, date.max)
    return RegistersOut(
        quarter=period.key,
        first=period.first,
        last=period.last,
        frozen=FrozenQuarter.objects.filter(pk=period.key).exists(),
        registers=[
            RegisterOut(
                key=each.key,
                name=each.name,
                feeds=each.feeds,
                indicator=contract.terms(each.feeds).name if each.feeds else "",
                day=each.day,
                about=each.about,
                about_required=each.about_required,
                fields=[
                    RegisterFieldOut(key=f.key, name=f.name, unit=f.unit, maximum=f.maximum, digits=f.digits)
                    for f in each.fields
                ],
                waiting=waiting.get(each.key, 0) if each.feeds else anywhere.get(each.key, 0),
                outside=not each.feeds,
                elsewhere=each.elsewhere,
            )
            for each in all_registers()
        ],
    )


@router.get("/entries", response=RegisterEntriesOut)
def listed(request: StaffRequest, register_key: str, quarter: str = "", state: str = "") -> RegisterEntriesOut:
    found = register(register_key)
    if not found.feeds:
        return RegisterEntriesOut(rows=_out(request, reading.all_entries(found.key, state)))
    _, period = quarter_of(quarter, beijing_day(datetime.now(UTC)))
    rows = reading.entries(found.key, period.first, period.last, state)
    return RegisterEntriesOut(rows=_out(request, rows))


@router.post("/entries", response=RegisterEntryOut, auth=needs(Permission.ASSESSMENT_ENTER))
def enter(request: StaffRequest, made: RegisterEntryIn) -> RegisterEntryOut:
    row = entries.enter(by=_principal(request), **made.dict())
    return _out(request, [row])[0]


@router.get("/measured", response=list[MeasuredEntryOut])
def measured(request: StaffRequest, first: date, last: date) -> list[MeasuredEntryOut]:
    """The entries made from measurements of 京晓保 on these days, with their state."""
    return [
        MeasuredEntryOut(
            entry=entry,
            register_key=row.register,
            day=row.day,
            quarter=in_force(row.day).quarter_of(row.day).key,
            state=row.state,
            state_name=RegisterEntry.State(row.state).label,
        )
        for entry, row in reading.measured(first, last).items()
    ]


@router.post("/samples/{key}", response=RegisterEntryOut, auth=needs(Permission.ASSESSMENT_ENTER))
def enter_sample(request: StaffRequest, key: str) -> RegisterEntryOut:
    """Enter a graded sample of 京晓保's answers in 智能抽检, with the grades as a sheet.

    409 while some are undecided.
    """
    return _out(request, [assessment_measured.enter_sample(by=_principal(request), key=key)])[0]


@router.post("/outages/{day}", response=RegisterEntryOut, auth=needs(Permission.ASSESSMENT_ENTER))
def enter_outage(request: StaffRequest, day: date) -> RegisterEntryOut:
    """The minutes of a day in which 京晓保 was measured not to answer, into 停机登记. 409 when there were none."""
    return _out(request, [assessment_measured.enter_outage(by=_principal(request), day=day)])[0]


@router.post("/entries/{entry}/judge", response=RegisterEntryOut, auth=needs(Permission.ASSESSMENT_DECIDE))
def decide_entry(request: StaffRequest, entry: str, body: DecisionIn) -> RegisterEntryOut:
    row = entries.decide_entry(by=_principal(request), entry=entry, approved=body.approved, remark=body.comment)
    return _out(request, [row])[0]


@router.post(
    "/entries/{entry}/withdraw",
    response=RegisterEntryOut,
    auth=needs(Permission.ASSESSMENT_ENTER, Permission.ASSESSMENT_DECIDE),
)
def withdraw(request: StaffRequest, entry: str, body: WithdrawIn) -> RegisterEntryOut:
    return _out(request, [entries.withdraw(by=_principal(request), entry=entry, why=body.why)])[0]


@router.post("/entries/{entry}/evidence", response=EvidenceFileOut, auth=needs(Permission.ASSESSMENT_ENTER))
def attach(request: StaffRequest, entry: str, file: File[UploadedFile]) -> EvidenceFileOut:
    content = file.read(20 * MEGABYTE + 1)
    row = evidence.attach(by=_principal(request), entry=entry, name=file.name or "", content=content)
    return _proof(row)


@router.get("/evidence/{file}")
def open_evidence(request: StaffRequest, file: str) -> FileResponse:
    row, pieces = evidence.opened(by=_principal(request), file=file)
    return FileResponse(BytesIO(b"".join(pieces)), as_attachment=True, filename=row.name, content_type=row.media_type)


@router.post("/outside", response=DefinedOut, auth=needs(Permission.ASSESSMENT_ENTER, Permission.ASSESSMENT_DECIDE))
def define(request: StaffRequest, body: OutsideIn) -> DefinedOut:
    """A sheet for figures from outside, or its next version."""
    fields = [(each.name, each.unit, each.digits) for each in body.columns]
    row = outside_sheets.define_outside(
        by=_principal(request), name=body.name, about=body.about, fields=fields, key=body.key
    )
    return DefinedOut(key=row.pk)


@router.delete(
    "/outside/{key}", response={204: None}, auth=needs(Permission.ASSESSMENT_ENTER, Permission.ASSESSMENT_DECIDE)
)
def retire(request: StaffRequest, key: str) -> tuple[int, None]:
    outside_sheets.retire_outside(by=_principal(request), key=key)
    return 204, None


@router.get("/template")
def template(request: StaffRequest, register_key: str) -> FileResponse:
    """An empty sheet with the heads that the import wants."""
    found, book = register(register_key), BytesIO()
    write_template(book, found)
    book.seek(0)
    return FileResponse(book, as_attachment=True, filename=f"{found.name}.xlsx", content_type=MEDIA_TYPE)


@router.post("/import", response=ImportedOut, auth=needs(Permission.ASSESSMENT_ENTER))
def take_in(request: StaffRequest, register_key: Form[str], file: File[UploadedFile]) -> ImportedOut:
    """Import all rows of a sheet or none. Errors are reported by cell."""
    check_size(file.size, SHEET)
    content = admit(file.name or "", file.read(), SHEET, by=_principal(request).number).content
    rows = read_table(content, TableLimits(imports.MAX_ROWS + 1), code=SHEET.code)
    made = imports.import_entries(by=_principal(request), register_key=register_key, rows=rows)
    return ImportedOut(entries=len(made))


def _principal(request: StaffRequest) -> Any:
    return request.staff


def _out(request: StaffRequest, rows: list[RegisterEntry]) -> list[RegisterEntryOut]:
    corrections = put_right(row.id for row in rows if row.register == WRONG_ANSWERS)
    people = {row.made_by for row in rows} | {row.decided_by for row in rows}
    calls = [each.call for each in corrections.values() if each.call]
    names = names_of(people | {number for each in calls for number in (each.to, each.by)})
    reader = request.staff.number if request.staff else ""
    return [
        RegisterEntryOut(
            id=row.id,
            register_key=row.register,
            day=row.day,
            figures=row.figures,
            about=row.about,
            note=row.note,
            state=row.state,
            state_name=RegisterEntry.State(row.state).label,
            made_by=row.made_by,
            made_by_name=names.get(row.made_by, ""),
            made_at=row.made_at,
            decided_by=row.decided_by,
            decided_by_name=names.get(row.decided_by, ""),
            decided_at=row.decided_at,
            comment=row.comment,
            corrects=row.corrects,
            mine=row.made_by == reader,
            evidence=[_proof(file) for file in row.evidence.all()],
            correction=_correction(corrections.get(row.id), names),
        )
        for row in rows
    ]


def _correction(found: PutRight | None, names: dict[str, str]) -> EntryCorrectionOut | None:
    if found is None or (found.call is None and found.unreachable is None):
        return None
    call = found.call
    by = (call.by or call.to) if call else ""
    return EntryCorrectionOut(
        unreachable=found.unreachable,
        due=call.due if call else None,
        result=call.result if call else "",
        by=by,
        by_name=names.get(by, ""),
        closed_at=call.closed_at if call else None,
        note=call.note if call else "",
    )


def _proof(file: Any) -> EvidenceFileOut:
    return EvidenceFileOut(id=file.id, name=file.name, size=file.size, sha256=file.digest, by=file.by, at=file.at)
