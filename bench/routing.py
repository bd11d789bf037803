"""Routing decisions per second at 50, 500 and 5,000 agents with 1,000 callers waiting.

    .venv/bin/python -m bench.routing

One decision is what a caller's turn costs: an agent becomes free and the most urgent caller is chosen and offered; the
offer is answered; the talk ends; a new caller joins the line. Times are of the choosing alone and of the whole turn.
"""

import os
import random
import statistics
import time
from datetime import UTC, datetime, timedelta
from itertools import count

from hotline.domains.voice.routing.ports import (
    AgentConfig,
    Enqueue,
    GetReady,
    OfferOutcome,
    OfferResult,
    Overflow,
    QueueConfig,
    RoutingConfig,
    SaveWrapUp,
    SignIn,
    TalkOver,
)
from hotline.domains.voice.routing.rules import agent_commands, callers, offers, routing_state

SKILLS = ["social", "labor", "talent", "general", "elderly", "expert"]
WAITING = 1000
TURNS = 2000
START = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


def crowded_floor(agents: int, dice: random.Random) -> routing_state.RoutingState:
    """Everybody signed in and on a call; 1,000 callers in line over six queues, three priorities."""
    queues = tuple(QueueConfig(s, s, s, overflow=(Overflow(30, "general"),)) for s in SKILLS)
    staff = tuple(
        AgentConfig(str(n), str(n), "g", {s: dice.randint(1, 5) for s in dice.sample(SKILLS, dice.randint(1, 3))})
        for n in range(1000, 1000 + agents)
    )
    names = count()
    floor = routing_state.RoutingState(RoutingConfig(1, queues, staff), lambda: f"offer-{next(names)}")
    for agent in staff:
        agent_commands.obey(floor, SignIn(agent.id, "phone", "a", f"PJSIP/{agent.id}", "desk"), START)
    for n in range(WAITING):
        callers.enqueue(floor, caller(n, START + timedelta(seconds=n / 20), dice), START + timedelta(seconds=60))
    floor.drain()
    return floor


def caller(n: int, since: datetime, dice: random.Random) -> Enqueue:
    return Enqueue(f"c{n}", "a", dice.choice(SKILLS), since, dice.choice([0, 0, 0, 10, 50]))


def measure(agents: int) -> tuple[list[float], list[float]]:
    """Seconds of each choosing, and of each whole turn."""
    dice = random.Random(12333)
    floor = crowded_floor(agents, dice)
    staff = [doc.id for doc in floor.agents.values()]
    choosing, turns = [], []
    now = START + timedelta(seconds=120)
    for turn in range(TURNS):
        agent = staff[turn % len(staff)]
        now += timedelta(milliseconds=50)
        began = time.perf_counter()
        agent_commands.obey(floor, GetReady(agent), now)
        chosen = time.perf_counter()
        sent = floor.drain().sends
        assert sent, "somebody always waits"
        finish_turn(floor, agent, now)
        callers.enqueue(floor, caller(WAITING + turn, now, dice), now)
        floor.drain()
        turns.append(time.perf_counter() - began)
        choosing.append(chosen - began)
    return choosing, turns


def finish_turn(floor: routing_state.RoutingState, agent: str, now: datetime) -> None:
    doc = floor.agents[agent]
    offers.offer_result(floor, OfferResult(doc.offer, doc.call, agent, OfferOutcome.ANSWERED, now), now)
    callers.talk_over(floor, TalkOver(doc.offer, doc.call, agent, now), now)
    agent_commands.obey(floor, SaveWrapUp(agent, doc.call, "t", "d", False, then="not_ready"), now)


def microseconds(seconds: list[float], percentile: int) -> float:
    return statistics.quantiles(seconds, n=100)[percentile - 1] * 1e6


def main() -> None:
    print(f"load average {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores\n")
    print("| agents | waiting | choose and offer p50 µs | p99 µs | whole turn p50 µs | p99 µs | turns/s |")
    print("|---|---|---|---|---|---|---|")
    for agents in (50, 500, 5000):
        choosing, turns = measure(agents)
        figures = [microseconds(times, p) for times in (choosing, turns) for p in (50, 99)]
        print(f"| {agents} | {WAITING} | " + " | ".join(f"{f:.0f}" for f in figures) + f" | {TURNS / sum(turns):.0f} |")


if __name__ == "__main__":
    main()
