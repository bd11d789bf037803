"""The leading router: the floor, its requests, and what follows from each.

A request changes the floor within one turn of the event loop, so requests never see each other half done. What follows
(offers, documents, events) is sent afterwards; nothing the floor knows is only in flight, so a successor finds the
agents in their bucket and the callers with their callcontrols.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from hotline.domains.routing import rules
from hotline.domains.routing.ports import (
    Ack,
    AgentReply,
    AnyAgentCommand,
    Dequeue,
    Enqueue,
    OfferResult,
    Position,
    PositionQuery,
    QueueDoc,
    RollCall,
    RoutingConfig,
    TalkOver,
)
from hotline.infrastructure.bus import Bus
from hotline.infrastructure.settings import Place
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id
from hotline.processes.router.publishing import Publisher
from hotline.processes.router.restoring import configuration, restore_agents

log = structlog.get_logger()
TICK_SECONDS = 0.1
GRACE_SECONDS = 5.0
ROLL_CALL = "callcontrol.roll_call"

type Clock = Callable[[], datetime]


class Leader:
    """``lead`` runs until cancelled; then ``stop`` ends its services so that a successor is the only one asked."""

    def __init__(self, bus: Bus, place: Place, clock: Clock) -> None:
        self._bus, self._clock = bus, clock
        self._publisher = Publisher(bus, place, self._offer_not_sent)
        self._floor: rules.Floor | None = None
        self._services: list[Callable[[], Awaitable[None]]] = []

    @property
    def floor(self) -> rules.Floor:
        assert self._floor is not None, "nothing is served before the floor is restored"
        return self._floor

    async def lead(self) -> None:
        config = await configuration(self._bus)
        self._floor = rules.Floor(config, lambda: new_id("offer"))
        await restore_agents(self._bus, self.floor)
        answered = await self._bus.gather(ROLL_CALL, {}, RollCall)
        for roll in answered:
            rules.roll_call(self.floor, roll, self._clock())
        await self._serve()
        self._flush()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch_configuration(), name="configuration")
            tasks.create_task(self._pass_time(), name="passing time")
            tasks.create_task(self._publisher.show_queues(self._queue_docs), name="queues on screen")
            tasks.create_task(self._let_go_of_the_silent({roll.node for roll in answered}), name="silent nodes")

    async def stop(self) -> None:
        for stop in self._services:
            with contextlib.suppress(Exception):
                await stop()
        await self._publisher.settle()

    def figures(self) -> dict[str, float]:
        floor = self._floor
        if floor is None:
            return {}
        return {"waiting": len(floor.lines), "ready": len(floor.pool), "offers": len(floor.reservations)}

    # Requests --------------------------------------------------------------------------------------------------------

    async def _serve(self) -> None:
        bus = self._bus
        self._services = [
            await bus.serve("router.enqueue", Enqueue, self._enqueue),
            await bus.serve("router.dequeue", Dequeue, self._dequeue),
            await bus.serve("router.position", PositionQuery, self._position),
            await bus.serve("router.offer_result", OfferResult, self._offer_result),
            await bus.serve("router.talk_over", TalkOver, self._talk_over),
            await bus.serve("router.roll_call", RollCall, self._roll_call),
            await bus.serve("router.agent", AnyAgentCommand, self._agent),  # type: ignore[arg-type]
        ]

    async def _enqueue(self, call: Enqueue) -> Ack:
        return self._then_flush(lambda now: rules.enqueue(self.floor, call, now))

    async def _dequeue(self, gone: Dequeue) -> Ack:
        return self._then_flush(lambda now: rules.dequeue(self.floor, gone.call, now))

    async def _position(self, query: PositionQuery) -> Position:
        return rules.position(self.floor, query.call, self._clock())

    async def _offer_result(self, result: OfferResult) -> Ack:
        return self._then_flush(lambda now: rules.offer_result(self.floor, result, now))

    async def _talk_over(self, over: TalkOver) -> Ack:
        return self._then_flush(lambda now: rules.talk_over(self.floor, over, now))

    async def _roll_call(self, roll: RollCall) -> Ack:
        return self._then_flush(lambda now: rules.roll_call(self.floor, roll, now))

    async def _agent(self, command: AnyAgentCommand) -> AgentReply:
        try:
            ack = self._then_flush(lambda now: rules.obey(self.floor, command, now))
        except Refused as no:
            ack = Ack(False, no.code, no.message, no.status)
        return AgentReply(ack, self.floor.agent(command.agent))

    def _then_flush(self, change: Callable[[datetime], None]) -> Ack:
        change(self._clock())
        self._flush()
        return Ack()

    def _flush(self) -> None:
        self._publisher.publish(self.floor.drain(), self.floor.agents)

    # What goes on by itself ------------------------------------------------------------------------------------------

    async def _pass_time(self) -> None:
        while True:
            rules.pass_time(self.floor, self._clock())
            self._flush()
            await asyncio.sleep(TICK_SECONDS)

    async def _watch_configuration(self) -> None:
        async for change in self._bus.bucket("config", RoutingConfig).watch("routing"):
            if change.value is not None:
                rules.configure(self.floor, change.value, self._clock())
                self._flush()

    async def _let_go_of_the_silent(self, answered: set[str]) -> None:
        """Agents on calls of a callcontrol that has not spoken up are freed after a grace: it is starting or gone."""
        await asyncio.sleep(GRACE_SECONDS)
        spoken = answered | {roll.node for roll in await self._bus.gather(ROLL_CALL, {}, RollCall)}
        for agent in rules.unknown_offers(self.floor, spoken):
            log.warning("nobody holds this agent's call", action="agent_let_go", agent=agent)
            rules.let_go(self.floor, self.floor.agents[agent], self._clock())
        self._flush()

    def _offer_not_sent(self, offer: str) -> None:
        rules.offer_not_sent(self.floor, offer, self._clock())
        self._flush()

    def _queue_docs(self, queues: set[str]) -> list[QueueDoc]:
        now = self._clock()
        return [self.floor.queue_doc(queue, now) for queue in sorted(queues & self.floor.queues.keys())]
