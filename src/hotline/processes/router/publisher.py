"""Carries out the routing decisions: offers go to callcontrols, and documents, events and queues are published."""

import asyncio
from collections.abc import Callable, Mapping

import structlog

from hotline.domains.voice.routing.ports import Ack, AgentDoc, QueueDoc
from hotline.domains.voice.routing.rules.effects import Effects, Emit, SendOffer, SendWithdraw
from hotline.events import routing as events
from hotline.events.envelope import Envelope, envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.settings import Place
from hotline.kernel.errors import Refused

log = structlog.get_logger()
QUEUES_EVERY_SECONDS = 0.5
OFFER_ANSWER_SECONDS = 2.0


class Publisher:
    def __init__(self, bus: Bus, place: Place, offer_not_sent: Callable[[str, str], None]) -> None:
        self._bus, self._place, self._offer_not_sent = bus, place, offer_not_sent
        self._agents = bus.bucket("agents", AgentDoc)
        self._queues = bus.bucket("queues", QueueDoc)
        self._outlet = EventOutlet(bus)
        self._stale_queues: set[str] = set()
        self._sends: set[asyncio.Task[None]] = set()

    def publish(self, effects: Effects, agents: Mapping[str, AgentDoc]) -> None:
        """Documents first: whoever is told of an offer can read what the agent is doing."""
        for agent in effects.agents:
            self._agents.put_soon(agent, agents[agent])
        for fact in effects.facts:
            self._outlet.emit(self._event(fact))
        self._stale_queues |= effects.queues
        for send in effects.sends:
            send_task = asyncio.create_task(self._send(send), name=type(send).__name__)
            self._sends.add(send_task)
            send_task.add_done_callback(self._sends.discard)

    async def show_queues(self, look: Callable[[set[str]], list[QueueDoc]]) -> None:
        """Queues on screen, at most twice a second each. Runs until cancelled."""
        while True:
            stale, self._stale_queues = self._stale_queues, set()
            for doc in look(stale):
                self._queues.put_soon(doc.id, doc)
            await asyncio.sleep(QUEUES_EVERY_SECONDS)

    async def settle(self) -> None:
        await self._agents.settle()
        await self._outlet.settle()

    def abandon(self) -> None:
        """A successor writes from now on; what is still here stays here."""
        for send_task in self._sends:
            send_task.cancel()
        self._agents.abandon()
        self._queues.abandon()
        self._outlet.abandon()

    def _event(self, fact: Emit) -> Envelope:
        return envelope(
            fact.fact,
            subject=events.subject(fact.agent),
            seq=fact.seq,
            at=fact.at,
            actor=fact.actor,
            site=self._place.site,
            node=self._place.node,
        )

    async def _send(self, send: SendOffer | SendWithdraw) -> None:
        match send:
            case SendOffer(node, offer):
                try:
                    ack = await self._bus.request(f"callcontrol.{node}.offer", offer, Ack, OFFER_ANSWER_SECONDS)
                except Refused as refusal:
                    ack = Ack(ok=False, code=refusal.code)
                if not ack.ok:
                    log.warning("an offer did not arrive", action="offer_not_sent", call_id=offer.call, why=ack.code)
                    self._offer_not_sent(offer.offer, ack.code)
            case SendWithdraw(node, withdraw):
                await self._bus.send(f"callcontrol.{node}.withdraw", withdraw)
