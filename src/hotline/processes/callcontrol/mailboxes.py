"""One mailbox per call: inputs of a call run in order, calls run concurrently, a fault affects one call only."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import NamedTuple

import structlog
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call, stored_up_to
from hotline.domains.voice.calls.rules.call_commands import AnyCallCommand, Refusal
from hotline.domains.voice.calls.rules.command_table import call_over
from hotline.domains.voice.calls.rules.commands import AnyCommand, HangUp, Refuse
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.inputs import AnyInput, CallerArrived, Commanded, Faulted, TimerFired
from hotline.domains.voice.calls.rules.machine import step
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.infrastructure import positions
from hotline.kernel.errors import Unavailable
from hotline.processes.callcontrol.call_store import CallStore

log = structlog.get_logger()
MAX_FAULTS = 3
#: Below the timeout of requests on the bus.
DECISION_SECONDS = 2.5

type Execute = Callable[[Call, AnyCommand], Awaitable[None]]
type PlanFor = Callable[[Call], Plan]


#: Why a command was refused; None: the call accepted it.
type Decision = asyncio.Future[Refusal | None]


class News(NamedTuple):
    """``decision``: future of a sender who waits for the result of a command."""

    happened: AnyInput
    decision: Decision | None = None

    def decide(self, commands: list[AnyCommand]) -> None:
        if self.decision is not None and not self.decision.done():
            self.decision.set_result(next((each.refusal for each in commands if isinstance(each, Refuse)), None))

    def fail(self) -> None:
        """Answer the sender after an internal fault, when it is unknown how far the step came."""
        if self.decision is not None and not self.decision.done():
            self.decision.set_exception(_no_answer())


class Mailbox:
    """``call``: newest state. ``deliver`` never waits."""

    def __init__(self, call: Call, execute: Execute, plan_for: PlanFor, store: CallStore) -> None:
        self.call = call
        self._execute, self._plan_for, self._store = execute, plan_for, store
        self._news: asyncio.Queue[News] = asyncio.Queue()
        self._timers: dict[str, tuple[datetime, asyncio.TimerHandle]] = {}
        self._faults = 0

    def deliver(self, happened: AnyInput, decision: Decision | None = None) -> None:
        self._news.put_nowait(News(happened, decision))

    async def live(self, first: Awaitable[AnyInput]) -> None:
        """Runs until the call has ended and its queue is empty."""
        try:
            await self._take(News(await first))
            while self.call.phase is not Phase.ENDED or not self._news.empty():
                await self._take(await self._news.get())
        finally:
            for _, handle in self._timers.values():
                handle.cancel()

    async def _take(self, news: News) -> None:
        happened = news.happened
        try:
            before = stored_up_to(self.call, self._store.stored(self.call.id))
            self.call, commands, _ = step(before, happened, self._plan_for(_addressed(before, happened)))
            if replace(self.call, at=before.at) != before:
                self._store.record(self.call)
            news.decide(commands)
            self._set_timers()
            for command in commands:
                await self._execute(self.call, command)
        except Exception:
            # A broad except, so that a fault in one call neither ends other calls nor leaves its caller in silence.
            log.exception("a call failed", action="call_fault", call_id=self.call.id, news=type(happened).__name__)
            news.fail()
            await self._survive_fault()

    async def _survive_fault(self) -> None:
        self._faults += 1
        if self._faults < MAX_FAULTS:
            self.deliver(Faulted(at=datetime.now(UTC)))
            return
        for leg in self.call.legs.values():
            await self._execute(self.call, HangUp(leg))

    def _set_timers(self) -> None:
        """Start and cancel timers until they match the timers of the call's state."""
        timers = self.call.timers
        for name in [name for name, (due, _) in self._timers.items() if timers.get(name) != due]:
            self._timers.pop(name)[1].cancel()
        for name, due in timers.items():
            if name not in self._timers:
                delay = (due - datetime.now(UTC)).total_seconds()
                handle = asyncio.get_running_loop().call_later(max(delay, 0), self._fire, name, due)
                self._timers[name] = (due, handle)

    def _fire(self, name: str, due: datetime) -> None:
        self._timers.pop(name, None)
        self.deliver(TimerFired(at=max(due, datetime.now(UTC)), name=name))


def _no_answer() -> Unavailable:
    return Unavailable("通话暂无应答，请确认状态后重试。", code="no_answer")


def _addressed(call: Call, happened: AnyInput) -> Call:
    """The plan for a call. The flow depends on the dialled number, which is known after the call's arrival."""
    if not isinstance(happened, CallerArrived):
        return call
    return replace(call, caller=replace(call.caller, dialed=happened.dialed))


class Mailboxes:
    """All mailboxes of the process. ``execute`` and ``plan_for`` are shared by all calls."""

    def __init__(self, execute: Execute, plan_for: PlanFor, store: CallStore) -> None:
        self._execute, self._plan_for, self._store = execute, plan_for, store
        self._open: dict[str, Mailbox] = {}
        self._lives: set[asyncio.Task[None]] = set()

    def open(self, call: Call, first: Awaitable[AnyInput]) -> None:
        """Open the mailbox of a new or adopted call. ``first`` is handled before any input delivered meanwhile."""
        mailbox = Mailbox(call, self._execute, self._plan_for, self._store)
        self._open[call.id] = mailbox
        life = asyncio.create_task(self._live(mailbox, first), name=f"call {call.id}")
        self._lives.add(life)
        life.add_done_callback(self._lives.discard)

    async def _live(self, mailbox: Mailbox, first: Awaitable[AnyInput]) -> None:
        try:
            await mailbox.live(first)
        finally:
            self._open.pop(mailbox.call.id, None)

    def deliver(self, call_id: str, happened: AnyInput) -> bool:
        """Deliver an input to a call. Returns False for an unknown or ended call."""
        mailbox = self._open.get(call_id)
        if mailbox is not None:
            mailbox.deliver(happened)
        return mailbox is not None

    async def command(self, command: AnyCallCommand) -> Refusal | None:
        """Deliver a command and wait for its result; notes the call's event position in ``infrastructure.positions``.

        Raises Unavailable when the call does not decide in time.
        """
        mailbox = self._open.get(command.call)
        if mailbox is None:
            return call_over(command)
        decision: Decision = asyncio.get_running_loop().create_future()
        mailbox.deliver(Commanded(at=datetime.now(UTC), command=command), decision)
        try:
            async with asyncio.timeout(DECISION_SECONDS):
                refusal = await decision
        except TimeoutError as error:
            raise _no_answer() from error
        positions.note(f"call/{command.call}", mailbox.call.seq)
        return refusal

    def get(self, call_id: str) -> Call | None:
        mailbox = self._open.get(call_id)
        return mailbox.call if mailbox else None

    @property
    def calls(self) -> list[Call]:
        return [mailbox.call for mailbox in self._open.values()]

    def leave_alone(self) -> None:
        """Stop all mailboxes. The calls go on in Asterisk until a process adopts them."""
        for life in self._lives:
            life.cancel()
