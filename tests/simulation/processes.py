"""The real processes in the simulated world: started, killed, told to stop, made to stand still."""

import asyncio
import contextlib
import os
import uuid
from collections.abc import Callable, Coroutine, Iterator
from contextvars import Context, copy_context
from pathlib import Path
from random import Random
from unittest import mock

import nats
import structlog

from hotline.infrastructure import heartbeat
from hotline.infrastructure.bus import buckets, lease
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.settings import settings
from hotline.processes.callcontrol import main as callcontrol
from hotline.processes.router import leader, publisher
from hotline.processes.router import main as router
from tests.simulation.ari import SimulatedAri
from tests.simulation.asterisk import Asterisk
from tests.simulation.network import Client, Server
from tests.simulation.timeline import Timeline
from tests.simulation.virtual_time import OWNER, VirtualLoop

STOP_SECONDS, SUPERVISOR_SECONDS = 6.0, 1.0
#: Faults of our own, which no history may bring about.
OWN_FAULTS = ("call_fault", "bus_request_failed")


class Process:
    """``dead`` once it was killed: it neither hears nor says anything then, whatever its code still does."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.dead = self.still = False
        self.on_signal: Callable[[], object] | None = None
        self.clients: list[Client] = []
        self.ari: SimulatedAri | None = None
        self.control: callcontrol.CallControl | None = None
        self.lease: lease.Lease | None = None
        self.leader: leader.Leader | None = None
        self.task: asyncio.Task[None] | None = None

    @property
    def leads(self) -> bool:
        return not self.dead and self.lease is not None and self.lease.holds

    def start(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        context = copy_context()
        context.run(OWNER.set, self)
        self.task = asyncio.get_running_loop().create_task(work(), name=self.name, context=context)

    def kill(self) -> None:
        """Killed: what it has sent arrives, what it would have done is not done."""
        self.dead = True
        for client in self.clients:
            client.end()
        if self.ari is not None:
            self.ari.lose()
        self._end_tasks()

    async def stop(self) -> None:
        """As told by SIGTERM; killed when it takes too long."""
        assert self.task is not None
        if self.on_signal is not None:
            self.on_signal()
        else:
            self.task.cancel()
        await asyncio.wait({self.task}, timeout=STOP_SECONDS)
        self.kill()

    def _end_tasks(self) -> None:
        loop = asyncio.get_running_loop()
        if self.still:
            self.still = False
            loop.go_on(self)  # type: ignore[attr-defined]
        for task in asyncio.all_tasks(loop):
            if task.get_context().get(OWNER) is self:
                task.cancel()


class Machines:
    """Everything that runs: ``callcontrol``, the routers, and who asks from outside. At most one of each name."""

    def __init__(self, seed: str, server: Server, asterisk: Asterisk, timeline: Timeline) -> None:
        self.seed, self.server, self.asterisk, self.timeline = seed, server, asterisk, timeline
        self.running: dict[str, Process] = {}
        self.own_faults: list[str] = []
        self._dice = Random(f"{seed}/names")

    # Running ---------------------------------------------------------------------------------------------------------

    def start(self, name: str) -> Process:
        process = self.running[name] = Process(name)
        self.timeline.add(name, "starts")
        process.start((lambda: callcontrol.run(settings())) if name == "callcontrol" else router.run)
        process.task.add_done_callback(lambda task: self._supervise(process, task))
        return process

    def _supervise(self, process: Process, task: asyncio.Task[None]) -> None:
        """One that ends by itself is started anew."""
        if task.cancelled() or process.dead:
            return
        self.timeline.add(process.name, f"ends by itself: {task.exception()!r}")
        process.kill()
        asyncio.get_running_loop().call_later(SUPERVISOR_SECONDS, self.start_again, process.name, context=Context())

    def start_again(self, name: str) -> None:
        """Unless something else has seen to it."""
        if self.running[name].dead:
            self.start(name)

    def kill(self, name: str) -> None:
        self.kill_process(self.running[name])

    def kill_process(self, process: Process) -> None:
        self.timeline.add(process.name, "is killed")
        process.kill()

    async def stop(self, name: str) -> None:
        self.timeline.add(name, "is told to stop")
        await self.running[name].stop()

    def stand_still(self, name: str, loop: VirtualLoop) -> None:
        self.timeline.add(name, "stands still")
        self.running[name].still = True
        loop.stand_still(self.running[name])

    def go_on(self, process: Process, loop: VirtualLoop) -> None:
        self.timeline.add(process.name, "goes on")
        process.still = False
        loop.go_on(process)

    @property
    def control(self) -> callcontrol.CallControl | None:
        """The living callcontrol's insides."""
        process = self.running.get("callcontrol")
        return process.control if process is not None and not process.dead else None

    @property
    def routers(self) -> list[Process]:
        return [process for name, process in self.running.items() if name.startswith("router")]

    # What the code finds in place of the outside ---------------------------------------------------------------------

    async def connect(self, *_: object, name: str, **__: object) -> Client:
        client, owner = self.server.connect(name), OWNER.get()
        if isinstance(owner, Process):
            client.name = owner.name
            owner.clients.append(client)
        return client

    def ari(self, *_: object) -> SimulatedAri:
        owner = OWNER.get()
        assert isinstance(owner, Process)
        owner.ari = SimulatedAri(self.asterisk, f"{self.seed}/ari", self.asterisk.app)
        return owner.ari

    def note(self, _: object, kind: str, line: dict[str, object]) -> dict[str, object]:
        """A line of the log."""
        owner = OWNER.get()
        who = owner.name if isinstance(owner, Process) else "world"
        alive = not (isinstance(owner, Process) and owner.dead)
        if line.get("action") in OWN_FAULTS and alive:
            self.own_faults.append(f"{who}: {line}")
        if kind != "debug":
            fields = ", ".join(f"{key}={value}" for key, value in line.items() if key not in ("event", "exc_info"))
            self.timeline.aside(who, f"({line['event']}: {fields})")
        raise structlog.DropEvent

    @contextlib.contextmanager
    def in_place(self, times: float) -> Iterator[None]:
        """The code runs here, what it needs of the outside is simulated, its background work less frequent.

        ``times``: so many times longer than the product's are the seconds of a lease.
        """
        names = Random(f"{self.seed}/uuid")
        level = 20 if self.timeline.lines.maxlen else 40
        structlog.configure(processors=[self.note], wrapper_class=structlog.make_filtering_bound_logger(level))
        with contextlib.ExitStack() as stack:
            for where, what, instead in (
                (nats, "connect", self.connect),
                (uuid, "uuid4", lambda: uuid.UUID(int=names.getrandbits(128), version=4)),
                (callcontrol, "Ari", self.ari),
                (callcontrol, "CallControl", _observed("control", callcontrol.CallControl)),
                (callcontrol, "number_plan", lambda: None),
                (router, "Leader", _observed("leader", leader.Leader)),
                (router, "Lease", _observed("lease", lease.Lease)),
                (router, "instance_name", _own_name),
                (buckets, "LOOK_SECONDS", 3.0),
                (lease, "RENEW_SECONDS", lease.RENEW_SECONDS * times),
                (lease, "STALE_SECONDS", lease.STALE_SECONDS * times),
                (lease, "ANSWER_SECONDS", lease.ANSWER_SECONDS * times),
                (publisher, "QUEUES_EVERY_SECONDS", 3.0),
                (heartbeat, "EVERY_SECONDS", 60.0),
                (leader, "TICK_SECONDS", 0.5),
            ):
                stack.enter_context(mock.patch.object(where, what, instead))
            yield


def _own_name() -> str:
    owner = OWNER.get()
    assert isinstance(owner, Process)
    return owner.name


def _observed[**P, T](name: str, make: Callable[P, T]) -> Callable[P, T]:
    """What a process makes of this kind can be looked at from outside."""

    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        thing = make(*args, **kwargs)
        setattr(OWNER.get(), name, thing)
        return thing

    return made


def prepare(folder: Path) -> None:
    """Settings and keys of their own; once, before anything reads them."""
    keys = folder / "keys.json"
    SealingKeys.make_file(keys, "sim")
    os.environ["HOTLINE_SETTINGS"] = str(folder / "none.toml")
    os.environ["HOTLINE_PRIVACY__KEYS"] = str(keys)
    os.environ["HOTLINE_PRIVACY__KEYS_BY"] = "file"
    os.environ["HOTLINE_PLACE__DATA"] = str(folder)
    settings.cache_clear()
