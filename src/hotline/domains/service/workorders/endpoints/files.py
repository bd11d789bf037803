"""Endpoints for files: attachments, a workbook of cases, a case on paper."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import batched
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from django.http import FileResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from hotline.domains.service.workorders.actions import attachments, form_files
from hotline.domains.service.workorders.actions.reveal import read_texts
from hotline.domains.service.workorders.endpoints import workbook
from hotline.domains.service.workorders.endpoints.cases import filters_from, to_out
from hotline.domains.service.workorders.endpoints.printout import printout_of
from hotline.domains.service.workorders.endpoints.shapes import rows_of
from hotline.domains.service.workorders.queries import attached_sounds, cases, versions
from hotline.domains.service.workorders.rules.permits import SEE
from hotline.domains.service.workorders.schemas.cases import (
    AttachmentListeningOut,
    CaseOut,
    CaseRow,
    CasesQuery,
    FormFileOut,
)
from hotline.domains.service.workorders.schemas.printout import PrintoutOut
from hotline.domains.voice.recordings.actions import listening
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads.attached_sound import is_film
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["work orders"], auth=needs(*SEE))
form_router = Router(tags=["work orders"], auth=needs(*form_files.MAY_UPLOAD))
MAX_EXPORTED = 50_000
AT_ONCE = 500


@router.get("/export", response={200: None}, auth=needs(Permission.WORKORDERS_EXPORT))
def export(request: StaffRequest, query: Query[CasesQuery]) -> FileResponse:
    """An Excel workbook of what the list finds, one row a case; with the model's own columns when one is chosen."""
    reader, now = current_staff(request), datetime.now(UTC)
    rows = cases.search(reader, filters_from(query), now)
    count = rows[: MAX_EXPORTED + 1].count()
    if count > MAX_EXPORTED:
        raise Invalid(f"超过 {MAX_EXPORTED:,} 张，请缩小时间范围后导出。")
    audited = {name: str(value) for name, value in query.dict().items() if value and name != "person"}
    audit.record(by=reader.number, action="workorders.export", about="cases", rows=count, asked=audited)
    more = versions.blueprint(versions.published(query.model)).columns if query.model else ()
    file = SpooledTemporaryFile(max_size=1 << 20)  # noqa: SIM115  the response closes it
    workbook.write(cast("IO[bytes]", file), _exported(rows, reader, now), more)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="工单.xlsx", content_type=MEDIA_TYPE)


def _exported(rows: Any, reader: Principal, now: datetime) -> Iterator[CaseRow]:
    found = cases.listed(rows.order_by("-created_at", "-id"))
    for some in batched(found[:MAX_EXPORTED].iterator(AT_ONCE), AT_ONCE, strict=False):
        yield from rows_of(some, reader, now)


@router.get("/{case_id}/print", response=PrintoutOut)
def printout(request: StaffRequest, case_id: str) -> PrintoutOut:
    """The case in its model's print layout, numbers and names masked. Leaves an audit row."""
    reader = current_staff(request)
    case = cases.visible_case(reader, case_id)
    audit.record(by=reader.number, action="workorders.print", about=f"case/{case_id}")
    return printout_of(case, read_texts(by=reader, case=case, now=datetime.now(UTC)))


@router.post("/{case_id}/attachments", response=CaseOut)
def attach(request: StaffRequest, case_id: str, file: File[UploadedFile]) -> CaseOut:
    """Attach one file, sent as multipart ``file``. 422 ``file_refused`` gives the reason."""
    max_bytes = settings().workorders.attachment_bytes
    content = file.read(max_bytes + 1)
    attachments.attach(by=current_staff(request), case=case_id, name=file.name or "", content=content)
    return to_out(request, case_id)


@form_router.post("", response=FormFileOut)
def upload_for_form(request: StaffRequest, file: File[UploadedFile]) -> FormFileOut:
    """Upload one file for a field of a form, before it is saved: multipart ``file``. The answer is put into the values.

    What is in no saved form after two days is removed. 422 ``file_refused``, 409 ``too_many``.
    """
    content = file.read(settings().workorders.attachment_bytes + 1)
    row = form_files.upload_for_form(by=current_staff(request), name=file.name or "", content=content)
    return FormFileOut(id=row.pk, name=row.name, media_type=row.media_type, size=row.size)


@router.get("/{case_id}/attachments/{attachment_id}", response={200: None})
def opened(request: StaffRequest, case_id: str, attachment_id: str, show: bool = False) -> StreamingHttpResponse:
    """An attachment as a download. ``show``: pictures, PDF and films are shown inside our own page.

    409 ``listened_to_only``: sound, which is listened to. The sound of a film is marked with who took it.
    """
    file, content = attachments.opened(by=current_staff(request), case=case_id, attachment=attachment_id)
    inline = show and file.media_type.startswith(("image/", "video/", "application/pdf"))
    answer = StreamingHttpResponse(content, content_type=file.media_type)
    answer["Content-Disposition"] = content_disposition_header(not inline, file.name) or "attachment"
    if not is_film(file.media_type):
        answer["Content-Length"] = str(file.size)
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@router.post("/{case_id}/attachments/{attachment_id}/listenings", response=AttachmentListeningOut)
def begin_listening(request: StaffRequest, case_id: str, attachment_id: str) -> AttachmentListeningOut:
    """Begin to listen to an attached sound, as to a recording."""
    about = attached_sounds.subject_of(case_id, attachment_id)
    row, token = listening.begin(by=current_staff(request), about=about)
    return AttachmentListeningOut(id=row.pk, token=token, expires_at=row.expires_at)


@router.delete("/{case_id}/attachments/{attachment_id}", response={204: None})
def detach(request: StaffRequest, case_id: str, attachment_id: str) -> Status[None]:
    attachments.detach(by=current_staff(request), case=case_id, attachment=attachment_id)
    return Status(204, None)
