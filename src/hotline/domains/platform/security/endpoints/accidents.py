"""The register of security accidents: its keepers', and read by who decides on the contract's indicators."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from django.http import FileResponse
from ninja import File, Router, Status
from ninja.files import UploadedFile

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.security.actions import accident_files, accident_reports
from hotline.domains.platform.security.actions import accidents as actions
from hotline.domains.platform.security.ports import marked_sounds
from hotline.domains.platform.security.queries import accidents as queries
from hotline.domains.platform.security.queries.evidence import READ, evidence, subject_of
from hotline.domains.platform.security.rules.accidents import SOURCES, AccidentKind, Level, StepKind
from hotline.domains.platform.security.schemas import (
    AccidentClockOut,
    AccidentDecisionOut,
    AccidentDetailOut,
    AccidentFileOut,
    AccidentIn,
    AccidentOut,
    AccidentsOut,
    AccidentStepOut,
    ClosureIn,
    EvidenceListeningOut,
    LevelIn,
    OpenAccidentsOut,
    ReopeningIn,
    StepIn,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.files.uploads import check_size
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.platform.security.models import Accident, AccidentDecision

router = Router(tags=["security"], auth=needs(Permission.SECURITY_MANAGE))
#: One accident, its evidence and report, for who decides on what counts as well.
reading_router = Router(tags=["security"], auth=needs(*READ))


@router.get("", response=AccidentsOut)
def accidents(request: StaffRequest, state: Literal["", "open", "closed"] = "", cursor: str = "") -> AccidentsOut:
    """Fifty accidents, found last first."""
    page, now = queries.page(state, cursor), datetime.now(UTC)
    return AccidentsOut(rows=[_out(row, now) for row in page.rows], next=page.next)


@router.get("/open", response=OpenAccidentsOut)
def open_accidents(request: StaffRequest) -> OpenAccidentsOut:
    """All that are not closed, with their clocks."""
    now = datetime.now(UTC)
    return OpenAccidentsOut(rows=[_out(row, now) for row in queries.open_accidents()])


@router.post("", response=AccidentDetailOut)
def open_accident(request: StaffRequest, body: AccidentIn) -> AccidentDetailOut:
    report = actions.Report(
        title=body.title,
        kind=AccidentKind(body.kind),
        level=Level(body.level),
        text=body.text,
        found_at=body.found_at,
        alarm=body.alarm,
    )
    return _detail(actions.open_accident(by=current_staff(request), report=report).pk)


@reading_router.get("/{accident_id}", response=AccidentDetailOut)
def accident(request: StaffRequest, accident_id: str) -> AccidentDetailOut:
    return _detail(accident_id)


@router.post("/{accident_id}/steps", response=AccidentDetailOut)
def note_step(request: StaffRequest, accident_id: str, body: StepIn) -> AccidentDetailOut:
    by = current_staff(request)
    actions.note_step(by=by, id=accident_id, kind=StepKind(body.kind), at=body.at, text=body.text)
    return _detail(accident_id)


@router.post("/{accident_id}/level", response=AccidentDetailOut)
def set_level(request: StaffRequest, accident_id: str, body: LevelIn) -> AccidentDetailOut:
    actions.set_level(by=current_staff(request), id=accident_id, level=Level(body.level), reason=body.reason)
    return _detail(accident_id)


@router.post("/{accident_id}/closure", response=AccidentDetailOut)
def request_closure(request: StaffRequest, accident_id: str, body: ClosureIn) -> AccidentDetailOut:
    """It is closed once another person approves. 409 ``steps_missing``, ``requested_already``."""
    actions.request_closure(by=current_staff(request), id=accident_id, counts=body.counts, conclusion=body.conclusion)
    return _detail(accident_id)


@reading_router.post("/{accident_id}/reopening", response=AccidentDetailOut)
def request_reopening(request: StaffRequest, accident_id: str, body: ReopeningIn) -> AccidentDetailOut:
    """It is worked on again once another person approves. 409 ``not_closed``, ``requested_already``."""
    actions.request_reopening(by=current_staff(request), id=accident_id, reason=body.reason)
    return _detail(accident_id)


@router.post("/{accident_id}/files", response={204: None})
def attach(request: StaffRequest, accident_id: str, file: File[UploadedFile]) -> Status[None]:
    check_size(file.size or 0, accident_files.POLICY)
    accident_files.attach(by=current_staff(request), id=accident_id, name=file.name or "", content=file.read())
    return Status(204, None)


@reading_router.get("/files/{file}")
def opened(request: StaffRequest, file: str) -> FileResponse:
    """409 ``listened_to_only``: sound, which is listened to. The sound of a film is marked with who took it."""
    found, content = accident_files.opened(by=current_staff(request), file=file)
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=found.media_type)


@reading_router.post("/files/{file}/listenings", response=EvidenceListeningOut)
def begin_listening(request: StaffRequest, file: str) -> EvidenceListeningOut:
    """Begin to listen to evidence that is sound, as to a recording."""
    begun = marked_sounds().begin(by=current_staff(request), about=subject_of(evidence(file)))
    return EvidenceListeningOut(id=begun.id, token=begun.token, expires_at=begun.expires_at)


@reading_router.post("/{accident_id}/report")
def report(request: StaffRequest, accident_id: str, form: Literal["pdf", "docx"] = "pdf") -> FileResponse:
    made = accident_reports.report(by=current_staff(request), id=accident_id, form=form, now=datetime.now(UTC))
    return FileResponse(BytesIO(made.content), as_attachment=True, filename=made.name, content_type=made.media_type)


def _out(row: "Accident", now: datetime) -> AccidentOut:
    return AccidentOut(
        id=row.pk,
        serial=row.serial,
        title=row.title,
        kind=row.kind,
        level=row.level,
        found_at=row.found_at,
        closed_at=row.closed_at,
        counts=row.counts,
        steps=sorted({each.kind for each in row.steps.all()}),
        clocks=[
            AccidentClockOut(
                step=each.step, due_at=each.due_at, done_at=each.done_at, state=each.state, source=SOURCES[each.step]
            )
            for each in queries.clocks_of(row, now)
        ],
    )


def _decision(row: "AccidentDecision", names: Mapping[str, str]) -> AccidentDecisionOut:
    return AccidentDecisionOut(
        kind=row.kind,
        at=row.at,
        counts=row.counts,
        reason=row.reason,
        requested_by=row.requested_by,
        requested_by_name=names.get(row.requested_by, ""),
        approved_by=row.approved_by,
        approved_by_name=names.get(row.approved_by, ""),
    )


def _detail(id: str) -> AccidentDetailOut:
    now, row = datetime.now(UTC), queries.accident(id)
    steps, files, decisions = list(row.steps.all()), list(row.files.all()), list(row.decisions.all())
    authors = {each.by for each in steps} | {each.by for each in files}
    authors |= {number for each in decisions for number in (each.requested_by, each.approved_by)}
    names = names_of({row.opened_by, row.closed_by, row.approved_by, *authors})
    return AccidentDetailOut(
        **_out(row, now).dict(exclude={"steps"}),
        text=row.text,
        alarm=row.alarm,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        opened_by_name=names.get(row.opened_by, ""),
        noted=[
            AccidentStepOut(
                kind=each.kind,
                at=each.at,
                text=each.text,
                by=each.by,
                by_name=names.get(each.by, ""),
                noted_at=each.noted_at,
            )
            for each in steps
        ],
        decisions=[_decision(each, names) for each in decisions],
        files=[
            AccidentFileOut(
                id=each.pk,
                name=each.name,
                media_type=each.media_type,
                size=each.size,
                sha256=each.digest,
                by=each.by,
                by_name=names.get(each.by, ""),
                at=each.at,
            )
            for each in files
        ],
        steps=sorted({each.kind for each in steps}),
        conclusion=row.conclusion,
        closed_by=row.closed_by,
        closed_by_name=names.get(row.closed_by, ""),
        approved_by=row.approved_by,
        approved_by_name=names.get(row.approved_by, ""),
        waiting=queries.is_waiting(row, now),
        missing=queries.missing_for_closure(row),
    )
