"""Comparing the folded tables with the event log, with the recordings and with a second folding."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec
from cryptography.hazmat.primitives import hashes
from django.db import connection
from django.db.models import Q

from hotline.domains.voice.records.models import AgentPeriod, CallRecord, CallTalk
from hotline.domains.voice.records.queries.agent_time import periods_where, wrap_up_periods
from hotline.domains.voice.records.queries.details import record_in
from hotline.domains.voice.records.rules import fold, shape
from hotline.domains.voice.records.rules.agent_time import AgentPeriod as Period
from hotline.domains.voice.records.rules.agent_time import periods_of
from hotline.events.recordings import NO_DIGEST
from hotline.events.routing import subject as subject_of_agent
from hotline.infrastructure.eventlog.log import events_of_calls, turns_of_subjects
from hotline.infrastructure.sealed_columns import without_seals

#: A call that has not ended, or just ended, began no longer ago than this.
LONGEST_CALL = timedelta(hours=12)


def recorded_between(start: datetime, end: datetime) -> dict[str, str]:
    """Call -> state of its recording, for calls with a talk that ended in [start, end). Invented calls are left out."""
    rows = CallRecord.objects.filter(at__gte=start - LONGEST_CALL, ended_at__gte=start, ended_at__lt=end)
    real = rows.exclude(recording="none").exclude(detail__recording__digest=NO_DIGEST)
    return dict(real.values_list("pk", "recording"))


def recordings_pending(before: datetime) -> list[str]:
    """Calls of the week before this moment that ended before it and whose recording has not been checked."""
    rows = CallRecord.objects.filter(recording="pending", ended_at__lt=before, at__gte=before - timedelta(days=7))
    return list(rows.order_by("at").values_list("pk", flat=True))


def talks_since(start: datetime) -> list[CallTalk]:
    """Talks that are still going on, or ended at or after this moment."""
    rows = CallTalk.objects.filter(at__gte=start - LONGEST_CALL, talk__gt=0)
    return list(rows.filter(Q(ended_at=None, call__ended_at=None) | Q(ended_at__gte=start)))


def open_between(start: datetime, end: datetime) -> list[str]:
    """Calls that began in [start, end) and whose record has no end."""
    return list(CallRecord.objects.filter(at__gte=start, at__lt=end, ended_at=None).values_list("pk", flat=True))


def calls_unlike_log(calls: Iterable[str]) -> list[str]:
    """The calls whose row is missing or differs from their events folded again."""
    spent = wrap_up_periods(calls)
    rows = {row.pk: row for row in CallRecord.objects.filter(pk__in=list(spent)).prefetch_related("talks")}
    folded = {call: fold.record_of(events, spent[call]) for call, events in events_of_calls(spent).items()}
    return [call for call, record in folded.items() if _unlike(rows.get(call), record)]


def _unlike(row: CallRecord | None, record: shape.CallRecord | None) -> bool:
    if row is None or record is None:
        return row is not None or record is not None
    talks = {talk.talk for talk in row.talks.all() if talk.talk}
    differs = record_in(row) != record and without_seals(row.detail) != without_seals(msgspec.to_builtins(record))
    return differs or talks != {talk.talk for talk in record.talks}


def agents_unlike_log(agents: Iterable[str], since: datetime) -> list[str]:
    """The agents whose stored time since a moment differs from their events."""
    turns = turns_of_subjects({subject_of_agent(agent): since for agent in agents})
    recorded = {cut[0].agent: cut for cut in map(periods_of, turns.values()) if cut}
    stored: dict[str, list[Period]] = {agent: [] for agent in recorded}
    requested = "JOIN unnest(%s::text[], %s::timestamptz[]) AS asked (agent, since) ON p.agent = asked.agent"
    for period in periods_where(
        f"{requested} AND p.start >= asked.since", [list(recorded), [cut[0].start for cut in recorded.values()]]
    ):
        stored[period.agent].append(period)
    return [agent for agent, cut in recorded.items() if _by_number(stored[agent]) != _by_number(cut)]


def _by_number(periods: Iterable[Period]) -> list[Period]:
    return sorted(periods, key=lambda period: period.seq)


def digest() -> str:
    """SM3 digest (hex) of all rows of the folded tables, in PostgreSQL's COPY format. Equal digests: equal tables."""
    total = hashes.Hash(hashes.SM3())
    for model, key in ((CallRecord, "id"), (CallTalk, "call_id, talk"), (AgentPeriod, "agent, seq")):
        table = model._meta.db_table
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY (SELECT * FROM {table} ORDER BY {key}) TO STDOUT") as rows,
        ):
            for piece in rows:
                total.update(bytes(piece))
    return total.finalize().hex()
