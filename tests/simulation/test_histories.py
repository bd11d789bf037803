"""Histories that any checkout lives through; rules broken on purpose are found; the same seed is the same history.

Each runs in a process of its own: ``python -m tests.simulation``, where sets are walked in the same order every time.
"""

import subprocess
import sys

import pytest

from tests.simulation.broken import BROKEN

#: What ``make check`` has time for; ``make test`` goes on from there.
HISTORIES = 30
#: Every rule broken on purpose is found within so many.
FOUND_WITHIN = 400
#: Once failing, each for a fault of the product: kept as long as plans are drawn as they are now.
FOUND = {
    3303: "a dead callcontrol's snapshot, brought late by the network, took back what its successor had written",
    3902: "an agent's sign-out was in the events but not in the document: on duty for the next leader, gone in the log",
}


def simulate(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "tests.simulation", *arguments], capture_output=True, text=True)


def test_histories_are_as_they_should_be() -> None:
    lived = simulate("--seeds", f"0..{HISTORIES}")
    assert lived.returncode == 0, lived.stdout + lived.stderr


@pytest.mark.parametrize("seed", FOUND)
def test_what_was_found_once_is_not_found_again(seed: int) -> None:
    lived = simulate("--seed", str(seed))
    assert lived.returncode == 0, lived.stdout + lived.stderr


def test_the_same_seed_is_the_same_history() -> None:
    once, again = (simulate("--seeds", "20..24", "--digests").stdout.splitlines() for _ in range(2))
    assert once == again
    assert len(set(once)) == len(once)


@pytest.mark.parametrize("rule", BROKEN)
@pytest.mark.real  # a minute of processor altogether: for ``make test``
def test_a_rule_broken_on_purpose_is_found(rule: str) -> None:
    lived = simulate("--seeds", f"0..{FOUND_WITHIN}", "--broken", rule, "--whole", "--lines", "1")
    assert lived.returncode == 1, f"{rule} was not found: {lived.stdout}{lived.stderr}"
