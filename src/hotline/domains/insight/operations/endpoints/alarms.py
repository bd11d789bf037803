"""Endpoints of alarms: present and past alarms, acknowledging and clearing."""

from datetime import UTC, datetime, timedelta

from django.http import HttpResponse
from ninja import Query, Router

from hotline.domains.insight.operations.actions import alarms as operations_alarms
from hotline.domains.insight.operations.models import Alarm
from hotline.domains.insight.operations.permissions import READ_TRANSCRIPT, SEE
from hotline.domains.insight.operations.ports import Acknowledge
from hotline.domains.insight.operations.queries import alarms as queries_alarms
from hotline.domains.insight.operations.queries import transcripts
from hotline.domains.insight.operations.rules.watch import is_watched
from hotline.domains.insight.operations.schemas import (
    AcknowledgeBody,
    AlarmOut,
    AlarmsOut,
    AlarmsQuery,
    AlarmTranscriptOut,
    ClearBody,
    DayOut,
    DaysOut,
    QuestionAndAnswerOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.routing.ports import Ack
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, deny, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

router = Router(tags=["alarms"], auth=needs(*SEE))
WATCH = "watch.acknowledge"
CHARTED_DAYS = 14


@router.get("", response=AlarmsOut)
def alarms(request: StaffRequest, filters: Query[AlarmsQuery], cursor: str = "") -> AlarmsOut:
    """Newest first, fifty a page."""
    found = queries_alarms.page(queries_alarms.AlarmFilters(**filters.dict()), datetime.now(UTC), cursor)
    return AlarmsOut(rows=_to_out(found.rows), next=found.next)


@router.get("/days", response=DaysOut)
def days(request: StaffRequest) -> DaysOut:
    """The number of alarms by day, kind and level in the last two weeks."""
    today = beijing_day(datetime.now(UTC))
    counted = queries_alarms.per_day(today - timedelta(days=CHARTED_DAYS - 1), today)
    return DaysOut(rows=[DayOut(day=row.day, kind=row.kind, level=row.level, count=row.count) for row in counted])


@router.get("/{alarm_id}/said", response=AlarmTranscriptOut, auth=needs(*READ_TRANSCRIPT))
def transcript(request: StaffRequest, alarm_id: str) -> AlarmTranscriptOut:
    """The dialogue with 京晓保 in which the alarm was raised, masked, up to now. The reading leaves an audit row."""
    reader = current_staff(request)
    if not any(map(reader.may, SEE)):
        deny(reader, SEE[0], request.path)
    found = transcripts.transcript_of(by=reader, alarm_id=alarm_id)
    return AlarmTranscriptOut(
        alarm=_to_out([found.alarm])[0],
        exchanges=[QuestionAndAnswerOut.from_orm(each) for each in found.exchanges],
        callback=found.callback,
        retention_days=settings().privacy.question_days,
    )


@router.post("/{alarm_id}/acknowledge", response={204: None}, auth=needs(Permission.ALARMS_ACKNOWLEDGE))
async def acknowledge(request: StaffRequest, alarm_id: str, body: AcknowledgeBody) -> HttpResponse:
    """Acknowledge an alarm. The watch acknowledges its own alarms at once, without the database."""
    by, note = current_staff(request), fit_for_all(body.note)
    if is_watched(alarm_id):
        await _notify_watch(by, alarm_id, note)
    else:
        await from_database(lambda: operations_alarms.acknowledge(by=by, alarm_id=alarm_id, note=note))
    return HttpResponse(status=204)


@router.post("/{alarm_id}/clear", response={204: None}, auth=needs(Permission.ALARMS_ACKNOWLEDGE))
def clear(request: StaffRequest, alarm_id: str, body: ClearBody) -> tuple[int, None]:
    operations_alarms.clear(by=current_staff(request), alarm_id=alarm_id, note=fit_for_all(body.note))
    return 204, None


async def _notify_watch(by: Principal, alarm_id: str, note: str) -> None:
    bus = await live.bus()
    ack = await bus.request(WATCH, Acknowledge(alarm_id, by.number, by.name, note), Ack)
    if not ack.ok:
        raise Refused(ack.message, code=ack.code or None, status=ack.status)


def _to_out(rows: list[Alarm]) -> list[AlarmOut]:
    names = names_of({row.agent for row in rows} | {row.cleared_by for row in rows})
    queues = queue_names()
    return [
        AlarmOut.from_orm(row).model_copy(
            update={
                "queue_name": queues.get(row.queue, row.queue),
                "agent_name": names.get(row.agent, ""),
                "cleared_name": names.get(row.cleared_by, ""),
            }
        )
        for row in rows
    ]
