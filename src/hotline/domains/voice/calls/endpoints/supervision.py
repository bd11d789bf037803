"""Endpoints of supervision: a leader's phone, then listen, whisper, barge in, take over, leave."""

from django.http import HttpResponse
from ninja import Router

from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.actions.ai_talks import instruct, read_supervised_ai_talk
from hotline.domains.voice.calls.actions.transcripts import read_supervised
from hotline.domains.voice.calls.endpoints.desk import line
from hotline.domains.voice.calls.endpoints.supervision_shapes import DeviceBody, InstructBody, SuperviseBody
from hotline.domains.voice.calls.ports import RemovePhone
from hotline.domains.voice.calls.schemas.answers import AiTalkBefore, CallBegun, Done, NewPhone
from hotline.domains.voice.calls.schemas.transcripts import TranscriptOut
from hotline.infrastructure import live
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.permissions import Permission

router = Router(tags=["live"], auth=needs(Permission.LIVE_SUPERVISE))


@router.post("/phone")
async def provide_phone(request: StaffRequest, body: DeviceBody) -> JsonAnswer[NewPhone]:
    """Create a phone account to which no call is routed. ``phone`` is null when the leader is signed in at a desk."""
    credentials = await commands.phone_to_supervise(by=current_staff(request), device=body.device)
    return JsonAnswer(NewPhone(line(request, credentials, body.device) if credentials else None))


@router.delete("/phone", response={204: None})
async def remove_phone(request: StaffRequest) -> HttpResponse:
    """Remove the leader's phone account. The phone of a signed-in desk is kept."""
    by = current_staff(request)
    if not await commands.is_at_desk(by):
        await (await live.bus()).send(f"callcontrol.{settings().place.node}.phone_remove", RemovePhone(by.number))
    return HttpResponse(status=204)


@router.post("/supervise")
async def supervise(request: StaffRequest, body: SuperviseBody) -> JsonAnswer[CallBegun]:
    """Supervise a call in this mode; a second request changes the mode. 409 ``not_now`` or ``not_talking``."""
    call = await commands.supervise(
        by=current_staff(request), call_id=body.call, agent=body.agent, mode=body.mode, reason=body.reason.strip()
    )
    return JsonAnswer(CallBegun(call))


@router.get("/supervise/{call_id}/transcript")
async def transcript(request: StaffRequest, call_id: str) -> JsonAnswer[TranscriptOut]:
    """What is said in the call that the leader is with. 404 ``not_supervised`` for other calls."""
    return JsonAnswer(TranscriptOut.of(*await read_supervised(by=current_staff(request), call=call_id)))


@router.get("/supervise/{call_id}/ai-talk")
async def ai_talk(request: StaffRequest, call_id: str) -> JsonAnswer[AiTalkBefore]:
    """What an AI seat and the caller say in the call that the leader is with. 404 ``not_supervised`` for others."""
    found = await read_supervised_ai_talk(by=current_staff(request), call=call_id)
    return JsonAnswer(AiTalkBefore.of(found, is_masked=True))


@router.post("/supervise/{call_id}/instruct")
async def instruct_ai_seat(request: StaffRequest, call_id: str, body: InstructBody) -> JsonAnswer[Done]:
    """Instruct the AI seat of the call that the leader is with. 409 ``no_ai_seat`` where a person has the caller."""
    await instruct(by=current_staff(request), call=call_id, kind=body.kind, text=body.text.strip())
    return JsonAnswer(Done())


@router.delete("/supervise/{call_id}", response={204: None})
async def leave(request: StaffRequest, call_id: str) -> HttpResponse:
    """Leave the call. The talk goes on."""
    await commands.stop_supervising(by=current_staff(request), call_id=call_id)
    return HttpResponse(status=204)
