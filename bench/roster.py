"""How long a roster for 200 people and 28 days takes, what it lacks, which rules it breaks: ``python -m bench.roster``.

The need is the house's own by Erlang A: working days of 11,560 calls of 240 s, days off of 3,440;
182 days of leave, 288 wishes, 20 people without nights.
"""

from datetime import date
from time import perf_counter

import numpy as np

from hotline.domains.people.workforce.rules.need import Targets, heads
from hotline.domains.people.workforce.rules.roster.checker import violations
from hotline.domains.people.workforce.rules.roster.meals import placed
from hotline.domains.people.workforce.rules.roster.model import CATALOGUE, OFF, SLOTS, Person, Problem
from hotline.domains.people.workforce.rules.roster.search import search

PEOPLE, DAYS, LEAVE, WISHES, NO_NIGHTS, SEED = 200, 28, 182, 288, 20, 12333
TARGETS = Targets(0.92, 60, 120, 0.1)
WORKING, DAY_OFF, AHT_S = 11_560, 3_440, 240
#: Share of a day's calls in each hour, from midnight.
HOURS = [
    0.4,
    0.3,
    0.2,
    0.2,
    0.2,
    0.3,
    0.8,
    2.5,
    8.5,
    12.5,
    11.5,
    8,
    6,
    7.5,
    9.5,
    9,
    7.5,
    5,
    3.5,
    2.5,
    1.8,
    1.2,
    0.7,
    0.4,
]


def problem() -> Problem:
    rng = np.random.default_rng(SEED)
    need = np.zeros((DAYS, SLOTS))
    for day in range(DAYS):
        calls = (WORKING if day % 7 < 5 else DAY_OFF) * rng.normal(1, 0.03)
        for slot in range(SLOTS):
            need[day, slot] = heads(calls * HOURS[slot // 4] / sum(HOURS) / 4, AHT_S, TARGETS)
    away = {
        (int(a), int(b)) for a, b in zip(rng.integers(PEOPLE, size=LEAVE), rng.integers(DAYS, size=LEAVE), strict=True)
    }
    wishes: dict[int, dict[int, str]] = {}
    for person, day in zip(rng.integers(PEOPLE, size=WISHES), rng.integers(DAYS, size=WISHES), strict=True):
        wishes.setdefault(int(person), {})[int(day)] = OFF
    people = tuple(
        Person(
            f"{n:04}", no_nights=n < NO_NIGHTS, may_overtime=True, wishes=wishes.get(n, {}),
            away=frozenset(day for person, day in away if person == n),
        )
        for n in range(PEOPLE)
    )  # fmt: skip
    return Problem(date(2026, 6, 1), need, CATALOGUE, people)


def main() -> None:
    task, began = problem(), perf_counter()
    needed = float(task.need.sum()) / 4
    for each in search(task):
        seconds = perf_counter() - began
        share = each.short_hours / needed
        print(
            f"round {each.round}: {seconds:.1f} s, short {each.short_hours:.0f} of {needed:.0f} h ({share:.2%})",
            flush=True,
        )
    _, have = placed(task, each.cells)
    short = float(np.maximum(task.need - have, 0).sum()) / 4
    print(f"meals placed after {perf_counter() - began:.1f} s: short {short:.0f} h ({short / needed:.2%})")
    refused = sum(
        1 for person in task.people for day, wish in person.wishes.items() if each.cells[person.number][day] != wish
    )
    nights = [sum(code == "夜" for code in each.cells[person.number]) for person in task.people if not person.no_nights]
    print(f"rules broken: {len(violations(task, each.cells))}; wishes refused: {refused}")
    print(f"nights of a person: {min(nights)} to {max(nights)}")


if __name__ == "__main__":
    main()
