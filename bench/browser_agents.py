"""What a talk costs when the agent's telephone is the browser, and how long until the two hear each other.

    python -m bench.browser_agents [--agents 1,2,4,6] [--window 10]

Agents in windows of one real Chromium, each at the desk with a microphone that speaks a tone; citizens ring in, ask
for a person, F2 answers. A browser's leg is encrypted (DTLS-SRTP), a telephone's is not: the difference to
bench.capacity is what that costs the switch. Prints Markdown. An installation of its own, with everything. Needs root
and Chromium.
"""

import argparse
import asyncio
import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from playwright.async_api import Browser

from bench.call_centre import pids
from bench.installation import full_installation
from bench.processes import family, machine_busy, resident, spent
from hotline.demo.desk import origin_of
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.demo.terminal import quiet_logs
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import chromium, hears, microphone
from tests.e2e.desk_page import DeskPage, in_a_talk, open_desk
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD

FIRST_AGENT = 1001
SETTLE_SECONDS = 3.0
MICROPHONE = Path(".data/bench-microphone.wav")


@dataclass(frozen=True, slots=True)
class Step:
    """``to_hear``: seconds from the key that asks for a person until the agent is heard, of each new talk."""

    talks: int
    to_hear: list[float]
    deaf: int
    cores: dict[str, float]
    megabytes: dict[str, float]
    busy: float


class Room:
    """The browser, its desks, and the talks they are in."""

    def __init__(self, browser: Browser, config: Settings, phone: Phone) -> None:
        self._browser, self._config, self._phone = browser, config, phone
        self._desks: list[DeskPage] = []
        self._calls: list[Call] = []

    async def grow(self, talks: int) -> list[float]:
        """More agents sit down, one after another, and each gets a call."""
        took = []
        while len(self._desks) < talks:
            desk = await open_desk(self._browser, origin_of(self._config))
            await desk.sign_in(str(FIRST_AGENT + len(self._desks)), PASSWORD)
            begun = time.monotonic()
            self._calls.append(await in_a_talk(desk, self._phone, self._config))
            took.append(time.monotonic() - begun)
            self._desks.append(desk)
        return took

    async def deaf(self) -> int:
        """Talks in which one side does not hear the other."""
        hearing = [CALLER_TONE in await hears(desk.page, (CALLER_TONE,)) for desk in self._desks]
        for call in self._calls:
            with contextlib.suppress(TimeoutError):
                await call.audio.wait_for_tone(AGENT_TONE)
                continue
            hearing.append(False)
        return hearing.count(False)

    async def leave(self) -> None:
        for call in self._calls:
            await call.hang_up()


async def measure(steps: list[int], window: float) -> list[Step]:
    found = []
    sound = microphone(MICROPHONE, AGENT_TONE)
    async with (
        full_installation({}) as config,
        Bus(config, "bench") as bus,
        Phone("bench", ("127.0.0.1", config.ports.sip)) as phone,
        chromium(sound) as browser,
    ):
        watched = await pids(config, bus, "web") | {"Chromium": _browser_pid()}
        room = Room(browser, config, phone)
        for talks in steps:
            took = await room.grow(talks)
            await asyncio.sleep(SETTLE_SECONDS)
            before, machine, started = spent(watched), machine_busy(), time.monotonic()
            await asyncio.sleep(window)
            lasted, costs, busy = time.monotonic() - started, spent(watched).since(before), machine_busy()
            cores = {name: cost / lasted for name, cost in costs.items()}
            share = (busy[0] - machine[0]) / max(0.01, busy[1] - machine[1])
            found.append(Step(talks, took, await room.deaf(), cores, resident(watched), share))
            print(row(found[-1]), flush=True)
        await room.leave()
    return found


def _browser_pid() -> int:
    """The driver that Playwright started, and with it the browser."""
    names = {pid: Path(f"/proc/{pid}/comm").read_text().strip() for pid in family(os.getpid())}
    return next(pid for pid, name in names.items() if name.startswith("chrom"))


def row(step: Step) -> str:
    delays = " / ".join(f"{np.percentile(step.to_hear, share):.2f}" for share in (50, 95))
    usage = [f"{cores:.2f} ({step.megabytes[name]:.0f})" for name, cores in step.cores.items()]
    return "| " + " | ".join([str(step.talks), delays, str(step.deaf), *usage, f"{step.busy:.0%}"]) + " |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agents", default="1,2,4,6")
    parser.add_argument("--window", default=10.0, type=float, help="seconds a step is measured")
    chosen = parser.parse_args()
    quiet_logs()
    found = asyncio.run(measure([int(number) for number in chosen.agents.split(",")], chosen.window))
    names = " | ".join(f"{name} cores (MB)" for name in found[0].cores)
    print(f"\n| talks | ready to heard p50/p95 s | deaf | {names} | machine busy |")
    print("|" + " --- |" * (len(found[0].cores) + 4))
    print(*map(row, found), sep="\n")
    talks, asterisk = ([*map(float, of)] for of in zip(*((s.talks, s.cores["asterisk"]) for s in found), strict=True))
    print(f"\nAsterisk: {np.polyfit(talks, asterisk, 1)[0]:.2%} of a core a talk; load {os.getloadavg()[0]:.1f}")
    return int(any(step.deaf for step in found))


if __name__ == "__main__":
    raise SystemExit(main())
