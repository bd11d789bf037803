"""What strangers at the pages can do to desks and calls: many sockets, floods of sign-ins, guesses at chats' secrets.

    python -m bench.hostile [--share 1.0] [--only sockets,sign-ins] [--crowd] [--floors 10] [--desks 30]

From one address: 10,000 sockets, 1,000 sign-ins a second for a minute, 1,000,000 random secrets; then the sign-ins and
a tenth of the secrets from 200 addresses. Meanwhile 100 talks go on, with a voice on every leg, citizens ring in and
are answered, desks follow their streams, and one desk reads its state five times a second, each time on a connection of
its own. ``--share`` makes all the numbers smaller. An installation of the bench's own, on loopback. Every flood is a
program of its own (``bench.floods``). Prints Markdown, and fails when a call was lost, a desk waited too long or memory
grew beyond its bound. Needs root.
"""

import argparse
import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import numpy as np

from bench.call_centre import agents_at_work, pids
from bench.calls_per_second import percentiles
from bench.constant_load import ConstantLoad
from bench.installation import running
from bench.live_desks import AGENT_SECONDS, AGENTS, PARTS, PASSWORD, Lag, screens, session
from bench.processes import machine_busy, resident, spent
from bench.voices import voices
from hotline.demo.desk import origin_of
from hotline.demo.news import News
from hotline.demo.phone.phone import Phone
from hotline.demo.terminal import quiet_logs
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings
from hotline.processes.single.layout import Layout
from hotline.processes.single.supervisor import go_before_others

REQUEST_SECONDS = 0.2
#: Calls that come and go beside the talks are placed for so long at a time, while a flood lasts.
ROUND_SECONDS = 5.0
#: Without a flood, for comparison.
QUIET_SECONDS = 20.0
#: Processes whose cost is shown.
WATCHED = ("web", "nginx", "asterisk", "callcontrol", "postgres")
#: No flood may cost more: seconds a desk waits at the 95th percentile, megabytes that all of ``WATCHED`` grow together.
DESK_SECONDS, GROWN_MEGABYTES = 1.0, 300.0


@dataclass(frozen=True, slots=True)
class Step:
    """A flood: ``count`` requests or connections, at ``rate`` a second, from ``crowd`` addresses."""

    name: str
    flood: str
    crowd: int
    count: int
    rate: float
    seconds: float


STEPS = (
    Step("10,000 sockets", "sockets", 1, 10_000, 1000, 60),
    Step("1,000 sign-ins a second", "sign-ins", 1, 60_000, 1000, 120),
    Step("1,000,000 secrets", "secrets", 1, 1_000_000, 4000, 600),
    Step("1,000 sign-ins a second, a crowd", "sign-ins", 200, 60_000, 1000, 120),
    Step("100,000 secrets, a crowd", "secrets", 200, 100_000, 2000, 120),
)
TALKS = 100


@dataclass
class Desk:
    """Seconds in which an agent's desk was answered, or given up; how often it was not."""

    took: list[float] = field(default_factory=list)
    failed: int = 0

    async def request(self, http: aiohttp.ClientSession) -> None:
        while True:
            begun = time.monotonic()
            try:
                async with http.get("/api/live/snapshot?view=desk", headers={"Connection": "close"}) as answer:
                    await answer.read()
                    answer.raise_for_status()
            except (aiohttp.ClientError, TimeoutError):
                self.failed += 1
            self.took.append(time.monotonic() - begun)
            await asyncio.sleep(REQUEST_SECONDS)

    def late(self) -> bool:
        return bool(self.failed) or float(np.percentile(self.took, 95)) >= DESK_SECONDS


@contextlib.asynccontextmanager
async def requesting(config: Settings, desk: Desk) -> AsyncIterator[None]:
    async with session(origin_of(config), AGENTS[0], PASSWORD) as http:
        task = asyncio.create_task(desk.request(http))
        try:
            yield
        finally:
            task.cancel()


class Bench:
    """The load, the desk and the processes watched (name -> pid). ``broken`` names what no flood may do."""

    def __init__(self, load: ConstantLoad, lag: Lag, desk: Desk, watched: dict[str, int], origin: str) -> None:
        self._load, self._lag, self._desk, self._watched, self._origin = load, lag, desk, watched, origin
        self._at_first = resident(watched)
        self.broken: list[str] = []

    async def measure(self, step: Step | None, rate: float) -> str:
        """A row: one flood, or nothing, while ``rate`` calls a second come and go beside the talks."""
        self._lag.found.clear()
        self._desk.took.clear()
        self._desk.failed = 0
        before, machine, started = spent(self._watched), machine_busy(), time.monotonic()
        flood = asyncio.create_task(flooding(step, self._origin) if step else asyncio.sleep(QUIET_SECONDS, ""))
        placed, lost, answer = 0, 0, list[float]()
        while not flood.done():
            results = await self._load.step(rate, ROUND_SECONDS)
            placed, lost, answer = (
                placed + results.placed,
                lost + results.placed - results.done,
                answer + results.answer,
            )
        answered, fallen = await flood, self._load.fallen()
        lasted, costs, busy = time.monotonic() - started, spent(self._watched).since(before), machine_busy()
        memory = resident(self._watched)
        grown = sum(memory.values()) - sum(self._at_first.values())
        name = step.name if step else "nobody"
        found = {
            f"{lost} of {placed} calls lost": lost,
            f"{fallen} talks fell": fallen,
            f"desks: {percentiles(self._desk.took)} ms, {self._desk.failed} failed": self._desk.late(),
            f"{grown:.0f} MB more": grown > GROWN_MEGABYTES,
        }
        self.broken += [f"{name}: {what}" for what, is_so in found.items() if is_so]
        cells = [
            name,
            answered,
            f"{lost} of {placed}",
            str(fallen),
            percentiles(answer),
            f"{percentiles(self._desk.took)} ({self._desk.failed} of {len(self._desk.took)} failed)",
            percentiles(self._lag.found),
            *(f"{costs[part] / lasted:.2f} ({memory[part]:.0f})" for part in WATCHED),
            f"{(busy[0] - machine[0]) / max(0.01, busy[1] - machine[1]):.0%}",
        ]
        return "| " + " | ".join(cells) + " |"


async def flooding(step: Step, origin: str) -> str:
    """Runs in a process of its own. Returns what was answered how often."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.floods", step.flood, "--origin", origin, "--crowd", str(step.crowd)),
        *("--count", str(step.count), "--rate", str(step.rate), "--seconds", str(step.seconds)),
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    report = json.loads(output)
    answers = ", ".join(f"{what} {times:,}" for what, times in sorted(report["answers"].items()))
    return f"{answers} in {report['seconds']:.0f} s"


async def measure(chosen: argparse.Namespace) -> list[str]:
    """What was broken."""
    talks = round(TALKS * chosen.share)
    bench_agents = [str(90000 + n) for n in range(talks + round(chosen.calls * AGENT_SECONDS) + 3)]
    lag, desk = Lag(), Desk()
    with voices() as speaking:
        async with (
            running(bench_agents, PARTS) as config,
            Bus(config, "bench") as bus,
            News(bus) as news,
            Phone("bench", ("127.0.0.1", config.ports.sip), sound=False, shared=speaking.socket) as phone,
        ):
            load = ConstantLoad(config.telephony.access_number, news, phone, speaking)
            watching = asyncio.create_task(lag.watch(bus))
            async with (
                agents_at_work(config, bus, bench_agents, load),
                screens(config, chosen.floors, chosen.desks, lag),
                requesting(config, desk),
            ):
                await load.stand(talks, 0)
                front = Layout(config).data / "nginx" / "nginx.pid"
                everything = await pids(config, bus, "web") | {"nginx": int(front.read_text())}
                bench = Bench(load, lag, desk, {name: everything[name] for name in WATCHED}, origin_of(config))
                bench.broken += [f"the talks: {failure}" for failure in load.results.failures]
                print(heading())
                print(await bench.measure(None, chosen.calls), flush=True)
                for step in steps(chosen):
                    print(await bench.measure(step, chosen.calls), flush=True)
                await load.stand(0, 0)
            watching.cancel()
    return bench.broken


def steps(chosen: argparse.Namespace) -> list[Step]:
    chosen_floods = chosen.only.split(",")
    return [
        Step(
            step.name,
            step.flood,
            step.crowd,
            round(step.count * chosen.share),
            step.rate * chosen.share,
            step.seconds if chosen.share == 1 else step.seconds / 2,
        )
        for step in STEPS
        if step.flood in chosen_floods and (step.crowd > 1 or not chosen.crowd)
    ]


def heading() -> str:
    columns = [
        "flood",
        "what it was answered",
        "calls lost",
        "talks fallen",
        "call answered p50/p95 ms",
        "desk answered p50/p95 ms",
        "bus to screen p50/p95 ms",
        *(f"{part} cores (MB)" for part in WATCHED),
        "machine busy",
    ]
    return "| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", default=1.0, type=float, help="of all the numbers: 0.1 is a tenth")
    parser.add_argument("--only", default="sockets,sign-ins,secrets", help="which floods")
    parser.add_argument("--crowd", action="store_true", help="only those from many addresses")
    parser.add_argument("--calls", default=1.0, type=float, help="calls a second that come and go beside the talks")
    parser.add_argument("--floors", default=10, type=int, help="streams of the whole floor")
    parser.add_argument("--desks", default=30, type=int, help="streams of agents' desks")
    chosen = parser.parse_args()
    quiet_logs()
    go_before_others(os.getpid())  # as the installation does: the voices must not be late on a full machine
    print(f"load average before: {os.getloadavg()[0]:.1f}")
    broken = asyncio.run(measure(chosen))
    print("\n" + ("\n".join(broken) or "nothing was broken"))
    return int(bool(broken))


if __name__ == "__main__":
    raise SystemExit(main())
