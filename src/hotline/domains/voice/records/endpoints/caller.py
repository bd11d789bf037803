"""The current caller: facts of the live call at once, and earlier calls from the records."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from ninja import Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.citizens.queries.blocks import blocked_indexes
from hotline.domains.voice.calls.queries import screens
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.ports import topic_titles
from hotline.domains.voice.records.queries.access import await_call, visible_call
from hotline.domains.voice.records.queries.details import presentation_of
from hotline.domains.voice.records.queries.search import case_of, history_of
from hotline.domains.voice.routing.ports import AgentDoc
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.infrastructure import live
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.database import from_database
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.infrastructure.sealing import indexes_of
from hotline.kernel.errors import NotFound, Unavailable
from hotline.kernel.permissions import Permission
from hotline.kernel.published import known

router = Router(tags=["desk"], auth=needs(Permission.DESK_USE))

EARLIER_CALLS = 6
#: A second call within this time is a repeated one.
SOON = timedelta(hours=1)
#: Flags of a record that describe an unanswered call, the most telling first.
UNANSWERED = ("voicemail", "callback", "abandoned", "self_service")
#: The page must be there within a second of the offer, history or not.
HISTORY_SECONDS = 0.7


class EarlierCall(msgspec.Struct, frozen=True):
    """An earlier call of the same number.

    ``outcome``: answered; voicemail (left a message); abandoned (while waiting); callback (accepted the call-back);
    self_service (a service answered by key); no_person (never asked for an agent).
    """

    call_id: str
    at: datetime
    queue: str
    agent: str
    agent_name: str
    topic: str
    topic_title: str
    talk_seconds: float
    rating: int | None
    outcome: str


class CallBack(msgspec.Struct, frozen=True):
    """A call back that was promised to this number and still waits."""

    call_id: str
    at: datetime
    queue: str


class Caller(msgspec.Struct, frozen=True):
    """The caller on an agent's screen.

    ``history`` is "ok", "unavailable" or "blocked". With "unavailable", ``calls`` is empty because the database did not
    answer; with "blocked", because what is stored about the number is not used.
    """

    call_id: str
    number: str
    presentation: Presentation
    place: str
    origin: str
    path: tuple[str, ...]
    queue: str
    queue_name: str
    arrived_at: datetime | None
    waiting_since: datetime | None
    repeat: bool
    calls: list[EarlierCall]
    callbacks: list[CallBack]
    history: Annotated[str, known("ok", "unavailable", "blocked")]
    case_number: str


@router.get("/caller/{call_id}")
async def caller(request: StaffRequest, call_id: str) -> JsonAnswer[Caller]:
    """The caller, for the agent who has the call. 404 for another's call, and once wrap-up has ended."""
    staff, mirror = current_staff(request), await live.ready_mirror()
    live_one = screens.caller_of(mirror, call_id, staff.number)
    found = await (of_live(mirror, live_one) if live_one else of_record(mirror, staff, call_id))
    return JsonAnswer(found)


async def of_live(mirror: Mirror, call: screens.LiveCaller) -> Caller:
    displayed, indexes = call
    calls, history = await earlier(indexes, displayed.id)
    return Caller(
        call_id=displayed.id,
        number=displayed.number,
        presentation=displayed.presentation,
        place=displayed.place,
        origin=displayed.origin,
        path=displayed.path,
        queue=displayed.queue,
        queue_name=displayed.queue_name,
        arrived_at=displayed.arrived_at,
        waiting_since=displayed.queued_at,
        repeat=displayed.repeat,
        calls=calls,
        callbacks=promised(mirror, indexes, displayed.id),
        history=history,
        case_number=displayed.case_number,
    )


async def of_record(mirror: Mirror, staff: Principal, call_id: str) -> Caller:
    """The caller of a call in wrap-up, from its record: the live call is gone by then."""
    agent = mirror.read(f"agents/{staff.number}", AgentDoc)
    if agent is None or agent.call != call_id:
        raise NotFound("这通电话已结束，或不是您的通话。请查看通话记录。")
    await await_call(staff, call_id)
    row = await from_database(lambda: visible_call(staff, call_id))
    indexes = indexes_of(row.number) if row.number else []
    calls, history = await earlier(indexes, call_id)
    names = {queue.id: queue.name for queue in screens.config_of(mirror).queues}
    return Caller(
        call_id=call_id,
        number=row.number_masked,
        presentation=presentation_of(row),
        place=row.place,
        origin=row.origin,
        path=(),
        queue=row.queue,
        queue_name=names.get(row.queue, row.queue),
        arrived_at=row.at,
        waiting_since=None,
        repeat=bool(calls) and row.at - calls[0].at <= SOON,
        calls=calls,
        callbacks=promised(mirror, indexes, call_id),
        history=history,
        case_number=case_of(row),
    )


async def earlier(indexes: list[str], but: str) -> tuple[list[EarlierCall], str]:
    """Earlier calls of the number, newest first, or word that they could not be had in time."""
    try:
        found = await from_database(lambda: earlier_calls(indexes, but), HISTORY_SECONDS)
    except Unavailable:
        return [], "unavailable"
    return ([], "blocked") if found is None else (found, "ok")


def earlier_calls(indexes: list[str], but: str) -> list[EarlierCall] | None:
    """None for a number that is blocked."""
    if blocked_indexes().intersection(indexes):
        return None
    rows = [row for row in history_of(indexes, EARLIER_CALLS + 1) if row.pk != but][:EARLIER_CALLS]
    names, titles = names_of({row.agent for row in rows}), topic_titles()
    return [
        EarlierCall(
            call_id=row.pk,
            at=row.at,
            queue=row.queue,
            agent=row.agent,
            agent_name=names.get(row.agent, ""),
            topic=row.topic,
            topic_title=titles.get(row.topic, ""),
            talk_seconds=row.talk_seconds,
            rating=row.rating,
            outcome=outcome_of(row),
        )
        for row in rows
    ]


def outcome_of(row: CallRecord) -> str:
    if row.answered:
        return "answered"
    return next((flag for flag in UNANSWERED if flag in row.flags), "no_person")


def promised(mirror: Mirror, indexes: list[str], but: str) -> list[CallBack]:
    """Call-backs that this number was promised in other calls and still waits for."""
    return [CallBack(*each) for each in screens.callbacks_waiting(mirror, indexes) if each[0] != but]
