"""Folding calls and agents' time from the event log into their tables, and correcting notes beside them.

Folding twice changes nothing, and leaves corrections as they are.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import batched

import msgspec
from django.db import connection, transaction

from hotline.domains.voice.records import models
from hotline.domains.voice.records.queries.agent_time import wrap_up_periods
from hotline.domains.voice.records.queries.details import record_in
from hotline.domains.voice.records.queries.notes import notes_of
from hotline.domains.voice.records.rules.agent_time import AgentPeriod, periods_of
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.events.catalogue import call_of, kind_of
from hotline.events.envelope import Envelope
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
from hotline.infrastructure.eventlog.models import LoggedEvent
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.sealed_columns import carry_over, of, plain
from hotline.infrastructure.sealing import moved, seal_text, sealing_keys, tail_indexes_of
from hotline.kernel.errors import NotFound
from hotline.kernel.sealed import Sealed

AT_ONCE = 500


def fold(events: Iterable[Envelope]) -> list[CallRecord]:
    """Bring the tables up to date with freshly logged events. Returns the records written.

    Call inside the transaction that logged the events.
    """
    events = list(events)
    touched = {call_of(event) for event in events}
    periods: list[AgentPeriod] = []
    turned = _turned(events)
    for subject, turns in turns_of_subjects({subject: first for subject, (first, _) in turned.items()}).items():
        cut, (_, last) = periods_of(turns), turned[subject]
        touched |= {period.call for period in cut if period.start <= last}
        periods += cut
    _store(periods)
    return fold_calls(touched - {""})


def _turned(events: list[Envelope]) -> dict[str, tuple[datetime, datetime]]:
    """Subject of an agent -> the first and the last moment at which the agent's state changed."""
    turned: dict[str, tuple[datetime, datetime]] = {}
    for event in events:
        if kind_of(event) == "agent" and event.type in TURNS:
            first, last = turned.get(event.subject, (event.at, event.at))
            turned[event.subject] = min(first, event.at), max(last, event.at)
    return turned


def fold_agent(subject: str) -> None:
    """Fold an agent's complete time again."""
    _store(periods_of(events_of_subject(subject, TURNS)))


def _store(periods: Iterable[AgentPeriod]) -> None:
    models.AgentPeriod.objects.bulk_create(
        [models.AgentPeriod(**msgspec.structs.asdict(period)) for period in periods],
        update_conflicts=True,
        unique_fields=["agent", "seq"],
        update_fields=["state", "reason", "call", "start", "end"],
        batch_size=1000,
    )


def fold_calls(calls: Iterable[str]) -> list[CallRecord]:
    """Fold these calls from the log.

    A call of which only side events (recording, wrap-up) have come gets no row yet.
    """
    records: list[CallRecord] = []
    for some in batched(sorted(calls), AT_ONCE, strict=False):
        records += _fold_some(some)
    return records


def _fold_some(calls: tuple[str, ...]) -> list[CallRecord]:
    spent = wrap_up_periods(calls)
    folded = (record_of(events, spent[call]) for call, events in events_of_calls(calls).items())
    records = [record for record in folded if record is not None]
    rows = [row_of(record) for record in records]
    _index_tails(rows)
    _settle_seals(rows)
    columns = [field.name for field in models.CallRecord._meta.concrete_fields if not field.primary_key]
    models.CallRecord.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=columns)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {models.CallTalk._meta.db_table} WHERE call_id = ANY(%s)", [list(calls)])
    models.CallTalk.objects.bulk_create([talk for record in records for talk in talk_rows(record)])
    return records


def _index_tails(rows: Iterable[models.CallRecord]) -> None:
    """The indexes of the numbers' last digits, for all rows at once."""
    numbers = {row.pk: row.number for row in rows}
    known = {call: number for call, number in numbers.items() if number}
    tails = dict(zip(known, tail_indexes_of(list(known.values())), strict=True))
    for row in rows:
        row.number_tail = tails.get(row.pk, "")


def _settle_seals(rows: Iterable[models.CallRecord]) -> None:
    """Values that events have under keys of before: the stored row has them sealed anew, else they are so now.

    Events are never changed, so that folding anew would bring back what re-sealing has replaced.
    """
    keys, sealed_detail = sealing_keys(), models.CallRecord.sealed_detail
    behind = {row.pk: row for row in rows if any(not keys.is_settled(of(v), p) for p, v in sealed_detail.values(row))}
    stored = models.CallRecord.objects.in_bulk(list(behind)) if behind else {}
    for call, row in behind.items():
        if before := stored.get(call):
            carry_over(before.detail, row.detail)
            row.number, row.number_tail = before.number, row.number_tail or before.number_tail
        for place, value in sealed_detail.values(row):
            value.update(plain(moved(of(value), *place)))


def row_of(record: CallRecord) -> models.CallRecord:
    number = record.number
    return models.CallRecord(
        id=record.id,
        at=record.at,
        ended_at=record.ended_at,
        direction=record.direction,
        after=record.after,
        origin=record.origin,
        **models.CallRecord.number.columns(number, id=record.id),
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
        rating=record.score,
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
    """Fold the complete log again, over the tables. Readers see the old rows until the end. Returns the number of
    calls.

    Rows stay where they are until they are written anew, because they hold what was sealed anew; those without events
    go. The projector waits meanwhile, because it needs the head of the log, which is locked here.
    """
    lock_head()
    with connection.cursor() as cursor:
        for model in (models.CallTalk, models.AgentPeriod):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
        cursor.execute(
            f"DELETE FROM {models.CallRecord._meta.db_table} r"
            f" WHERE NOT EXISTS (SELECT FROM {LoggedEvent._meta.db_table} e WHERE e.call = r.id)"
        )
    for subject in subjects_in_log("agent"):
        fold_agent(subject)
    return sum(_rebuilt(some) for some in batched(calls_in_log(), AT_ONCE, strict=False))


def _rebuilt(calls: tuple[str, ...]) -> int:
    records = fold_calls(calls)
    models.CallRecord.objects.filter(pk__in=set(calls) - {record.id for record in records}).delete()
    return len(records)


@transaction.atomic
def correct_note(*, by: str, call: str, agent: str, text: str) -> Sealed:
    """Store what is right beside an agent's note. Returns what held before. Raises NotFound."""
    row = locked(models.CallRecord.objects.filter(pk=call), missing="没有这通电话，请刷新查看。")
    noted = next((each for each in notes_of(record_in(row)) if each.agent == agent), None)
    if noted is None:
        raise NotFound("该坐席未写备注。请刷新后重新选择。")
    corrected = models.NoteCorrection(
        call=call, agent=agent, position=len(noted.corrections) + 1, at=datetime.now(UTC), by=by
    )
    corrected.text = seal_text(text, f"call/{call}", f"correction {agent} {corrected.position}")
    corrected.save()
    audit.record(by=by, action="calls.correct_note", about=f"call/{call}", agent=agent)
    return noted.corrections[-1].text if noted.corrections else noted.text
