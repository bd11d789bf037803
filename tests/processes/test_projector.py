"""Events on a real bus become rows in a real database: each once, whatever dies in between."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from asgiref.sync import sync_to_async
from django.db import connection

from hotline.config import reactions
from hotline.domains.voice.calls.ports import AgentFigures, FloorFigures, QueueFigures
from hotline.domains.voice.records.models import AgentPeriod, CallRecord, CallTalk
from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.eventlog.log import head, verify
from hotline.infrastructure.eventlog.models import LoggedEvent, ParkedEvent
from hotline.processes.projector.projection import Projection, project
from tests.domains.voice.calls.tales import Tale, answered_call
from tests.nats_server import NatsServer
from tests.processes.projector import connected, projecting, send, until

type Check = Callable[[], Awaitable[bool]]

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]


def logged(events: int) -> Check:
    async def enough() -> bool:
        return await sync_to_async(LoggedEvent.objects.count)() >= events

    return enough


def run(scenario: Coroutine[None, None, None]) -> None:
    asyncio.run(scenario)


def mixed(*tales: Tale, seed: int = 1) -> list[Envelope]:
    """The events of several tales, interleaved, out of order and some twice."""
    events = [event for tale in tales for event in tale.events]
    chance = random.Random(seed)
    events += chance.sample(events, 8)
    chance.shuffle(events)
    return events


def test_calls_told_out_of_order_and_twice_become_the_right_rows(server: NatsServer) -> None:
    tales = [answered_call(f"c{n}", str(1001 + n)) for n in range(5)]

    async def scenario() -> None:
        async with connected(server) as bus, projecting(bus):
            await send(bus, mixed(*tales))
            await until(logged(sum(len(tale.events) for tale in tales)))

    run(scenario())
    rows = list(CallRecord.objects.order_by("id"))
    assert [(row.id, row.agent, row.wait_seconds, row.talk_seconds, row.rating) for row in rows] == [
        (f"c{n}", str(1001 + n), 12, 100, 1) for n in range(5)
    ]
    assert {(row.topic, row.wrap_up_seconds, row.recording) for row in rows} == {("pension-min-years", 30, "verified")}
    assert CallTalk.objects.count() == 5
    assert verify().broken_at is None


@pytest.mark.parametrize("seed", range(3))
def test_a_projector_killed_between_batches_loses_nothing_and_repeats_nothing(
    server: NatsServer, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotline.processes.projector.projection.BATCH", 7)
    tales = [answered_call(f"c{n}", str(1001 + n)) for n in range(12)]
    everything = mixed(*tales, seed=seed)
    chance = random.Random(seed)

    async def scenario() -> None:
        async with connected(server) as bus:
            for start in range(0, len(everything), 40):
                await send(bus, everything[start : start + 40])
                async with projecting(bus):
                    await asyncio.sleep(chance.uniform(0, 0.25))
            async with projecting(bus):
                await until(logged(sum(len(tale.events) for tale in tales)))

    run(scenario())
    names = list(LoggedEvent.objects.order_by("position").values_list("subject", "seq"))
    assert sorted(names) == sorted((event.subject, event.seq) for tale in tales for event in tale.events)
    assert {row.wrap_up_seconds for row in CallRecord.objects.all()} == {30}
    assert CallRecord.objects.count() == 12
    assert verify().broken_at is None


def test_two_projectors_at_once_write_each_event_once(server: NatsServer) -> None:
    tales = [answered_call(f"c{n}", str(1001 + n)) for n in range(20)]

    async def scenario() -> None:
        async with connected(server) as bus, projecting(bus), projecting(bus):
            await send(bus, mixed(*tales))
            await until(logged(sum(len(tale.events) for tale in tales)))

    run(scenario())
    assert LoggedEvent.objects.count() == sum(len(tale.events) for tale in tales)
    assert verify().broken_at is None


def test_what_cannot_be_understood_is_parked_with_the_reason_and_holds_up_nobody(server: NatsServer) -> None:
    bad = {
        "events.call.x1": b"no json",
        "events.call.x2": json.dumps({"subject": "call/x2"}).encode(),
        "events.call.x3": msgspec.json.encode(other_type(answered_call("x3").events[0])),
        "events.call.x4": msgspec.json.encode(answered_call("x4").events[0]).replace("北京".encode(), b"\\u0000"),
    }

    async def scenario() -> None:
        async with connected(server) as bus, projecting(bus):
            for subject, payload in bad.items():
                await bus.jetstream.publish(subject, payload)
            await send(bus, answered_call().events)
            await until(logged(len(answered_call().events)))

    run(scenario())
    assert list(ParkedEvent.objects.order_by("id").values_list("bus_subject", flat=True)) == list(bad)
    assert all(ParkedEvent.objects.values_list("reason", flat=True))
    assert CallRecord.objects.count() == 1


def other_type(event: Envelope) -> Envelope:
    return msgspec.structs.replace(event, type="call.abducted")


def test_a_second_event_of_the_same_name_is_parked_and_the_first_stays(server: NatsServer) -> None:
    events = answered_call().events
    liar = msgspec.structs.replace(events[0], data=events[0].data | {"place": "上海"})

    async def scenario() -> None:
        async with connected(server) as bus, projecting(bus):
            await send(bus, events)
            await bus.jetstream.publish("events.call.c1", msgspec.json.encode(liar))
            await until(logged(len(events)))
            await until(parked_any)

    run(scenario())
    assert CallRecord.objects.get().place == "北京"


async def parked_any() -> bool:
    return await sync_to_async(ParkedEvent.objects.exists)()


def test_a_fault_in_one_reaction_parks_its_event_and_the_rest_goes_on(
    server: NatsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touchy(events: list[Envelope]) -> None:
        if any(event.subject == "call/bad" for event in events):
            raise RuntimeError("a bug")

    monkeypatch.setattr(reactions, "REACTIONS", [*reactions.REACTIONS, touchy])

    async def scenario() -> None:
        async with connected(server) as bus, projecting(bus):
            await send(bus, [*Tale("bad").arrives().events, *answered_call().events])
            await until(logged(1 + len(answered_call().events)))

    run(scenario())
    assert set(CallRecord.objects.values_list("pk", flat=True)) == {"bad", "c1"}
    assert [row.bus_subject for row in ParkedEvent.objects.all()] == ["call/bad"]


def test_a_stream_made_anew_is_read_from_its_beginning(server: NatsServer) -> None:
    async def scenario() -> None:
        async with connected(server) as bus:
            async with projecting(bus):
                await send(bus, answered_call("c1").events)
                await until(logged(len(answered_call().events)))
            await bus.jetstream.delete_stream("EVENTS")
            await bus.create_stores()
            async with projecting(bus):
                await send(bus, answered_call("c2", "1002").events)
                await until(logged(2 * len(answered_call().events)))

    run(scenario())
    assert CallRecord.objects.count() == 2


def test_projecting_goes_on_after_the_bus_was_down(server: NatsServer) -> None:
    async def scenario() -> None:
        async with connected(server) as bus, projecting(bus) as projection:
            await send(bus, answered_call("c1").events)
            await until(logged(len(answered_call().events)))
            server.kill()
            await asyncio.sleep(1)
            server.start()
            await send(bus, answered_call("c2", "1002").events)
            await until(logged(2 * len(answered_call().events)), within=30)
            await until(lambda: is_in(projection, "ok"))

    run(scenario())
    assert verify().broken_at is None


async def is_in(projection: Projection, state: str) -> bool:
    return projection.look()[0] == state


def test_projecting_goes_on_after_the_database_cut_the_line(server: NatsServer) -> None:
    async def scenario() -> None:
        async with connected(server) as bus, projecting(bus):
            await send(bus, answered_call("c1").events)
            await until(logged(len(answered_call().events)))
            await sync_to_async(cut_all_lines)()
            await send(bus, answered_call("c2", "1002").events)
            await until(logged_after_an_outage(2 * len(answered_call().events)))

    connection.close()  # the test's own, open where no test was before it, would be cut as well
    run(scenario())
    assert CallRecord.objects.count() == 2


def cut_all_lines() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def logged_after_an_outage(events: int) -> Check:
    def count() -> int:
        connection.close_if_unusable_or_obsolete()
        return LoggedEvent.objects.count()

    async def enough() -> bool:
        return await sync_to_async(count)() >= events

    return enough


def test_todays_figures_are_on_the_bus_within_a_second_or_so(server: NatsServer) -> None:
    now = datetime.now(UTC) - timedelta(minutes=5)
    gone = Tale("c2", now).arrives().queues("social", after=1).leaves("abandoned", after=9).ends("caller")

    async def scenario() -> None:
        async with connected(server) as bus, projecting(bus):
            await bus.bucket("figures", dict[str, int]).put("agent.0999", {"answered": 7})
            await send(bus, [*answered_call("c1", "1001", at=now).events, *gone.events])
            await until(lambda: floor_has(bus, calls=2), within=5)
            queue = await bus.bucket("figures", QueueFigures).get("queue.social")
            agent = await bus.bucket("figures", AgentFigures).get("agent.1001")
            assert queue is not None
            assert agent is not None
            assert (queue[0].entered, queue[0].answered, queue[0].abandoned, queue[0].answer_rate) == (2, 1, 1, 0.5)
            assert (queue[0].mean_wait_seconds, queue[0].recent_answer_rate, queue[0].recent_calls) == (12, 0.5, 2)
            assert agent[0] == AgentFigures(1, 100.0, 30.0, 1.0, 1.0, 0)

    run(scenario())


async def floor_has(bus: Bus, calls: int) -> bool:
    floor = await bus.bucket("figures", FloorFigures).get("floor")
    return floor is not None and floor[0].calls == calls


def test_the_agents_time_is_cut_into_periods(server: NatsServer) -> None:
    async def scenario() -> None:
        async with connected(server) as bus, projecting(bus):
            await send(bus, reversed(answered_call().events))
            await until(logged(len(answered_call().events)))

    run(scenario())
    periods = AgentPeriod.objects.order_by("seq").values_list("agent", "seq", "state", "call")
    assert list(periods) == [("1001", 1, "wrap_up", "c1"), ("1001", 3, "ready", "")]
    assert head().position == len(answered_call().events)
    assert project([], "x") == []
