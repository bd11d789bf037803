"""How often the intervals of samples hold the truth, and how long a quarter's sample takes to draw and give out.

    .venv/bin/python -m bench.sampling

The truth of every sample is known, for the calls are invented. 10,000 samples of each kind.
"""

import argparse
import time
from math import sqrt
from statistics import fmean, pstdev

import numpy as np

from hotline.domains.people.quality.rules.assignment import assigned
from hotline.domains.people.quality.rules.draws import draw, quotas
from hotline.domains.people.quality.rules.estimates import Stratum, estimated
from hotline.domains.people.quality.rules.sample_sizes import upper_bound
from hotline.kernel.binomial import Z_95, wilson

#: Calls of three strata, of which each so-manieth is wrong, and how many are drawn.
STRATA = {"certain": (40, 2, 40), "marked": (160, 4, 80), "rest": (400, 20, 120)}
QUARTER_CALLS, QUARTER_SAMPLE, AGENTS, GROUPS, INSPECTORS = 821_250, 3_744, 150, 10, 12


def strata_drawn(samples: int) -> str:
    stock = {name: [f"{name}{n}" for n in range(calls)] for name, (calls, _, _) in STRATA.items()}
    wrong = {call for name, calls in stock.items() for call in calls[:: STRATA[name][1]]}
    truth, rates, held = len(wrong) / sum(map(len, stock.values())), [], 0
    for seed in range(samples):
        found = dict.fromkeys(stock, 0)
        for each in draw(stock, {name: size for name, (_, _, size) in STRATA.items()}, str(seed)):
            found[each.stratum] += each.call in wrong
        rate, error = estimated([Stratum(name, *STRATA[name][::2], count) for name, count in found.items()])
        if rate is not None and error is not None:
            rates.append(rate)
            held += abs(rate - truth) <= Z_95 * error
    off = (fmean(rates) - truth) / (pstdev(rates) / sqrt(samples))
    return f"strata: mean {fmean(rates):.5f} of {truth:.5f} ({off:+.1f} errors), interval holds {held / samples:.1%}"


def plain(samples: int, chance: np.random.Generator) -> list[str]:
    right = chance.binomial(1000, 0.93, samples).tolist()
    inside = sum(low <= 0.93 <= high for low, high in (wilson(each, 1000) or (0.0, 1.0) for each in right))
    wrong = chance.binomial(QUARTER_SAMPLE, 0.0008, samples).tolist()
    bounds = {each: upper_bound(each, QUARTER_SAMPLE) or 0.0 for each in set(wrong)}
    above = sum(bounds[each] >= 0.0008 for each in wrong)
    return [
        f"Wilson, 1,000 at 93 %: holds {inside / samples:.1%}",
        f"exact bound, {QUARTER_SAMPLE:,} at 0.08 %: holds {above / samples:.1%}",
    ]


def quarter() -> str:
    """A tenth of 1 % are inspected for certain, 4 % are marked by a machine, the rest by agent."""
    stock: dict[str, list[str]] = {"certain": [], "marked": []}
    group = {}
    for n in range(QUARTER_CALLS):
        agent, call = n % AGENTS, f"{n:032x}"
        group[call] = f"group {agent % GROUPS}"
        name = "certain" if n % 1000 == 7 else "marked" if n % 25 == 3 else f"agent {agent}"
        stock.setdefault(name, []).append(call)
    begun, used = time.perf_counter(), time.process_time()
    certain = len(stock["certain"])
    rest = quotas({name: len(calls) for name, calls in stock.items() if name != "certain"}, QUARTER_SAMPLE - certain, 5)
    drawn = draw(stock, {"certain": certain, **rest}, "2026Q4")
    chosen = time.perf_counter()
    inspectors = {f"inspector {n}": f"group {n % GROUPS}" for n in range(INSPECTORS)}
    owners = assigned({each.call: group[each.call] for each in drawn}, inspectors, "2026Q4")
    done, used = time.perf_counter(), time.process_time() - used
    return (
        f"{len(owners):,} of {QUARTER_CALLS:,}: drawn in {chosen - begun:.2f} s, given out in {done - chosen:.2f} s, "
        f"{used:.2f} s of processor"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=10_000)
    samples = parser.parse_args().samples
    print(quarter(), flush=True)
    for line in plain(samples, np.random.default_rng(12333)):
        print(line, flush=True)
    print(strata_drawn(samples))


if __name__ == "__main__":
    main()
