"""A session with a carrier's gateway over TCP: does what the session says, when it says it.

What the session has to tell is stored before anything is answered to the gateway, and what is to be submitted is stored
as handed over before it is written. While the store is away nothing is submitted and nothing received is answered.
"""

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from collections.abc import Sequence as Several
from dataclasses import dataclass
from typing import Protocol

import structlog

from hotline.domains.service.messaging.rules.carriers.dialects.base import Outgoing, Sequence
from hotline.domains.service.messaging.rules.carriers.news import (
    Accepted,
    Action,
    CameUp,
    Close,
    Connect,
    LoginFailed,
    Noted,
    Phase,
    Received,
    Refused,
    Unanswered,
    Write,
)
from hotline.domains.service.messaging.rules.carriers.session import GATEWAYS_GOODBYE, GOODBYE, LOGIN_REFUSED, Session

log = structlog.get_logger()
CHUNK = 65536
#: Chunks that are read ahead. Beyond them the gateway waits.
READ_AHEAD = 32
#: How often new messages are looked for, and the store is tried again.
LOOK_SECONDS = 0.2
STORE_PAUSE_SECONDS = 1.0

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
News = Accepted | Refused | Unanswered | Received


@dataclass(frozen=True)
class Claimed:
    """A message that is stored as handed over under this number, and may be written once."""

    sequence: Sequence
    outgoing: Outgoing


class Store(Protocol):
    """Where messages come from and news go. Whatever it raises means: not stored, try again."""

    async def claim(self, room: int, session: Session, now: float) -> Several[Claimed]:
        """Up to ``room`` messages, each stored as handed over under a sequence number that the session reserved."""
        ...

    async def has_work(self) -> bool:
        """Whether a message waits."""
        ...

    async def note(self, news: Several[News]) -> None:
        """Stored, all or nothing, when it returns. The same news again change nothing."""
        ...


class Clock:
    """Seconds since 1970 that never go back."""

    def __init__(self) -> None:
        self._since = time.time() - time.monotonic()

    def __call__(self) -> float:
        return self._since + time.monotonic()


class Line:
    """``address`` None: the connection is there already, because the gateway made it."""

    def __init__(
        self, name: str, session: Session, store: Store, address: tuple[str, int] | None, *, on_demand: bool = False
    ) -> None:
        self.name, self.session = name, session
        self._store, self._address, self._on_demand = store, address, on_demand
        self._clock = Clock()
        #: Of which connection, and what: octets, none when it is gone, or its streams when it is made.
        self._incoming: asyncio.Queue[tuple[int, bytes | Streams]] = asyncio.Queue(READ_AHEAD)
        self._connection = 0
        self._writer: asyncio.StreamWriter | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._unstored: list[News] = []
        #: The last thing that went wrong, empty while the line is up.
        self.problem = ""

    async def run(self, stop: asyncio.Event) -> None:
        """Until the session is over, which it is some seconds after ``stop``."""
        try:
            if self._address is not None and not self._on_demand:
                await self._do(self.session.start(self._clock()))
            while not self.session.is_over:
                if stop.is_set():
                    await self._do(self.session.drain(self._clock()))
                await self._do(self.session.tick(self._clock()))
                submitted = await self._submit()
                if not self.session.is_over:
                    await self._receive(0 if submitted else self._pause())
            await self._store_news()
        finally:
            self._drop()
            for task in self._tasks:
                task.cancel()

    async def run_served(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, stop: asyncio.Event) -> None:
        """For a connection that the gateway made."""
        self._take(reader, writer)
        await self._do(self.session.connected(self._clock()))
        await self.run(stop)

    # --- what the session says

    async def _do(self, actions: Several[Action]) -> None:
        for action in actions:
            match action:
                case Connect():
                    self._connection += 1
                    self._spawn(self._connect(self._connection))
                case Write(octets=octets):
                    if self._writer:
                        self._writer.write(octets)
                case Close(why=why):
                    is_expected = self._on_demand and why in (GOODBYE, GATEWAYS_GOODBYE)
                    if why != LOGIN_REFUSED:
                        self.problem = "" if is_expected else why
                    log.info("a carrier's line was closed", action="carrier_closed", account=self.name, why=why)
                    self._drop()
                case CameUp():
                    self.problem = ""
                    log.info("a carrier's line is up", action="carrier_up", account=self.name)
                case LoginFailed(why=why):
                    self.problem = why
                    log.warning("a carrier refused the log-in", action="carrier_login", account=self.name, why=why)
                case Noted(what=what):
                    log.info("on a carrier's line", action="carrier_noted", account=self.name, what=what)
                case Accepted() | Refused() | Unanswered() | Received():
                    self._unstored.append(action)
        await self._store_news()

    async def _store_news(self) -> None:
        if not self._unstored:
            return
        news = list(self._unstored)
        try:
            await self._store.note(news)
        except Exception as error:  # whatever it is, the news are not stored
            log.warning("news of a carrier wait", action="carrier_news_wait", account=self.name, error=repr(error))
            await asyncio.sleep(STORE_PAUSE_SECONDS)
            return
        del self._unstored[: len(news)]
        for each in news:
            if isinstance(each, Received):
                for written in self.session.saved(each.handle):
                    if isinstance(written, Write) and self._writer:
                        self._writer.write(written.octets)

    async def _submit(self) -> bool:
        """Whether there was anything to do."""
        await self._store_news()
        if self._unstored:
            return False
        try:
            return await self._connect_for_work() or await self._submit_claimed()
        except Exception as error:  # whatever it is, nothing is stored as handed over, and nothing was written
            log.warning("no messages can be had", action="carrier_no_store", account=self.name, error=repr(error))
            await asyncio.sleep(STORE_PAUSE_SECONDS)
            return False

    async def _connect_for_work(self) -> bool:
        if not self._on_demand or self.session.phase is not Phase.AWAY or not await self._store.has_work():
            return False
        before = self.session.phase
        await self._do(self.session.start(self._clock()))
        return self.session.phase is not before

    async def _submit_claimed(self) -> bool:
        room = self.session.room(self._clock())
        claimed = await self._store.claim(room, self.session, self._clock()) if room else ()
        for each in claimed:
            await self._do(self.session.submit(each.sequence, each.outgoing, self._clock()))
        if claimed and self._writer:
            with contextlib.suppress(ConnectionError):
                await self._writer.drain()
        return bool(claimed)

    # --- octets and time

    def _pause(self) -> float:
        wake = self.session.wake_at()
        until = LOOK_SECONDS if wake is None else max(0.0, wake - self._clock())
        return min(LOOK_SECONDS, until)

    async def _receive(self, seconds: float) -> None:
        """Everything that is there, or the first thing that comes within so many seconds."""
        try:
            connection, what = await asyncio.wait_for(self._incoming.get(), max(seconds, 0.001))
        except TimeoutError:
            return
        while True:
            if connection == self._connection:
                await self._do(self._happened(what, self._clock()))
            elif isinstance(what, tuple):
                what[1].close()  # made too late
            if self._incoming.empty():
                return
            connection, what = self._incoming.get_nowait()

    def _happened(self, what: bytes | Streams, now: float) -> list[Action]:
        if isinstance(what, tuple):
            self._take(*what)
            return self.session.connected(now)
        return self.session.received(what, now) if what else self._lost(now)

    def _lost(self, now: float) -> list[Action]:
        self.problem = "connection lost"
        self._drop()
        return self.session.lost(now)

    async def _connect(self, connection: int) -> None:
        assert self._address is not None
        try:
            reader, writer = await asyncio.open_connection(*self._address)
        except OSError as error:
            log.info("no connection to a carrier", action="carrier_away", account=self.name, error=repr(error))
            await self._incoming.put((connection, b""))
        else:
            await self._incoming.put((connection, (reader, writer)))

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._spawn(self._read(reader, self._connection))

    async def _read(self, reader: asyncio.StreamReader, connection: int) -> None:
        """Ends with empty data, which says that the connection is gone."""
        data = b"?"
        while data:
            try:
                data = await reader.read(CHUNK)
            except OSError:
                data = b""
            await self._incoming.put((connection, data))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _drop(self) -> None:
        self._connection += 1
        if self._writer:
            self._writer.close()
            self._writer = None
