"""The bus as its clients can find it: one server, a connection to each client, and what can happen to a connection.

What a TCP connection and NATS can show, and so happens here: a message is late, or so late that whoever asked has asked
again (it is then handled twice); a connection breaks, what was under way in either direction is lost and what is said
meanwhile is kept by the client and sent when it is back; messages of different connections overtake each other; nobody
listens. What they cannot show, and so does not happen: two messages of one connection in another order, or one message
delivered twice.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextvars import Context, copy_context
from random import Random

from nats.errors import ConnectionClosedError, NoRespondersError
from nats.errors import TimeoutError as NatsTimeout

from tests.simulation.jetstream import JetStream
from tests.simulation.store import Store
from tests.simulation.timeline import Timeline
from tests.simulation.virtual_time import OWNER

TYPICAL_SECONDS = 0.001
APART = 1e-6  # two messages of one connection never arrive at the same moment
REQUEST_SECONDS = 5.0


def _nothing() -> None:
    """Nobody is waiting for the next message."""


type Headers = dict[str, str] | None
type Handler = Callable[["Message"], Awaitable[None]]


class Message:
    """As the handlers of the product get it."""

    def __init__(self, subject: str, data: bytes, reply: str, headers: Headers) -> None:
        self.subject, self.data, self.reply, self.headers = subject, data, reply, headers


class Subscription:
    def __init__(self, client: "Client", subject: str, handler: Handler) -> None:
        self.client, self.subject, self.handler, self.context = client, subject, handler, copy_context()

    def take(self, message: Message) -> None:
        asyncio.get_running_loop().create_task(self.handler(message), context=self.context)

    async def unsubscribe(self) -> None:
        await self.client.unsubscribe(self)


class Connection:
    """Both directions between a client and the server; each keeps its order.

    ``sent`` is called with every message that leaves the client: a process can be killed at that very moment.
    """

    def __init__(self, name: str, seed: str, world: Context) -> None:
        self.name, self.up, self.closed = name, True, False
        self.sent: Callable[[], None] = _nothing
        self._breaks = {"there": 0, "back": 0}
        self._dice, self._world = Random(f"{seed}/{name}"), world
        self._free = {"there": 0.0, "back": 0.0}
        self._late_until = {"there": 0.0, "back": 0.0}
        self._slow = 1.0
        self.pending: list[Callable[[], None]] = []

    def slow(self, times: float) -> None:
        """Messages take so many times as long as usual."""
        self._slow = times

    def delay(self, until: float, directions: Iterable[str]) -> None:
        """Nothing arrives before: packets are lost and sent again. Late answers are asked for twice."""
        for direction in directions:
            self._late_until[direction] = max(self._late_until[direction], until)

    def carry(self, direction: str, arrive: Callable[[], None]) -> None:
        if not self.up:
            if direction == "there" and not self.closed:
                self.pending.append(arrive)
            return
        loop = asyncio.get_running_loop()
        at = loop.time() + self._dice.expovariate(1 / TYPICAL_SECONDS) * self._slow
        at = self._free[direction] = max(at, self._late_until[direction], self._free[direction] + APART)
        loop.call_at(at, self._arrive, direction, self._breaks[direction], arrive, context=self._world)
        if direction == "there":
            self.sent()

    def _arrive(self, direction: str, breaks: int, arrive: Callable[[], None]) -> None:
        if breaks == self._breaks[direction]:
            arrive()

    def cut(self) -> None:
        """What is under way is lost."""
        self.end()
        self._breaks["there"] += 1

    def end(self) -> None:
        """The client is gone; what it sent arrives."""
        self.up = False
        self._breaks["back"] += 1

    def restore(self) -> None:
        self.up, pending, self.pending = True, self.pending, []
        for arrive in pending:
            self.carry("there", arrive)


class Server:
    """Knows who listens to what; keeps the stream and the buckets. It lives as long as the history."""

    def __init__(self, seed: str, timeline: Timeline) -> None:
        self.seed, self.store = seed, Store(timeline)
        self.clients: list[Client] = []
        self.world = copy_context()
        self._listeners: dict[str, list[Subscription]] = {}
        self._inboxes = 0

    def connect(self, name: str) -> "Client":
        number = sum(client.name == name for client in self.clients)
        client = Client(self, name, Connection(f"{name}#{number}", self.seed, self.world))
        self.clients.append(client)
        return client

    def new_inbox(self) -> str:
        self._inboxes += 1
        return f"_INBOX.{self._inboxes}"

    def add(self, subscription: Subscription) -> None:
        listeners = self._listeners.setdefault(subscription.subject, [])
        if subscription not in listeners:
            listeners.append(subscription)

    def drop(self, subscription: Subscription) -> None:
        listeners = self._listeners.get(subscription.subject, [])
        if subscription in listeners:
            listeners.remove(subscription)

    def forget(self, client: "Client") -> None:
        """Its connection is gone: nothing is sent to it any more."""
        for listeners in self._listeners.values():
            listeners[:] = [each for each in listeners if each.client is not client]
        self.store.forget(client)

    def route(self, subject: str, data: bytes, reply: str, headers: Headers) -> bool:
        """False when nobody listens."""
        listeners = list(self._listeners.get(subject, ()))
        for listener in listeners:
            listener.client.deliver(listener, Message(subject, data, reply, headers))
        return bool(listeners)


class Client:
    """What the product uses of ``nats.aio.client.Client``."""

    def __init__(self, server: Server, name: str, connection: Connection) -> None:
        self.server, self.name, self.connection = server, name, connection
        self.stats = {"reconnects": 0}
        self.owner = OWNER.get()
        self._subscriptions: list[Subscription] = []
        self._waiting: dict[str, asyncio.Future[Message]] = {}

    @property
    def is_connected(self) -> bool:
        return self.connection.up

    def new_inbox(self) -> str:
        return self.server.new_inbox()

    async def alive(self) -> None:
        """A process that was killed gets no further than this."""
        if self.connection.closed:
            if self.owner is not None and self.owner.dead:
                await asyncio.get_running_loop().create_future()
            raise ConnectionClosedError

    async def publish(self, subject: str, data: bytes, reply: str = "", headers: Headers = None) -> None:
        await self.alive()
        self.connection.carry("there", lambda: self._route(subject, data, reply, headers))

    def _route(self, subject: str, data: bytes, reply: str, headers: Headers) -> None:
        if not self.server.route(subject, data, reply, headers) and reply in self._waiting:
            self.connection.carry("back", lambda: self._nobody(reply))

    def _nobody(self, inbox: str) -> None:
        waiting = self._waiting.get(inbox)
        if waiting is not None and not waiting.done():
            waiting.set_exception(NoRespondersError())

    async def request(self, subject: str, data: bytes, timeout: float) -> Message:  # noqa: ASYNC109 - as in nats
        inbox, answer = self.new_inbox(), asyncio.get_running_loop().create_future()
        self._waiting[inbox] = answer

        async def take(message: Message) -> None:
            if not answer.done():
                answer.set_result(message)

        subscription = Subscription(self, inbox, take)
        self.server.add(subscription)
        try:
            await self.publish(subject, data, inbox)
            async with asyncio.timeout(timeout):
                return await answer
        except TimeoutError as error:
            raise NatsTimeout from error
        finally:
            del self._waiting[inbox]
            self.server.drop(subscription)

    async def subscribe(self, subject: str, queue: str = "", cb: Handler | None = None) -> Subscription:
        await self.alive()
        assert cb is not None
        subscription = Subscription(self, subject, cb)
        self._subscriptions.append(subscription)
        self.connection.carry("there", lambda: self.server.add(subscription))
        return subscription

    async def unsubscribe(self, subscription: Subscription) -> None:
        await self.alive()
        if subscription in self._subscriptions:
            self._subscriptions.remove(subscription)
        self.connection.carry("there", lambda: self.server.drop(subscription))

    async def flush(self) -> None:
        await self.perform(lambda: None)

    def deliver(self, subscription: Subscription, message: Message) -> None:
        """The server sends it on its way."""
        self.connection.carry("back", lambda: subscription.take(message))

    async def perform[R](self, work: Callable[[], R], within: float = REQUEST_SECONDS) -> R:
        """Something the server does and answers: a write, a read, a mark of life."""
        await self.alive()
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self.submit(work, answer)
        try:
            async with asyncio.timeout(within):
                return await answer
        except TimeoutError as error:
            raise NatsTimeout from error

    def submit[R](self, work: Callable[[], R], answer: "asyncio.Future[R]") -> None:
        def back(result: R, error: Exception | None) -> None:
            if not answer.done():
                answer.set_exception(error) if error is not None else answer.set_result(result)

        def there() -> None:
            result, failed = None, None
            try:
                result = work()
            except Exception as error:
                failed = error
            self.connection.carry("back", lambda: back(result, failed))

        self.connection.carry("there", there)

    def jetstream(self, timeout: float = REQUEST_SECONDS) -> JetStream:
        return JetStream(self, timeout)

    async def close(self) -> None:
        self.end()

    # What happens to it ----------------------------------------------------------------------------------------------

    def end(self) -> None:
        """Closed, or its process is dead."""
        self.connection.end()
        self.connection.closed = True
        self.connection.pending.clear()
        self.server.forget(self)

    def lose(self) -> None:
        """The connection breaks; the client notices and goes on trying."""
        if not self.connection.closed and self.connection.up:
            self.connection.cut()
            self.server.forget(self)

    def find(self) -> None:
        """The connection stands again: subscriptions first, then what was said meanwhile."""
        if self.connection.closed or self.connection.up:
            return
        self.stats["reconnects"] += 1
        pending, self.connection.pending = self.connection.pending, []
        again = [*self._subscriptions]
        self.connection.pending = [*(lambda each=each: self.server.add(each) for each in again), *pending]
        self.connection.restore()
