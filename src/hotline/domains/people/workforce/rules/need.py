"""Heads that a load needs by quarter of an hour: Erlang A, then those who are away from their phones."""

from dataclasses import dataclass
from functools import lru_cache

from hotline.domains.people.workforce.rules.staffing import Load, fewest_agents, on_the_roster

QUARTERS_AN_HOUR = 4


@dataclass(frozen=True)
class Targets:
    """``service``: share of callers answered within ``wait_s``. ``shrinkage``: share of paid time away from calls."""

    service: float
    wait_s: float
    patience_s: float
    shrinkage: float


def heads(calls: float, aht_s: float, targets: Targets) -> int:
    """Who must be on the roster in a quarter of an hour with so many calls; 0 without calls."""
    rounded = round(calls, 1)
    return _heads(rounded, round(aht_s), targets) if rounded > 0 and aht_s >= 1 else 0


@lru_cache(maxsize=50_000)
def _heads(calls: float, aht_s: int, targets: Targets) -> int:
    load = Load(calls * QUARTERS_AN_HOUR, aht_s, targets.patience_s)
    return on_the_roster(fewest_agents(load, targets.service, targets.wait_s), targets.shrinkage)
