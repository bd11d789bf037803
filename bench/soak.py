"""An hour at half of the contract's load: does memory grow, are descriptors left open, does anything fall behind?

    python -m bench.soak [--minutes 60] [--talks 80] [--menus 150]

Recorded talks and callers in the menu with real voices through an installation of our own; every minute a part of them
hangs up and others ring in, beside the calls of the busiest hour. Each minute every process is looked at: memory, open
descriptors, events not yet in the database. The first sixth is for warming up; a line through the rest is the growth.
Prints Markdown, writes .data/bench-soak.json. Exit status 1 when something grows or is lost. Needs root.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from bench.call_centre import agents_at_work, pids
from bench.capacity import BUSIEST, BY_NAME, PARTS, SPARE_AGENTS
from bench.constant_load import ConstantLoad
from bench.installation import running
from bench.processes import descriptors, machine_busy, resident, spent
from bench.steady.fault_report import machine
from bench.voices import Reception, Voices, voices
from hotline.demo.news import News
from hotline.demo.phone.phone import Phone
from hotline.demo.terminal import quiet_logs
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.heartbeat import Heartbeat

RESULT = Path(".data/bench-soak.json")
#: Of those who stand, so many are replaced each minute: a talk lasts five minutes.
RENEWED = 5
MINUTE = 60.0
WARMING = 6
#: Growth in an hour that is more than measuring noise: of memory a share and so many megabytes, and descriptors.
GROWN_SHARE, GROWN_MEGABYTES, GROWN_DESCRIPTORS = 0.05, 10.0, 10.0
BEHIND_EVENTS, LOST_SHARE = 200, 0.001


@dataclass(frozen=True, slots=True)
class Minute:
    """At its end: megabytes and open descriptors by process; ``behind``: events not yet rows; over it: ``cores``."""

    megabytes: dict[str, float]
    descriptors: dict[str, int]
    cores: dict[str, float]
    behind: float
    heard: Reception
    placed: int
    failures: list[str]
    fallen: int
    busy: float
    load: float


class Soak:
    def __init__(self, load: ConstantLoad, speaking: Voices, watched: dict[str, int], bus: Bus) -> None:
        self._load, self._speaking, self._watched = load, speaking, watched
        self._health = bus.bucket("health", Heartbeat)

    async def minute(self, talks: int, menus: int) -> Minute:
        """Renew a part of the load, listen to the rest for what remains of the minute."""
        begun, before, machine = time.monotonic(), spent(self._watched), machine_busy()
        await self._load.renew(RENEWED)
        await self._load.stand(talks, menus)
        grown = self._load.results
        self._speaking.restart_measuring()
        passing = await self._load.step(BUSIEST, max(1.0, MINUTE - (time.monotonic() - begun)))
        lasted, busy = time.monotonic() - begun, machine_busy()
        return Minute(
            megabytes=resident(self._watched),
            descriptors=descriptors(self._watched),
            cores={name: cost / lasted for name, cost in spent(self._watched).since(before).items()},
            behind=await self._behind(),
            heard=self._speaking.reception(),
            placed=grown.placed + passing.placed,
            failures=grown.failures + passing.failures,
            fallen=self._load.fallen(),
            busy=(busy[0] - machine[0]) / max(0.01, busy[1] - machine[1]),
            load=os.getloadavg()[0],
        )

    async def _behind(self) -> float:
        beats = (await self._health.items()).values()
        return max((heartbeat.figures.get("behind", 0.0) for heartbeat in beats), default=0.0)


async def measure(minutes: int, talks: int, menus: int) -> list[Minute]:
    agents = [str(90000 + n) for n in range(talks + SPARE_AGENTS)]
    lived: list[Minute] = []
    with voices() as speaking:
        async with (
            running(agents, PARTS) as config,
            Bus(config, "bench") as bus,
            News(bus) as news,
            Phone("bench", ("127.0.0.1", config.ports.sip), sound=False, shared=speaking.socket) as phone,
        ):
            load = ConstantLoad(config.telephony.access_number, news, phone, speaking)
            async with agents_at_work(config, bus, agents, load):
                soak = Soak(load, speaking, await pids(config, bus, *BY_NAME), bus)
                for number in range(minutes):
                    lived.append(await soak.minute(talks, menus))
                    print(line(number + 1, lived[-1]), flush=True)
                await load.stand(0, 0)
    return lived


def line(number: int, minute: Minute) -> str:
    memory = ", ".join(f"{name} {megabytes:.0f}" for name, megabytes in minute.megabytes.items())
    failures = f" {minute.failures[:3]} {minute.fallen} fallen" if minute.failures or minute.fallen else ""
    return (
        f"{number:3} min: {memory} MB; behind {minute.behind:.0f}; lost {minute.heard.lost} of {minute.heard.came};"
        f" machine {minute.busy:.0%}, load {minute.load:.1f}{failures}"
    )


@dataclass(frozen=True, slots=True)
class Growth:
    """Of one process: at the beginning of the line and in an hour."""

    megabytes: float
    megabytes_hour: float
    descriptors: float
    descriptors_hour: float
    cores: float

    @property
    def grows(self) -> bool:
        memory = self.megabytes_hour > max(GROWN_MEGABYTES, GROWN_SHARE * self.megabytes)
        return memory or self.descriptors_hour > GROWN_DESCRIPTORS


def growth_of(lived: list[Minute], name: str) -> Growth:
    """Least squares over what is not warming up."""
    since = lived[len(lived) // WARMING :]
    memory_hour, memory = _line([minute.megabytes[name] for minute in since])
    open_hour, open_at_first = _line([minute.descriptors[name] for minute in since])
    cores = float(np.mean([minute.cores[name] for minute in since]))
    return Growth(memory, memory_hour, open_at_first, open_hour, cores)


def _line(values: list[float] | list[int]) -> tuple[float, float]:
    """Growth in an hour of minutes, and the beginning."""
    slope, start = np.polyfit(np.arange(len(values)), np.array(values, float), 1)
    return float(slope) * 60, float(start)


def wrong(lived: list[Minute]) -> list[str]:
    grown = [name for name in lived[0].megabytes if growth_of(lived, name).grows]
    came, lost = sum(minute.heard.came for minute in lived), sum(minute.heard.lost for minute in lived)
    behind = max(minute.behind for minute in lived[len(lived) // WARMING :])
    failures = [failure for minute in lived for failure in minute.failures]
    return [
        *(f"{name} grows" for name in grown),
        *([f"{behind:.0f} events behind"] if behind > BEHIND_EVENTS else []),
        *([f"{lost} of {came} packets lost"] if lost > LOST_SHARE * (came + lost) else []),
        *([f"{lived[-1].fallen} calls fallen"] if lived[-1].fallen else []),
        *([f"{len(failures)} calls failed: {failures[:5]}"] if failures else []),
    ]


def table(lived: list[Minute]) -> str:
    lines = ["| process | MB | MB an hour more | descriptors | an hour more | cores |", "|" + " --- |" * 6]
    for name in lived[0].megabytes:
        one = growth_of(lived, name)
        lines.append(
            f"| {name} | {one.megabytes:.0f} | {one.megabytes_hour:+.1f} | {one.descriptors:.0f} |"
            f" {one.descriptors_hour:+.1f} | {one.cores:.2f} |"
        )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", default=60, type=int)
    parser.add_argument("--talks", default=80, type=int)
    parser.add_argument("--menus", default=150, type=int)
    chosen = parser.parse_args()
    quiet_logs()
    lived = asyncio.run(measure(chosen.minutes, chosen.talks, chosen.menus))
    found = wrong(lived)
    RESULT.write_text(
        json.dumps({"command": " ".join(sys.argv), "machine": machine(), "minutes": [*map(asdict, lived)]})
    )
    placed, came = sum(minute.placed for minute in lived), sum(minute.heard.came for minute in lived)
    busy, load = (np.mean([getattr(minute, name) for minute in lived]) for name in ("busy", "load"))
    print(f"\n{table(lived)}\n\n{placed} calls beside those that stood, {came} packets heard")
    print(f"machine {busy:.0%} busy, load {load:.1f}")
    print("; ".join(found) or "nothing grows, nothing lost")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
