"""Faults of parts, each repaired after its time."""

import asyncio
import contextlib
from collections.abc import Iterable
from contextvars import Context

from tests.simulation.network import Client
from tests.simulation.plan import Fault
from tests.simulation.processes import Machines
from tests.simulation.truth import Truth
from tests.simulation.virtual_time import VirtualLoop

SLOW_TIMES, FAILING_SHARE = 200.0, 0.3
DIRECTIONS = {"late": ("there", "back"), "late to": ("back",), "late from": ("there",)}
#: A process that crashes sends so many messages more for every second it will be away, at least one.
CRASH_AFTER, PATIENCE_SECONDS = 11, 5.0


class Faults:
    def __init__(self, machines: Machines, truth: Truth, loop: VirtualLoop) -> None:
        self._machines, self._truth, self._loop = machines, truth, loop
        self._tasks: list[asyncio.Task[None]] = []

    def plan(self, faults: Iterable[Fault]) -> None:
        self._tasks = [self._loop.create_task(self._break(fault)) for fault in faults]

    async def over(self) -> None:
        if self._tasks:
            await asyncio.gather(*self._tasks)

    async def _break(self, fault: Fault) -> None:
        await asyncio.sleep(fault.at)
        self._machines.timeline.add("fault", f"{fault.kind} {fault.about} for {fault.seconds:.2f} s")
        self._truth.broken()
        try:
            await self._happen(fault)
        finally:
            self._machines.timeline.add("fault", f"{fault.kind} {fault.about} is over")
            self._truth.mended()

    async def _happen(self, fault: Fault) -> None:
        process = self._machines.running.get(fault.about)
        if (process is None and fault.about.startswith("router")) or (process is not None and process.dead):
            return  # not there, or broken already
        match fault.kind:
            case "kill":
                self._machines.kill(fault.about)
                await asyncio.sleep(fault.seconds)
                self._machines.start_again(fault.about)
            case "stop":
                await self._machines.stop(fault.about)
                await asyncio.sleep(fault.seconds)
                self._machines.start_again(fault.about)
            case "still":
                await self._stand_still(fault)
            case "cut":
                await self._cut(self._clients(fault.about), fault.seconds)
            case "bus":
                await self._cut(list(self._machines.server.clients), fault.seconds)
            case "crash":
                await self._crash(fault)
            case "late" | "late to" | "late from":
                self._truth.late_leader |= fault.about.startswith("router")
                for client in self._clients(fault.about):
                    client.connection.delay(self._loop.time() + fault.seconds, DIRECTIONS[fault.kind])
                await asyncio.sleep(fault.seconds)
            case "slow":
                await self._slow(fault)
            case "deaf":
                await self._deaf()
            case "failing":
                await self._failing(fault.seconds)
            case "switch":
                await self._restart_switch(fault.seconds)
            case "phone":
                await self._phone(fault)

    async def _crash(self, fault: Fault) -> None:
        """Killed at the moment it sends one of its next messages."""
        process, crashed = self._machines.running[fault.about], asyncio.Event()
        left = int(fault.seconds * CRASH_AFTER)

        def kill() -> None:
            if not process.dead:
                self._machines.kill_process(process)
                crashed.set()

        def count() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                self._loop.call_soon(kill, context=Context())

        for client in process.clients:
            client.connection.sent = count
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                await crashed.wait()
        if crashed.is_set():
            await asyncio.sleep(fault.seconds)
            self._machines.start_again(fault.about)
        left = 0  # too late, when it had nothing to say

    def _clients(self, name: str) -> list[Client]:
        return [client for client in self._machines.running[name].clients if not client.connection.closed]

    async def _stand_still(self, fault: Fault) -> None:
        process = self._machines.running[fault.about]
        if process.still:
            return
        self._machines.stand_still(fault.about, self._loop)
        await asyncio.sleep(fault.seconds)
        if not process.dead:
            self._machines.go_on(process, self._loop)

    async def _cut(self, clients: list[Client], seconds: float) -> None:
        for client in clients:
            client.lose()
        await asyncio.sleep(seconds)
        for client in clients:
            client.find()

    async def _slow(self, fault: Fault) -> None:
        clients = self._clients(fault.about)
        for client in clients:
            client.connection.slow(SLOW_TIMES)
        await asyncio.sleep(fault.seconds)
        for client in clients:
            client.connection.slow(1.0)

    async def _deaf(self) -> None:
        ari = self._machines.running["callcontrol"].ari
        if ari is not None:
            ari.lose()

    async def _failing(self, seconds: float) -> None:
        ari = self._machines.running["callcontrol"].ari
        if ari is not None:
            ari.failing = FAILING_SHARE
            await asyncio.sleep(seconds)
            ari.failing = 0.0

    async def _restart_switch(self, seconds: float) -> None:
        asterisk, process = self._machines.asterisk, self._machines.running["callcontrol"]
        if not asterisk.up:
            return
        self._machines.timeline.add("asterisk", "is killed")
        asterisk.stop()
        if process.ari is not None:
            process.ari.lose()
        await asyncio.sleep(seconds)
        asterisk.start()

    async def _phone(self, fault: Fault) -> None:
        phones, endpoint = self._machines.asterisk.phones, f"agent-{fault.about}"
        if endpoint in phones:
            phone = phones.pop(endpoint)
            await asyncio.sleep(fault.seconds)
            phones[endpoint] = phone
