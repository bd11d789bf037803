"""Many histories, one after another; the first that is not as it should be is made small and told."""

import argparse

from tests.simulation.broken import broken
from tests.simulation.history import Outcome, live_through
from tests.simulation.plan import Plan, plan_of

SHRINKS = 200


def run(chosen: argparse.Namespace) -> int:
    with broken(chosen.broken):
        return _run(chosen)


def _run(chosen: argparse.Namespace) -> int:
    if chosen.seed is not None:
        return _report(plan_of(chosen.seed), chosen)
    first, _, last = chosen.seeds.partition("..")
    for seed in range(int(first), int(last)):
        outcome = live_through(plan_of(seed))
        if chosen.digests:
            print(f"{seed} {outcome.digest}")
        if outcome.violation is not None and chosen.all:
            print(f"{seed} {outcome.violation}", flush=True)
        elif outcome.violation is not None:
            return _report(plan_of(seed), chosen)
    print(f"{int(last) - int(first)} histories, all as they should be")
    return 0


def _report(plan: Plan, chosen: argparse.Namespace) -> int:
    outcome = live_through(plan, chosen.lines)
    if outcome.violation is not None and not chosen.whole:
        plan, outcome = smaller(plan, outcome, chosen.lines)
    print("\n".join(outcome.lines))
    print(f"seed {plan.seed}: {len(plan.citizens)} citizens, {len(plan.agents)} agents, digest {outcome.digest}")
    for fault in plan.faults:
        print(f"  {fault}")
    print(outcome.violation or "as it should be")
    return 0 if outcome.violation is None else 1


def smaller(plan: Plan, outcome: Outcome, max_lines: int) -> tuple[Plan, Outcome]:
    """One thing after another is left out as long as the same promise is broken."""
    assert outcome.violation is not None
    tries = SHRINKS
    while tries:
        for candidate in plan.smaller():
            tries -= 1
            found = live_through(candidate, max_lines)
            if found.violation is not None and found.violation.what == outcome.violation.what:
                plan, outcome = candidate, found
                break
            if not tries:
                break
        else:
            break
    return plan, outcome
