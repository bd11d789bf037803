"""``hotline refill-bus``: fills a bus whose store is new from the database, after a restore or the loss of the store.

Nothing happens while the log goes on from the stream that the bus has, so ``hotline up`` runs it at every start. A
refill that is broken off is begun again, and a repeat changes nothing: the log knows every event by its name.
See docs/decisions/0034-backup-and-restore.md.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import connection

from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.feed import EventFeed
from hotline.infrastructure.settings import settings
from hotline.processes.foreground import set_up_django

#: The newest document of each key that went through the outbox.
DOCUMENTS = """
    SELECT DISTINCT ON (subject) subject, payload FROM infrastructure_outgoing
    WHERE seq = 0 AND sent_at IS NOT NULL ORDER BY subject, id DESC"""
#: Events that left the outbox and did not reach the log: they were under way at the moment of the restore.
UNDER_WAY = """
    SELECT payload FROM infrastructure_outgoing o
    WHERE seq > 0 AND sent_at IS NOT NULL AND written_at > %s
    AND NOT EXISTS (SELECT FROM eventlog_loggedevent l WHERE l.subject = o.subject AND l.seq = o.seq) ORDER BY id"""
#: How far back such events are looked for.
BEFORE = timedelta(days=1)
#: One index look-up for each agent, however many events there are.
AGENTS = """
    WITH RECURSIVE agents AS (
        SELECT min(subject) AS subject FROM eventlog_loggedevent WHERE subject >= 'agent/' AND subject < 'agent0'
        UNION ALL
        SELECT (SELECT min(l.subject) FROM eventlog_loggedevent l
                WHERE l.subject > agents.subject AND l.subject < 'agent0')
        FROM agents WHERE agents.subject IS NOT NULL)
    SELECT subject FROM agents WHERE subject IS NOT NULL"""


@dataclass(frozen=True)
class Refilled:
    documents: int
    events: int
    calls: int


def main(arguments: list[str]) -> int:
    set_up_django("refill-bus")
    try:
        done = asyncio.run(refill())
    except DOWN as error:
        print(f"消息总线无应答：{type(error).__name__}")
        return 1
    if done is None:
        print("消息总线无需重建")
    else:
        print(f"消息总线已重建：{done.documents} 份文档，{done.events} 个事件，{done.calls} 通中断的通话已结束")
    return 0


async def refill() -> Refilled | None:
    """None when there was nothing to do. Raises the errors of the NATS client."""
    async with Bus(settings(), "refill") as bus:
        await bus.create_stores()
        stream = await EventFeed(bus).stream()
        what = await asyncio.to_thread(_what_is_missing, stream)
        if what is None:
            return None
        for name, value in what.documents:
            bucket, _, key = name.partition("/")
            target = bus.bucket(bucket, msgspec.Raw)
            await (target.put(key, msgspec.Raw(value)) if value else target.delete(key))
        agents = bus.bucket("agents", msgspec.Raw)
        for event in what.last_of_agents:
            await agents.put(event.subject.partition("/")[2], msgspec.Raw(_signed_out(event)))
        events = [*what.last_of_agents, *what.under_way, *what.endings]
        for event in events:
            await bus.store(event)
        return Refilled(len(what.documents), len(events), len(what.endings))


@dataclass(frozen=True)
class _Missing:
    """``last_of_agents``: so that the router counts on. ``endings``: of calls that stood when the bus was lost."""

    documents: list[tuple[str, bytes]]
    last_of_agents: list[Envelope]
    under_way: list[Envelope]
    endings: list[Envelope]


def _what_is_missing(stream: str) -> _Missing | None:
    from django.db import connections

    from hotline.infrastructure.eventlog.log import head

    try:
        known = head()
        if not known.position or known.stream == stream:
            return None
        last = _moment_of(known.position)
        return _Missing(
            [(subject, bytes(payload)) for subject, payload in _rows(DOCUMENTS)],
            [_last_event(subject) for (subject,) in _rows(AGENTS)],
            [msgspec.json.decode(payload, type=Envelope) for (payload,) in _rows(UNDER_WAY, last - BEFORE)],
            list(_endings(last)),
        )
    finally:
        connections.close_all()


def _endings(at: datetime) -> Iterator[Envelope]:
    """Their telephone lines are gone: each ends with the last moment that the log knows, by nobody's hand."""
    from hotline.domains.voice.records.queries.open_calls import open_calls
    from hotline.events.calls import SWITCH_LOST, CallEnded
    from hotline.events.envelope import envelope
    from hotline.infrastructure.eventlog.log import last_seq
    from hotline.kernel.actor import SYSTEM

    for call in open_calls():
        subject = f"call/{call.id}"
        fact = CallEnded("system", SWITCH_LOST, call.stage)
        seq = last_seq(subject) + 1
        yield envelope(
            fact, subject=subject, seq=seq, at=at, actor=SYSTEM, site=call.site, node=call.node, test=call.test
        )


def _last_event(subject: str) -> Envelope:
    from hotline.infrastructure.eventlog.log import envelope_of
    from hotline.infrastructure.eventlog.models import LoggedEvent

    row = LoggedEvent.objects.filter(subject=subject).order_by("-seq").first()
    assert row is not None, "the subject was found in the log"
    return envelope_of(row)


def _moment_of(position: int) -> datetime:
    from hotline.infrastructure.eventlog.models import LoggedEvent

    at: datetime = LoggedEvent.objects.values_list("at", flat=True).get(position=position)
    return at


def _signed_out(event: Envelope) -> bytes:
    """The document of an agent whom the router knows nothing of but the number of the last event.

    Its own event of before contradicts it, so the router tells the state anew.
    """
    from hotline.domains.voice.routing.ports import AgentDoc, AgentState

    number = event.subject.partition("/")[2]
    return msgspec.json.encode(AgentDoc(number, number, "", {}, AgentState.SIGNED_OUT, event.at))


def _rows(statement: str, *parameters: datetime) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
