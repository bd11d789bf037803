"""Three servers of the bus: what a cut-off leader acknowledges it need not have stored, and no event is lost by it."""

import asyncio
import signal
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nats.js.api import StreamConfig
from nats.js.errors import Error as JetStreamError

from hotline.events import calls
from hotline.events.envelope import Envelope, envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import ACK_SECONDS, EventOutlet
from hotline.infrastructure.bus.rights import EVENT_STREAM
from hotline.infrastructure.settings import Bus as BusSettings
from hotline.infrastructure.settings import Settings
from tests.free_ports import free_port
from tests.nats_server import stored

pytestmark = pytest.mark.real

CONFIGURATION = """
server_name: "{name}"
listen: "127.0.0.1:{port}"
cluster {{ name: "test", listen: "127.0.0.1:{routes}", routes: [{all_routes}] }}
jetstream {{ store_dir: "{store}" }}
"""


class Cluster:
    """Three servers, ``a`` to ``c``. A stopped one is as if the line to it were cut: nothing tells the others."""

    def __init__(self, folder: Path) -> None:
        self.ports = {name: free_port() for name in "abc"}
        routes = {name: free_port() for name in "abc"}
        all_routes = ", ".join(f'"nats://127.0.0.1:{port}"' for port in routes.values())
        self._servers: dict[str, subprocess.Popen[bytes]] = {}
        for name, port in self.ports.items():
            file = folder / f"{name}.conf"
            settings = {"name": name, "port": port, "routes": routes[name], "all_routes": all_routes}
            file.write_text(CONFIGURATION.format(**settings, store=folder / name))
            self._servers[name] = subprocess.Popen(["nats-server", "-c", str(file)], stderr=subprocess.DEVNULL)

    def stop(self, name: str) -> None:
        self._servers[name].send_signal(signal.SIGSTOP)

    def go_on(self, name: str) -> None:
        self._servers[name].send_signal(signal.SIGCONT)

    def kill(self, name: str) -> None:
        self._servers[name].kill()
        self._servers[name].wait()

    def end(self) -> None:
        for server in self._servers.values():
            server.kill()
            server.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    running = Cluster(tmp_path)
    yield running
    running.end()


def at(cluster: Cluster, name: str) -> Bus:
    return Bus(Settings(bus=BusSettings(url=f"nats://127.0.0.1:{cluster.ports[name]}")), "test")


async def leader_of_a_new_stream(bus: Bus) -> str:
    stream = StreamConfig(name=EVENT_STREAM, subjects=["events.>"], num_replicas=3, duplicate_window=120)
    async with asyncio.timeout(120):
        while True:
            try:
                await bus.jetstream.add_stream(stream)
                found = await bus.jetstream.stream_info(EVENT_STREAM)
                if found.cluster and found.cluster.leader:
                    return found.cluster.leader
                await asyncio.sleep(0.2)
            except (JetStreamError, TimeoutError):  # the three have not found each other yet
                await asyncio.sleep(0.2)


async def read_once_it_answers(bus: Bus) -> list[Envelope]:
    """The stream takes events a moment before the cluster says again who leads it."""
    async with asyncio.timeout(120):
        while True:
            try:
                return await stored(bus)
            except (JetStreamError, TimeoutError):
                await asyncio.sleep(0.2)


def rated(seq: int) -> Envelope:
    fact = calls.Rated(agent="1001", score=1)
    moment = datetime(2026, 11, 25, tzinfo=UTC)
    return envelope(fact, subject=calls.subject("c1"), seq=seq, at=moment, actor="caller", site="bj1", node="a")


async def test_an_event_that_a_cut_off_leader_acknowledged_without_storing_it_is_sent_again(cluster: Cluster) -> None:
    async with at(cluster, "a") as anywhere:
        leader = await leader_of_a_new_stream(anywhere)
    others = sorted({*cluster.ports} - {leader})
    async with at(cluster, leader) as bus:
        outlet = EventOutlet(bus)
        outlet.emit(rated(1))
        await asyncio.wait_for(outlet.settle(), 60)
        for name in others:
            cluster.stop(name)
        outlet.emit(rated(2))
        await asyncio.sleep(ACK_SECONDS + 2)  # the first answer does not come, the repeat is acknowledged with seq 0
        assert outlet.backlog == 1
        for name in others:
            cluster.go_on(name)
        cluster.kill(leader)
        outlet.emit(rated(3))
        await asyncio.wait_for(outlet.settle(), 120)
        assert outlet.backlog == 0
        assert [event.seq for event in await read_once_it_answers(bus)] == [1, 2, 3]
