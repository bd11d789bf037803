"""What sealing costs: ``python -m bench.sealing``. A number of eleven digits: in this process, and by the one apart.

Processor time in microseconds for the keys in this process; for the process ``sealing``, the time until its answer, as
a caller waits for it, with its 99th percentile, alone and with four callers at once.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import timeit
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from hotline.infrastructure.key_service import wire
from hotline.infrastructure.key_service.client import KeyServiceClient
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.key_service.port import Clear, KeyService
from hotline.kernel.sealed import Place

TIMES, ROUNDS, CALLERS = 5_000, 9, 4
ROWS = 50
NUMBER, MASKED = "13800000000", "138******00"
CALL, NOTES, ROW = Place("call/bj1a-1-3", "number"), Place("call/bj1a-1-3", "notes"), Place("callback/cb-1", "number")


def steps(keys: KeyService) -> dict[str, Callable[[], object]]:
    sealed = keys.seal(NUMBER, MASKED, CALL)
    page = [Clear(NUMBER, MASKED, CALL)] * ROWS
    rows = keys.seal_all(page)
    return {
        "seal, with its index": lambda: keys.seal(NUMBER, MASKED, CALL),
        "seal, without an index": lambda: keys.seal(NUMBER, MASKED, NOTES),
        "open": lambda: keys.open(sealed),
        "take over into a row": lambda: keys.moved(sealed, ROW),
        "find in order": lambda: keys.moved(sealed, CALL),
        "index, to search by": lambda: keys.index(NUMBER),
        f"open {ROWS} of a page": lambda: keys.open_all(rows),
        f"seal {ROWS}": lambda: keys.seal_all(page),
    }


def micros(work: Callable[[], object], times: int) -> float:
    return min(timeit.repeat(work, number=times, repeat=ROUNDS, timer=time.process_time)) / times * 1e6


def waits(work: Callable[[], object], times: int) -> list[float]:
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1e6)
    return found


def _times(name: str) -> int:
    return TIMES // ROWS if str(ROWS) in name else TIMES


def main() -> None:
    if len(sys.argv) > 1:
        keys = KeyServiceClient(Path(sys.argv[1]))
        work = steps(keys)["open"]
        print(json.dumps(waits(work, TIMES)))
        return
    with tempfile.TemporaryDirectory() as made:
        path, folder = Path(made) / "personal.json", Path(made) / "sealing"
        SealingKeys.make_file(path, "2026-11")
        folder.mkdir()
        command = [sys.executable, "-m", "hotline.processes.sealing", "--keys", str(path)]
        process = subprocess.Popen([*command, "--folder", str(folder)], stderr=subprocess.DEVNULL)
        try:
            print(f"ready to answer after {_ready(folder):.2f} s")
            here, apart = steps(SealingKeys.from_file(path)), steps(KeyServiceClient(folder))
            print(f"{'':30} {'here, µs':>9} {'apart, µs':>9} {'p99':>7}")
            for name in here:
                found = waits(apart[name], _times(name))
                cost, late = micros(here[name], _times(name)), quantiles(found, n=100)[98]
                print(f"{name:30} {cost:9.1f} {median(found):9.1f} {late:7.0f}")
            _several(folder)
        finally:
            process.kill()
            process.wait()


def _ready(folder: Path) -> float:
    begun = time.monotonic()
    while not (folder / wire.SOCKET).exists():
        time.sleep(0.005)
    return time.monotonic() - begun


def _several(folder: Path) -> None:
    command = [sys.executable, "-m", "bench.sealing", str(folder)]
    callers = [subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ) for _ in range(CALLERS)]
    found = [each for caller in callers for each in json.loads(caller.communicate()[0])]
    rate = CALLERS * 1e6 / (sum(found) / len(found))
    print(f"{CALLERS} callers opening: {rate:,.0f}/s, {median(found):.0f} µs, p99 {quantiles(found, n=100)[98]:.0f} µs")


if __name__ == "__main__":
    main()
