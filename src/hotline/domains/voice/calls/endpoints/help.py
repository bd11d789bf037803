"""Endpoint by which leaders acknowledge raised hands."""

from django.http import HttpResponse
from ninja import Router

from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.rules.call_commands import AcknowledgeHelp
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["live"], auth=needs(Permission.LIVE_FLOOR))


@router.post("/{call_id}/ack", response={204: None})
async def acknowledge(request: StaffRequest, call_id: str) -> HttpResponse:
    """Acknowledge a raised hand: the hand is lowered, and the agent sees which leader takes care."""
    by = current_staff(request)
    await commands.give(by=by, command=AcknowledgeHelp(call_id, by.number))
    return HttpResponse(status=204)
