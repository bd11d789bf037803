"""How many talks and menus an installation of our own carries, with real voices on every leg, until a limit breaks.

    python -m bench.capacity [--loads talks,menus,both] [--window 10] [--short]

Steps the load up: talks (citizen and agent on SIP telephones, recorded on two channels), callers in the menu, then both
in the contract's proportion, 160 : 300. Beside the standing calls new ones come as in the contract's busiest hour. A
load stops at the first step that breaks a limit (``LIMITS``). Prints Markdown, writes .data/bench-capacity.json. Needs
root.
"""

import argparse
import asyncio
import json
import os
import time
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from bench.call_centre import agents_at_work, pids
from bench.call_load import Results
from bench.calls_per_second import percentiles
from bench.constant_load import ConstantLoad
from bench.installation import running
from bench.processes import machine_busy, resident, spent
from bench.steady.fault_report import machine
from bench.voices import Reception, Voices, voices
from hotline.demo.news import News
from hotline.demo.phone.phone import Phone
from hotline.demo.terminal import quiet_logs
from hotline.infrastructure.bus.connection import Bus
from hotline.processes.single.supervisor import go_before_others

RESULT = Path(".data/bench-capacity.json")
PARTS = "postgres,nats,asterisk,callcontrol,router-1,projector,worker,web,nginx"
FULL_TALKS, FULL_MENUS = 160, 300
#: Calls a second in the contract's busiest hour (2,162 calls).
BUSIEST = 0.6
SETTLE_SECONDS = 3.0
LOADS: dict[str, list[tuple[int, int]]] = {
    "talks": [(n, 0) for n in range(20, FULL_TALKS + 1, 20)],
    "menus": [(0, n) for n in range(50, FULL_MENUS + 1, 50)],
    "both": [(FULL_TALKS * n // 8, FULL_MENUS * n // 8) for n in range(2, 9)],
}
SHORT = {"both": [(10, 20)]}
#: Those that cannot be told by their own program's name (bench.call_centre.pids); with these all of our own part.
BY_NAME = ("projector", "worker", "web")
OURS = ("callcontrol", "router", *BY_NAME)
#: Of a second of talk: two channels of 16-bit samples, 8,000 a second.
RECORDED_BYTES = 2 * 2 * 8000
#: For the calls that come and go beside those that stay.
SPARE_AGENTS = 10
#: A line through fewer says nothing.
ENOUGH_STEPS = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a step: shares of packets, seconds. ITU-T G.114 and common practice call more than 1 % loss audible."""

    lost: float = 0.001
    missing: float = 0.01
    broken: float = 0.005
    answer: float = 0.5
    connect: float = 1.0
    recorded: float = 0.98


LIMITS = Limits()
#: Of the short form, which runs beside other work: late may be the machine's fault, lost or fallen not.
SHORT_LIMITS = Limits(missing=0.1, broken=1.0, recorded=0.8, answer=5.0, connect=5.0)


@dataclass(frozen=True, slots=True)
class Step:
    """``cores``: processor seconds a second, by process. ``megabytes``: resident. ``busy``: share of the machine.

    ``recorded``: by how much the recordings grew, as a share of the standing talks' time.
    """

    talks: int
    menus: int
    heard: Reception
    recorded: float
    answer: list[float]
    connect: list[float]
    failures: list[str]
    fallen: int
    cores: dict[str, float]
    megabytes: dict[str, float]
    busy: float

    breaks: list[str]


def checked(step: Step, limits: Limits) -> Step:
    """With the limits it breaks, named."""
    reception = step.heard
    broken = {
        "packets lost": reception.lost / max(1, reception.came + reception.lost) > limits.lost,
        "packets missing": reception.missing > limits.missing,
        "breaks in the voice": reception.broken > limits.broken,
        "slow to answer": worst(step.answer) > limits.answer,
        "slow to connect": worst(step.connect) > limits.connect,
        "recordings short": bool(step.talks) and step.recorded < limits.recorded,
        "calls failed": bool(step.failures),
        "calls fallen": step.fallen > 0,
    }
    return replace(step, breaks=[name for name, is_broken in broken.items() if is_broken])


def worst(seconds: list[float]) -> float:
    """The 95th percentile."""
    return float(np.percentile(seconds, 95)) if seconds else 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """``loads``: by name the steps (talks, callers in the menu); ``window``: seconds a step is measured."""

    loads: dict[str, list[tuple[int, int]]]
    limits: Limits
    window: float


class Bench:
    """The load, the other process with its voices, and the processes watched (name -> pid)."""

    def __init__(
        self, load: ConstantLoad, speaking: Voices, watched: dict[str, int], plan: Plan, recordings: Path
    ) -> None:
        self._load, self._speaking, self._watched, self._plan = load, speaking, watched, plan
        self._spool = recordings / "spool"

    async def climb(self, loads: Iterable[tuple[int, int]]) -> AsyncIterator[Step]:
        """One step after another until one breaks a limit."""
        for talks, menus in loads:
            step = checked(await self._measure(talks, menus), self._plan.limits)
            yield step
            if step.breaks:
                break
        await self._load.stand(0, 0)

    async def _measure(self, talks: int, menus: int) -> Step:
        growing = self._load.results = Results()
        await self._load.stand(talks, menus)
        await asyncio.sleep(SETTLE_SECONDS)
        self._speaking.restart_measuring()
        written = self._written()
        before, machine, started = spent(self._watched), machine_busy(), time.monotonic()
        passing = await self._load.step(BUSIEST, self._plan.window)
        reception, lasted = self._speaking.reception(), time.monotonic() - started
        costs, busy = spent(self._watched).since(before), machine_busy()
        recorded = (self._written() - written) / (lasted * max(1, talks) * RECORDED_BYTES)
        return Step(
            talks=talks,
            menus=menus,
            heard=reception,
            recorded=recorded,
            answer=growing.answer + passing.answer,
            connect=growing.connect + passing.connect,
            failures=growing.failures + passing.failures,
            fallen=self._load.fallen(),
            cores={name: cost / lasted for name, cost in costs.items()},
            megabytes=resident(self._watched),
            busy=(busy[0] - machine[0]) / max(0.01, busy[1] - machine[1]),
            breaks=[],
        )

    def _written(self) -> int:
        """Bytes of all recordings so far."""
        return sum(file.stat().st_size for file in self._spool.glob("*"))


async def measure(plan: Plan) -> dict[str, list[Step]]:
    highest = max(talks for steps in plan.loads.values() for talks, _ in steps)
    agents = [str(90000 + n) for n in range(highest + SPARE_AGENTS)]
    found: dict[str, list[Step]] = {}
    with voices() as speaking:
        async with (
            running(agents, PARTS) as config,
            Bus(config, "bench") as bus,
            News(bus) as news,
            Phone("bench", ("127.0.0.1", config.ports.sip), sound=False, shared=speaking.socket) as phone,
        ):
            load = ConstantLoad(config.telephony.access_number, news, phone, speaking)
            async with agents_at_work(config, bus, agents, load):
                watched = await pids(config, bus, *BY_NAME) | {"voices": speaking.pid}
                bench = Bench(load, speaking, watched, plan, config.recordings_dir)
                print(heading(watched))
                for name, steps in plan.loads.items():
                    found[name] = []
                    async for step in bench.climb(steps):
                        print(row(step), flush=True)
                        found[name].append(step)
    return found


def heading(watched: dict[str, int]) -> str:
    columns = [
        "talks + menus",
        "lost",
        "missing",
        "breaks",
        "longest gap ms",
        "recorded",
        "answer p50/p95 ms",
        "connect p50/p95 ms",
    ]
    columns += [f"{name} cores (MB)" for name in watched] + ["machine busy", "breaks the limit"]
    return "| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns)


def row(step: Step) -> str:
    reception = step.heard
    cells = [
        f"{step.talks} + {step.menus}",
        f"{reception.lost}/{reception.came}",
        f"{reception.missing:.2%}",
        str(reception.late),
        f"{1000 * reception.longest_gap:.0f}",
        f"{step.recorded:.1%}" if step.talks else "",
        percentiles(step.answer),
        percentiles(step.connect),
        *(f"{cores:.2f} ({step.megabytes.get(name, 0):.0f})" for name, cores in step.cores.items()),
        f"{step.busy:.0%}",
        ", ".join(step.breaks) or "none",
    ]
    return "| " + " | ".join(cells) + " |"


@dataclass(frozen=True, slots=True)
class Costs:
    """Cores: ``idle`` at no load, ``talk`` and ``menu`` for each. Least squares over the steps that held."""

    idle: float
    talk: float
    menu: float

    def full(self) -> float:
        """The contract's whole: 160 talks and 300 callers in the menu."""
        return self.idle + FULL_TALKS * self.talk + FULL_MENUS * self.menu


def costs_of(steps: list[Step], names: Iterable[str]) -> Costs:
    held = [step for step in steps if not step.breaks]
    load = np.array([(1.0, step.talks, step.menus) for step in held])
    cores = np.array([sum(step.cores.get(name, 0.0) for name in names) for step in held])
    (idle, talk, menu), *_ = np.linalg.lstsq(load, cores)
    return Costs(float(idle), float(talk), float(menu))


def summary(found: dict[str, list[Step]]) -> str:
    """What held, what each call costs, and the cores that the whole would need."""
    steps = [step for climbed in found.values() for step in climbed]
    lines = [f"{name}: held {held_of(climbed)}" for name, climbed in found.items()]
    if len([step for step in steps if not step.breaks]) >= ENOUGH_STEPS:
        switch, ours = costs_of(steps, ["asterisk"]), costs_of(steps, OURS)
        share = ours.full() / switch.full()
        # Talks and menus that only grow together do not say which of them cost what.
        if len(found) > 1:
            lines.append(
                f"of a core, Asterisk: {switch.talk:.2%} a recorded talk, {switch.menu:.2%} a caller in the menu"
            )
        lines += [
            f"Asterisk needs {switch.full():.2f} cores for 160 + 300",
            f"all of our own part: {ours.full():.2f} cores at 160 + 300, {share:.1%} of Asterisk's",
        ]
    return "\n".join(lines)


def held_of(climbed: list[Step]) -> str:
    held = [step for step in climbed if not step.breaks]
    best = f"{held[-1].talks} + {held[-1].menus}" if held else "nothing"
    return best + "".join(
        f"; {step.talks} + {step.menus} broke: {', '.join(step.breaks)}" for step in climbed if step.breaks
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--loads", default=",".join(LOADS), help="which, by comma")
    parser.add_argument("--window", default=10.0, type=float, help="seconds a step is measured")
    parser.add_argument(
        "--short", action="store_true", help="one small step that any machine must carry; fails when it does not"
    )
    chosen = parser.parse_args()
    quiet_logs()
    go_before_others(os.getpid())  # as the installation does: the voices must not be late on a full machine
    loads = SHORT if chosen.short else {name: LOADS[name] for name in chosen.loads.split(",")}
    plan = Plan(loads, SHORT_LIMITS if chosen.short else LIMITS, chosen.window)
    before = machine()
    found = asyncio.run(measure(plan))
    results = {"machine": before, "limits": asdict(plan.limits)}
    RESULT.write_text(
        json.dumps(results | {"steps": {name: [*map(asdict, steps)] for name, steps in found.items()}}, indent=1)
    )
    print(f"\n{before}\n{summary(found)}")
    return int(chosen.short and any(step.breaks for steps in found.values() for step in steps))


if __name__ == "__main__":
    raise SystemExit(main())
