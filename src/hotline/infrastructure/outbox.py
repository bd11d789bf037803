"""Messages to the bus that are neither lost nor sent for a change that was rolled back.

A message is written in the caller's transaction. ``relay`` (run by the worker) sends committed messages in order.
When a worker dies in between, a message may be sent twice: the bus drops a repeated event, and a repeated document
is the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec
from asgiref.sync import sync_to_async
from django.db import transaction
from django.db.models import Max

from hotline.events.envelope import Envelope, Fact, envelope
from hotline.infrastructure import positions
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.database import has_any
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.settings import settings
from hotline.kernel import clock
from hotline.kernel.actor import SYSTEM, Actor

BATCH = 200
#: PostgreSQL notifies here of what is written (migration 0003).
CHANNEL = "outgoing"


@dataclass
class _Collection:
    """Events that are collected; their rows are stored together at the end."""

    node: str
    events: list[Envelope] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)

    def last_of(self, subject: str) -> int:
        """The highest number of a subject, of those collected and those stored before."""
        if subject not in self.last:
            self.last[subject] = _last_stored(subject)
        return self.last[subject]

    def add(self, event: Envelope) -> None:
        self.last[event.subject] = event.seq
        self.events.append(event)

    def store(self) -> None:
        """As sent: nobody sends them."""
        now = datetime.now(UTC)
        Outgoing.objects.bulk_create(
            Outgoing(
                subject=event.subject,
                seq=event.seq,
                payload=msgspec.json.encode(event),
                written_at=now,
                sent_at=now,
            )
            for event in self.events
        )


_collected: ContextVar[_Collection | None] = ContextVar("collected_events", default=None)


@contextmanager
def collecting(node: str) -> Iterator[list[Envelope]]:
    """Events announced meanwhile, as of ``node``, are collected and not sent: the caller logs them itself.

    Inside a transaction. Only the demonstration's invented history does so; nobody is to be notified of it.
    """
    collected = _Collection(node)
    token = _collected.set(collected)
    try:
        yield collected.events
        collected.store()
    finally:
        _collected.reset(token)


def announce(
    fact: Fact, *, subject: str, actor: Actor = SYSTEM, at: datetime | None = None, after: int = 0, alone: bool = False
) -> Envelope:
    """Queue an event, inside a transaction. Of two at once for one subject the second gets an IntegrityError.

    ``after``: the highest number of the subject so far, where others write it too. ``alone``: the caller holds the
    subject's row, so ``after`` is certain.
    """
    place, collected = settings().place, _collected.get()
    last_of, node = (collected.last_of, collected.node) if collected else (_last_stored, place.node)
    last = after if alone else max(last_of(subject), after)
    event = envelope(fact, subject=subject, seq=last + 1, at=at or clock.now(), actor=actor, site=place.site, node=node)
    if collected is not None:
        collected.add(event)
        return event
    now, payload = datetime.now(UTC), msgspec.json.encode(event)
    Outgoing.objects.create(subject=subject, seq=event.seq, payload=payload, written_at=now)
    transaction.on_commit(lambda: positions.note(subject, event.seq))
    return event


def _last_stored(subject: str) -> int:
    return Outgoing.objects.filter(subject=subject, seq__gt=0).aggregate(last=Max("seq"))["last"] or 0


def announce_all(facts: Sequence[tuple[str, Fact]], *, actor: Actor = SYSTEM) -> None:
    """Queue an event of each of these subjects, in this order, in two statements. As ``announce`` otherwise."""
    if _collected.get() is not None:
        for subject, fact in facts:
            announce(fact, subject=subject, actor=actor)
        return
    place, at, now = settings().place, clock.now(), datetime.now(UTC)
    numbered = Outgoing.objects.filter(subject__in={subject for subject, _ in facts}, seq__gt=0).values("subject")
    last = Counter({row["subject"]: row["last"] for row in numbered.annotate(last=Max("seq")).order_by()})
    rows = []
    for subject, fact in facts:
        last[subject] += 1
        event = envelope(fact, subject=subject, seq=last[subject], at=at, actor=actor, site=place.site, node=place.node)
        rows.append(Outgoing(subject=subject, seq=event.seq, payload=msgspec.json.encode(event), written_at=now))
    Outgoing.objects.bulk_create(rows)

    def note_all() -> None:
        for row in rows:
            positions.note(row.subject, row.seq)

    transaction.on_commit(note_all)


def announced(subject: str) -> list[Envelope]:
    """The events of a subject that were queued here, in order. The log may not have the latest ones yet."""
    rows = Outgoing.objects.filter(subject=subject, seq__gt=0).order_by("seq")
    stored = [msgspec.json.decode(row.payload, type=Envelope) for row in rows]
    collected = _collected.get()
    return stored + [event for event in (collected.events if collected else ()) if event.subject == subject]


def withdraw(bucket: str, key: str) -> None:
    """Queue the deletion of a document from a bucket. Call inside a transaction."""
    Outgoing.objects.create(subject=f"{bucket}/{key}", payload=b"", written_at=datetime.now(UTC))


def publish(bucket: str, key: str, value: object) -> None:
    """Queue a document for a bucket. Call inside a transaction."""
    Outgoing.objects.create(subject=f"{bucket}/{key}", payload=msgspec.json.encode(value), written_at=datetime.now(UTC))


async def relay(bus: Bus) -> int:
    """Send the waiting messages, oldest first; returns how many. An error of the bus is raised, and the rest waits.

    One worker at a time runs it (a lease): two could write an old document over a newer one.
    """
    rows = await sync_to_async(unsent)()
    for row in rows:
        await _send(bus, row)
        await sync_to_async(_mark_sent)(row)
    return len(rows)


def unsent() -> list[Outgoing]:
    """The waiting messages, oldest first. Runs often and mostly finds nothing, so it is cheap."""
    if not has_any(Outgoing, "sent_at IS NULL"):
        return []
    return list(Outgoing.objects.filter(sent_at=None).order_by("id")[:BATCH])


async def _send(bus: Bus, row: Outgoing) -> None:
    if row.seq:
        await bus.store(msgspec.json.decode(row.payload, type=Envelope))
    else:
        name, _, key = row.subject.partition("/")
        bucket = bus.bucket(name, msgspec.Raw)
        await (bucket.put(key, msgspec.Raw(bytes(row.payload))) if row.payload else bucket.delete(key))


def _mark_sent(row: Outgoing) -> None:
    Outgoing.objects.filter(pk=row.pk).update(sent_at=datetime.now(UTC))
