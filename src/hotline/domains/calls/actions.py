"""Folding calls and agents' time from the event log into their tables. Running it twice changes nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import batched

import msgspec
from django.db import connection, transaction

from hotline.domains.calls import models
from hotline.domains.calls.rules.agent_time import AgentPeriod, periods_of
from hotline.domains.calls.rules.record import CallRecord, record_of
from hotline.events.catalogue import call_of, kind_of
from hotline.events.envelope import Envelope
from hotline.events.routing import TURNS
from hotline.infrastructure.eventlog.log import (
    calls_in_log,
    events_of_calls,
    lock_head,
    subjects_in_log,
    turns_of_subject,
)

AT_ONCE = 500


def fold(events: Iterable[Envelope]) -> list[CallRecord]:
    """Bring the tables up to date with freshly logged events; returns the records made anew.

    Must be inside the transaction that logged them.
    """
    events = list(events)
    touched = {call_of(event) for event in events}
    for subject, (first, last) in _turned(events).items():
        touched |= fold_agent(subject, first, last)
    return fold_calls(touched - {""})


def _turned(events: list[Envelope]) -> dict[str, tuple[datetime, datetime]]:
    """Subject of an agent -> the first and the last moment at which the agent's state changed."""
    turned: dict[str, tuple[datetime, datetime]] = {}
    for event in events:
        if kind_of(event) == "agent" and event.type in TURNS:
            first, last = turned.get(event.subject, (event.at, event.at))
            turned[event.subject] = min(first, event.at), max(last, event.at)
    return turned


def fold_agent(subject: str, since: datetime | None = None, until: datetime | None = None) -> set[str]:
    """Cut the agent's time anew from the period before ``since`` on.

    Returns the calls whose wrap-up may differ when nothing new was said after ``until``.
    """
    periods = periods_of(turns_of_subject(subject, since))
    models.AgentPeriod.objects.bulk_create(
        [models.AgentPeriod(**msgspec.structs.asdict(period)) for period in periods],
        update_conflicts=True,
        unique_fields=["agent", "seq"],
        update_fields=["state", "reason", "call", "start", "end"],
        batch_size=1000,
    )
    return {period.call for period in periods if until is None or period.start <= until}


def fold_calls(calls: Iterable[str]) -> list[CallRecord]:
    """Fold these calls from the log; those of which only a side event has come stay without a row."""
    records: list[CallRecord] = []
    for some in batched(sorted(calls), AT_ONCE, strict=False):
        records += _fold_some(some)
    return records


def _fold_some(calls: tuple[str, ...]) -> list[CallRecord]:
    spent = _wrap_up_periods(calls)
    folded = (record_of(events, spent[call]) for call, events in events_of_calls(calls).items())
    records = [record for record in folded if record is not None]
    rows = [row_of(record) for record in records]
    columns = [field.name for field in models.CallRecord._meta.concrete_fields if not field.primary_key]
    models.CallRecord.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=columns)
    models.CallTalk.objects.filter(call__in=calls).delete()
    models.CallTalk.objects.bulk_create([talk for record in records for talk in talk_rows(record)])
    return records


def _wrap_up_periods(calls: tuple[str, ...]) -> dict[str, list[AgentPeriod]]:
    spent: dict[str, list[AgentPeriod]] = {call: [] for call in calls}
    for row in models.AgentPeriod.objects.filter(call__in=calls).exclude(call="").order_by("agent", "seq"):
        spent[row.call].append(AgentPeriod(row.agent, row.seq, row.state, row.reason, row.call, row.start, row.end))
    return spent


def row_of(record: CallRecord) -> models.CallRecord:
    number = record.number
    return models.CallRecord(
        id=record.id,
        at=record.at,
        ended_at=record.ended_at,
        origin=record.origin,
        number_masked=number.masked if number else "",
        number_cipher=number.cipher if number else "",
        number_index=number.index if number else "",
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
