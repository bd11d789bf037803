"""The plan of a seed: who calls, who works, what breaks. It is drawn at once, so that it can be reduced."""

from dataclasses import dataclass, replace
from random import Random

#: Seconds in which citizens ring in and things break; then everything is whole, and the day must come to its end.
DAY = 20.0
AGENTS = ("1001", "1002", "1003")
SKILLS = ({"social": 3, "general": 1}, {"social": 1, "general": 2}, {"general": 3})
PROCESSES = ("callcontrol", "router-1", "router-2")
#: The main menu's keys: the social queue, a queue that is gone, an urgent matter, a person; "" says nothing at all.
KEYS = ("1", "1", "1", "0", "0", "*", "2", "")

KINDS = (
    *("kill", "kill", "crash", "crash", "crash", "stop", "still", "cut", "cut"),
    *("late", "late to", "late from", "slow", "bus", "deaf", "failing", "switch", "phone"),
)


@dataclass(frozen=True)
class Citizen:
    """``answers``: in so many seconds when rung back, 0 never."""

    number: str
    at: float
    key: str
    patience: float
    talk: float
    takes_callback: bool
    answers: float
    rates: bool
    known: bool


@dataclass(frozen=True)
class Agent:
    """``care``: how likely a ringing phone is picked up; ``busy_hands``: how likely something is done in a talk."""

    id: str
    at: float
    care: float
    busy_hands: float


@dataclass(frozen=True)
class Fault:
    """``about`` a process, or what the kind says; it is over after so many seconds."""

    at: float
    kind: str
    about: str
    seconds: float

    def __str__(self) -> str:
        return f"at {self.at:.1f} {self.kind} {self.about} for {self.seconds:.1f} s"


@dataclass(frozen=True)
class Plan:
    """``standby``: a second router; ``hasty``: leases are renewed as often as in the product, else a third as often."""

    seed: int
    citizens: tuple[Citizen, ...]
    agents: tuple[Agent, ...]
    faults: tuple[Fault, ...]
    led: bool
    standby: bool
    hasty: bool

    def smaller(self) -> list["Plan"]:
        """The same with one thing less, what tells most first."""
        without_faults = [replace(self, faults=_without(self.faults, at)) for at in range(len(self.faults))]
        without_leader = [replace(self, led=False)] if self.led else []
        without_standby = [replace(self, standby=False)] if self.standby else []
        without_citizens = [replace(self, citizens=_without(self.citizens, at)) for at in range(len(self.citizens))]
        without_agents = [replace(self, agents=_without(self.agents, at)) for at in range(len(self.agents))]
        return [*without_faults, *without_leader, *without_standby, *without_citizens, *without_agents]


def _without[T](many: tuple[T, ...], at: int) -> tuple[T, ...]:
    return (*many[:at], *many[at + 1 :])


def plan_of(seed: int) -> Plan:
    dice = Random(f"plan/{seed}")
    citizens = tuple(_citizen(dice, number) for number in range(dice.randint(1, 6)))
    agents = tuple(
        Agent(agent, dice.uniform(0, 4), dice.choice((0.5, 0.8, 0.95)), dice.choice((0.1, 0.4, 0.7)))
        for agent in AGENTS[: dice.randint(1, 3)]
    )
    faults = tuple(sorted((_fault(dice) for _ in range(dice.choice((0, 1, 1, 2, 2, 3, 5)))), key=lambda f: f.at))
    return Plan(seed, citizens, agents, faults, dice.random() < 0.3, dice.random() < 0.5, dice.random() < 0.25)


def _citizen(dice: Random, number: int) -> Citizen:
    return Citizen(
        number=f"1380013800{number}",
        at=dice.uniform(0, DAY - 4),
        key=dice.choice(KEYS),
        patience=dice.choice((4.0, 12.0, 40.0, 40.0)) * dice.uniform(0.5, 1.5),
        talk=dice.uniform(1, 14),
        takes_callback=dice.random() < 0.4,
        answers=dice.choice((0.0, 1.0, 2.0, 6.0)),
        rates=dice.random() < 0.5,
        known=dice.random() < 0.9,
    )


def _fault(dice: Random) -> Fault:
    at, process = dice.uniform(2, DAY), dice.choice(PROCESSES)
    kind = dice.choice(KINDS)
    match kind:
        case "kill" | "crash" | "stop":
            return Fault(at, kind, process, dice.choice((0.1, 0.2, 0.3, 0.5, 1.0, 3.0, 8.0)))
        case "still" | "cut" | "late" | "late to" | "late from" | "slow":
            return Fault(at, kind, process, dice.choice((0.3, 1.0, 2.0, 5.0, 12.0)))
        case "bus":
            return Fault(at, kind, "", dice.choice((0.3, 2.0, 6.0)))
        case "phone":
            return Fault(at, kind, dice.choice(AGENTS), dice.uniform(2, 15))
        case "switch":
            return Fault(at, kind, "", dice.choice((0.5, 3.0)))
        case _:
            return Fault(at, kind, "", dice.uniform(0.5, 6))
