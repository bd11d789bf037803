"""One history: the world put together, the day lived through, the evening waited for, everything judged."""

import asyncio
import contextlib
from dataclasses import dataclass
from random import Random

import msgspec

from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.routing.ports import AgentConfig, Overflow, QueueConfig, RoutingConfig
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import settings
from tests.domains.voice.calls.scripted_call import FLOW, LITTLE
from tests.simulation import plan as plans
from tests.simulation.asterisk import Asterisk
from tests.simulation.faults import Faults
from tests.simulation.network import Server
from tests.simulation.people import OFFICE, Agent, Citizen, Leader, Office
from tests.simulation.processes import Machines, Process
from tests.simulation.timeline import Timeline
from tests.simulation.truth import Truth, Violation
from tests.simulation.virtual_time import VirtualLoop, virtual_time

LOOK_SECONDS, EVENING_SECONDS = 1.0, 300.0
SETTLING_SECONDS = 4.0
#: How many times the product's the seconds of a lease are, most often: renewing is most of what is to be computed.
UNHURRIED = 3.0
ROUTING = RoutingConfig(
    1,
    (
        QueueConfig("social", "社保席", "social", 6, 5, 8, 6, (Overflow(6, "general"),)),
        QueueConfig("general", "综合席", "general", 6, 5, 8, 6),
    ),
    tuple(AgentConfig(agent, agent, "early", skills) for agent, skills in zip(plans.AGENTS, plans.SKILLS, strict=True)),
)
FLOWS = FlowSet(1, {FLOW.id: FLOW, LITTLE.id: LITTLE}, {}, FLOW.id)


@dataclass(frozen=True)
class Outcome:
    """``violation`` is None for a history as it should be."""

    violation: Violation | None
    digest: str
    lines: list[str]


class History:
    def __init__(self, plan: plans.Plan, loop: VirtualLoop, max_lines: int) -> None:
        self.plan, self.timeline = plan, Timeline(max_lines)
        seed = str(plan.seed)
        self.asterisk = Asterisk(seed, self.timeline)
        self.server = Server(seed, self.timeline)
        self.machines = Machines(seed, self.server, self.asterisk, self.timeline)
        self.truth = Truth(self.machines, self.asterisk)
        self.faults = Faults(self.machines, self.truth, loop)
        self.agents: list[Agent] = []

    async def live(self) -> None:
        """Raises Violation."""
        config = {"routing": ROUTING, "flows": FLOWS}
        for key, value in config.items():
            self.server.store.write("config", key, msgspec.json.encode(value))
        for name in plans.PROCESSES if self.plan.standby else plans.PROCESSES[:-1]:
            self.machines.start(name)
        office = Office(self.asterisk, Random(self.plan.seed))
        self.asterisk.phones[OFFICE] = lambda: office
        people = Process("people")
        self.machines.running["people"] = people
        people.start(self._people)
        self.citizens = [Citizen(self.asterisk, each, self.plan.seed) for each in self.plan.citizens]
        self.faults.plan(self.plan.faults)
        await self._watch(plans.DAY)
        await self.faults.over()
        await self._evening()
        self.truth.check_the_events(Random(self.plan.seed))

    async def _people(self) -> None:
        async with Bus(settings(), "people") as bus, asyncio.TaskGroup() as tasks:
            for planned in self.plan.agents:
                agent = Agent(self.asterisk, self.server, self.timeline, bus, planned, self.plan.seed)
                self.agents.append(agent)
                tasks.create_task(agent.work())
            if self.plan.led:
                self.leader = Leader(self.asterisk, self.server, self.timeline, bus, self.plan.seed)
                tasks.create_task(self.leader.work())

    async def _watch(self, until: float) -> None:
        loop = asyncio.get_running_loop()
        while loop.time() < until:
            await asyncio.sleep(LOOK_SECONDS)
            self.truth.look()

    async def _evening(self) -> None:
        self.timeline.add("evening", "everything is whole, nobody rings in any more")
        for agent in self.agents:
            agent.evening = agent.registered = True
        if self.plan.led:
            self.leader.evening = True
        end = asyncio.get_running_loop().time() + EVENING_SECONDS
        await self._over(end)
        await asyncio.sleep(SETTLING_SECONDS)  # what was asked for last is on its way
        await self._over(end)
        self.machines.kill("people")
        await asyncio.sleep(SETTLING_SECONDS)  # of what was done last, to be stored

    async def _over(self, end: float) -> None:
        while left := next(self.truth.left(), None):
            if asyncio.get_running_loop().time() > end:
                raise Violation(*left)
            await asyncio.sleep(LOOK_SECONDS)
            self.truth.look()


def live_through(plan: plans.Plan, max_lines: int = 0) -> Outcome:
    """``max_lines``: so many of the last lines of the story come with the outcome."""
    with virtual_time() as loop:
        history = History(plan, loop, max_lines)
        violation: Violation | None = None
        with history.machines.in_place(1.0 if plan.hasty else UNHURRIED):
            try:
                loop.run_until_complete(history.live())
            except Violation as found:
                violation = found
            finally:
                _clear_away(loop, history)
        return Outcome(violation, history.timeline.digest, list(history.timeline.lines))


def _clear_away(loop: VirtualLoop, history: History) -> None:
    async def everything_off() -> None:
        for process in history.machines.running.values():
            process.kill()

    loop.run_until_complete(everything_off())
    while tasks := asyncio.all_tasks(loop):
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.wait(tasks, timeout=1))
    with contextlib.suppress(Exception):
        loop.run_until_complete(loop.shutdown_asyncgens())
