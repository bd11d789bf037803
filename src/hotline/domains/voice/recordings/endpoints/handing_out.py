"""Endpoint that hands out a copy of a recording."""

from django.http import FileResponse
from ninja import Router

from hotline.domains.voice.recordings.actions import handing_out
from hotline.domains.voice.recordings.schemas import RetentionReasonBody
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import BEIJING
from hotline.kernel.permissions import Permission

router = Router(tags=["recordings"], auth=needs(Permission.RECORDINGS_LISTEN, Permission.RECORDINGS_LISTEN_OWN))


@router.post("/{call_id}/download", response={200: None})
def download(request: StaffRequest, call_id: str, body: RetentionReasonBody) -> FileResponse:
    """WAV, marked with who took it."""
    row, file = handing_out.hand_out(by=current_staff(request), call=call_id, reason=body.reason)
    name = f"录音 {row.at.astimezone(BEIJING):%Y%m%d %H%M} 下载号{row.pk}.wav"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type="audio/wav")
    answer["Cache-Control"] = "private, no-store"
    return answer
