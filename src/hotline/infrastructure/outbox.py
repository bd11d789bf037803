"""Messages to the bus that must not be lost nor sent for what never happened.

Written in the caller's transaction; ``relay`` (run by the worker) sends them in order once committed. A message may be
sent twice when a worker dies in between: events are deduplicated by name on the bus, documents are whole.
"""

from datetime import UTC, datetime

import msgspec
from asgiref.sync import sync_to_async
from django.db.models import Max

from hotline.events.envelope import Envelope, Fact, envelope
from hotline.infrastructure.bus import Bus
from hotline.infrastructure.bus.connection import event_subject
from hotline.infrastructure.database import has_any
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.settings import settings
from hotline.kernel.actor import SYSTEM, Actor

BATCH = 200
#: PostgreSQL notifies here of what is written (migration 0003).
CHANNEL = "outgoing"


def announce(
    fact: Fact, *, subject: str, actor: Actor = SYSTEM, at: datetime | None = None, after: int = 0, alone: bool = False
) -> Envelope:
    """Queue an event; must be inside a transaction. Two at once for one subject: the second meets IntegrityError.

    ``after``: the subject's highest number so far where others write it too; ``alone``: that is sure, the row is held.
    """
    place = settings().place
    last = (
        after if alone else max(Outgoing.objects.filter(subject=subject).aggregate(last=Max("seq"))["last"] or 0, after)
    )
    now = datetime.now(UTC)
    event = envelope(fact, subject=subject, seq=last + 1, at=at or now, actor=actor, site=place.site, node=place.node)
    Outgoing.objects.create(subject=subject, seq=event.seq, payload=msgspec.json.encode(event), written_at=now)
    return event


def announced(subject: str) -> list[Envelope]:
    """The events of a subject that were announced here, in order: those of the last moment are not in the log yet."""
    rows = Outgoing.objects.filter(subject=subject, seq__gt=0).order_by("seq")
    return [msgspec.json.decode(row.payload, type=Envelope) for row in rows]


def withdraw(bucket: str, key: str) -> None:
    """Queue the taking away of a document; must be inside a transaction."""
    Outgoing.objects.create(subject=f"{bucket}/{key}", payload=b"", written_at=datetime.now(UTC))


def publish(bucket: str, key: str, value: object) -> None:
    """Queue a document for a bucket; must be inside a transaction."""
    Outgoing.objects.create(subject=f"{bucket}/{key}", payload=msgspec.json.encode(value), written_at=datetime.now(UTC))


async def relay(bus: Bus) -> int:
    """Send what waits, oldest first; returns how many. Raises what the bus raises, and keeps the rest for next time.

    Run by one worker at a time (a lease): two could put an old document over a new one.
    """
    rows = await sync_to_async(unsent)()
    for row in rows:
        await _send(bus, row)
        await sync_to_async(_mark_sent)(row)
    return len(rows)


def unsent() -> list[Outgoing]:
    """What waits, oldest first; asked again and again, and mostly there is nothing."""
    if not has_any(Outgoing, "sent_at IS NULL"):
        return []
    return list(Outgoing.objects.filter(sent_at=None).order_by("id")[:BATCH])


async def _send(bus: Bus, row: Outgoing) -> None:
    if row.seq:
        event = msgspec.json.decode(row.payload, type=Envelope)
        await bus.jetstream.publish(event_subject(event.subject), bytes(row.payload), headers={"Nats-Msg-Id": event.id})
    else:
        name, _, key = row.subject.partition("/")
        bucket = bus.bucket(name, msgspec.Raw)
        await (bucket.put(key, msgspec.Raw(bytes(row.payload))) if row.payload else bucket.delete(key))


def _mark_sent(row: Outgoing) -> None:
    Outgoing.objects.filter(pk=row.pk).update(sent_at=datetime.now(UTC))
