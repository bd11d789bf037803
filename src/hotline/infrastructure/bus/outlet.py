"""Sends events to the bus in order.

Events wait here until the bus has them, and the bus drops repeats by their name.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec
import structlog
from nats.errors import Error as NatsError
from nats.js.errors import Error as JetStreamError
from nats.js.errors import TooManyStalledMsgsError

from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus, event_subject, require_stored

if TYPE_CHECKING:
    from nats.js import JetStreamContext
    from nats.js.api import PubAck

log = structlog.get_logger()
WINDOW = 256
RETRY_SECONDS = 0.2
ACK_SECONDS = 5.0


class EventOutlet:
    """``emit`` never waits. A failed batch is sent again in full: the bus drops what it already has."""

    def __init__(self, bus: Bus, on_stored: Callable[[Envelope], None] | None = None) -> None:
        self._bus, self._on_stored = bus, on_stored
        self._waiting: deque[Envelope] = deque()
        self._sender: asyncio.Task[None] | None = None
        self._jetstream: JetStreamContext | None = None

    def emit(self, event: Envelope) -> None:
        self._waiting.append(event)
        if self._sender is None or self._sender.done():
            self._sender = asyncio.create_task(self._send(), name="event outlet")

    @property
    def backlog(self) -> int:
        return len(self._waiting)

    def abandon(self) -> None:
        """Another process writes these subjects now: drop what has not left yet."""
        self._waiting.clear()
        if self._sender is not None:
            self._sender.cancel()

    async def settle(self) -> None:
        """Wait until the bus has everything emitted so far."""
        while self._sender is not None and not self._sender.done():
            await asyncio.shield(self._sender)

    async def _send(self) -> None:
        while self._waiting:
            batch = [self._waiting[i] for i in range(min(WINDOW, len(self._waiting)))]
            try:
                await self._publish(batch)
            except (NatsError, JetStreamError, TimeoutError, OSError) as error:
                log.warning("events wait for the bus", action="events_wait", backlog=self.backlog, error=repr(error))
                await asyncio.sleep(RETRY_SECONDS)
                continue
            for event in batch:
                self._waiting.popleft()
                if self._on_stored is not None:
                    self._on_stored(event)

    async def _publish(self, batch: Sequence[Envelope]) -> None:
        """Publish the batch in order. Returns when the bus has acknowledged every event."""
        # One context for good: each subscribes to the answers, and only the end of the connection ends that.
        jetstream = self._jetstream = self._jetstream or self._bus.jetstream
        acks: list[asyncio.Future[PubAck]] = []
        try:
            for event in batch:
                subject, headers = event_subject(event.subject), {"Nats-Msg-Id": event.id}
                payload = msgspec.json.encode(event)
                acks.append(await jetstream.publish_async(subject, payload, wait_stall=ACK_SECONDS, headers=headers))
            for answer in await asyncio.wait_for(asyncio.gather(*acks), timeout=ACK_SECONDS):
                require_stored(answer)
        except TooManyStalledMsgsError:
            self._jetstream = None  # its count of pending messages includes those that could not be sent
            raise
        finally:
            for ack in acks:
                ack.cancel()
