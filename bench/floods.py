"""The floods of ``bench.hostile``, each a program of its own. Prints as JSON what was answered how often.

    python -m bench.floods secrets --origin http://127.0.0.1:13430 --crowd 1 --count 1000000 --rate 5000

Sends from addresses of its own (127.0.0.66, or 127.0.1.1 and following for a crowd), each request on lines that are
opened again when the other side ends them. Bounded in number and in time.
"""

import argparse
import asyncio
import collections
import contextlib
import json
import os
import re
import resource
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

STRANGER = "127.0.0.66"
#: Lines of one attack, over all its addresses: fewer than one address may have.
LINES = 300
#: Requests sent on a line before the first is answered. Guesses are answered at once, sign-ins take their time.
GUESSES_AHEAD, SIGN_INS_AHEAD = 50, 1
ANSWER_SECONDS = 20.0
#: After which a stranger whose connection was closed tries again.
AGAIN_SECONDS = 10.0
STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")

type Answers = collections.Counter[str]


@dataclass(frozen=True, slots=True)
class Flood:
    """``count`` requests, or connections, at ``rate`` a second, from ``crowd`` addresses, for ``seconds`` at most."""

    host: str
    port: int
    crowd: int
    count: int
    rate: float
    seconds: float

    def address(self, index: int) -> str:
        return STRANGER if self.crowd == 1 else f"127.0.1.{1 + index % self.crowd}"


class Pace:
    """Hands out the requests when each is due."""

    def __init__(self, flood: Flood) -> None:
        self._flood, self._due, self._began = flood, 0, time.monotonic()

    async def take(self, limit: int) -> int:
        """So many are due now; 0 when there are no more, or no time."""
        index, now = self._due, time.monotonic()
        left = min(limit, self._flood.count - index)
        if left <= 0 or now - self._began > self._flood.seconds:
            return 0
        self._due += left
        await asyncio.sleep(max(0.0, self._began + index / self._flood.rate - now))
        return left


class Line:
    """A connection of a stranger's, opened again when it was closed."""

    def __init__(self, flood: Flood, address: str) -> None:
        self._flood, self._address = flood, address
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._rest = b""

    async def exchange(self, requests: list[bytes]) -> Answers:
        """The statuses; ``closed`` for those that were not answered."""
        answers: Answers = collections.Counter()
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                reader, writer = await self._open()
                writer.write(b"".join(requests))
                while answers.total() < len(requests):
                    answers.update(await self._statuses(reader))
        except (OSError, TimeoutError, EOFError) as problem:
            self._close()
            answers["late" if isinstance(problem, TimeoutError) else "closed"] += len(requests) - answers.total()
        return answers

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(
                self._flood.host, self._flood.port, local_addr=(self._address, 0)
            )
            self._rest = b""
        return self._streams

    async def _statuses(self, reader: asyncio.StreamReader) -> list[str]:
        """Of the next bytes. A status line may come in two parts."""
        fresh = await reader.read(65536)
        if not fresh:
            raise EOFError
        text, end, found = self._rest + fresh, 0, []
        for match in STATUS.finditer(text):
            end = match.end()
            found.append(match[1].decode())
        self._rest = text[max(end, len(text) - len(b"HTTP/1.1 200") + 1) :]
        return found

    def _close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None


async def send(flood: Flood, request: Callable[[], bytes], ahead: int) -> Answers:
    """All the requests, over all lines."""
    pace = Pace(flood)
    answers: Answers = collections.Counter()

    async def on_one(line: Line) -> None:
        while count := await pace.take(ahead):
            answers.update(await line.exchange([request() for _ in range(count)]))

    async with asyncio.TaskGroup() as lines:
        for index in range(LINES):
            lines.create_task(on_one(Line(flood, flood.address(index))))
    return answers


async def guess_secrets(flood: Flood) -> Answers:
    """Random secrets of chats."""

    def request() -> bytes:
        secret = secrets.token_hex(32)
        return f"GET /api/chat HTTP/1.1\r\nHost: {flood.host}\r\nX-Chat-Secret: {secret}\r\n\r\n".encode()

    return await send(flood, request, GUESSES_AHEAD)


async def sign_in(flood: Flood) -> Answers:
    """Accounts and passwords at random."""
    origin = f"http://{flood.host}:{flood.port}"
    async with aiohttp.ClientSession() as http, http.get(f"{origin}/api/session") as page:
        token = page.cookies["csrftoken"].value
    head = (
        f"POST /api/session HTTP/1.1\r\nHost: {flood.host}:{flood.port}\r\nContent-Type: application/json\r\n"
        f"X-CSRFToken: {token}\r\nReferer: {origin}\r\nCookie: csrftoken={token}\r\n"
    )

    def request() -> bytes:
        body = json.dumps({"number": secrets.token_hex(4), "password": secrets.token_hex(8)})
        return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()

    return await send(flood, request, SIGN_INS_AHEAD)


async def hold_sockets(flood: Flood) -> Answers:
    """Connections, held: every other sends a request that never ends, the others open a browser's telephone.

    Who is closed tries again later. Counts what was opened and closed, and how many were held at the end.
    """
    answers: Answers = collections.Counter()
    until = time.monotonic() + flood.seconds
    host = f"Host: {flood.host}:{flood.port}\r\n"
    telephone = (
        f"GET /sip HTTP/1.1\r\n{host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: sip\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    ).encode()
    endless = f"GET /api/health HTTP/1.1\r\n{host}X-Slow: ".encode()

    async def hold(index: int) -> None:
        while time.monotonic() < until:
            try:
                reader, writer = await asyncio.open_connection(
                    flood.host, flood.port, local_addr=(flood.address(index), 0)
                )
            except OSError as problem:
                answers[type(problem).__name__] += 1
            else:
                answers["opened"] += 1
                with contextlib.suppress(OSError):
                    writer.write(telephone if index % 2 else endless)
                    await held(reader)
                answers["held to the end" if time.monotonic() >= until else "closed"] += 1
                writer.close()
            await asyncio.sleep(min(AGAIN_SECONDS, max(0.0, until - time.monotonic())))

    async def held(reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, until - time.monotonic())):
                while await reader.read(4096):
                    pass

    async with asyncio.TaskGroup() as group:
        for index in range(flood.count):
            group.create_task(hold(index))
            await asyncio.sleep(1 / flood.rate)
    return answers


FLOODS = {"sockets": hold_sockets, "sign-ins": sign_in, "secrets": guess_secrets}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=FLOODS)
    parser.add_argument("--origin", required=True)
    parser.add_argument("--crowd", default=1, type=int, help="addresses; 1 is one that is not the crowd's")
    parser.add_argument("--count", required=True, type=int)
    parser.add_argument("--rate", required=True, type=float, help="a second")
    parser.add_argument("--seconds", default=600.0, type=float, help="no longer than this")
    chosen = parser.parse_args()
    os.nice(10)  # strangers have machines of their own; here they share the one that is measured
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    host, _, port = chosen.origin.rpartition("/")[2].partition(":")
    flood = Flood(host, int(port), chosen.crowd, chosen.count, chosen.rate, chosen.seconds)
    began = time.monotonic()
    answers = asyncio.run(FLOODS[chosen.name](flood))
    print(json.dumps({"answers": answers, "seconds": time.monotonic() - began}))


if __name__ == "__main__":
    main()
