"""What sealing costs: ``python -m bench.sealing``. Microseconds of processor time for a number of eleven digits."""

import os
import tempfile
import time
import timeit
from collections.abc import Callable
from pathlib import Path

from hotline.infrastructure import sealing
from hotline.infrastructure.sealing import SealingKeys
from hotline.kernel.sealed import Place

TIMES, ROUNDS = 5_000, 9
NUMBER, MASKED = "13800000000", "138******00"
CALL, NOTES, ROW = Place("call/bj1a-1-3", "number"), Place("call/bj1a-1-3", "notes"), Place("callback/cb-1", "number")


def micros(work: Callable[[], object]) -> float:
    return min(timeit.repeat(work, number=TIMES, repeat=ROUNDS, timer=time.process_time)) / TIMES * 1e6


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "personal.json"
        SealingKeys.make_file(path, "2026-11")
        os.environ["HOTLINE_PRIVACY__KEYS"] = str(path)
        keys = sealing.sealing_keys()
        sealed = keys.seal(NUMBER, MASKED, CALL)
        steps: dict[str, Callable[[], object]] = {
            "seal, with its index": lambda: keys.seal(NUMBER, MASKED, CALL),
            "seal, without an index": lambda: keys.seal(NUMBER, MASKED, NOTES),
            "open": lambda: keys.open(sealed),
            "take over into a row": lambda: keys.moved(sealed, ROW),
            "find in order": lambda: keys.moved(sealed, CALL),
            "look at the keys' file": sealing.sealing_keys,
        }
        for name, work in steps.items():
            print(f"{name:30} {micros(work):6.1f} µs")


if __name__ == "__main__":
    main()
