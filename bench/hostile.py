"""What strangers at the pages can do to desks and calls: many sockets, floods of sign-ins, guesses at chats' secrets.

    python -m bench.hostile [--seconds 10] [--calls 1] [--floors 10] [--desks 30]

An installation of the bench's own, on loopback. Desks follow their streams and read their state, citizens ring in
and are answered. First undisturbed, then under one attack after another. Every attack is a program of its own, sends
from addresses of its own (127.0.0.66, 127.0.1.1 and following) and is bounded in number and time. Prints Markdown.
Needs root.
"""

import argparse
import asyncio
import collections
import contextlib
import json
import os
import secrets
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp

from bench.call_centre import agents_at_work, pids
from bench.call_load import Load
from bench.calls_per_second import percentiles
from bench.installation import running
from bench.live_desks import AGENT_SECONDS, AGENTS, PARTS, PASSWORD, Lag, screens, session
from bench.processes import machine_busy, resident, spent
from hotline.demo.desk import origin_of
from hotline.demo.news import News
from hotline.demo.phone.phone import Phone
from hotline.demo.terminal import quiet_logs
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings

STRANGER = "127.0.0.66"
#: Networks of strangers who guess together: 127.0.1.1, 127.0.1.2 and so on.
CROWD = 200
MAX_SOCKETS, SIGN_INS_A_SECOND, GUESSES_A_SECOND = 1500, 1000, 1000
#: Requests of one attack under way at a time.
UNDER_WAY = 400
REQUEST_SECONDS = 0.2
#: Processes whose cost is shown.
WATCHED = ("web", "asterisk", "callcontrol")

type Answers = collections.Counter[str]


@dataclass
class Desk:
    """Seconds in which an agent's desk was answered, and how often it was not."""

    took: list[float] = field(default_factory=list)
    failed: int = 0

    async def request(self, http: aiohttp.ClientSession) -> None:
        while True:
            begun = time.monotonic()
            try:
                async with http.get("/api/live/snapshot?view=desk") as answer:
                    await answer.read()
                    answer.raise_for_status()
                self.took.append(time.monotonic() - begun)
            except (aiohttp.ClientError, TimeoutError):
                self.failed += 1
            await asyncio.sleep(REQUEST_SECONDS)


# The attacks, each in a process of its own -------------------------------------------------------------------------


async def hold_sockets(origin: str, seconds: float) -> Answers:
    """One address opens connections and sends a request on each, a letter a second, never to its end."""
    answers: Answers = collections.Counter()
    host, port = origin.rpartition("/")[2].split(":")
    until = time.monotonic() + seconds

    async def hold() -> None:
        try:
            reader, writer = await asyncio.open_connection(host, int(port), local_addr=(STRANGER, 0))
        except OSError as error:
            answers[type(error).__name__] += 1
            return
        answers["opened"] += 1
        with contextlib.suppress(OSError):
            writer.write(b"GET /api/health HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            while time.monotonic() < until and not reader.at_eof():
                writer.write(b"x")
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(reader.read(1024), 1)
        if time.monotonic() < until:
            answers["closed by the front"] += 1
        writer.close()

    async with asyncio.TaskGroup() as group:
        for _ in range(MAX_SOCKETS):
            group.create_task(hold())
            await asyncio.sleep(seconds / 3 / MAX_SOCKETS)
    return answers


async def sign_in(origin: str, seconds: float) -> Answers:
    """A crowd of addresses tries accounts and passwords."""
    async with aiohttp.ClientSession() as http, http.get(f"{origin}/api/session") as page:
        token = page.cookies["csrftoken"].value
    headers = {"X-CSRFToken": token, "Referer": origin, "Cookie": f"csrftoken={token}"}

    async def one(http: aiohttp.ClientSession) -> int:
        body = {"number": secrets.token_hex(4), "password": secrets.token_hex(8)}
        async with http.post(f"{origin}/api/session", json=body, headers=headers) as answer:
            return answer.status

    return await flood(one, SIGN_INS_A_SECOND, seconds)


async def guess_secrets(origin: str, seconds: float) -> Answers:
    """A crowd of addresses guesses at the secrets of chats."""

    async def one(http: aiohttp.ClientSession) -> int:
        async with http.get(f"{origin}/api/chat", headers={"X-Chat-Secret": secrets.token_hex(32)}) as answer:
            return answer.status

    return await flood(one, GUESSES_A_SECOND, seconds)


async def flood(one: Callable[[aiohttp.ClientSession], Awaitable[int]], rate: int, seconds: float) -> Answers:
    """Requests at an even rate from the crowd's addresses; what cannot be under way in time is not sent."""
    answers: Answers = collections.Counter()
    places = asyncio.Semaphore(UNDER_WAY)

    async def send(http: aiohttp.ClientSession) -> None:
        try:
            answers[str(await one(http))] += 1
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            answers[type(error).__name__] += 1
        finally:
            places.release()

    async with contextlib.AsyncExitStack() as opened, asyncio.TaskGroup() as group:
        patience = aiohttp.ClientTimeout(total=10)
        crowd = [
            await opened.enter_async_context(
                aiohttp.ClientSession(
                    connector=aiohttp.TCPConnector(local_addr=(f"127.0.1.{1 + n}", 0)),
                    cookie_jar=aiohttp.DummyCookieJar(),
                    timeout=patience,
                )
            )
            for n in range(CROWD)
        ]
        started = time.monotonic()
        for index in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, started + index / rate - time.monotonic()))
            if time.monotonic() - started > seconds:
                break
            if places.locked():
                answers["not sent"] += 1
                continue
            await places.acquire()
            group.create_task(send(crowd[index % CROWD]))
    return answers


ATTACKS = {"sockets": hold_sockets, "sign-ins": sign_in, "secrets": guess_secrets}


async def attack(name: str, origin: str, seconds: float) -> str:
    """Runs in a process of its own. Returns what was answered how often."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.hostile", "--attack", name, "--origin", origin, "--seconds", str(seconds)),
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    return ", ".join(f"{what} {times}" for what, times in sorted(json.loads(output).items()))


# The desks and calls meanwhile -------------------------------------------------------------------------------------


@contextlib.asynccontextmanager
async def requesting(config: Settings, desk: Desk) -> AsyncIterator[None]:
    async with session(origin_of(config), AGENTS[0], PASSWORD) as http:
        task = asyncio.create_task(desk.request(http))
        try:
            yield
        finally:
            task.cancel()


async def measure(chosen: argparse.Namespace) -> None:
    bench_agents = [str(90000 + n) for n in range(round(chosen.calls * AGENT_SECONDS) + 1)]
    lag, desk = Lag(), Desk()
    async with (
        running(bench_agents, PARTS) as config,
        Bus(config, "bench") as bus,
        News(bus) as news,
        Phone("bench", ("127.0.0.1", config.ports.sip), sound=False) as phone,
    ):
        load = Load(config.telephony.access_number, news, phone)
        watching = asyncio.create_task(lag.watch(bus))
        async with (
            agents_at_work(config, bus, bench_agents, load),
            screens(config, chosen.floors, chosen.desks, lag),
            requesting(config, desk),
        ):
            watched = await pids(config, bus, "web")
            print(heading())
            for name in ("nobody", *ATTACKS):
                print(await one_step(config, load, lag, desk, watched, name, chosen), flush=True)
        watching.cancel()


async def one_step(
    config: Settings,
    load: Load,
    lag: Lag,
    desk: Desk,
    watched: dict[str, int],
    name: str,
    chosen: argparse.Namespace,
) -> str:
    lag.found.clear()
    desk.took.clear()
    desk.failed = 0
    before, machine, started = spent(watched), machine_busy(), time.monotonic()
    calls = asyncio.create_task(load.step(chosen.calls, chosen.seconds))
    outcome = await attack(name, origin_of(config), chosen.seconds) if name in ATTACKS else ""
    results = await calls
    lasted, costs, busy = time.monotonic() - started, spent(watched).since(before), machine_busy()
    memory = resident(watched)
    cells = [
        name,
        outcome,
        f"{results.placed - results.done} of {results.placed}",
        percentiles(results.answer),
        f"{percentiles(desk.took)} ({desk.failed} of {len(desk.took) + desk.failed} failed)",
        percentiles(lag.found),
        *(f"{costs[part] / lasted:.2f} ({memory[part]:.0f})" for part in WATCHED),
        f"{(busy[0] - machine[0]) / max(0.01, busy[1] - machine[1]):.0%}",
    ]
    return "| " + " | ".join(cells) + " |"


def heading() -> str:
    columns = [
        "attack",
        "what it was answered",
        "calls lost",
        "call answered p50/p95 ms",
        "desk answered p50/p95 ms",
        "bus to screen p50/p95 ms",
        *(f"{part} cores (MB)" for part in WATCHED),
        "machine busy",
    ]
    return "| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", default=10.0, type=float, help="length of a step")
    parser.add_argument("--calls", default=1.0, type=float, help="calls a second")
    parser.add_argument("--floors", default=10, type=int, help="streams of the whole floor")
    parser.add_argument("--desks", default=30, type=int, help="streams of agents' desks")
    parser.add_argument("--attack", choices=ATTACKS, help=argparse.SUPPRESS)
    parser.add_argument("--origin", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.attack:
        print(json.dumps(asyncio.run(ATTACKS[chosen.attack](chosen.origin, chosen.seconds))))
        return
    quiet_logs()
    print(f"load average before: {os.getloadavg()[0]:.1f}")
    asyncio.run(measure(chosen))


if __name__ == "__main__":
    main()
