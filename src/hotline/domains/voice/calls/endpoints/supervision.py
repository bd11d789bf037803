"""Leaders supervise calls from the floor: a phone of their own, then listen, whisper, step in, take over, leave."""

from django.http import HttpResponse
from ninja import Router

from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.endpoints.desk import line
from hotline.domains.voice.calls.endpoints.supervision_shapes import DeviceBody, SuperviseBody
from hotline.domains.voice.calls.ports import RemovePhone
from hotline.domains.voice.calls.schemas.answers import CallBegun, NewPhone
from hotline.infrastructure import live
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.permissions import Permission

router = Router(tags=["live"], auth=needs(Permission.LIVE_SUPERVISE))


@router.post("/phone")
async def provide_phone(request: StaffRequest, body: DeviceBody) -> JsonAnswer[NewPhone]:
    """A phone without a seat: no call is routed to it. ``phone`` null for who is signed in at a desk and has one."""
    credentials = await commands.phone_to_supervise(by=current_staff(request), device=body.device)
    return JsonAnswer(NewPhone(line(request, credentials, body.device) if credentials else None))


@router.delete("/phone", response={204: None})
async def remove_phone(request: StaffRequest) -> HttpResponse:
    """Nothing is taken away from who is signed in at a desk."""
    by = current_staff(request)
    if not await commands.is_at_desk(by):
        await (await live.bus()).send(f"callcontrol.{settings().place.node}.phone_remove", RemovePhone(by.number))
    return HttpResponse(status=204)


@router.post("/supervise")
async def supervise(request: StaffRequest, body: SuperviseBody) -> JsonAnswer[CallBegun]:
    """Be with a call in this mode; asked again, in another. 409 ``not_now`` says why not, ``not_talking``."""
    call = await commands.supervise(
        by=current_staff(request), call_id=body.call, agent=body.agent, mode=body.mode, reason=body.reason.strip()
    )
    return JsonAnswer(CallBegun(call))


@router.delete("/supervise/{call_id}", response={204: None})
async def leave(request: StaffRequest, call_id: str) -> HttpResponse:
    """The talk goes on as it was."""
    await commands.stop_supervising(by=current_staff(request), call_id=call_id)
    return HttpResponse(status=204)
