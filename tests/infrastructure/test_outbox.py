"""The outbox: with its transaction or not at all, in order, once; nothing lost while the bus is away."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from asgiref.sync import sync_to_async
from django.db import transaction
from nats.errors import Error as NatsError
from nats.js.errors import Error as JetStreamError

from hotline.events.recordings import RecordingFaulty
from hotline.infrastructure import outbox
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import Outgoing
from tests.nats_server import NatsServer, settings_for, stored

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]

FAULT = RecordingFaulty("missing", 0.0, 12.0)


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[NatsServer]:
    running = NatsServer(tmp_path)
    yield running
    running.kill()


@pytest.fixture
async def bus(server: NatsServer) -> AsyncIterator[Bus]:
    async with Bus(settings_for(server), "test") as connected:
        await connected.create_stores()
        yield connected


def announce(call: str) -> None:
    with transaction.atomic():
        outbox.announce(FAULT, subject=f"recording/{call}")


async def test_events_reach_the_stream_in_order_numbered_within_their_subject(bus: Bus) -> None:
    for call in ("c1", "c1", "c2"):
        await sync_to_async(announce)(call)
    assert await outbox.relay(bus) == 3
    assert [event.id for event in await stored(bus)] == ["recording/c1#1", "recording/c1#2", "recording/c2#1"]


async def test_events_of_many_subjects_are_numbered_as_if_each_were_announced_alone(bus: Bus) -> None:
    def announce_all(*subjects: str) -> None:
        with transaction.atomic():
            outbox.announce_all([(f"recording/{each}", FAULT) for each in subjects])

    await sync_to_async(announce)("c1")
    await sync_to_async(announce_all)("c1", "c2", "c1")
    await outbox.relay(bus)
    assert [event.id for event in await stored(bus)] == [
        f"recording/{each}" for each in ("c1#1", "c1#2", "c2#1", "c1#3")
    ]


async def test_what_was_sent_is_not_sent_again(bus: Bus) -> None:
    await sync_to_async(announce)("c1")
    await outbox.relay(bus)
    assert await outbox.relay(bus) == 0


async def test_an_event_sent_twice_by_a_worker_that_died_is_stored_once(bus: Bus) -> None:
    await sync_to_async(announce)("c1")
    await outbox.relay(bus)
    await Outgoing.objects.aupdate(sent_at=None)
    await outbox.relay(bus)
    assert len(await stored(bus)) == 1


async def test_a_document_replaces_the_one_before(bus: Bus) -> None:
    def publish() -> None:
        outbox.publish("sessions", "1001", 2)
        outbox.publish("sessions", "1001", 3)

    await sync_to_async(publish)()
    await outbox.relay(bus)
    assert await bus.bucket("sessions", int).items() == {"1001": 3}


async def test_nothing_is_sent_for_what_was_rolled_back(bus: Bus) -> None:
    def think_better_of_it() -> None:
        with transaction.atomic():
            outbox.announce(FAULT, subject="recording/c1")
            transaction.set_rollback(True)

    await sync_to_async(think_better_of_it)()
    assert await outbox.relay(bus) == 0


async def test_while_the_bus_is_away_the_messages_wait(bus: Bus, server: NatsServer) -> None:
    await sync_to_async(announce)("c1")
    server.kill()
    with pytest.raises((NatsError, JetStreamError, TimeoutError, OSError)):
        await outbox.relay(bus)
    assert await unsent() == 1
    server.start()
    while True:
        try:
            await outbox.relay(bus)
            break
        except (NatsError, JetStreamError, TimeoutError, OSError):
            continue
    assert [event.id for event in await stored(bus)] == ["recording/c1#1"]


async def unsent() -> int:
    count: Any = await Outgoing.objects.filter(sent_at=None).acount()
    return msgspec.convert(count, int)
