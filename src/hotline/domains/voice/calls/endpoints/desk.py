"""Endpoints of the agent's desk: sign-in, states, wrap-up. Only the caller's history needs the database."""

from datetime import UTC, datetime

from ninja import Router

from hotline.domains.voice.calls import ports
from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.actions.ai_talks import read_ai_talk
from hotline.domains.voice.calls.actions.transcripts import read_own
from hotline.domains.voice.calls.queries import screens
from hotline.domains.voice.calls.rules.call_doc import CallDoc
from hotline.domains.voice.calls.schemas.answers import (
    AgentNow,
    AiTalkBefore,
    DeskSnapshot,
    NewPhone,
    PhoneAccount,
    SeatTaken,
)
from hotline.domains.voice.calls.schemas.desk import DeskBody, ReasonBody, SignInBody, WrapUpBody
from hotline.domains.voice.calls.schemas.transcripts import TranscriptOut
from hotline.domains.voice.routing import ports as acd
from hotline.infrastructure import live
from hotline.infrastructure.answers import JsonAnswer, undecoded
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["desk"], auth=needs(Permission.DESK_USE))


@router.get("")
async def snapshot(request: StaffRequest) -> JsonAnswer[DeskSnapshot]:
    """Current state, call, queues and figures of the agent; ``agent`` is null before the first sign-in."""
    number = current_staff(request).number
    mirror = await live.ready_mirror()
    docs = screens.desk(mirror, number).docs
    own, figures = docs.get(f"agents/{number}"), docs.get(f"figures/agent.{number}")
    call = next((raw for name, raw in docs.items() if name.startswith("calls/")), None)
    return JsonAnswer(
        DeskSnapshot(
            agent=undecoded(own, acd.AgentDoc) if own else None,
            call=undecoded(call, CallDoc) if call else None,
            queues=[undecoded(raw, acd.QueueDoc) for name, raw in sorted(docs.items()) if name.startswith("queues/")],
            figures=undecoded(figures, ports.AgentFigures) if figures else None,
            reasons=screens.config_of(mirror).not_ready_reasons,
            desk=agent.desk if (agent := mirror.read(f"agents/{number}", acd.AgentDoc)) else "",
            seq=mirror.seq,
            now=datetime.now(UTC),
        )
    )


@router.post("/sign-in")
async def sign_in(request: StaffRequest, body: SignInBody) -> JsonAnswer[SeatTaken]:
    """Sign in and get a phone account. 409 ``signed_in_elsewhere`` unless ``takeover``."""
    seat = await commands.sign_in(by=current_staff(request), device=body.device, takeover=body.takeover)
    reasons = screens.config_of(live.mirror()).not_ready_reasons
    return JsonAnswer(SeatTaken(seat.agent, line(request, seat.phone, body.device), reasons, seat.desk))


@router.post("/phone")
async def renew_phone(request: StaffRequest, body: DeskBody) -> JsonAnswer[NewPhone]:
    """Create this desk's phone account again after the switch lost it. 409 ``not_at_desk``."""
    phone = await commands.renew_phone(by=current_staff(request), desk=body.desk)
    return JsonAnswer(NewPhone(line(request, phone, "browser")))


@router.post("/sign-out")
async def sign_out(request: StaffRequest) -> JsonAnswer[AgentNow]:
    return JsonAnswer(AgentNow(await commands.sign_out(by=current_staff(request))))


@router.post("/ready")
async def ready(request: StaffRequest) -> JsonAnswer[AgentNow]:
    """409 ``not_yet``: something is to be done before the first call."""
    return JsonAnswer(AgentNow(await commands.get_ready(by=current_staff(request))))


@router.post("/not-ready")
async def not_ready(request: StaffRequest, body: ReasonBody) -> JsonAnswer[AgentNow]:
    return JsonAnswer(
        AgentNow(await commands.command_agent(acd.GetNotReady(current_staff(request).number, body.reason)))
    )


@router.post("/calls/{call_id}/wrap-up")
async def save_wrap_up(request: StaffRequest, call_id: str, body: WrapUpBody) -> JsonAnswer[AgentNow]:
    """Save the wrap-up. ``then``: the state that follows."""
    agent = await commands.save_wrap_up(
        by=current_staff(request),
        call=call_id,
        topic=body.topic_id,
        disposition=body.disposition,
        notes=body.notes.strip(),
        sensitive=body.sensitive,
        then=body.then,
    )
    return JsonAnswer(AgentNow(agent))


@router.get("/calls/{call_id}/ai-talk")
async def ai_talk(request: StaffRequest, call_id: str) -> JsonAnswer[AiTalkBefore]:
    """What the caller of an own call has said to an AI seat before."""
    return JsonAnswer(AiTalkBefore.of(await read_ai_talk(by=current_staff(request), call=call_id)))


@router.get("/calls/{call_id}/transcript")
async def transcript(request: StaffRequest, call_id: str) -> JsonAnswer[TranscriptOut]:
    """What is said in an own call, and what helps; or why it is not written down. The document ``transcribing/…`` says
    when there is more.
    """
    return JsonAnswer(TranscriptOut.of(*await read_own(by=current_staff(request), call=call_id)))


@router.post("/calls/{call_id}/wrap-up/extend")
async def extend_wrap_up(request: StaffRequest, call_id: str, body: ReasonBody) -> JsonAnswer[AgentNow]:
    staff = current_staff(request)
    await commands.require_own(staff, call_id)
    return JsonAnswer(AgentNow(await commands.command_agent(acd.ExtendWrapUp(staff.number, call_id, body.reason))))


def line(request: StaffRequest, phone: ports.PhoneCredentials, device: str) -> PhoneAccount:
    return PhoneAccount(
        endpoint=phone.endpoint,
        username=phone.username,
        password=phone.password,
        uri=address(request, phone, device),
        socket="/sip",
    )


def address(request: StaffRequest, phone: ports.PhoneCredentials, device: str) -> str:
    """Address for the registration: the page's origin for the browser's phone, the SIP edge for a SIP phone."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return f"sip:{phone.endpoint}@{host}{'' if device == 'browser' else commands.telephones_port()}"
