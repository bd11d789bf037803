"""Keeps the AI seats of one process signed in and ready, as people do at their desks. A leader's word stands."""

import asyncio

import msgspec
import structlog

from hotline.domains.voice.routing.ports import (
    AgentDoc,
    AgentReply,
    AgentState,
    GetReady,
    RoutingConfig,
    SeatAgentCommand,
    SignIn,
)
from hotline.domains.voice.telephony.rules.phones import ai_seat_endpoint
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable

log = structlog.get_logger()
DEVICE = "ai"
LOOK_SECONDS = 1.0
#: States that an AI seat leaves by itself: it needs neither a rest nor time to write.
ASIDE = (AgentState.NOT_READY, AgentState.SIGNED_OUT)
LEFT = (AgentState.NOT_READY, AgentState.MISSED, AgentState.WRAP_UP)


def own_seats(config: RoutingConfig, process: int, processes: int) -> tuple[str, ...]:
    """The seats of this process: the AI seats are dealt out one by one."""
    seats = sorted(agent.id for agent in config.agents if agent.is_ai)
    return tuple(seats[process - 1 :: processes])


def leaves(doc: AgentDoc) -> bool:
    """Whether a seat in this state makes itself ready: not one that a leader set aside or signed out.

    Whom a leader made ready, or whose talk a leader ended, goes on by itself.
    """
    is_aside = doc.directed is not None and doc.directed.to in ASIDE
    return doc.state in LEFT and not is_aside


def is_called_back(doc: AgentDoc) -> bool:
    """Whether a leader made a seat ready that is signed out: it signs in again."""
    return doc.state is AgentState.SIGNED_OUT and doc.directed is not None and doc.directed.to == AgentState.READY


class Seats:
    """``own``: the numbers of the seats of this process; ``all``: of every process."""

    def __init__(self, bus: Bus, node: str, process: int, processes: int) -> None:
        self._bus, self._node, self._process, self._processes = bus, node, process, processes
        self.own: tuple[str, ...] = ()
        self.all: tuple[str, ...] = ()
        self._docs: dict[str, AgentDoc] = {}
        self._signed_in: set[str] = set()
        self._changed = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._follow_configuration(), name="configuration")
            tasks.create_task(self._follow_agents(), name="agents")
            tasks.create_task(self._maintain_readiness(), name="readiness")

    @property
    def ready(self) -> int:
        return sum(self._docs[seat].state is AgentState.READY for seat in self.own if seat in self._docs)

    async def _follow_configuration(self) -> None:
        async for change in self._bus.bucket("config", msgspec.Raw).watch("routing"):
            if change.key and change.value is not None:
                config = msgspec.json.decode(change.value, type=RoutingConfig)
                self.own = own_seats(config, self._process, self._processes)
                self.all = own_seats(config, 1, 1)
                self._changed.set()

    async def _follow_agents(self) -> None:
        async for change in self._bus.bucket("agents", AgentDoc).watch():
            if change.value is not None:
                self._docs[change.key] = change.value
                self._changed.set()

    async def _maintain_readiness(self) -> None:
        while True:
            for seat in self.own:
                command = self._next(seat)
                if command is not None:
                    await self._command(command)
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), LOOK_SECONDS)
            except TimeoutError:
                continue

    def _next(self, seat: str) -> SeatAgentCommand | None:
        doc = self._docs.get(seat)
        if seat not in self._signed_in or (doc is not None and is_called_back(doc)):
            endpoint = ai_seat_endpoint(self._process, seat)
            return SignIn(seat, DEVICE, self._node, endpoint, f"{DEVICE}-{self._process}", takeover=True)
        return GetReady(seat) if doc is not None and leaves(doc) else None

    async def _command(self, command: SeatAgentCommand) -> None:
        try:
            reply = await self._bus.request("router.seat", command, AgentReply)
        except Unavailable:
            return  # the router is away: tried again
        if not reply.ack.ok:
            log.info("a seat is refused", action="ai_seat_not_ready", agent=command.agent, why=reply.ack.message)
            return
        if isinstance(command, SignIn):
            self._signed_in.add(command.agent)
        if reply.agent is not None:
            self._docs[command.agent] = reply.agent
