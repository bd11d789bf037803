"""Endpoints to listen to a voicemail and to read a fax. Every opening leaves an audit row."""

from django.http import HttpResponse
from ninja import Router

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.rules.items import ItemKind
from hotline.domains.service.messaging.schemas import VoicemailListeningOut
from hotline.domains.voice.recordings.actions import listening
from hotline.events.messaging import subject
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["inbox"], auth=needs(Permission.INBOX_WORK))


@router.post("/{item_id}/listenings", response=VoicemailListeningOut)
def begin(request: StaffRequest, item_id: str) -> VoicemailListeningOut:
    """Begin to listen to a voicemail, as to a recording."""
    row, token = listening.begin(by=current_staff(request), about=subject(item_id))
    return VoicemailListeningOut(id=row.pk, token=token, expires_at=row.expires_at)


@router.get("/{item_id}/fax", response={200: None})
def fax(request: StaffRequest, item_id: str) -> HttpResponse:
    """The fax as PDF in one piece, for display inside our own page."""
    reader = current_staff(request)
    content = queries.content_for(reader, item_id, ItemKind.FAX)
    audit.record(by=reader.number, action="inbox.read_fax", about=subject(item_id))
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = "inline"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer
