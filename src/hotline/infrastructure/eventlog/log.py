"""Appends events to the log and reads them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import connection
from django.db.models import Max, QuerySet

from hotline.events.catalogue import call_of
from hotline.events.envelope import Envelope
from hotline.events.routing import TURNS
from hotline.infrastructure.eventlog.chain import canonical, link, settled
from hotline.infrastructure.eventlog.models import LoggedEvent, LogHead, ParkedEvent
from hotline.kernel.chain import GENESIS

READ_AT_ONCE = 5000
TABLE = LoggedEvent._meta.db_table
COLUMNS = [field.attname for field in LoggedEvent._meta.concrete_fields]
#: Columns of a row ``l``, in the order of an Envelope's fields.
EVENT_COLUMNS = ", ".join(f"l.{field}" for field in Envelope.__struct_fields__)


def lock_head() -> LogHead:
    """The head, locked until the transaction ends; must be inside one."""
    locked = LogHead.objects.select_for_update()
    if (found := locked.first()) is None:
        LogHead.objects.bulk_create([LogHead()], ignore_conflicts=True)
        found = locked.get()
    return found


def head() -> LogHead:
    return LogHead.objects.first() or LogHead()


def new_among(events: Iterable[Envelope]) -> tuple[list[Envelope], list[Envelope]]:
    """The events that the log lacks, each once, in the order given; and the events that contradict a logged one.

    Two events contradict each other when subject and sequence number are equal and the content differs.
    """
    fresh: dict[str, Envelope] = {}
    contradicting: list[Envelope] = []
    known = _named(events := list(events))
    for event in events:
        before = known.get(event.id) or fresh.get(event.id)
        if before is None:
            fresh[event.id] = event
        elif canonical(before) != canonical(event):
            contradicting.append(event)
    return list(fresh.values()), contradicting


def _named(events: list[Envelope]) -> dict[str, Envelope]:
    """The logged events of these names."""
    subjects, seqs = [event.subject for event in events], [event.seq for event in events]
    rows = LoggedEvent.objects.raw(
        "SELECT l.* FROM eventlog_loggedevent l"
        " JOIN unnest(%s::text[], %s::int[]) AS named (subject, seq) USING (subject, seq)",
        [subjects, seqs],
    )
    return {event.id: event for event in map(envelope_of, rows)}


def append(head: LogHead, events: Iterable[tuple[Envelope, int | None]]) -> None:
    """Append new events with their stream positions, and move ``head`` forward.

    The caller has locked and saves ``head``.
    """
    copying = f"COPY {TABLE} ({', '.join(COLUMNS)}) FROM STDIN"
    # Django turns the driver's errors into its own in execute() alone: a full disk is one to wait out, not to die of.
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(copying) as rows:
        for event, stream_position in events:
            head.position += 1
            head.digest = link(head.digest, event)
            rows.write_row(_row(event, head, stream_position))


def _row(event: Envelope, head: LogHead, stream_position: int | None) -> tuple[object, ...]:
    """The values of COLUMNS."""
    return (
        head.position,
        event.subject,
        event.seq,
        event.type,
        event.at,
        event.actor,
        event.site,
        event.node,
        event.version,
        event.test,
        msgspec.json.encode(settled(event.data)).decode(),
        call_of(event),
        stream_position,
        head.digest,
    )


def park(bus_subject: str, payload: bytes, stream_position: int | None, reason: str) -> None:
    ParkedEvent.objects.create(
        stream_position=stream_position,
        parked_at=datetime.now(UTC),
        bus_subject=bus_subject[:200],
        payload=payload,
        reason=reason,
    )


def envelope_of(row: LoggedEvent) -> Envelope:
    return Envelope(
        row.subject, row.seq, row.type, row.at, row.actor, row.site, row.node, row.data, row.version, row.test
    )


def events_of_calls(calls: Iterable[str]) -> dict[str, list[Envelope]]:
    """All logged events about these calls: the calls' own, those of recordings, those of wrap-ups."""
    found: dict[str, list[Envelope]] = {call: [] for call in calls}
    statement = f"SELECT call, {EVENT_COLUMNS} FROM {TABLE} l WHERE call = ANY(%s) AND call <> ''"
    for call, *columns in _rows(statement, [list(found)]):
        found[call].append(_envelope(*columns))
    return found


def _rows(statement: str, parameters: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Rows of a query that runs with every batch of events. Plain SQL costs a third of the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        yield from cursor.fetchall()


def _envelope(
    subject: str, seq: int, type: str, at: datetime, actor: str, site: str, node: str, data: str, *rest: Any
) -> Envelope:
    """The event of a row with the columns EVENT_COLUMNS, ``data`` still as JSON text."""
    return Envelope(subject, seq, type, at, actor, site, node, msgspec.json.decode(data), *rest)


def events_after(after: int, until: int, types: Iterable[str], limit: int) -> list[tuple[int, Envelope]]:
    """Events of these types at positions (after, until], in order, each with its position. Test calls are left out."""
    rows = LoggedEvent.objects.filter(position__gt=after, position__lte=until, type__in=list(types), test=False)
    return [(row.position, envelope_of(row)) for row in rows.order_by("position")[:limit]]


def events_of_subject(subject: str, types: Iterable[str]) -> list[Envelope]:
    rows = LoggedEvent.objects.filter(subject=subject, type__in=list(types)).order_by("seq")
    return [envelope_of(row) for row in rows]


def events_of_subjects(subjects: Iterable[str]) -> dict[str, list[Envelope]]:
    """All logged events of these subjects, by subject, in order."""
    found: dict[str, list[Envelope]] = {subject: [] for subject in subjects}
    for row in LoggedEvent.objects.filter(subject__in=list(found)).order_by("subject", "seq"):
        found[row.subject].append(envelope_of(row))
    return found


def turns_of_subjects(since: Mapping[str, datetime]) -> dict[str, list[Envelope]]:
    """Agents' changes of state, each one's from a moment on, with the one in force then."""
    found: dict[str, list[Envelope]] = {subject: [] for subject in since}
    turned = ", ".join(f"'{type}'" for type in TURNS)
    statement = (
        f"SELECT {EVENT_COLUMNS} FROM unnest(%s::text[], %s::timestamptz[]) AS asked (subject, since)"
        " CROSS JOIN LATERAL (SELECT coalesce(("
        f"SELECT b.at FROM {TABLE} b WHERE b.subject = asked.subject AND b.type IN ({turned}) AND b.at < asked.since"
        " ORDER BY b.at DESC, b.seq DESC LIMIT 1), asked.since) AS at) AS first"
        f" JOIN {TABLE} l ON l.subject = asked.subject AND l.type IN ({turned}) AND l.at >= first.at"
    )
    for columns in _rows(statement, [list(since), list(since.values())]) if since else ():
        found[columns[0]].append(_envelope(*columns))
    return found


def directions_between(start: datetime, end: datetime) -> list[Envelope]:
    """Leaders' directions to agents (``agent.directed``) in [start, end), newest first."""
    rows = LoggedEvent.objects.filter(type="agent.directed", at__gte=start, at__lt=end).order_by("-at")
    return [envelope_of(row) for row in rows]


def subjects_in_log(kind: str) -> list[str]:
    return _distinct(LoggedEvent.objects.filter(subject__startswith=f"{kind}/"), "subject")


def calls_in_log() -> list[str]:
    return _distinct(LoggedEvent.objects.exclude(call=""), "call")


def _distinct(rows: QuerySet[LoggedEvent], field: str) -> list[str]:
    return list(rows.order_by(field).values_list(field, flat=True).distinct())


@dataclass(frozen=True)
class ChainVerdict:
    """``broken_at`` is the first position that does not fit, None when the chain holds."""

    events: int
    broken_at: int | None
    why: str = ""


def verify() -> ChainVerdict:
    """Read the log from its first event and recompute the chain up to the head at the start.

    Later events are not read.
    """
    reached, digest, count = head(), GENESIS, 0
    for row in _rows_up_to(reached.position):
        count += 1
        if row.position != count:
            return ChainVerdict(count, count, "缺少这一条")
        digest = link(digest, envelope_of(row))
        if digest != row.digest:
            return ChainVerdict(count, count, "内容与摘要不符")
    if (reached.position, reached.digest) != (count, digest):
        return ChainVerdict(count, count + 1, "末尾与记录的位置不符")
    return ChainVerdict(count, None)


def _rows_up_to(position: int) -> Iterator[LoggedEvent]:
    last = 0
    while page := list(
        LoggedEvent.objects.filter(position__gt=last, position__lte=position).order_by("position")[:READ_AT_ONCE]
    ):
        yield from page
        last = page[-1].position


@dataclass(frozen=True)
class Touched:
    """The calls and agents that the newest events behind a position are about."""

    #: Number of events counted.
    events: int
    calls: set[str]
    #: Staff numbers of agents whose state changed.
    agents: set[str]
    #: Moment of the earliest of these events; None when there are none.
    since: datetime | None


def touched_after(position: int, limit: int) -> Touched:
    """What the newest events behind ``position`` are about. At most ``limit`` events are read."""
    rows = LoggedEvent.objects.filter(position__gt=position).order_by("-position")
    found = list(rows.values_list("subject", "type", "call", "at")[:limit])
    agents = {subject.partition("/")[2] for subject, type, _, _ in found if type in TURNS}
    return Touched(len(found), {row[2] for row in found} - {""}, agents, min((row[3] for row in found), default=None))


def lacking_after(position: int, subjects: Iterable[str] = ()) -> dict[str, int]:
    """Gaps in the log: subject -> number of a missing event that must come before a logged one.

    Looks at events behind ``position``, and at every event of ``subjects``. Only events that came over the bus are
    numbered without gaps, so only those are checked.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT l.subject, min(l.seq) - 1 FROM {TABLE} l"
            " WHERE (l.position > %s OR l.subject = ANY(%s)) AND l.seq > 1 AND l.stream_position IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {TABLE} b WHERE b.subject = l.subject AND b.seq = l.seq - 1)"
            " GROUP BY l.subject",
            [position, list(subjects)],
        )
        return dict(cursor.fetchall())


def unlogged_parked(since: datetime) -> int:
    """The number of messages set aside since then whose event the log lacks."""
    rows = ParkedEvent.objects.filter(parked_at__gte=since).values_list("payload", flat=True)
    return sum(not _is_logged(bytes(payload)) for payload in rows)


def _is_logged(payload: bytes) -> bool:
    try:
        event = msgspec.json.decode(payload, type=Envelope)
    except ValueError:
        return False
    return new_among([event]) == ([], [])


def parked() -> int:
    """The number of messages that were set aside."""
    return ParkedEvent.objects.count()


def is_recorded(subject: str) -> bool:
    """Tests whether the log has any event of this subject."""
    return LoggedEvent.objects.filter(subject=subject).exists()


def last_seq(subject: str) -> int:
    """The highest number within a subject, 0 when there is none."""
    return last_seqs([subject]).get(subject, 0)


def last_seqs(subjects: Iterable[str]) -> dict[str, int]:
    """The highest number within each subject that the log has."""
    found = LoggedEvent.objects.filter(subject__in=list(subjects)).values("subject").annotate(last=Max("seq"))
    return {row["subject"]: row["last"] for row in found.order_by()}
