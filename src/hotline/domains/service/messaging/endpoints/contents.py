"""Endpoints to play a voicemail and to read a fax. Both are sent in one piece. Every opening leaves an audit row."""

from django.http import HttpResponse
from ninja import Router

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.rules.items import ItemKind
from hotline.events.messaging import subject
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["inbox"], auth=needs(Permission.INBOX_WORK))


@router.get("/{item_id}/audio", response={200: None})
def audio(request: StaffRequest, item_id: str) -> HttpResponse:
    """The message as WAV."""
    return _opened(request, item_id, ItemKind.VOICEMAIL, "inbox.listen", "audio/wav")


@router.get("/{item_id}/fax", response={200: None})
def fax(request: StaffRequest, item_id: str) -> HttpResponse:
    """The fax as PDF, for display inside our own page."""
    answer = _opened(request, item_id, ItemKind.FAX, "inbox.read_fax", "application/pdf")
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def _opened(request: StaffRequest, item_id: str, kind: ItemKind, action: str, content_type: str) -> HttpResponse:
    reader = current_staff(request)
    content = queries.content_for(reader, item_id, kind)
    audit.record(by=reader.number, action=action, about=subject(item_id))
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = "inline"
    answer["Cache-Control"] = "private, no-store"
    return answer
