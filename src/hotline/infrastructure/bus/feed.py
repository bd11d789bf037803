"""Reads the event stream in order from a given position.

The reader stores the position in its own database, in the transaction that stores what it read. A durable consumer
on the bus would store it a second time and, after a crash, deliver out of order. This consumer is created at the
reader's position, and again whenever its count shows that a message was lost on the way.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import structlog
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.rights import EVENT_STREAM

if TYPE_CHECKING:
    from nats.aio.msg import Msg
    from nats.js import JetStreamContext

log = structlog.get_logger()
IDLE_SECONDS = 60.0


class FeedMessage(NamedTuple):
    """A message of the stream."""

    subject: str
    payload: bytes
    position: int  # in the stream, from 1
    behind: int  # number of messages that the stream holds after it


class EventFeed:
    """Reads the event stream. Raises the errors of the NATS client."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._subscription: JetStreamContext.PullSubscription | None = None
        self._message_of = 0

    async def stream(self) -> str:
        """The moment at which the stream was created, as its name. When it changes, positions count from 1 again."""
        info = await self._bus.jetstream.stream_info(EVENT_STREAM)
        return str(info.created)

    async def last_position(self) -> int:
        """The position of the newest message; 0 for an empty stream."""
        info = await self._bus.jetstream.stream_info(EVENT_STREAM)
        return int(info.state.last_seq)

    async def start_after(self, position: int) -> None:
        """Read on from the message after this one."""
        await self.stop()
        config = ConsumerConfig(
            ack_policy=AckPolicy.NONE,
            deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
            opt_start_seq=position + 1,
            inactive_threshold=IDLE_SECONDS,
            mem_storage=True,
        )
        self._subscription = await self._bus.jetstream.pull_subscribe("events.>", stream=EVENT_STREAM, config=config)
        self._message_of = 0

    async def fetch(self, limit: int, within: float) -> list[FeedMessage]:
        """Messages that arrive within these seconds, in order. Raises ConnectionError when one was lost."""
        assert self._subscription is not None, "start_after comes first"
        try:
            messages = await self._subscription.fetch(limit, timeout=within)
        except TimeoutError:  # the client's, or asyncio's at the end of a batch
            return []
        return self._checked(messages)

    def _checked(self, messages: "Sequence[Msg]") -> list[FeedMessage]:
        found: list[FeedMessage] = []
        for message in messages:
            meta = message.metadata
            self._message_of += 1
            if meta.sequence.consumer != self._message_of:
                raise ConnectionError(f"message {self._message_of} of the feed was lost")
            found.append(FeedMessage(message.subject, message.data, meta.sequence.stream, meta.num_pending or 0))
        return found

    async def stop(self) -> None:
        if self._subscription is not None:
            subscription, self._subscription = self._subscription, None
            await subscription.unsubscribe()
