"""Endpoints of mass sending: upload, check, trial, request, start, pause, cancel, result."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse
from ninja import File, Router, Status
from ninja.files import UploadedFile

from hotline.domains.platform.approvals.queries.requests import open_abouts
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.citizens.queries.blocking import hiding
from hotline.domains.service.messaging.actions import mass as actions
from hotline.domains.service.messaging.actions import mass_running
from hotline.domains.service.messaging.models import MassSending
from hotline.domains.service.messaging.queries import mass
from hotline.domains.service.messaging.rules.mass import PROBLEM_NAMES, MassStage, RowProblem, Wording
from hotline.domains.service.messaging.rules.texts import REASON_NAMES, SENDING_NAMES, Sending
from hotline.domains.service.messaging.schemas.mass import (
    MassCheckBody,
    MassCountOut,
    MassDetailOut,
    MassListOut,
    MassOut,
    MassProblemCountOut,
    MassRowOut,
    MassSubmitBody,
    MassTrialBody,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, Cell, Sheet, SheetColumn, write_workbook
from hotline.kernel.files.uploads import check_size
from hotline.kernel.permissions import Permission

router = Router(tags=["texts"], auth=needs(Permission.TEXTS_MASS))


@router.get("", response=MassListOut)
def sendings(request: StaffRequest, cursor: str = "") -> MassListOut:
    """Fifty a page, the newest first."""
    page = mass.sendings(cursor)
    waiting = _waiting(page.rows)
    return MassListOut(rows=[MassOut(**_facts(row, waiting)) for row in page.rows], next=page.next)


@router.post("", response=MassDetailOut)
def upload(request: StaffRequest, file: File[UploadedFile]) -> MassDetailOut:
    """A table (xlsx, xls, csv) whose first row has the headings; 200,000 rows at most. 422 ``unreadable_file``."""
    check_size(file.size, actions.POLICY)
    row = actions.upload(by=current_staff(request), name=file.name or "", content=file.read())
    return _detail(row)


@router.get("/{mass_id}", response=MassDetailOut)
def sending(request: StaffRequest, mass_id: str) -> MassDetailOut:
    """With what the check found, and how far it is."""
    return _detail(mass.sending(mass_id))


@router.post("/{mass_id}/check", response=MassDetailOut)
def check(request: StaffRequest, mass_id: str, body: MassCheckBody) -> MassDetailOut:
    """Check all rows under this wording, in the background. 422 ``bad_wording``, 409 ``not_now``."""
    wording = Wording(body.template, body.number_column, body.columns)
    return _detail(actions.request_check(by=current_staff(request), id=mass_id, name=body.name, wording=wording))


@router.post("/{mass_id}/trial", response={204: None})
def trial(request: StaffRequest, mass_id: str, body: MassTrialBody) -> Status[None]:
    """Send the wording to one's own telephone, its variables as their names. 409 ``not_now``, 422 ``bad_number``."""
    actions.send_trial(by=current_staff(request), id=mass_id, number=body.number)
    return Status(204, None)


@router.post("/{mass_id}/submit", response=MassDetailOut)
def submit(request: StaffRequest, mass_id: str, body: MassSubmitBody) -> MassDetailOut:
    """Request the approval of another person. 409 ``not_now``, ``nothing_to_send``, ``requested_already``."""
    return _detail(actions.submit(by=current_staff(request), id=mass_id, reason=body.reason))


@router.post("/{mass_id}/start", response=MassDetailOut)
def start(request: StaffRequest, mass_id: str) -> MassDetailOut:
    """Begin once it is approved, or go on after a pause. 409 ``not_now``."""
    return _detail(mass_running.start(by=current_staff(request), id=mass_id))


@router.post("/{mass_id}/pause", response=MassDetailOut)
def pause(request: StaffRequest, mass_id: str) -> MassDetailOut:
    """Nothing new leaves. 409 ``not_now``."""
    return _detail(mass_running.pause(by=current_staff(request), id=mass_id))


@router.post("/{mass_id}/cancel", response=MassDetailOut)
def cancel(request: StaffRequest, mass_id: str) -> MassDetailOut:
    """What has not left will not. 409 ``not_now``."""
    return _detail(mass_running.cancel(by=current_staff(request), id=mass_id))


@router.get("/{mass_id}/export", response={200: None})
def export(request: StaffRequest, mass_id: str) -> FileResponse:
    """The result, row by row, as a workbook: numbers masked, no contents. Leaves an audit row."""
    row = mass.sending(mass_id)
    actions.note_export(by=current_staff(request), id=mass_id)
    file = TemporaryFile()  # noqa: SIM115  # closed by the answer once it is sent
    write_workbook(file, _sheets(row, hiding()), streaming=True)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{row.name}-结果.xlsx", content_type=MEDIA_TYPE)


def _sheets(row: MassSending, hide: Callable[[str, str], str]) -> Iterator[Sheet]:
    line, number = SheetColumn("行号", 8), SheetColumn("号码", 16)
    yield Sheet(
        "发送结果",
        [line, number, SheetColumn("状态", 12), SheetColumn("原因", 16), SheetColumn("发出时间", 20)],
        (
            _result(text.mass_line, hide(text.number_masked, text.number_index), text.sending, text.why, text.left_at)
            for text in mass.all_texts(row.pk)
        ),
    )
    yield Sheet(
        "未发送的行",
        [line, number, SheetColumn("问题", 30)],
        ((each.line, each.number_masked, PROBLEM_NAMES[RowProblem(each.problem)]) for each in mass.all_refused(row.pk)),
    )


def _result(line: int, number: str, state: str, why: str, left_at: datetime | None) -> tuple[Cell, ...]:
    return line, number, SENDING_NAMES[Sending(state)], REASON_NAMES.get(why, why), left_at


def _waiting(rows: list[MassSending]) -> set[str]:
    return open_abouts(ApprovalKind.MASS_TEXTS, [mass.about(row.pk) for row in rows], datetime.now(UTC))


def _facts(row: MassSending, waiting: set[str]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "stage": MassStage(row.stage),
        "is_requested": mass.about(row.pk) in waiting,
        "created_by": row.created_by,
        "created_at": row.created_at,
        "rows": row.rows,
        "sendable": row.sendable,
    }


def _detail(row: MassSending) -> MassDetailOut:
    return MassDetailOut(
        **_facts(row, _waiting([row])),
        headings=row.headings,
        template=row.template,
        number_column=row.number_column,
        columns=row.columns,
        parts=row.parts,
        price=row.price,
        failure=row.failure,
        approved_by=row.approved_by,
        started_at=row.started_at,
        over_at=row.over_at,
        problems=[MassProblemCountOut(problem=RowProblem(name), count=count) for name, count in row.problems.items()],
        refused=[
            MassRowOut(line=each.line, problem=RowProblem(each.problem), number=each.number_masked)
            for each in mass.refused_rows(row.pk)
        ],
        progress=[MassCountOut(state=state, count=count) for state, count in mass.progress(row.pk).items()],
    )
