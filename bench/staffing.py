"""Erlang C and A against a long simulation of the queue they describe.

    .venv/bin/python -m bench.staffing [--calls N]

Poisson arrivals, exponential handling times and patience, first come, first served: a caller waits for the agent who is
free first, or hangs up before.
"""

import argparse
from heapq import heapreplace

import numpy as np

from hotline.domains.people.workforce.rules.forecast.series import Array
from hotline.domains.people.workforce.rules.staffing import SECONDS_AN_HOUR, Load, waits

#: Load, agents, and the seconds within which the service level counts.
QUEUES = [
    (Load(200, 180), 14, 20),
    (Load(2880, 60, 120), 50, 20),
    (Load(1445, 240, 120), 92, 60),
    (Load(46, 240, 90), 4, 60),
]
#: Until then the queue, which begins empty, is left out; then means are taken over so many calls at a time.
WARM_UP, BATCH = 20_000, 10_000


def simulated(load: Load, agents: int, seconds: float, calls: int, seed: int) -> tuple[Array, Array]:
    """Shares that wait, that are answered within the seconds, and that hang up; and how far each may be off.

    A batch of calls is by chance busier or calmer than the load says, which its own mean gap, talk and patience show:
    what goes with these is taken out by regression (control variates; Glasserman, Monte Carlo Methods, 2004, 4.1).
    """
    chance, number = np.random.default_rng(seed), calls + WARM_UP
    drawn = [chance.exponential(1.0, number) for _ in range(3)]
    now = np.cumsum(drawn[0]) * SECONDS_AN_HOUR / load.calls_per_hour
    patience = drawn[2] * (load.patience_s or np.inf)
    found = np.zeros((number, 3))
    free = [0.0] * agents
    for n, (begun, talk, patient) in enumerate(
        zip(now.tolist(), (drawn[1] * load.aht_s).tolist(), patience.tolist(), strict=True)
    ):
        wait = max(free[0] - begun, 0.0)
        stays = patient >= wait
        if stays:
            heapreplace(free, begun + wait + talk)
        found[n] = wait > 0, stays and wait <= seconds, not stays
    means = found[WARM_UP:].reshape(-1, BATCH, 3).mean(axis=1)
    gap, talk, patient = (each[WARM_UP:].reshape(-1, BATCH).mean(axis=1) - 1 for each in drawn)
    busy = talk - gap
    controls = np.column_stack([np.ones_like(gap), gap, talk, patient, *_squares(busy)])
    fitted, *_ = np.linalg.lstsq(controls, means, rcond=None)
    left = means - controls @ fitted
    return fitted[0], left.std(axis=0) / np.sqrt(len(means))


def _squares(busy: Array) -> list[Array]:
    """Of the difference of two means of exponential times, whose variance is known."""
    return [busy**2 - 2 / BATCH]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=5_000_000)
    chosen = parser.parse_args()
    for load, agents, seconds in QUEUES:
        found, error = simulated(load, agents, seconds, chosen.calls, 12333)
        expected = waits(load, agents, seconds)
        formulas = (expected.p_wait or 0.0, expected.service_level or 0.0, expected.abandon or 0.0)
        pairs = [f"{a:.5f} ± {e:.5f} ({b:.5f})" for a, e, b in zip(found, error, formulas, strict=True)]
        print(f"{load} {agents}: waits {pairs[0]}, within {seconds} s {pairs[1]}, hangs up {pairs[2]}", flush=True)


if __name__ == "__main__":
    main()
