"""What people need the hotline for, asked ten times a second: from when until when was it not there?"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp
import psycopg

from bench.steady.patience import until
from hotline.demo.desk import Desk
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.routing.ports import Ack, Position, PositionQuery, RoutingConfig
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.feed import EventFeed
from hotline.infrastructure.settings import Settings

EVERY_SECONDS = 0.1
PROMPT_SECONDS, PATIENCE_SECONDS = 0.5, 1.0
DATABASE_EVERY_SECONDS = 0.25
ROWS_EVERY_SECONDS, ROWS_PROMPT_SECONDS, ROWS_PATIENCE_SECONDS = 0.5, 2.0, 6.0

type Request = Callable[[], Awaitable[None]]


@dataclass
class Function:
    """Asked every so many seconds; an answer within ``prompt`` is as always, one after ``patience`` is none.

    ``requests``: begun, answered (None: not).
    """

    name: str
    request: Request
    every: float = EVERY_SECONDS
    prompt: float = PROMPT_SECONDS
    patience: float = PATIENCE_SECONDS
    requests: list[tuple[float, float | None]] = field(default_factory=list)

    async def run(self) -> None:
        """Runs until cancelled. Each question is put by itself, so that one without an answer delays none."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                tasks.create_task(self._request_once())
                await asyncio.sleep(self.every)

    async def _request_once(self) -> None:
        clock = asyncio.get_running_loop().time
        begun = clock()
        try:
            async with asyncio.timeout(self.patience):
                await self.request()
        except Exception:  # whatever it is: no answer
            self.requests.append((begun, None))
        else:
            self.requests.append((begun, clock()))

    def back_after(self, struck: float, until: float) -> float | None:
        """Seconds from a moment until it answered promptly again; 0: it always did; None: it does not yet."""
        since = sorted(one for one in self.requests if struck <= one[0] < until)
        late = [at for at, (begun, answered) in enumerate(since) if answered is None or answered - begun > self.prompt]
        if not late:
            return 0.0 if since else None
        answers = [answered for _, answered in since[late[-1] : late[-1] + 2] if answered is not None]
        return answers[0] - struck if answers else None

    def answers_since(self, moment: float) -> bool:
        """Whether the last two questions, put after this moment, were answered."""
        last = sorted(one for one in self.requests if one[0] > moment)[-2:]
        return len(last) == 2 and all(answered is not None for _, answered in last)


class Functions:
    """``async with Functions(…) as functions``; ``of`` finds one by name."""

    def __init__(self, config: Settings, bus: Bus, looker: Desk) -> None:
        self._config, self._bus, self._looker = config, bus, looker
        self._config_bucket = bus.bucket("config", RoutingConfig)
        self.all = [
            Function("commands", self._command),
            Function("routing", self._route),
            Function("switch", self._ping),
            Function("pages", self._see),
            Function("bus", self._read_bus),
            Function("database", self._select, DATABASE_EVERY_SECONDS),
            Function("records", self._rows, ROWS_EVERY_SECONDS, ROWS_PROMPT_SECONDS, ROWS_PATIENCE_SECONDS),
        ]

    def of(self, name: str) -> Function:
        return next(function for function in self.all if function.name == name)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            for function in self.all:
                tasks.create_task(function.run(), name=f"asking for {function.name}")

    async def _command(self) -> None:
        """callcontrol says that there is no such call."""
        command = order.Rejoin(call="none", by="0")
        await self._bus.request(f"callcontrol.{self._config.place.node}.desk", command, Ack, PATIENCE_SECONDS)

    async def _route(self) -> None:
        await self._bus.request("router.position", PositionQuery("none"), Position, PATIENCE_SECONDS)

    async def _ping(self) -> None:
        login = aiohttp.BasicAuth(
            self._config.telephony.ari_user, self._config.telephony.ari_password.get_secret_value()
        )
        address = f"{self._config.ari_url}/ari/asterisk/ping"
        async with aiohttp.ClientSession(auth=login) as http, http.get(address) as answer:
            answer.raise_for_status()

    async def _see(self) -> None:
        await self._looker.get("/api/session")

    async def _read_bus(self) -> None:
        await self._config_bucket.get("routing")

    async def _select(self) -> None:
        async with await connect(self._config) as database:
            await database.execute("SELECT 1")

    async def _rows(self) -> None:
        """What is in the stream now is in the log soon."""
        stream = await EventFeed(self._bus).last_position()
        await until(lambda: self._has_logged(stream))

    async def _has_logged(self, position: int) -> bool:
        query = "SELECT stream_position >= %s FROM eventlog_loghead"
        async with await connect(self._config) as database:
            row = await (await database.execute(query, [position])).fetchone()
            return bool(row and row[0])


async def connect(config: Settings) -> psycopg.AsyncConnection[tuple[object, ...]]:
    """Straight to the database, past whatever stands between it and our processes."""
    return await psycopg.AsyncConnection.connect(
        host="127.0.0.1",
        port=config.ports.postgres,
        dbname=config.database.name,
        user=config.database.user,
        password=config.database.password.get_secret_value(),
        connect_timeout=2,
    )
