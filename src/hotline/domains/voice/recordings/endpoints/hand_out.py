"""Endpoint that hands out a copy of a recording."""

from django.http import FileResponse
from ninja import Router, Status

from hotline.domains.voice.recordings.actions import hand_out
from hotline.domains.voice.recordings.schemas import BulkBody, RetentionReasonBody
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import BEIJING
from hotline.kernel.permissions import Permission

router = Router(tags=["recordings"], auth=needs(Permission.RECORDINGS_LISTEN, Permission.RECORDINGS_LISTEN_OWN))


@router.post("/bulk-requests", response={204: None}, auth=needs(Permission.RECORDINGS_DOWNLOAD))
def request_bulk(request: StaffRequest, body: BulkBody) -> Status[None]:
    """Request to take more copies than a person may within 24 hours. 409 ``requested_already``."""
    hand_out.request_bulk(by=current_staff(request), count=body.count, reason=body.reason)
    return Status(204, None)


@router.post("/{call_id}/download", response={200: None})
def download(request: StaffRequest, call_id: str, body: RetentionReasonBody) -> FileResponse:
    """WAV, marked with who took it. 409 ``approval_needed`` for more than a person may take within 24 hours."""
    row, file = hand_out.hand_out(by=current_staff(request), call=call_id, reason=body.reason)
    name = f"录音 {row.at.astimezone(BEIJING):%Y%m%d %H%M} 下载号{row.pk}.wav"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type="audio/wav")
    answer["Cache-Control"] = "private, no-store"
    return answer
