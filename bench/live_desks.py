"""How late live screens are when two hundred of them follow the floor at once, and what they cost.

    python -m bench.live_desks [--floors 40] [--desks 160] [--rates 1,5] [--seconds 15]

Streams through the front of an installation of our own, as browsers open them: leaders who see everything, and agents
who see their own. Calls run at these rates meanwhile. Some streams are read to the letter, and a call's new phase is
timed from the bus to the client; all are read to the end. Prints Markdown. Needs root.
"""

import argparse
import asyncio
import contextlib
import json
import os
import time
import tomllib
from collections.abc import AsyncIterator, Sequence

import aiohttp

from bench.call_centre import agents_at_work, pids
from bench.call_load import Load
from bench.calls_per_second import percentiles
from bench.installation import running
from bench.processes import machine_busy, resident, spent
from hotline.demo.desk import origin_of
from hotline.demo.main import ACCOUNTS
from hotline.demo.news import News
from hotline.demo.phone.phone import Phone
from hotline.demo.terminal import quiet_logs
from hotline.domains.voice.calls.ports import CallDoc
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings

PARTS = "postgres,nats,asterisk,callcontrol,router-1,projector,worker,web,nginx"
LEADERS = ("2001", "2002", "2003")
AGENTS = tuple(str(number) for number in range(1001, 1021))
PASSWORD: str = tomllib.loads(ACCOUNTS.read_text())["password"]
#: Streams read to the letter: reading all would measure this program.
READ_CLOSELY = 5
AGENT_SECONDS = 3.0
OPENING_SECONDS = 3.0
#: Nothing for so long and the line is dead (docs/api.md).
LINE_DEAD_SECONDS = 5.0


class Lag:
    """When the bus told of a call's phase, and how much later each closely read stream did. Seconds."""

    def __init__(self) -> None:
        self._published: dict[tuple[str, str], float] = {}
        self.found: list[float] = []
        self.bytes = 0

    async def watch(self, bus: Bus) -> None:
        async for change in bus.bucket("calls", CallDoc).watch():
            if change.value is not None:
                self._published.setdefault((change.key, change.value.phase.value), time.monotonic())

    def seen(self, document: str, phase: str) -> None:
        if (at := self._published.get((document.removeprefix("calls/"), phase))) is not None:
            self.found.append(time.monotonic() - at)


@contextlib.asynccontextmanager
async def session(origin: str, number: str, password: str) -> AsyncIterator[aiohttp.ClientSession]:
    """Signed in to look, with as many lines to the server as are asked for."""
    async with aiohttp.ClientSession(
        base_url=origin,
        cookie_jar=aiohttp.CookieJar(unsafe=True),
        connector=aiohttp.TCPConnector(limit=0),
        timeout=aiohttp.ClientTimeout(total=None, sock_read=LINE_DEAD_SECONDS),
    ) as http:
        async with http.get("/api/session"):
            pass  # for the token
        token = next(cookie.value for cookie in http.cookie_jar if cookie.key == "csrftoken")
        headers = {"X-CSRFToken": token, "Referer": origin}
        async with http.post("/api/session", json={"number": number, "password": password}, headers=headers) as answer:
            answer.raise_for_status()
        yield http


async def follow(http: aiohttp.ClientSession, view: str, lag: Lag, closely: bool) -> None:
    """One live stream, until cancelled. Fails when the line dies."""
    seen: set[tuple[str, str]] = set()
    async with http.get(f"/api/live/stream?view={view}") as answer:
        answer.raise_for_status()
        async for line in answer.content:
            lag.bytes += len(line)
            if not closely or not line.startswith(b"data: "):
                continue
            message = json.loads(line[6:])
            name, value = message.get("doc", ""), message.get("value")
            if name.startswith("calls/") and value and (name, value["phase"]) not in seen:
                seen.add((name, value["phase"]))
                lag.seen(name, value["phase"])


@contextlib.asynccontextmanager
async def screens(config: Settings, floors: int, desks: int, lag: Lag) -> AsyncIterator[None]:
    """So many streams of each kind, all open."""
    async with contextlib.AsyncExitStack() as opened, asyncio.TaskGroup() as following:
        origin = origin_of(config)
        leaders = [await opened.enter_async_context(session(origin, n, PASSWORD)) for n in LEADERS]
        agents = [await opened.enter_async_context(session(origin, n, PASSWORD)) for n in AGENTS]
        views = [(leaders[n % len(leaders)], "floor", n < READ_CLOSELY) for n in range(floors)]
        views += [(agents[n % len(agents)], "desk", False) for n in range(desks)]
        lines = [following.create_task(follow(http, view, lag, closely)) for http, view, closely in views]
        await asyncio.sleep(OPENING_SECONDS)
        yield
        for line in lines:
            line.cancel()


async def measure(floors: int, desks: int, rates: Sequence[float], seconds: float) -> None:
    bench_agents = [str(90000 + n) for n in range(round(max(rates) * AGENT_SECONDS) + 1)]
    lag = Lag()
    async with (
        running(bench_agents, PARTS) as config,
        Bus(config, "bench") as bus,
        News(bus) as news,
        Phone("bench", ("127.0.0.1", config.ports.sip), sound=False) as phone,
    ):
        load = Load(config.telephony.access_number, news, phone)
        watching = asyncio.create_task(lag.watch(bus))
        async with agents_at_work(config, bus, bench_agents, load), screens(config, floors, desks, lag):
            watched = await pids(config, bus)
            print(heading(watched))
            for rate in rates:
                print(await one_step(load, lag, watched, rate, seconds), flush=True)
        watching.cancel()


async def one_step(load: Load, lag: Lag, watched: dict[str, int], rate: float, seconds: float) -> str:
    lag.found.clear()
    lag.bytes = 0
    before, machine, started = spent(watched), machine_busy(), time.monotonic()
    results = await load.step(rate, seconds)
    lasted, costs, busy = time.monotonic() - started, spent(watched).since(before), machine_busy()
    memory = resident(watched)
    usage = [
        f"{rate:g}",
        f"{results.done}/{results.placed}",
        f"{lag.bytes / lasted / 1e6:.2f}",
        f"{percentiles(lag.found)} ({len(lag.found)})",
        *(f"{cost / lasted:.2f} ({memory[name]:.0f})" for name, cost in costs.items()),
        f"{(busy[0] - machine[0]) / max(0.01, busy[1] - machine[1]):.0%}",
    ]
    return "| " + " | ".join(usage) + " |"


def heading(watched: dict[str, int]) -> str:
    columns = ["calls/s", "done/placed", "MB/s to all", "bus to screen p50/p95 ms (of)"]
    columns += [*(f"{name} cores (MB)" for name in watched), "machine busy"]
    return "| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--floors", default=40, type=int, help="streams of the whole floor")
    parser.add_argument("--desks", default=160, type=int, help="streams of agents' desks")
    parser.add_argument("--rates", default="1,5", help="calls a second, step by step")
    parser.add_argument("--seconds", default=15.0, type=float, help="length of a step")
    chosen = parser.parse_args()
    quiet_logs()
    print(f"load average before: {os.getloadavg()[0]:.1f}")
    rates = [float(rate) for rate in chosen.rates.split(",")]
    asyncio.run(measure(chosen.floors, chosen.desks, rates, chosen.seconds))


if __name__ == "__main__":
    main()
