"""The router's side of the wire, for scenarios without a router."""

import asyncio

from hotline.domains.voice.routing.ports import (
    Ack,
    Dequeue,
    Enqueue,
    HeldCalls,
    Offer,
    OfferResult,
    Position,
    PositionQuery,
    Reserve,
    Take,
    TalkOver,
)
from hotline.infrastructure.bus.connection import Bus


class Dispatcher:
    """The router's side of the wire, worked by hand: keeps what it is told, offers when told to.

    ``nobody_free``: no agent can be reserved.
    """

    def __init__(self, bus: Bus, node: str) -> None:
        self._bus, self._node = bus, node
        self.received: list[object] = []
        self.position = Position(1, 100)
        self.nobody_free = False
        self._came = asyncio.Event()

    async def open(self) -> None:
        kinds = {
            "enqueue": Enqueue,
            "dequeue": Dequeue,
            "reserve": Reserve,
            "take": Take,
            "offer_result": OfferResult,
            "talk_over": TalkOver,
        }
        for name, kind in kinds.items():
            await self._bus.serve(f"router.{name}", kind, self._hear)
        await self._bus.serve("router.roll_call", HeldCalls, self._hear)
        await self._bus.serve("router.position", PositionQuery, self._position)

    async def _hear(self, message: object) -> Ack:
        self.received.append(message)
        self._came.set()
        refused = self.nobody_free and isinstance(message, Reserve)
        return Ack(False, "agent_busy", "现在不能接听。", 409) if refused else Ack()

    async def _position(self, _: PositionQuery) -> Position:
        return self.position

    def forget(self, kind: type[object]) -> None:
        """What was told so far, twice perhaps."""
        self.received = [message for message in self.received if not isinstance(message, kind)]

    async def hears[M](self, kind: type[M], within: float = 5.0, count: int = 1) -> M:
        """The latest message of a kind, once there are that many."""
        async with asyncio.timeout(within):
            while len(found := [m for m in self.received if isinstance(m, kind)]) < count:
                self._came.clear()
                await self._came.wait()
        return found[-1]

    async def offer(self, call: str, offer: str, agent: str = "1001", ring_seconds: int = 10) -> Ack:
        made = Offer(offer, call, agent, f"agent-{agent}", ring_seconds)
        return await self._bus.request(f"callcontrol.{self._node}.offer", made, Ack)
