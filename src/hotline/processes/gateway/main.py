"""The process: a heartbeat, the planning of texts, and a line to each account whose lease this process holds."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import structlog
from django.db import InterfaceError, OperationalError

from hotline.domains.service.messaging.actions.carrier_lines import LineState
from hotline.domains.service.messaging.adapters.carrier_line import Line
from hotline.domains.service.messaging.queries.accounts import terms_of
from hotline.domains.service.messaging.rules.carriers.session import Session
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.lease import CALM, Lease
from hotline.infrastructure.carrier_settings import CarrierAccount
from hotline.infrastructure.heartbeat import send_heartbeats
from hotline.infrastructure.settings import settings
from hotline.processes.foreground import instance_name
from hotline.processes.gateway import store
from hotline.processes.gateway.accounts import dialect_of, pace_of

log = structlog.get_logger()
PLAN_SECONDS = 1.0
PLAN_BATCH = 100
#: How often it is stored how the lines are.
NOTE_SECONDS = 5.0
#: For what is under way when this process is told to stop.
DRAIN_SECONDS = 8.0
AWAY = (OperationalError, InterfaceError, OSError)


class AccountLine:
    """The line to one account, made anew each time this process gets its lease."""

    def __init__(self, bus: Bus, process: str, name: str, chosen: CarrierAccount) -> None:
        self.name, self._chosen, self._process = name, chosen, process
        self.lease = Lease(bus, f"carrier.{name}", process, CALM)
        self.line: Line | None = None
        self._store: store.TableStore | None = None

    @property
    def state(self) -> LineState | None:
        """None while another process has the line."""
        if not self.lease.leading or self.line is None or self._store is None:
            return None
        per_minute = self._store.per_minute
        return LineState(self.name, self.line.session.phase.value, self.line.problem, self._process, per_minute)

    async def lead(self, term: int) -> None:
        """Until cancelled. What is under way then gets some seconds."""
        dialect, pace = dialect_of(self._chosen), pace_of(self._chosen)
        repeats_are_safe = dialect.repeats_are_safe or self._chosen.drops_repeats
        await self._when_there(lambda: store.settle_left_over(self.name, repeats_are_safe=repeats_are_safe))
        texts = self._store = store.TableStore(self.name, terms_of(self._chosen), lambda: self.lease.holds_for(term))
        address, on_demand = (self._chosen.host, self._chosen.port), not dialect.has_heartbeat
        self.line = Line(self.name, Session(dialect, pace), texts, address, on_demand=on_demand)
        stop = asyncio.Event()
        async with self._listening(texts, stop):
            running = asyncio.create_task(self.line.run(stop), name=f"carrier {self.name}")
            try:
                await asyncio.shield(running)
            except asyncio.CancelledError:
                stop.set()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(running, DRAIN_SECONDS)
                raise

    @contextlib.asynccontextmanager
    async def _listening(self, texts: store.TableStore, stop: asyncio.Event) -> AsyncIterator[None]:
        """SGIP's gateway connects to us for replies and receipts."""
        if not self._chosen.listen_port:
            yield
            return

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            session = Session(dialect_of(self._chosen), pace_of(self._chosen), serves=True)
            await Line(f"{self.name} in", session, texts, None).run_served(reader, writer, stop)

        host = settings().listen.host
        async with await asyncio.start_server(serve, host, self._chosen.listen_port):
            yield

    async def _when_there(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except AWAY as error:
                log.warning("the database is away", action="gateway_waits", account=self.name, error=repr(error))
                await asyncio.sleep(PLAN_SECONDS)
            else:
                return


class Gateway:
    def __init__(self, bus: Bus, name: str) -> None:
        accounts = settings().texts.accounts
        self._terms = {each: terms_of(chosen) for each, chosen in accounts.items()}
        self.lines = [AccountLine(bus, name, each, chosen) for each, chosen in accounts.items()]
        self._problem = ""
        self._note_at = 0.0

    def look(self) -> tuple[str, str, dict[str, float]]:
        """State, detail and figures for the heartbeat."""
        led = [each for each in self.lines if each.lease.leading and each.line]
        problems = [f"{each.name}: {each.line.problem}" for each in led if each.line and each.line.problem]
        problems += [self._problem] if self._problem else []
        return ("degraded" if problems else "ok"), "; ".join(problems), {"lines": float(len(led))}

    async def plan(self) -> None:
        """Give the texts that wait their parts, until cancelled."""
        while True:
            try:
                planned = await store.plan(self._terms, PLAN_BATCH)
                self._problem = ""
                if time.monotonic() >= self._note_at:
                    await store.note_lines([state for each in self.lines if (state := each.state)])
                    self._note_at = time.monotonic() + NOTE_SECONDS
            except AWAY as error:
                planned, self._problem = 0, f"planning: {type(error).__name__}"
            if planned < PLAN_BATCH:
                await asyncio.sleep(PLAN_SECONDS)


async def run() -> None:
    """Run until cancelled."""
    name = instance_name()
    async with Bus(settings(), f"gateway {name}") as bus:
        gateway = Gateway(bus, name)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(send_heartbeats(bus, "gateway", name, gateway.look), name="heartbeat")
                tasks.create_task(gateway.plan(), name="plan")
                for each in gateway.lines:
                    tasks.create_task(each.lease.hold(each.lead), name=f"lease {each.name}")
        finally:
            for each in gateway.lines:
                await each.lease.hand_back()
