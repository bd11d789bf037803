"""What strangers' sockets at the switch's one HTTP listener cost ARI, by which callcontrol commands it (decision 44).

    .venv/bin/python -m bench.phone_sockets --seconds 8

An installation of the bench's own. Sockets as of browsers' phones are opened straight at the switch, past nginx and its
bounds, and send REGISTERs without a password; beside them a bridge is made and removed by ARI every 50 ms, each command
over a connection of its own.
"""

import argparse
import asyncio
import os
import resource
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import aiohttp

from bench.installation import running
from bench.processes import pid_on_port, spent
from hotline.infrastructure.settings import Settings

#: Sockets, messages a second of all together.
ROWS = ((0, 0), (400, 0), (1800, 0), (400, 200), (400, 1000), (400, 3000), (2000, 0))
EVERY_SECONDS, PATIENCE = 0.05, aiohttp.ClientTimeout(total=5)
REGISTER = (
    "REGISTER sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/WS s{n}.invalid;branch=z9hG4bK{n}\r\nMax-Forwards: 70\r\n"
    "From: <sip:agent-{n}@127.0.0.1>;tag={n}\r\nTo: <sip:agent-{n}@127.0.0.1>\r\nCall-ID: {n}\r\nCSeq: 1 REGISTER\r\n"
    "Contact: <sip:agent-{n}@s{n}.invalid;transport=ws>\r\nContent-Length: 0\r\n\r\n"
)


@dataclass
class Seen:
    """Milliseconds of each command that was obeyed; ``sent`` and ``answered`` messages of the strangers."""

    took: list[float] = field(default_factory=list)
    failed: int = 0
    sent: int = 0
    answered: int = 0


async def heed(socket: aiohttp.ClientWebSocketResponse, seen: Seen) -> None:
    async for _ in socket:
        seen.answered += 1


@asynccontextmanager
async def strangers(config: Settings, count: int, seen: Seen) -> AsyncIterator[list[aiohttp.ClientWebSocketResponse]]:
    connector = aiohttp.TCPConnector(limit=0)
    async with AsyncExitStack() as open_sockets, aiohttp.ClientSession(connector=connector) as http:
        address, opened, heeding = f"{config.ari_url}/ws", [], set[asyncio.Task[None]]()
        for _ in range(count):
            try:
                socket = await open_sockets.enter_async_context(http.ws_connect(address, protocols=("sip",)))
            except aiohttp.ClientError:
                break  # all sessions are taken
            opened.append(socket)
            heeding.add(asyncio.create_task(heed(socket, seen)))
        yield opened
        for task in heeding:
            task.cancel()


async def flood(sockets: list[aiohttp.ClientWebSocketResponse], rate: int, seconds: float, seen: Seen) -> None:
    began = time.monotonic()
    while rate and sockets and (passed := time.monotonic() - began) < seconds:
        for _ in range(int(passed * rate) - seen.sent):
            await sockets[seen.sent % len(sockets)].send_str(REGISTER.format(n=seen.sent))
            seen.sent += 1
        await asyncio.sleep(0.005)


async def command(config: Settings, seconds: float, seen: Seen) -> None:
    password = config.telephony.ari_password.get_secret_value()
    login = {"Authorization": aiohttp.encode_basic_auth(config.telephony.ari_user, password)}
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        for method in ("POST", "DELETE"):
            sent = time.monotonic()
            try:
                connector = aiohttp.TCPConnector(force_close=True)
                async with (
                    aiohttp.ClientSession(headers=login, timeout=PATIENCE, connector=connector) as http,
                    http.request(method, f"{config.ari_url}/ari/bridges/measured") as answer,
                ):
                    answer.raise_for_status()
                seen.took.append(1000 * (time.monotonic() - sent))
            except (aiohttp.ClientError, TimeoutError):
                seen.failed += 1
        await asyncio.sleep(EVERY_SECONDS)


async def measure(config: Settings, count: int, rate: int, seconds: float) -> str:
    seen, asterisk = Seen(), {"asterisk": pid_on_port(config.ports.asterisk_http, "tcp") or 0}
    async with strangers(config, count, seen) as opened:
        before = spent(asterisk)
        await asyncio.gather(flood(opened, rate, seconds, seen), command(config, seconds, seen))
        cores = spent(asterisk).since(before)["asterisk"] / seconds
        times = (
            f"{statistics.median(seen.took):.1f} / {_p95(seen.took):.1f} / {max(seen.took):.0f}" if seen.took else "–"
        )
    return f"| {len(opened)} | {seen.sent / seconds:.0f} ({seen.answered}) | {times} | {seen.failed} | {cores:.2f} |"


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=8)
    options = parser.parse_args()
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    async with running([], "nats,asterisk") as config:
        rows = [await measure(config, count, rate, options.seconds) for count, rate in ROWS]
    print(f"load average beside it {os.getloadavg()[0]:.1f}")
    print("| sockets | messages/s (answers) | ARI p50/p95/max ms | ARI commands that failed | Asterisk, cores |")
    print("|---|---|---|---|---|", *rows, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())
