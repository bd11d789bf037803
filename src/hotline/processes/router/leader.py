"""The leading router: the routing state, requests to it, and what follows from each request.

A request changes the routing state within one turn of the event loop, so no request sees another half done. Offers,
documents and events are sent afterwards. The routing state never exists only in flight: a successor finds the agents in
their bucket and the callers at their callcontrols.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from hotline.domains.voice.routing.ports import (
    Ack,
    AgentReply,
    AnyAgentCommand,
    Dequeue,
    Enqueue,
    HeldCalls,
    OfferResult,
    Position,
    PositionQuery,
    QueueDoc,
    Reserve,
    RoutingConfig,
    SeatAgentCommand,
    Take,
    TalkOver,
)
from hotline.domains.voice.routing.rules import (
    agent_commands,
    agent_requests,
    callers,
    offers,
    passing_time,
    reconciliation,
    routing_state,
)
from hotline.events import routing as events
from hotline.infrastructure import positions
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Place
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id
from hotline.processes.router.publisher import Publisher
from hotline.processes.router.restore import configuration, restore_agents

TICK_SECONDS = 0.1
SETTLE_SECONDS = 0.5
HELD_CALLS = "callcontrol.roll_call"
RECONCILE_EVERY_SECONDS = 10.0
PROBE_SECONDS = 1.0
#: A change this shortly before a roll call may still have been on its way to or from a callcontrol.
IN_FLIGHT = timedelta(seconds=3)

type Clock = Callable[[], datetime]


class Leader:
    """Leads the routing. ``lead`` runs until cancelled; then ``stop`` ends its services.

    ``holds`` returns whether this router is certainly the only leader.
    """

    def __init__(self, bus: Bus, place: Place, clock: Clock, holds: Callable[[], bool]) -> None:
        self._bus, self._clock, self._holds = bus, clock, holds
        self._publisher = Publisher(bus, place, self._offer_not_sent)
        self._routing: routing_state.RoutingState | None = None
        self._services: list[Callable[[], Awaitable[None]]] = []
        self._reconcile_wakeup = asyncio.Event()

    @property
    def routing(self) -> routing_state.RoutingState:
        assert self._routing is not None, "nothing is served before the floor is restored"
        return self._routing

    async def lead(self) -> None:
        config = await configuration(self._bus)
        self._routing = routing_state.RoutingState(config, lambda: new_id("offer"))
        await restore_agents(self._bus, self.routing, self._clock())
        await self._reconcile(timedelta(0))
        await self._serve()
        self._flush()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch_configuration(), name="configuration")
            tasks.create_task(self._pass_time(), name="passing time")
            tasks.create_task(self._publisher.show_queues(self._queue_docs), name="queues on screen")
            tasks.create_task(self._reconcile_forever(), name="roll calls")

    async def stop(self) -> None:
        """Stop serving.

        While this router holds the lease, everything pending is published first; else it is dropped.
        """
        for stop in self._services:
            with contextlib.suppress(Exception):
                await stop()
        if self._holds():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(SETTLE_SECONDS):
                    await self._publisher.settle()
        self._publisher.abandon()

    def figures(self) -> dict[str, float]:
        routing = self._routing
        if routing is None:
            return {}
        return {"waiting": len(routing.lines), "ready": len(routing.pool), "offers": len(routing.reservations)}

    # Requests --------------------------------------------------------------------------------------------------------

    async def _serve(self) -> None:
        """Serve the router's subjects.

        Each service is noted as soon as it runs, so that stopping halfway ends those that run.
        """
        served: list[tuple[str, Any, Callable[[Any], Awaitable[object]]]] = [
            ("router.enqueue", Enqueue, self._enqueue),
            ("router.dequeue", Dequeue, self._dequeue),
            ("router.position", PositionQuery, self._position),
            ("router.offer_result", OfferResult, self._offer_result),
            ("router.talk_over", TalkOver, self._talk_over),
            ("router.reserve", Reserve, self._reserve),
            ("router.take", Take, self._take),
            ("router.roll_call", HeldCalls, self._held_calls),
            ("router.agent", AnyAgentCommand, self._agent),
            ("router.seat", SeatAgentCommand, self._seat),
        ]
        for subject, kind, handler in served:
            self._services.append(await self._bus.serve(subject, kind, handler))

    async def _enqueue(self, call: Enqueue) -> Ack:
        return self._then_flush(lambda now: callers.enqueue(self.routing, call, now))

    async def _dequeue(self, gone: Dequeue) -> Ack:
        return self._then_flush(lambda now: callers.dequeue(self.routing, gone.call, now))

    async def _position(self, query: PositionQuery) -> Position:
        self._require_lease()
        return callers.position(self.routing, query.call, self._clock())

    async def _offer_result(self, result: OfferResult) -> Ack:
        return self._then_flush(lambda now: offers.offer_result(self.routing, result, now))

    async def _talk_over(self, over: TalkOver) -> Ack:
        return self._then_flush(lambda now: callers.talk_over(self.routing, over, now))

    async def _reserve(self, request: Reserve) -> Ack:
        return self._then_flush(lambda now: agent_requests.reserve(self.routing, request, now))

    async def _take(self, request: Take) -> Ack:
        return self._then_flush(lambda now: agent_requests.take(self.routing, request, now))

    async def _held_calls(self, report: HeldCalls) -> Ack:
        """A callcontrol has started. Its list of calls may be old by now, so it is queried again."""
        self._reconcile_wakeup.set()
        return Ack()

    async def _agent(self, command: AnyAgentCommand) -> AgentReply:
        try:
            ack = self._then_flush(lambda now: agent_commands.obey(self.routing, command, now))
        except Refused as refusal:
            ack = Ack(False, refusal.code, refusal.message, refusal.status)
        agent = self.routing.agent(command.agent)
        if agent is not None:
            positions.note(events.subject(agent.id), agent.seq)
        return AgentReply(ack, agent)

    async def _seat(self, command: SeatAgentCommand) -> AgentReply:
        """For AI seats alone: their process has no say in where people work."""
        known = self.routing.staff.get(command.agent)
        if known is None or not known.is_ai:
            return AgentReply(Ack(False, "not_a_seat", f"{command.agent} 不是智能坐席，请本人签入。", 403))
        return await self._agent(command)

    def _then_flush(self, change: Callable[[datetime], None]) -> Ack:
        self._require_lease()
        change(self._clock())
        self._flush()
        return Ack()

    def _require_lease(self) -> None:
        if not self._holds():
            raise asyncio.CancelledError  # no answer at all: who asks tries again and finds the successor

    def _flush(self) -> None:
        self._publisher.publish(self.routing.drain(), self.routing.agents)

    # What goes on by itself ------------------------------------------------------------------------------------------

    async def _pass_time(self) -> None:
        while True:
            if self._holds():
                passing_time.pass_time(self.routing, self._clock())
                self._flush()
            await asyncio.sleep(TICK_SECONDS)

    async def _watch_configuration(self) -> None:
        async for change in self._bus.bucket("config", RoutingConfig).watch("routing"):
            if change.value is not None and self._holds():
                agent_commands.configure(self.routing, change.value, self._clock())
                self._flush()

    async def _reconcile_forever(self) -> None:
        """Now and then, that nothing stays lost; at once when a callcontrol came up; often while one is silent."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PROBE_SECONDS if self.routing.silent else RECONCILE_EVERY_SECONDS):
                    await self._reconcile_wakeup.wait()
            self._reconcile_wakeup.clear()
            await self._reconcile(IN_FLIGHT)
            self._flush()

    async def _reconcile(self, in_flight: timedelta) -> None:
        requested_at = self._clock() - in_flight
        reports = await self._bus.gather(HELD_CALLS, {}, HeldCalls)
        if self._holds():
            reconciliation.reconcile(self.routing, reports, requested_at, self._clock())

    def _offer_not_sent(self, offer: str, code: str) -> None:
        if self._holds():
            reconciliation.offer_not_sent(self.routing, offer, code, self._clock())
            self._flush()
            if self.routing.silent:
                self._reconcile_wakeup.set()

    def _queue_docs(self, queues: set[str]) -> list[QueueDoc]:
        now = self._clock()
        return [self.routing.queue_doc(queue, now) for queue in sorted(queues & self.routing.queues.keys())]
