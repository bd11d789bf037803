"""Every web worker does what AI seats promise their callers: texts, cases, the progress of a case, alarms."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from django.db import transaction

from hotline.domains.insight.operations.actions.unrest import alarm_of_ai_talk
from hotline.domains.platform.accounts.queries import by_number, session_of
from hotline.domains.service.campaigns.actions.seat_calls import report_script
from hotline.domains.service.messaging.actions import texts
from hotline.domains.service.workorders.actions import dictated
from hotline.domains.service.workorders.queries.public_progress import public_progress
from hotline.domains.understanding.conversation.queries.details import details_of
from hotline.domains.understanding.conversation.rules.messages import (
    CaseLookedUp,
    CaseTaken,
    HandOver,
    LookUpCase,
    MessageStored,
    OfferMessage,
    ScriptOver,
    TakeCase,
)
from hotline.domains.voice.calls.actions.commands import require_own
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.records.queries.late import record_on_the_bus
from hotline.events.calls import TextRequested
from hotline.infrastructure import audit
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.sealed import Place, in_place
from hotline.processes.ai_seats.services import ACT_SECONDS, SUBJECT, ServiceReply, ServiceRequest

log = structlog.get_logger()
#: Of the text in a call's record: no node of a flow sent it.
NODE = "ai-seat"


async def serve_ai_seat_services(bus: Bus) -> None:
    await bus.serve(SUBJECT, ServiceRequest, act, queue="assistant")


async def act(request: ServiceRequest) -> ServiceReply:
    """Refuses an agent who has not got the call, as a person's page does."""
    within = ACT_SECONDS - 1
    try:
        if isinstance(request.service, ScriptOver):
            over = request.service
            return await from_database(lambda: _report(request, over), within)
        by = await from_database(partial(_seat, request.agent), within)
        await require_own(by, request.call)
        record = await record_on_the_bus(request.call)
        return await from_database(_work(request, by, record), within)
    except Refused as error:
        log.warning("an AI seat's service was refused", action="ai_seat_refused", call_id=request.call, why=error.code)
        return ServiceReply()


def _seat(number: str) -> Principal:
    staff, now = by_number(number), datetime.now(UTC)
    if staff is None or not staff.is_active:
        raise NotFound(f"没有工号 {number} 的坐席，请核对工号。")
    return session_of(staff, now + timedelta(minutes=5))


def _work(request: ServiceRequest, by: Principal, record: CallRecord | None) -> Callable[[], ServiceReply]:
    match request.service:
        case OfferMessage(topic=topic, phone=phone):
            return lambda: _send(request, by, topic, phone, record)
        case TakeCase() as taken:
            return lambda: ServiceReply(True, CaseTaken(_case(request, by, taken, record)))
        case LookUpCase(number=number, phone=phone):
            return lambda: ServiceReply(True, CaseLookedUp(number, public_progress(by=by, number=number, phone=phone)))
        case HandOver(level=level, unrest=unrest):
            return lambda: _alarm(request, level, unrest)


@transaction.atomic
def _send(request: ServiceRequest, by: Principal, topic: str, phone: str, record: CallRecord | None) -> ServiceReply:
    """To the number that the caller said, else to his own."""
    about, text = f"call/{request.call}", details_of(topic)
    own = in_place(record.number, Place(about, "number")) if record is not None and record.number else None
    number = seal_number(phone, about) if phone else own
    if number is None or not text:
        return ServiceReply()
    requested = TextRequested(request.id, NODE, number, seal_text(text, about))
    texts.receive_text(call=request.call, requested=requested, at=datetime.now(UTC))
    audit.record(by=by.number, action="messaging.text_by_ai_seat", about=about, topic=topic, own=not phone)
    return ServiceReply(True, MessageStored())


def _case(request: ServiceRequest, by: Principal, taken: TakeCase, record: CallRecord | None) -> str:
    dictation = dictated.Dictation(request.call, taken.slots, taken.topics, taken.summary)
    return dictated.open_dictated(by=by, dictation=dictation, late=record).number


def _report(request: ServiceRequest, over: ScriptOver) -> ServiceReply:
    """Also of a call that is over: the try says whose it was."""
    report_script(by=request.agent, call=request.call, over=over, now=datetime.now(UTC))
    return ServiceReply(True)


def _alarm(request: ServiceRequest, level: str, unrest: str) -> ServiceReply:
    alarm_of_ai_talk(call=request.call, agent=request.agent, level=level, kind=unrest)
    return ServiceReply(True)
