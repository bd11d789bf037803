"""How many agents a load of calls needs, and how long callers then wait: Erlang C and Erlang A.

Arrivals are Poisson, handling times and patience exponential, callers are taken first come, first served. Shares are of
all callers offered: who hangs up counts against the service level, however soon. Formulas and sources:
``docs/algorithms/staffing.md``.
"""

from dataclasses import dataclass
from math import ceil, exp, isfinite

from hotline.domains.people.workforce.rules.patience import virtual_waits
from hotline.kernel.errors import Invalid

SECONDS_AN_HOUR = 3600
#: A call in a hundred years, a microsecond of talk: what is smaller, save no calls at all, is a mistake.
SMALLEST = 1e-6
#: Larger loads are mistakes: all the country's callers at once are fewer.
MAX_ERLANGS = 100_000
MAX_AGENTS = 1_000_000


class ImpossibleLoad(Invalid):
    """A load, a number of agents or a target that no queue can have; says which."""


@dataclass(frozen=True)
class Load:
    """Calls that ask for an agent. ``patience_s``: mean seconds until who waits hangs up, None where nobody does."""

    calls_per_hour: float
    aht_s: float
    patience_s: float | None = None

    def __post_init__(self) -> None:
        if not (isfinite(self.calls_per_hour) and (self.calls_per_hour == 0 or self.calls_per_hour >= SMALLEST)):
            raise ImpossibleLoad(f"“calls_per_hour”须是 0，或不小于 {SMALLEST}。", code="calls")
        if not (isfinite(self.aht_s) and self.aht_s >= SMALLEST):
            raise ImpossibleLoad(f"“aht_s”须不小于 {SMALLEST}。", code="aht")
        if self.patience_s is not None and not (isfinite(self.patience_s) and self.patience_s >= SMALLEST):
            raise ImpossibleLoad(f"“patience_s”须不小于 {SMALLEST}；无人放弃时填 null。", code="patience")
        if self.erlangs > MAX_ERLANGS:
            raise ImpossibleLoad(f"话务量超过 {MAX_ERLANGS} 爱尔兰，请核对来电数和时长。", code="load")

    @property
    def erlangs(self) -> float:
        return self.calls_per_hour * self.aht_s / SECONDS_AN_HOUR


@dataclass(frozen=True)
class Waits:
    """What callers meet with so many agents. None where a figure has no value: without calls, or where waits grow for
    ever.

    ``p_wait``: share that must wait at all. ``asa_s``: mean wait of those answered; ``wait_all_s``: of all.
    ``abandon``: share that hangs up. ``occupancy``: share of the agents' time that calls fill.
    """

    agents: int
    p_wait: float | None
    service_level: float | None
    asa_s: float | None
    wait_all_s: float | None
    abandon: float | None
    occupancy: float | None


def waits(load: Load, agents: int, seconds: float) -> Waits:
    """What callers meet with ``agents``; the service level counts who is answered within ``seconds``."""
    if not 0 <= agents <= MAX_AGENTS:
        raise ImpossibleLoad(f"“agents”须是 0 到 {MAX_AGENTS} 的整数。", code="agents")
    if not (isfinite(seconds) and seconds >= 0):
        raise ImpossibleLoad("“seconds”须大于等于 0。", code="seconds")
    if load.calls_per_hour == 0:
        return Waits(agents, None, None, None, None, None, 0.0 if agents else None)
    if load.patience_s is None:
        return _endless_patience(load, agents, seconds)
    return _some_hang_up(load, load.patience_s, agents, seconds)


def fewest_agents(load: Load, service_level: float, seconds: float) -> int:
    """The fewest agents with whom this share of all callers is answered within ``seconds``. 0 without calls."""
    if not 0 <= service_level < 1:
        raise ImpossibleLoad("“service_level”须大于等于 0、小于 1。", code="service_level")

    def reaches(agents: int) -> bool:
        level = waits(load, agents, seconds).service_level
        return level is None or level >= service_level

    low, high = -1, max(ceil(load.erlangs), 1)
    if reaches(0):
        return 0
    while not reaches(high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reaches(middle) else (middle, high)
    return high


def on_the_roster(agents: int, shrinkage: float) -> int:
    """How many people must be on duty for ``agents`` to be at their phones: breaks, trainings and absences take the
    share ``shrinkage`` of paid time.
    """
    if not 0 <= shrinkage < 1:
        raise ImpossibleLoad("“shrinkage”须大于等于 0、小于 1。", code="shrinkage")
    return ceil(round(agents / (1 - shrinkage), 9))


def blocking(erlangs: float, agents: int) -> float:
    """Erlang B: the share that finds all agents busy where nobody may wait. By recursion, which never overflows."""
    share = 1.0
    for each in range(1, agents + 1):
        share = erlangs * share / (each + erlangs * share)
    return share


def _endless_patience(load: Load, agents: int, seconds: float) -> Waits:
    """Erlang C. With no more agents than erlangs the line grows for ever, and the wait has no mean."""
    erlangs = load.erlangs
    if agents <= erlangs:
        return Waits(agents, 1.0, 0.0, None, None, 0.0, 1.0 if agents else None)
    blocked = blocking(erlangs, agents)
    p_wait = blocked / (1 - erlangs / agents * (1 - blocked))
    spare = agents - erlangs
    answered = 1 - p_wait * exp(-spare * seconds / load.aht_s)
    wait = p_wait * load.aht_s / spare
    return Waits(agents, p_wait, answered, wait, wait, 0.0, erlangs / agents)


def _some_hang_up(load: Load, patience_s: float, agents: int, seconds: float) -> Waits:
    """Erlang A."""
    if agents == 0:
        return Waits(0, 1.0, 0.0, None, patience_s, 1.0, None)
    found = virtual_waits(
        load.calls_per_hour / SECONDS_AN_HOUR, load.aht_s, patience_s, agents, blocking(load.erlangs, agents - 1)
    )
    abandon = min(found.left(), 1.0)
    answered = 1 - abandon
    return Waits(
        agents,
        p_wait=found.p_wait,
        service_level=1 - found.p_wait + found.served(seconds),
        asa_s=found.seconds_of_served() / answered if answered else None,
        wait_all_s=abandon * patience_s,
        abandon=abandon,
        occupancy=min(load.erlangs * answered / agents, 1.0),
    )
