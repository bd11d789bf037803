"""What is done to the installation, one thing after another."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bench.steady.ground import Disk, SlowPath, lossy
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.heartbeat import Heartbeat
from hotline.infrastructure.settings import Settings
from hotline.processes.single.layout import Layout
from hotline.processes.single.supervisor import Supervisor

ROUTERS = ("router-1", "router-2")
#: Longer than a line of ours waits for a sign of life.
STOPPED_SECONDS = 5.0
FULL_SECONDS, SLOW_SECONDS, LOSSY_SECONDS = 30.0, 30.0, 30.0
#: Of 200 ms there and back.
ONE_WAY_SECONDS = 0.1
LOST_PERCENT = 5


class Site:
    """A running installation's programs, by the names of ``make status``."""

    def __init__(self, config: Settings, bus: Bus, path: SlowPath) -> None:
        self.config, self.layout = config, Layout(config)
        self.path, self.disk = path, Disk(config.place.data / "postgres")
        self._supervisor, self._bus = Supervisor(self.layout), bus

    async def pid(self, program: str) -> int:
        return (await asyncio.to_thread(self._supervisor.state, program)).pid

    async def kill(self, program: str) -> None:
        """SIGKILL; the supervisor starts it again."""
        os.kill(await self.pid(program), signal.SIGKILL)

    async def stop(self, program: str) -> None:
        await asyncio.to_thread(self._supervisor.stop, program)

    async def start(self, program: str) -> None:
        await asyncio.to_thread(self._supervisor.start, program)

    async def leading_router(self) -> str:
        beats = (await self._bus.bucket("health", Heartbeat).items()).values()
        leading = {heartbeat.pid for heartbeat in beats if (heartbeat.process, heartbeat.state) == ("router", "ok")}
        for name in ROUTERS:
            if await self.pid(name) in leading:
                return name
        raise SystemExit("no router leads")


@dataclass(frozen=True)
class Fault:
    """``strike`` does it and undoes it; ``function`` of bench.steady.functions tells when its victim is back.

    ``within``: in so many seconds from the strike's end it should be. ``switch``: talks are expected to end.
    ``holds``: nothing of the victim's can be had until it is undone. ``program``: what does it, not on every machine.
    """

    name: str
    function: str
    within: float
    strike: Callable[[Site], Awaitable[None]]
    switch: bool = False
    holds: bool = False
    program: str = ""


def killed(program: str, function: str, within: float, *, switch: bool = False) -> Fault:
    return Fault(f"{program} killed", function, within, lambda site: site.kill(program), switch)


async def _kill_router(site: Site) -> None:
    await site.kill(await site.leading_router())


def away(program: str, function: str, within: float, seconds: float) -> Fault:
    async def strike(site: Site) -> None:
        await site.stop(program)
        await asyncio.sleep(seconds)
        await site.start(program)

    return Fault(f"{program} away for {seconds:.0f} s", function, within, strike)


def held(program: str, function: str, within: float) -> Fault:
    """Not dead, only slow: SIGSTOP, and SIGCONT a while later."""

    async def strike(site: Site) -> None:
        stopped = await site.pid(await site.leading_router() if program == "router" else program)
        family = [stopped, *_children(stopped)]
        for pid in family:
            os.kill(pid, signal.SIGSTOP)
        await asyncio.sleep(STOPPED_SECONDS)
        for pid in family:
            os.kill(pid, signal.SIGCONT)

    return Fault(f"{program} stands still for {STOPPED_SECONDS:.0f} s", function, within, strike, holds=True)


async def _fill_disk(site: Site) -> None:
    """Of the database alone."""
    await site.stop("postgres")
    await asyncio.to_thread(site.disk.lay)
    await site.start("postgres")
    await asyncio.sleep(FULL_SECONDS / 3)
    async with site.disk.full():
        await asyncio.sleep(FULL_SECONDS)


async def _slow_down(site: Site) -> None:
    with site.path.slow(ONE_WAY_SECONDS):
        await asyncio.sleep(SLOW_SECONDS)


async def _lose(site: Site) -> None:
    """Between desks and pages, telephones and switch."""
    ports = site.config.ports
    with lossy(LOST_PERCENT, ports.web, f"{ports.sip}, {ports.rtp_first}-{ports.rtp_last}"):
        await asyncio.sleep(LOSSY_SECONDS)


def _children(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        return [int(child) for child in children.read().split()]


ROUTER_KILLED = Fault("leading router killed", "routing", 2.0, _kill_router)
#: Asterisk takes the talks with it; what is held stands still, as on a machine that swaps.
FAULTS = (
    killed("callcontrol", "commands", 2.0),
    ROUTER_KILLED,
    killed("web", "pages", 3.0),
    killed("projector", "records", 10.0),
    killed("worker", "pages", 10.0),
    killed("nats", "bus", 3.0),
    killed("postgres", "database", 10.0),
    away("postgres", "database", 10.0, 60.0),
    killed("asterisk", "switch", 2.0, switch=True),
    held("callcontrol", "commands", 2.0),
    held("router", "routing", 2.0),
    held("web", "pages", 2.0),
    held("projector", "records", 10.0),
    held("postgres", "database", 2.0),
    Fault(f"disk full under postgres for {FULL_SECONDS:.0f} s", "records", 10.0, _fill_disk),
    Fault(f"postgres {2000 * ONE_WAY_SECONDS:.0f} ms away for {SLOW_SECONDS:.0f} s", "records", 2.0, _slow_down),
    Fault(f"network of desks loses {LOST_PERCENT} % for {LOSSY_SECONDS:.0f} s", "pages", 2.0, _lose, program="nft"),
)
