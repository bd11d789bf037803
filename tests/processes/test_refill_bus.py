"""A bus whose store is lost is filled from the database: nothing is told twice, nothing is missing."""

import asyncio
from datetime import UTC, datetime

import msgspec
import pytest
from asgiref.sync import sync_to_async

from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.routing.ports import AgentDoc, AgentState
from hotline.events import routing
from hotline.events.envelope import Envelope, envelope
from hotline.infrastructure import outbox
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.eventlog.log import verify
from hotline.infrastructure.eventlog.models import LoggedEvent, ParkedEvent
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.settings import settings
from hotline.kernel.actor import SYSTEM
from hotline.processes import refill_bus
from tests.domains.voice.calls.tales import NINE, Tale, answered_call
from tests.nats_server import NatsServer
from tests.processes.projector import connected, projecting, send, until

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def refills_this_bus(server: NatsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_BUS__URL", f"nats://127.0.0.1:{server.port}")
    settings.cache_clear()


def state_of(agent: str, seq: int) -> Envelope:
    fact = routing.AgentStateChanged("ready", "", "", "", None)
    name = routing.subject(agent)
    return envelope(fact, subject=name, seq=seq, at=datetime.now(UTC), actor=SYSTEM, site="bj1", node="a")


async def logged(events: int) -> bool:
    return await sync_to_async(LoggedEvent.objects.count)() >= events


async def lose_the_store(bus: Bus) -> None:
    for stream in await bus.jetstream.streams_info():
        await bus.jetstream.delete_stream(str(stream.config.name))


def test_the_log_goes_on_where_it_was_and_agents_documents_and_open_calls_are_there(server: NatsServer) -> None:
    ended = answered_call("c1").events
    stands = Tale("c2", NINE).arrives(None).queues("social", after=5).events
    events = [*ended, *stands, *(state_of("1777", number) for number in (1, 2, 3))]

    async def scenario() -> None:
        async with connected(server) as bus:
            async with projecting(bus):
                await send(bus, events)
                await until(lambda: logged(len(events)))
            await sync_to_async(publish_twice)()
            await outbox.relay(bus)
            assert await refill_bus.refill() is None  # the log goes on from this stream
            await lose_the_store(bus)
            done = await refill_bus.refill()
            assert done == refill_bus.Refilled(documents=1, events=4, calls=1)
            assert (await bus.bucket("config", str).get("greeting") or ("", 0))[0] == "new"
            assert await bus.last_number("agent/1777") == 3
            agents = await bus.bucket("agents", AgentDoc).items()
            assert {doc.id: doc.state for doc in agents.values()} == dict.fromkeys(
                ("1001", "1777"), AgentState.SIGNED_OUT
            )
            async with projecting(bus):
                await send(bus, [state_of("1777", 4)])
                await until(lambda: logged(len(events) + 3))  # the ending, what was under way, the new one

    asyncio.run(scenario())
    assert ParkedEvent.objects.count() == 0
    assert verify().broken_at is None
    assert LoggedEvent.objects.filter(subject="agent/1777").count() == 4
    record = CallRecord.objects.get(pk="c2")
    assert record.ended_at is not None
    assert "switch_lost" in record.flags


def publish_twice() -> None:
    """A document in two versions, and an event that was sent and never came to the log."""
    from django.db import transaction

    with transaction.atomic():
        for value in ("old", "new"):
            outbox.publish("config", "greeting", value)
    under_way = state_of("1888", 1)
    Outgoing.objects.create(
        subject=under_way.subject,
        seq=1,
        payload=msgspec.json.encode(under_way),
        written_at=datetime.now(UTC),
        sent_at=datetime.now(UTC),
    )
