"""``python -m tests.simulation --seeds 0..1000`` lives through histories; ``--seed N`` tells the story of one.

Exit status 1 when a history is not as it should be: then the plan is made as small as it goes, and told.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

LINES = 400


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seed", type=int, help="tell the story of this one")
    parser.add_argument("--seeds", default="0..100", help="first..last, the last one not included")
    parser.add_argument("--lines", type=int, default=LINES, help="how much of a story is told")
    parser.add_argument("--whole", action="store_true", help="do not make a failing history smaller")
    parser.add_argument("--digests", action="store_true", help="name each history's digest")
    parser.add_argument("--all", action="store_true", help="go on after a failing history, name each")
    parser.add_argument("--broken", default="", help="with this rule broken on purpose (tests/simulation/broken.py)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        from tests.simulation import run
        from tests.simulation.processes import prepare

        prepare(Path(folder))
        return run.run(chosen)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets of names are walked in the same order every time
        os.execve(
            sys.executable,
            [sys.executable, "-m", "tests.simulation", *sys.argv[1:]],
            {**os.environ, "PYTHONHASHSEED": "0"},
        )
    began = time.process_time()
    status = main()
    print(f"{time.process_time() - began:.1f} s of processor", file=sys.stderr)
    sys.exit(status)
