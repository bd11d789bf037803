"""Two real router processes: killed, stopped, frozen. Somebody leads again within two seconds, never two at once."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.domains.voice.routing.ports import Position, PositionQuery, RoutingConfig
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.lease import Holder
from hotline.kernel.errors import Unavailable
from tests.nats_server import NatsServer
from tests.prepared import Prepared, Program

pytestmark = pytest.mark.real
Router = Program


@pytest.fixture(scope="session")
def prepared() -> Iterator[Prepared]:
    with Prepared("hotline.processes.router.main") as prepared:
        yield prepared


def start_router(prepared: Prepared, server: NatsServer, folder: Path) -> Router:
    environment = os.environ | {
        "HOTLINE_BUS__URL": f"nats://127.0.0.1:{server.port}",
        "HOTLINE_SETTINGS": str(folder / "none.toml"),
    }
    return prepared.start("router", environment=environment)


@pytest.fixture
def routers(prepared: Prepared, server: NatsServer, tmp_path: Path) -> Iterator[list[Router]]:
    started = [start_router(prepared, server, tmp_path) for _ in range(2)]
    yield started
    for router in started:
        router.kill()
        router.wait()


async def leader_of(bus: Bus, routers: list[Router]) -> Router:
    found = await bus.bucket("leases", Holder).get("router")
    assert found is not None
    return next(router for router in routers if found[0].name.endswith(f"-{router.pid}"))


async def answers(bus: Bus) -> bool:
    with contextlib.suppress(Unavailable):
        await bus.request("router.position", PositionQuery("c1"), Position, within=0.2)
        return True
    return False


async def seconds_until_answered(bus: Bus, patience: float = 15) -> float:
    began = time.monotonic()
    async with asyncio.timeout(patience):
        while True:
            if await answers(bus):
                return time.monotonic() - began
            await asyncio.sleep(0.02)


@pytest.fixture
async def led(bus: Bus, routers: list[Router]) -> Router:
    """The one that leads, with the other one up and standing by."""
    await bus.bucket("config", RoutingConfig).put("routing", RoutingConfig(1, (), ()))
    await seconds_until_answered(bus)
    await asyncio.sleep(2)
    return await leader_of(bus, routers)


async def test_a_standby_leads_within_two_seconds_of_a_kill(bus: Bus, led: Router, routers: list[Router]) -> None:
    led.kill()
    led.wait()
    assert await seconds_until_answered(bus) < 2
    assert await leader_of(bus, routers) is not led


async def test_a_router_told_to_stop_hands_over_at_once(bus: Bus, led: Router, routers: list[Router]) -> None:
    led.terminate()
    assert await asyncio.to_thread(led.wait, 5) == 0
    assert await seconds_until_answered(bus) < 1.2
    assert await leader_of(bus, routers) is not led


async def test_a_frozen_leader_that_wakes_up_stands_by(bus: Bus, led: Router, routers: list[Router]) -> None:
    led.send_signal(signal.SIGSTOP)
    await asyncio.sleep(3)
    other = await leader_of(bus, routers)
    assert other is not led
    led.send_signal(signal.SIGCONT)
    await asyncio.sleep(1.5)
    assert await leader_of(bus, routers) is other
    other.kill()
    other.wait()
    assert await seconds_until_answered(bus) < 5, "one that was frozen has much to read before it leads"
    assert await leader_of(bus, routers) is led
