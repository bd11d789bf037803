"""One connection to the bus: requests, services, the event stream and the key-value buckets."""

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

import msgspec
import nats
import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.errors import NoRespondersError
from nats.errors import TimeoutError as NatsTimeout
from nats.js import JetStreamContext
from nats.js.api import DiscardPolicy, KeyValueConfig, PubAck, RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import Error as JetStreamError
from nats.js.errors import NotFoundError

from hotline.events.envelope import Envelope
from hotline.infrastructure import positions
from hotline.infrastructure.bus.buckets import Bucket
from hotline.infrastructure.bus.rights import EVENT_STREAM, inbox_of
from hotline.infrastructure.settings import Settings
from hotline.kernel.errors import Refused, Unavailable
from hotline.kernel.positions import POSITION, from_text, to_text

log = structlog.get_logger()

DEDUPLICATION_SECONDS = 120.0
STORE_SECONDS = 1.0
#: Events of one subject that are read at once; a long call has a hundred.
MAX_READ = 1000
#: Answers go nowhere else.
INBOXES = "_INBOX."
#: In the words of the server.
REFUSED = "permissions violation"

#: Bucket -> seconds after which an untouched key vanishes (0: never).
BUCKETS = {
    "config": 0.0,
    "agents": 0.0,
    "queues": 0.0,
    "calls": 0.0,
    "figures": 0.0,
    "inbox": 0.0,
    "alarms": 0.0,
    "notices": 0.0,
    "notifications": 0.0,
    "health": 15.0,
    "switches": 0.0,
    "leases": 0.0,
    "recent": 3600.0,
    "attempts": 86400.0,
    "conversations": 86400.0,
    "spoken": 86400.0,
    "transcripts": 604800.0,
    "transcribing": 86400.0,
    "outbound": 172800.0,
    "sessions": 0.0,
    "session_states": 86400.0,
    "sounds": 0.0,
}


def event_subject(subject: str) -> str:
    """``agent/1027`` travels on ``events.agent.1027``."""
    return "events." + subject.replace("/", ".")


class NotStored(JetStreamError):
    """The bus acknowledged an event that it has not stored."""

    def __str__(self) -> str:
        return "acknowledged without being stored"


def require_stored(answer: PubAck) -> None:
    """Raises NotStored. A leader that is cut off from the other servers acknowledges a repeated event as known, with
    position 0, though none of them has it (NATS 2.10): ``tests/infrastructure/test_cluster_acks.py``.
    """
    if not answer.seq:
        raise NotStored


class Bus:
    """Use as ``async with Bus(settings, "router") as bus``. Reconnects by itself, for ever."""

    def __init__(self, settings: Settings, name: str) -> None:
        self._settings, self._name = settings, name
        self._client = Client()
        self._subscriptions: list[Any] = []
        #: What the server last refused this process, "" when nothing.
        self.refused = ""

    async def __aenter__(self) -> Self:
        account = self._settings.bus
        secret = account.password.get_secret_value()
        self._client = await nats.connect(
            self._settings.bus_url,
            name=self._name,
            user=account.user if secret else None,
            password=secret or None,
            inbox_prefix=inbox_of(account.user),
            max_reconnect_attempts=-1,
            reconnect_time_wait=0.2,
            ping_interval=5,
            max_outstanding_pings=2,
            pending_size=16 * 1024 * 1024,
            error_cb=self._note_error,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()

    @property
    def connected(self) -> bool:
        return self._client.is_connected

    @property
    def jetstream(self) -> JetStreamContext:
        return self._client.jetstream(timeout=5)

    async def await_stores(self, *buckets: str) -> None:
        """Return when the event stream and these buckets are there: at once, but for a bus that lost its store."""
        for store in (EVENT_STREAM, *(f"KV_{bucket}" for bucket in buckets)):
            while True:
                try:
                    await self.jetstream.stream_info(store)
                    break
                except NotFoundError:
                    log.warning("the bus lacks a store", action="bus_store_missing", store=store)
                    await asyncio.sleep(STORE_SECONDS)

    async def create_stores(self) -> None:
        """Create the event stream and every bucket. Safe to repeat."""
        js = self.jetstream
        stream = StreamConfig(
            name=EVENT_STREAM,
            subjects=["events.>"],
            retention=RetentionPolicy.LIMITS,
            storage=StorageType.FILE,
            discard=DiscardPolicy.OLD,
            duplicate_window=DEDUPLICATION_SECONDS,
        )
        await js.add_stream(stream)
        for name, ttl in BUCKETS.items():
            await js.create_key_value(KeyValueConfig(bucket=name, history=1, ttl=ttl or None))

    def bucket[T](self, name: str, kind: type[T]) -> Bucket[T]:
        """A typed view of a bucket. ``kind`` may be any msgspec type, tagged unions included."""
        return Bucket(self._client, name, kind)

    async def store(self, event: Envelope) -> None:
        """Return when the bus has the event; one that it had already it drops. Raises what the bus raises."""
        headers = {"Nats-Msg-Id": event.id}
        payload = msgspec.json.encode(event)
        require_stored(await self.jetstream.publish(event_subject(event.subject), payload, headers=headers))

    async def last_number(self, subject: str) -> int:
        """The number of the last stored event of this subject (``agent/1027``); 0 when there is none."""
        try:
            found = await self.jetstream.get_last_msg(EVENT_STREAM, event_subject(subject))
        except NotFoundError:
            return 0
        return msgspec.json.decode(found.data or b"", type=Envelope).seq

    async def events_of(self, subject: str) -> list[Envelope]:
        """The stored events of this subject, in order, at most MAX_READ. One question each: for a few subjects only."""
        found: list[Envelope] = []
        position = 1
        while len(found) < MAX_READ:
            try:
                stored = await self.jetstream.get_msg(EVENT_STREAM, position, event_subject(subject), next=True)
            except NotFoundError:
                break
            found.append(msgspec.json.decode(stored.data or b"", type=Envelope))
            position = (stored.seq or 0) + 1
        return found

    async def request[R](self, subject: str, message: object, reply: type[R], within: float = 3.0) -> R:
        """Send a request and wait ``within`` seconds. Raises Unavailable when nobody listens or answers in time.

        ``infrastructure.positions`` notes the events that the request made.
        """
        try:
            answer = await self._client.request(subject, msgspec.json.encode(message), timeout=within)
        except (NoRespondersError, NatsTimeout, NatsError) as error:
            raise Unavailable("系统内部通道暂无应答，请重试。", code="no_answer") from error
        for subject_written, number in from_text((answer.headers or {}).get(POSITION, "")).items():
            positions.note(subject_written, number)
        return msgspec.json.decode(answer.data, type=reply)

    async def gather[R](self, subject: str, message: object, reply: type[R], within: float = 0.3) -> list[R]:
        """Send a request to every listener and collect the answers that come ``within`` seconds."""
        inbox = self._client.new_inbox()
        answers: list[R] = []

        async def collect(msg: Msg) -> None:
            if msg.data:
                answers.append(msgspec.json.decode(msg.data, type=reply))

        subscription = await self._client.subscribe(inbox, cb=collect)
        try:
            await self._client.publish(subject, msgspec.json.encode(message), reply=inbox)
            await asyncio.sleep(within)
        finally:
            await subscription.unsubscribe()
        return answers

    async def send(self, subject: str, message: object) -> None:
        """Send without waiting: for news that the next snapshot repeats anyway."""
        await self._client.publish(subject, msgspec.json.encode(message))

    async def serve[M](
        self, subject: str, kind: type[M], handler: Callable[[M], Awaitable[object]], queue: str = ""
    ) -> Callable[[], Awaitable[None]]:
        """Answer requests on a subject with the result of ``handler``. Returns a function that stops the service.

        A Refused goes back as ``{"ok": false, "code": …, "message": …, "status": …}`` (routing.ports.Ack). Requests are
        handled concurrently. A handler that needs them in order must ensure the order itself.
        """

        decode = msgspec.json.Decoder(kind).decode  # once: that of a union takes longer to make than to use

        async def handle(msg: Msg) -> None:
            with positions.collecting() as written:
                answer = await answer_to(msg)
            if msg.reply:
                headers = {POSITION: to_text(written)} if written else None
                await self._client.publish(msg.reply, msgspec.json.encode(answer), headers=headers)

        async def answer_to(msg: Msg) -> object:
            try:
                return await handler(decode(msg.data))
            except Refused as refusal:
                return {"ok": False, "code": refusal.code, "message": refusal.message, "status": refusal.status}
            except msgspec.ValidationError as error:
                return {"ok": False, "code": "invalid", "message": f"请求格式有误：{error}", "status": 422}
            except Exception:
                log.exception("a request failed", action="bus_request_failed", subject=subject)
                return {"ok": False, "code": "fault", "message": "内部错误，已记录。", "status": 500}

        running: set[asyncio.Task[None]] = set()

        async def accept(msg: Msg) -> None:
            if msg.reply and not msg.reply.startswith(INBOXES):
                # A stored message that somebody had the server deliver here, or an answer asked to another service.
                log.error("what is no request was turned away", action="bus_no_request", subject=subject)
                return
            task = asyncio.create_task(handle(msg), name=f"request {subject}")
            running.add(task)
            task.add_done_callback(running.discard)

        subscription = await self._client.subscribe(subject, queue=queue, cb=accept)
        self._subscriptions.append(subscription)
        try:
            await self.flush()
        except BaseException:  # cancelled too: who never learned how to stop it cannot
            await subscription.unsubscribe()
            raise
        return subscription.unsubscribe

    async def flush(self) -> None:
        """Return when the server has read everything sent so far and has refused what it refuses of it."""
        await self._client.flush()
        await self._client.flush()  # the client's ping overtakes what it still holds in its buffer

    async def _note_error(self, error: Exception) -> None:
        if isinstance(error, NatsError) and REFUSED in str(error).lower():
            self.refused = str(error)
            log.error("the bus refuses what this process may not do", action="bus_refused", error=self.refused)
            return
        log.warning("the bus reports an error", action="bus_error", error=repr(error))
