"""The bus on a real NATS server: events once and in order, documents watched through an outage, polite refusals."""

import asyncio
import contextlib
from datetime import UTC, datetime

import pytest

from hotline.domains.voice.routing.ports import Ack, Position, PositionQuery
from hotline.events import calls
from hotline.events.envelope import Envelope, envelope
from hotline.infrastructure import positions
from hotline.infrastructure.bus.buckets import Change
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.lease import CALM, Holder, Lease
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.kernel.errors import Refused, Unavailable
from tests.nats_server import NatsServer, settings_for, stored

pytestmark = pytest.mark.real


def rated(seq: int, call: str = "c1") -> Envelope:
    fact = calls.Rated(agent="1001", score=1)
    at = datetime(2026, 11, 25, tzinfo=UTC)
    return envelope(fact, subject=calls.subject(call), seq=seq, at=at, actor="caller", site="bj1", node="a")


async def test_events_arrive_in_order_and_a_repeated_name_is_dropped(bus: Bus) -> None:
    outlet = EventOutlet(bus)
    for seq in (1, 2, 2, 3, 1):
        outlet.emit(rated(seq))
    await outlet.settle()
    assert [event.seq for event in await stored(bus)] == [1, 2, 3]


async def test_events_emitted_while_the_bus_is_down_arrive_when_it_is_back(bus: Bus, server: NatsServer) -> None:
    outlet = EventOutlet(bus)
    outlet.emit(rated(1))
    await outlet.settle()
    server.kill()
    outlet.emit(rated(2))
    await asyncio.sleep(0.3)
    assert outlet.backlog == 1
    server.start()
    outlet.emit(rated(3))
    await asyncio.wait_for(outlet.settle(), 15)
    assert [event.seq for event in await stored(bus)] == [1, 2, 3]


async def test_sending_for_ever_takes_no_more_than_sending_once(bus: Bus) -> None:
    """The client's context subscribes to the answers when it is first used, and stays subscribed."""
    outlet = EventOutlet(bus)
    outlet.emit(rated(1))
    await outlet.settle()
    subscribed = len(bus._client._subs)
    for seq in range(2, 12):
        outlet.emit(rated(seq))
        await outlet.settle()
    assert len(bus._client._subs) == subscribed


async def test_a_key_that_is_rewritten_all_the_time_is_in_every_snapshot(bus: Bus) -> None:
    """The client says "that is all" before the first value has come, when the server is busy."""
    bucket = bus.bucket("queues", Position)
    await bucket.put("social", Position(0, 0))

    async def rewrite() -> None:
        place = 0
        while True:
            place += 1
            await bucket.put("social", Position(place, 0))

    async def first_snapshot() -> set[str]:
        seen: set[str] = set()
        async with contextlib.aclosing(bucket.watch()) as changes:  # type: ignore[type-var]
            async for change in changes:
                if change.current:
                    break
                seen.add(change.key)
        return seen

    writers = [asyncio.create_task(rewrite()) for _ in range(4)]
    try:
        for _ in range(200):
            assert set(await bucket.items()) == {"social"}
            assert await first_snapshot() == {"social"}
    finally:
        for writer in writers:
            writer.cancel()


async def test_only_the_newest_value_of_a_key_needs_to_arrive(bus: Bus) -> None:
    bucket = bus.bucket("queues", Position)
    for place in range(50):
        bucket.put_soon("social", Position(place, 0))
    await bucket.settle()
    assert await bucket.items() == {"social": Position(49, 0)}


async def test_a_watch_gives_the_snapshot_then_every_change(bus: Bus) -> None:
    bucket = bus.bucket("queues", Position)
    await bucket.put("social", Position(1, 0))
    seen: list[Change[Position]] = []
    changed = asyncio.Event()

    async def watch() -> None:
        async for change in bucket.watch():
            seen.append(change)
            if change.key == "social" and change.value is None:
                changed.set()

    task = asyncio.create_task(watch())
    await asyncio.sleep(0.3)
    await bucket.put("labor", Position(2, 0))
    await bucket.delete("social")
    await asyncio.wait_for(changed.wait(), 5)
    task.cancel()
    assert [(c.key, c.value, c.current) for c in seen] == [
        ("social", Position(1, 0), False),
        ("", None, True),
        ("labor", Position(2, 0), True),
        ("social", None, True),
    ]


async def test_a_watch_goes_on_after_the_bus_was_down(bus: Bus, server: NatsServer) -> None:
    bucket = bus.bucket("queues", Position)
    mirror: dict[str, Position] = {}
    arrived = asyncio.Event()

    async def watch() -> None:
        async for change in bucket.watch():
            if change.value is not None:
                mirror[change.key] = change.value
            if "labor" in mirror:
                arrived.set()

    task = asyncio.create_task(watch())
    await bucket.put("social", Position(1, 0))
    await asyncio.sleep(0.2)
    server.kill()
    await asyncio.sleep(0.5)
    server.start()
    bucket.put_soon("labor", Position(2, 0))
    await asyncio.wait_for(arrived.wait(), 8)
    task.cancel()
    assert mirror == {"social": Position(1, 0), "labor": Position(2, 0)}


async def lead(bus: Bus, name: str, terms: list[tuple[str, int]], pace: float = 1.0) -> None:
    async def work(term: int) -> None:
        terms.append((name, term))
        await asyncio.Event().wait()

    await Lease(bus, "router", name, pace).hold(work)


async def test_one_leads_and_a_standby_follows_when_it_is_gone(bus: Bus) -> None:
    terms: list[tuple[str, int]] = []
    first = asyncio.create_task(lead(bus, "first", terms))
    await asyncio.sleep(0.3)
    second = asyncio.create_task(lead(bus, "second", terms))
    await asyncio.sleep(2)
    assert terms == [("first", 1)]
    first.cancel()
    await asyncio.sleep(2)
    second.cancel()
    assert terms == [("first", 1), ("second", 2)]


async def test_a_calm_lease_is_renewed_less_often_and_taken_later(bus: Bus) -> None:
    terms: list[tuple[str, int]] = []
    first = asyncio.create_task(lead(bus, "first", terms, CALM))
    await asyncio.sleep(0.3)
    second = asyncio.create_task(lead(bus, "second", terms, CALM))
    _, before = await bus.bucket("leases", Holder).get("router") or (None, 0)
    await asyncio.sleep(2)
    _, after = await bus.bucket("leases", Holder).get("router") or (None, 0)
    assert 1 <= after - before <= 3
    first.cancel()
    await asyncio.sleep(2)
    assert terms == [("first", 1)]
    await asyncio.sleep(3)
    second.cancel()
    assert terms == [("first", 1), ("second", 2)]


async def test_of_two_standbys_one_wins(bus: Bus) -> None:
    terms: list[tuple[str, int]] = []
    tasks = [asyncio.create_task(lead(bus, name, terms)) for name in ("a", "b", "c")]
    await asyncio.sleep(2.5)
    for task in tasks:
        task.cancel()
    assert [term for _, term in terms] == [1]


async def test_a_leader_that_hands_back_is_followed_at_once(bus: Bus) -> None:
    leaving = Lease(bus, "router", "leaving")
    took_over: list[tuple[str, int]] = []

    async def work(_: int) -> None:
        await asyncio.sleep(0.5)

    first = asyncio.create_task(leaving.hold(work))
    await asyncio.sleep(0.2)
    await leaving.hand_back()
    first.cancel()
    second = asyncio.create_task(lead(bus, "second", took_over))
    await asyncio.sleep(0.7)
    second.cancel()
    assert took_over == [("second", 2)]


async def test_a_leader_cut_off_from_the_bus_steps_down_and_leads_again_later(bus: Bus, server: NatsServer) -> None:
    terms: list[tuple[str, int]] = []
    only = asyncio.create_task(lead(bus, "only", terms))
    await asyncio.sleep(0.5)
    server.kill()
    await asyncio.sleep(2.5)
    server.start()
    await asyncio.sleep(4)
    only.cancel()
    assert terms == [("only", 1), ("only", 2)]


async def test_a_refusal_travels_as_code_sentence_and_status(bus: Bus) -> None:
    async def refuse(_: PositionQuery) -> Ack:
        raise Refused("这通来电已经结束。", code="call_over")

    await bus.serve("test.position", PositionQuery, refuse)
    answer = await bus.request("test.position", PositionQuery("c1"), Ack)
    assert answer == Ack(ok=False, code="call_over", message="这通来电已经结束。", status=409)


async def test_who_asks_learns_which_events_the_request_made_and_only_that_request(bus: Bus) -> None:
    async def answer(query: PositionQuery) -> Ack:
        positions.note(f"call/{query.call}", 7)
        return Ack()

    await bus.serve("test.position", PositionQuery, answer)
    with positions.collecting() as written:
        await bus.request("test.position", PositionQuery("c1"), Ack)
    await bus.request("test.position", PositionQuery("c2"), Ack)
    assert written == {"call/c1": 7}


async def test_a_malformed_request_is_refused_and_the_service_lives_on(bus: Bus) -> None:
    async def answer(query: PositionQuery) -> Ack:
        return Ack(message=query.call)

    await bus.serve("test.position", PositionQuery, answer)
    assert (await bus.request("test.position", {"call": 7}, Ack)).status == 422
    assert (await bus.request("test.position", PositionQuery("c1"), Ack)).message == "c1"


async def test_asking_where_nobody_listens_says_so_at_once(bus: Bus) -> None:
    with pytest.raises(Unavailable):
        await bus.request("test.nobody", PositionQuery("c1"), Ack)


async def test_a_roll_call_collects_every_answer(bus: Bus) -> None:
    async def first(_: dict[str, str]) -> Ack:
        return Ack(message="a")

    async def second(_: dict[str, str]) -> Ack:
        return Ack(message="b")

    await bus.serve("test.roll", dict[str, str], first)
    await bus.serve("test.roll", dict[str, str], second)
    answers = await bus.gather("test.roll", {}, Ack)
    assert sorted(answer.message for answer in answers) == ["a", "b"]


async def test_closing_with_nothing_connected_is_harmless(server: NatsServer) -> None:
    server.kill()
    where = settings_for(server)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(0.5), Bus(where, "test"):
            raise AssertionError("nobody is there to connect to")
