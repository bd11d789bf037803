"""Folding calls and agents' time from the event log into their tables, and keeping the call-back list.

Folding twice changes nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import batched

import msgspec
from django.db import connection, transaction

from hotline.domains.voice.calls import models, queries
from hotline.domains.voice.calls.rules import callbacks
from hotline.domains.voice.calls.rules.agent_time import AgentPeriod, periods_of
from hotline.domains.voice.calls.rules.record import CallRecord, record_of
from hotline.events.calls import SupervisionModeChanged, SupervisionStarted
from hotline.events.catalogue import call_of, kind_of
from hotline.events.envelope import Envelope, type_of
from hotline.events.routing import TURNS
from hotline.infrastructure import audit
from hotline.infrastructure.eventlog.log import (
    calls_in_log,
    events_of_calls,
    events_of_subject,
    lock_head,
    subjects_in_log,
    turns_of_subjects,
)
from hotline.infrastructure.permissions import Signed
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

AT_ONCE = 500


def fold(events: Iterable[Envelope]) -> list[CallRecord]:
    """Bring the tables up to date with freshly logged events; returns the records made anew.

    Must be inside the transaction that logged them.
    """
    events = list(events)
    touched = {call_of(event) for event in events}
    periods: list[AgentPeriod] = []
    turned = _turned(events)
    for subject, turns in turns_of_subjects({subject: first for subject, (first, _) in turned.items()}).items():
        cut, (_, last) = periods_of(turns), turned[subject]
        touched |= {period.call for period in cut if period.start <= last}
        periods += cut
    _keep(periods)
    return fold_calls(touched - {""})


def audit_supervisions(events: Iterable[Envelope]) -> None:
    """A leader with a call leaves an audit row for every way in which they were; inside the transaction that logged.

    From the events, not the request: so it is there whenever it happened, the database away at the time or not.
    """
    for event in events:
        if event.type in (type_of(SupervisionStarted), type_of(SupervisionModeChanged)):
            fact = event.data
            detail = {"mode": fact["mode"], "agent": fact["agent"], "reason": fact["reason"]}
            audit.record(by=fact["leader"], action="calls.supervise", about=event.subject, **detail)


def _turned(events: list[Envelope]) -> dict[str, tuple[datetime, datetime]]:
    """Subject of an agent -> the first and the last moment at which the agent's state changed."""
    turned: dict[str, tuple[datetime, datetime]] = {}
    for event in events:
        if kind_of(event) == "agent" and event.type in TURNS:
            first, last = turned.get(event.subject, (event.at, event.at))
            turned[event.subject] = min(first, event.at), max(last, event.at)
    return turned


def fold_agent(subject: str) -> None:
    """Cut all of the agent's time anew."""
    _keep(periods_of(events_of_subject(subject, TURNS)))


def _keep(periods: Iterable[AgentPeriod]) -> None:
    models.AgentPeriod.objects.bulk_create(
        [models.AgentPeriod(**msgspec.structs.asdict(period)) for period in periods],
        update_conflicts=True,
        unique_fields=["agent", "seq"],
        update_fields=["state", "reason", "call", "start", "end"],
        batch_size=1000,
    )


def fold_calls(calls: Iterable[str]) -> list[CallRecord]:
    """Fold these calls from the log; those of which only a side event has come stay without a row."""
    records: list[CallRecord] = []
    for some in batched(sorted(calls), AT_ONCE, strict=False):
        records += _fold_some(some)
    return records


def _fold_some(calls: tuple[str, ...]) -> list[CallRecord]:
    spent = queries.wrap_up_periods(calls)
    folded = (record_of(events, spent[call]) for call, events in events_of_calls(calls).items())
    records = [record for record in folded if record is not None]
    rows = [row_of(record) for record in records]
    columns = [field.name for field in models.CallRecord._meta.concrete_fields if not field.primary_key]
    models.CallRecord.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=columns)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {models.CallTalk._meta.db_table} WHERE call_id = ANY(%s)", [list(calls)])
    models.CallTalk.objects.bulk_create([talk for record in records for talk in talk_rows(record)])
    return records


def row_of(record: CallRecord) -> models.CallRecord:
    number = record.number
    return models.CallRecord(
        id=record.id,
        at=record.at,
        ended_at=record.ended_at,
        direction=record.direction,
        after=record.after,
        origin=record.origin,
        **models.CallRecord.number.columns(number),
        number_tail=number.masked[-4:] if number and number.masked[-4:].isdecimal() else "",
        place=record.place,
        agent=record.agent,
        agents=sorted({talk.agent for talk in record.talks}),
        queue=record.queue,
        answered=record.answered,
        wait_seconds=record.wait_seconds,
        talk_seconds=record.talk_seconds,
        held_seconds=record.held_seconds,
        wrap_up_seconds=record.wrap_up_seconds,
        topic=record.topic,
        rating=record.rating.score if record.rating else None,
        hung_up_by=record.hung_up_by,
        flags=list(record.flags),
        recording=record.recording.state,
        detail=msgspec.to_builtins(record),
    )


def talk_rows(record: CallRecord) -> Iterator[models.CallTalk]:
    for talk in record.talks:
        yield models.CallTalk(
            call_id=record.id,
            talk=talk.talk,
            at=record.at,
            agent=talk.agent,
            queue=talk.queue,
            started_at=talk.started_at,
            ended_at=talk.ended_at,
            seconds=talk.seconds,
            held_seconds=talk.held_seconds,
            ended_by=talk.ended_by,
        )
    if record.direction == "out" and not record.talks:
        yield _in_vain(record)


def _in_vain(record: CallRecord) -> models.CallTalk:
    """Whom an agent dialled and did not reach is among that agent's calls all the same."""
    return models.CallTalk(
        call_id=record.id,
        talk=0,
        at=record.at,
        agent=record.agent,
        queue="",
        started_at=record.at,
        ended_at=record.ended_at,
        seconds=0,
        held_seconds=0,
        ended_by=record.hung_up_by,
    )


@transaction.atomic
def rebuild() -> int:
    """Throw the tables away and fold the whole log anew; readers see the old rows until it is done. Returns the calls.

    The projector waits meanwhile: it needs the head of the log, which is locked here.
    """
    lock_head()
    with connection.cursor() as cursor:
        for model in (models.CallTalk, models.CallRecord, models.AgentPeriod):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
    for subject in subjects_in_log("agent"):
        fold_agent(subject)
    return sum(len(fold_calls(some)) for some in batched(calls_in_log(), AT_ONCE, strict=False))


# The call-back list --------------------------------------------------------------------------------------------------


def note_callbacks(records: Iterable[CallRecord]) -> None:
    """What these calls leave to be rung up, and what came of those that were. Must be inside a transaction."""
    for record in records:
        if record.number is not None:
            for wanted in callbacks.left_by(record):
                if wanted.kind == callbacks.LINE and _awaited(record, wanted.at):
                    continue
                _enter(wanted.kind, record.id, record.number, record.place, at=wanted.at, reason=wanted.reason)
        if record.callback_entry:
            _note_try(record)


def _awaited(record: CallRecord, at: datetime) -> bool:
    """Whether this citizen was to be rung up already: nobody is rung twice because the line broke twice.

    As it was at that moment, so that folding anew finds the same.
    """
    assert record.number is not None
    entries = models.CallBack.objects.filter(number_index=record.number.index, kind__in=callbacks.SOON)
    return entries.filter(opened_at__lte=at).exclude(call=record.id).exclude(closed_at__lt=at).exists()


def _enter(
    kind: str,
    call: str,
    number: Sealed,
    place: str,
    *,
    at: datetime,
    due: datetime | None = None,
    by: str = "",
    reason: str = "",
) -> models.CallBack:
    entry, _ = models.CallBack.objects.get_or_create(
        call=call,
        kind=kind,
        defaults={
            "id": new_id("cb"),
            **models.CallBack.number.columns(number),
            "place": place,
            "made_at": at,
            "made_by": by,
            "opened_at": at,
            "due_at": due or at,
            "reason": reason,
        },
    )
    return entry


def _note_try(record: CallRecord) -> None:
    """A try whose result is known already is left alone: the agent may have said more since."""
    entry = models.CallBack.objects.select_for_update().filter(pk=record.callback_entry).first()
    if entry is None:
        return
    result = callbacks.result_of(record)
    fresh = {"entry": entry, "at": record.at, "agent": record.agent, "result": result}
    tried, is_new = models.CallBackTry.objects.get_or_create(call=record.id, defaults=fresh)
    if is_new or (tried.result != result and not tried.said):
        tried.result = result
        tried.save(update_fields=["result"])
        _settle(entry, record.ended_at or record.at, tried.agent)


def _settle(entry: models.CallBack, at: datetime, by: str) -> None:
    """Close the entry when its tries say so."""
    results = [tried.outcome for tried in queries.tries_that_count(entry)]
    if entry.closed_at is None and (result := callbacks.closes_with(results)):
        entry.closed_at, entry.closed_by, entry.result = at, by, result
        entry.save(update_fields=["closed_at", "closed_by", "result"])


@transaction.atomic
def promise_callback(
    *, by: Signed, call: str, number: Sealed, place: str, due: datetime, now: datetime
) -> models.CallBack:
    """The agent promises to ring this caller up at ``due``; promised again, the new moment counts. Raises Invalid."""
    if not now < due <= now + callbacks.FURTHEST:
        raise Invalid("约定的时间要在以后，而且在 30 天之内。")
    entry = _enter("promised", call, number, place, at=now, due=due, by=by.number)
    entry.due_at, entry.made_by = due, by.number
    if entry.closed_at is not None:
        _open_again(entry, now)
    entry.save()
    audit.record(by=by.number, action="callbacks.promise", about=f"callback/{entry.id}", call=call, due=due.isoformat())
    return entry


@transaction.atomic
def take_callback(*, by: Signed, entry_id: str, now: datetime) -> models.CallBack:
    """The agent takes an open entry to look at it and ring. Refused ``taken`` while another has it, ``closed``."""
    entry = _open_entry(entry_id)
    if entry.taken_by != by.number and callbacks.is_taken(entry.taken_by, entry.taken_at, now):
        raise Refused(f"{entry.taken_by} 正在办理这条回拨。", code="taken")
    entry.taken_by, entry.taken_at = by.number, now
    entry.save(update_fields=["taken_by", "taken_at"])
    audit.record(by=by.number, action="callbacks.take", about=f"callback/{entry.id}")
    return entry


@transaction.atomic
def release_callback(*, by: Signed, entry_id: str) -> models.CallBack:
    """Give an entry back to everybody: one's own, or as a leader anybody's."""
    entry = _open_entry(entry_id)
    if entry.taken_by != by.number and not by.may(Permission.CALLBACKS_MANAGE):
        raise Refused("这条回拨不在您手上。", code="not_yours")
    entry.taken_by, entry.taken_at = "", None
    entry.save(update_fields=["taken_by", "taken_at"])
    audit.record(by=by.number, action="callbacks.release", about=f"callback/{entry.id}")
    return entry


@transaction.atomic
def say_result(*, by: Signed, entry_id: str, said: str, now: datetime, due: datetime | None = None) -> models.CallBack:
    """What the agent says came of the last try, their own; ``later`` needs the moment agreed on."""
    entry = queries.callback(entry_id, lock=True)
    tried = entry.tries.order_by("at").last()
    if tried is None or tried.agent != by.number or tried.at < entry.opened_at:
        raise Refused("还没有您拨打的记录，先拨打，再填结果。", code="not_tried")
    if said not in callbacks.SAID:
        raise Invalid("结果不在可选的里面，请重新选。")
    if said == callbacks.LATER:
        if due is None or not now < due <= now + callbacks.FURTHEST:
            raise Invalid("约了再打，请填约定的时间，要在以后，而且在 30 天之内。")
        entry.due_at = due
    tried.said = said
    tried.save(update_fields=["said"])
    entry.closed_at, entry.closed_by, entry.result = None, "", ""
    entry.save()
    _settle(entry, now, by.number)
    audit.record(by=by.number, action="callbacks.result", about=f"callback/{entry.id}", said=said)
    return entry


@transaction.atomic
def close_callback(*, by: Signed, entry_id: str, reason: str, now: datetime) -> models.CallBack:
    """Nobody needs to be rung up any more. Of an agent only what they have taken."""
    entry = _open_entry(entry_id)
    if entry.taken_by != by.number and not by.may(Permission.CALLBACKS_MANAGE):
        raise Refused("先接下这条回拨，再关闭。", code="not_yours")
    entry.closed_at, entry.closed_by, entry.result, entry.note = now, by.number, "closed", reason
    entry.save()
    audit.record(by=by.number, action="callbacks.close", about=f"callback/{entry.id}", reason=reason)
    return entry


@transaction.atomic
def reopen_callback(*, by: Signed, entry_id: str, reason: str, now: datetime) -> models.CallBack:
    """Tried anew from the beginning; the tries so far stay on record."""
    entry = queries.callback(entry_id, lock=True)
    if entry.closed_at is None:
        raise Refused("这条回拨还没有关闭。", code="not_closed")
    _open_again(entry, now)
    entry.due_at, entry.note = now, reason
    entry.save()
    audit.record(by=by.number, action="callbacks.reopen", about=f"callback/{entry.id}", reason=reason)
    return entry


def _open_again(entry: models.CallBack, now: datetime) -> None:
    entry.opened_at, entry.closed_at, entry.closed_by, entry.result = now, None, "", ""
    entry.taken_by, entry.taken_at = "", None


def _open_entry(entry_id: str) -> models.CallBack:
    entry = queries.callback(entry_id, lock=True)
    if entry.closed_at is not None:
        raise Refused("这条回拨已经关闭。", code="closed")
    return entry
