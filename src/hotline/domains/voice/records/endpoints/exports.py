"""Workbooks of calls: requested, followed while they are made, downloaded by who requested them."""

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import Router

from hotline.domains.voice.records.actions import exports
from hotline.domains.voice.records.endpoints.records import audited_filters
from hotline.domains.voice.records.models import CallExport
from hotline.domains.voice.records.queries.exports import exports_of
from hotline.domains.voice.records.rules.exports import STORED_FOR
from hotline.domains.voice.records.schemas import CallQuery, ExportOut, ExportsOut
from hotline.infrastructure.number_handles import handle_of, number_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
from hotline.kernel.permissions import Permission

router = Router(tags=["calls"], auth=needs(Permission.CALLS_EXPORT))


@router.post("", response=ExportOut)
def request_export(request: StaffRequest, body: CallQuery) -> ExportOut:
    """Request an Excel workbook of what the search finds, with masked numbers. 422 for more than 200,000 rows or none,
    409 ``too_many``.
    """
    filters = {name: value.isoformat() if hasattr(value, "isoformat") else str(value) for name, value in body if value}
    if body.number:
        filters["number"] = handle_of(number_of(body.number), "")
    row = exports.request_export(by=current_staff(request), filters=filters, audited=audited_filters(body))
    return _shaped(row)


@router.get("", response=ExportsOut)
def own_exports(request: StaffRequest) -> ExportsOut:
    """One's own exports, newest first."""
    return ExportsOut(rows=[_shaped(row) for row in exports_of(current_staff(request))])


@router.get("/{export_id}/file", response={200: None})
def take(request: StaffRequest, export_id: str) -> StreamingHttpResponse:
    """The workbook. 404 while it is not made, and when it was removed."""
    content = exports.take(by=current_staff(request), id=export_id)
    headers = {"Content-Disposition": content_disposition_header(True, "通话记录.xlsx") or ""}
    return StreamingHttpResponse(content, content_type=MEDIA_TYPE, headers=headers)


def _shaped(row: CallExport) -> ExportOut:
    return ExportOut(
        id=row.pk,
        state=row.state,
        total=row.total,
        done=row.done,
        size=row.size,
        error=row.error,
        requested_at=row.requested_at,
        stored_until=row.requested_at + STORED_FOR,
    )
