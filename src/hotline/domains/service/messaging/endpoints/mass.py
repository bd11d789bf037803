"""Endpoints of mass sending: upload, check, trial, request, start, pause, cancel, result."""

from datetime import UTC, datetime
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import File, Router, Status
from ninja.files import UploadedFile

from hotline.domains.platform.approvals.queries.requests import open_abouts
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.service.messaging.actions import mass as actions
from hotline.domains.service.messaging.actions import mass_lifecycle, mass_results
from hotline.domains.service.messaging.models import MassSending
from hotline.domains.service.messaging.queries import mass
from hotline.domains.service.messaging.rules.mass import RESULT_STORED_FOR, MassStage, ResultState, RowProblem, Wording
from hotline.domains.service.messaging.schemas.mass import (
    MassCheckBody,
    MassCountOut,
    MassDetailOut,
    MassListOut,
    MassOut,
    MassProblemCountOut,
    MassResultOut,
    MassRowOut,
    MassSubmitBody,
    MassTrialBody,
)
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
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
    return _detail(row, current_staff(request))


@router.get("/{mass_id}", response=MassDetailOut)
def sending(request: StaffRequest, mass_id: str) -> MassDetailOut:
    """With what the check found, and how far it is."""
    return _detail(mass.sending(mass_id), current_staff(request))


@router.post("/{mass_id}/check", response=MassDetailOut)
def check(request: StaffRequest, mass_id: str, body: MassCheckBody) -> MassDetailOut:
    """Check all rows under this wording, in the background. 422 ``bad_wording``, 409 ``not_now``."""
    wording = Wording(body.template, body.number_column, body.columns)
    return _detail(
        actions.request_check(by=current_staff(request), id=mass_id, name=body.name, wording=wording),
        current_staff(request),
    )


@router.post("/{mass_id}/trial", response={204: None})
def trial(request: StaffRequest, mass_id: str, body: MassTrialBody) -> Status[None]:
    """Send the wording to one's own telephone, its variables as their names. 409 ``not_now``, 422 ``bad_number``."""
    actions.send_trial(by=current_staff(request), id=mass_id, number=body.number)
    return Status(204, None)


@router.post("/{mass_id}/submit", response=MassDetailOut)
def submit(request: StaffRequest, mass_id: str, body: MassSubmitBody) -> MassDetailOut:
    """Request the approval of another person. 409 ``not_now``, ``nothing_to_send``, ``requested_already``."""
    return _detail(actions.submit(by=current_staff(request), id=mass_id, reason=body.reason), current_staff(request))


@router.post("/{mass_id}/start", response=MassDetailOut)
def start(request: StaffRequest, mass_id: str) -> MassDetailOut:
    """Begin once it is approved, or go on after a pause. 409 ``not_now``."""
    return _detail(mass_lifecycle.start(by=current_staff(request), id=mass_id), current_staff(request))


@router.post("/{mass_id}/pause", response=MassDetailOut)
def pause(request: StaffRequest, mass_id: str) -> MassDetailOut:
    """Nothing new leaves. 409 ``not_now``."""
    return _detail(mass_lifecycle.pause(by=current_staff(request), id=mass_id), current_staff(request))


@router.post("/{mass_id}/cancel", response=MassDetailOut)
def cancel(request: StaffRequest, mass_id: str) -> MassDetailOut:
    """What has not left will not. 409 ``not_now``."""
    return _detail(mass_lifecycle.cancel(by=current_staff(request), id=mass_id), current_staff(request))


@router.post("/{mass_id}/export", response=MassDetailOut)
def request_result(request: StaffRequest, mass_id: str) -> MassDetailOut:
    """Have the result made as a workbook, row by row: numbers masked, no contents. Who requested it is notified.

    409 ``not_now`` while one's own is being made.
    """
    return _detail(mass_results.request_result(by=current_staff(request), id=mass_id), current_staff(request))


@router.get("/{mass_id}/export/file", response={200: None})
def take_result(request: StaffRequest, mass_id: str) -> StreamingHttpResponse:
    """One's own last workbook. 404 while it is not made, and when it was removed."""
    row, content = mass_results.take_result(by=current_staff(request), id=mass_id)
    headers = {"Content-Disposition": content_disposition_header(True, f"{row.name}-结果.xlsx") or ""}
    return StreamingHttpResponse(content, content_type=MEDIA_TYPE, headers=headers)


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


def _detail(row: MassSending, reader: Principal) -> MassDetailOut:
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
        result=_result(row, reader),
    )


def _result(row: MassSending, reader: Principal) -> MassResultOut | None:
    found = mass.own_result(row.pk, reader)
    if found is None:
        return None
    return MassResultOut(
        state=ResultState(found.state),
        size=found.size,
        requested_at=found.requested_at,
        stored_until=found.requested_at + RESULT_STORED_FOR,
    )
