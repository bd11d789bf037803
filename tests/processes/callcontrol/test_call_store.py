"""Snapshot first, then its events; nothing lost while the bus is away; nothing left once the call is over."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pydantic import SecretStr

from hotline.domains.voice.calls.rules.call_doc import CallDoc
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.snapshot import CallSnapshot, call_from, doc_of, snapshot_of
from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.rights import EVENT_STREAM
from hotline.infrastructure.settings import Bus as BusSettings
from hotline.infrastructure.settings import Settings
from hotline.processes.callcontrol.call_store import CallStore
from tests.domains.voice.calls.scripted_call import ScriptedCall
from tests.domains.voice.calls.test_upcast import SNAPSHOTS
from tests.free_ports import free_port

pytestmark = pytest.mark.real


class Server:
    def __init__(self, store: Path) -> None:
        self.store, self.port = store, free_port()
        self.start()

    def start(self) -> None:
        where = ["-js", "-sd", str(self.store), "-a", "127.0.0.1", "-p", str(self.port)]
        self.process = subprocess.Popen(["nats-server", *where], stderr=subprocess.DEVNULL)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    yield running
    running.kill()


@pytest.fixture
async def bus(server: Server) -> AsyncIterator[Bus]:
    where = Settings(bus=BusSettings(url=f"nats://127.0.0.1:{server.port}", password=SecretStr("")))
    async with Bus(where, "test") as connected:
        await connected.create_stores()
        yield connected


async def stored(bus: Bus) -> list[Envelope]:
    info = await bus.jetstream.stream_info(EVENT_STREAM)
    found = [await bus.jetstream.get_msg(EVENT_STREAM, seq) for seq in range(1, info.state.last_seq + 1)]
    return [msgspec.json.decode(message.data or b"", type=Envelope) for message in found]


async def until(holds: Callable[[], Awaitable[bool]], within: float = 5.0) -> None:
    async with asyncio.timeout(within):
        while not await holds():  # noqa: ASYNC110 - what holds is on the bus
            await asyncio.sleep(0.02)


async def test_every_event_of_every_step_arrives_once_and_in_order(bus: Bus) -> None:
    store, scripted = CallStore(bus), ScriptedCall()
    scripted.arrives()
    store.record(scripted.call)
    scripted.hears_it_out().presses("1")
    store.record(scripted.call)
    store.record(scripted.call)
    await store.settle()
    assert [event.seq for event in await stored(bus)] == list(range(1, scripted.call.seq + 1))
    assert store.stored("c") == scripted.call.seq
    assert (await store.snapshots())["c"] == scripted.call


async def test_a_successor_tells_what_its_predecessor_wrote_but_may_not_have_told(bus: Bus) -> None:
    scripted = ScriptedCall().queued()
    await bus.bucket("calls", CallSnapshot).put("c", snapshot_of(scripted.call))  # written, and then the process died
    successor = CallStore(bus)
    for call in (await successor.snapshots()).values():
        successor.record(call)
    await successor.settle()
    another = CallStore(bus)
    another.record(scripted.call)
    await another.settle()
    assert [event.seq for event in await stored(bus)] == list(range(1, scripted.call.seq + 1))


async def test_what_a_dead_process_sent_and_the_network_brought_late_takes_nothing_back(bus: Bus) -> None:
    bucket, scripted = bus.bucket("calls", CallSnapshot), ScriptedCall().arrives()
    dead, successor = CallStore(bus), CallStore(bus)
    dead.record(scripted.call)
    await dead.settle()
    late, found = snapshot_of(scripted.call), await bucket.get("c")
    assert found is not None
    scripted.hears_it_out()
    await bucket.put("c", late)  # it came just before the successor's first word
    successor.record(scripted.call)
    await successor.settle()
    assert await bucket.update("c", late, found[1]) is None  # and once more after it
    assert (await successor.snapshots())["c"] == scripted.call


@pytest.mark.parametrize("left", SNAPSHOTS[::9], ids=[snapshot["what"] for snapshot in SNAPSHOTS[::9]])
async def test_a_call_that_the_release_before_left_is_taken_up_and_written_anew(bus: Bus, left: dict[str, Any]) -> None:
    await bus.bucket("calls", dict).put("c", left["stored"])
    successor = CallStore(bus)
    (call,) = (await successor.snapshots()).values()
    assert call == call_from(msgspec.json.encode(left["stored"]))
    successor.record(call)
    await successor.settle()
    if call.phase is not Phase.ENDED:
        found = await bus.bucket("calls", CallDoc).get("c")
        assert found is not None
        assert found[0] == doc_of(call)


async def test_nothing_is_told_that_is_not_written(bus: Bus) -> None:
    """A snapshot that cannot be written holds its events back."""
    store, scripted = CallStore(bus), ScriptedCall().arrives()
    await bus.jetstream.delete_stream("KV_calls")
    store.record(scripted.call)
    await asyncio.sleep(0.5)
    assert await stored(bus) == []
    await bus.create_stores()
    await store.settle()
    assert len(await stored(bus)) == scripted.call.seq


async def test_while_the_bus_is_away_everything_is_kept_for_later(bus: Bus, server: Server) -> None:
    store, scripted = CallStore(bus), ScriptedCall().arrives()
    store.record(scripted.call)
    await store.settle()
    server.kill()
    scripted.hears_it_out().presses("1")
    store.record(scripted.call)
    await asyncio.sleep(0.3)
    assert store.backlog > 0
    scripted.hangs_up()
    store.record(scripted.call)
    server.start()
    await asyncio.wait_for(store.settle(), 20)
    assert [event.seq for event in await stored(bus)] == list(range(1, scripted.call.seq + 1))


async def test_the_snapshot_goes_once_the_last_event_is_kept(bus: Bus) -> None:
    store, scripted = CallStore(bus), ScriptedCall().queued()
    store.record(scripted.call)
    await store.settle()
    assert "c" in await store.snapshots()
    scripted.hangs_up()
    store.record(scripted.call)
    await store.settle()

    async def gone() -> bool:
        return "c" not in await store.snapshots()

    await until(gone)
    assert store.stored("c") == 0
