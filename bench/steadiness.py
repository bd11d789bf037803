"""Steady load while one part after another is killed, stopped, starved; at the end a ledger of what it cost.

Agents talk, citizens wait in line and walk through menus, on telephones that speak tones. Whether a talk was
interrupted is heard: more than 0.2 s without the other's tone (bench/steady/hearing.py), by either side, less what this
program itself slept through. Places are the router's, before and after. Events are held against the bus, records
against what the load knows.

    python -m bench.steadiness [--seed N] [--only NAME,…] [--json FILE]

An installation of its own, with everything. Needs root. Exit status 1 when what should be nothing is not.
"""

import argparse
import asyncio
import os
import random
import secrets
import shutil
import sys
from pathlib import Path

from bench.installation import FULL_DATA, FULL_ENVIRONMENT, full_installation
from bench.steady.fault_report import FaultReport, machine
from bench.steady.faults import FAULTS, Fault
from bench.steady.floor import Size, at_work
from bench.steady.ground import Disk, SlowPath
from hotline.demo.terminal import quiet_logs

#: Nice value: what measures must not be what is slow.
AHEAD = -15
#: Where the installation finds its database: at the near end of a way that can be made longer.
BEHIND = "127.0.0.2"
JSON = Path(".data/steadiness.json")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=None, help="the same order and the same chances again")
    parser.add_argument("--only", default="", help="faults whose names begin with one of these, by comma")
    parser.add_argument("--talking", type=int, default=Size.talking)
    parser.add_argument("--waiting", type=int, default=Size.waiting)
    parser.add_argument("--walking", type=int, default=Size.walking)
    parser.add_argument("--json", type=Path, default=JSON, help=f"where the ledger is written (default {JSON})")
    chosen = parser.parse_args()
    seed = secrets.randbelow(100000) if chosen.seed is None else chosen.seed
    quiet_logs()
    os.setpriority(os.PRIO_PROCESS, 0, AHEAD)
    size = Size(chosen.talking, chosen.waiting, chosen.walking)
    report = asyncio.run(measure(plan(chosen.only, seed), size, seed))
    report.write(chosen.json, sys.argv)
    print(report.table())
    print(*report.details(), sep="\n")
    print(f"seed {seed}, {machine()}, this program's longest stall {report.longest_stall:.2f} s; {chosen.json}")
    return 0 if report.holds else 1


def plan(only: str, seed: int) -> list[Fault]:
    """In an order by chance. Ends the program now rather than in the middle when one cannot be done here."""
    names = tuple(only.split(","))
    faults = [fault for fault in FAULTS if fault.name.startswith(names)]
    random.Random(seed).shuffle(faults)
    if missing := [fault.program for fault in faults if fault.program and shutil.which(fault.program) is None]:
        raise SystemExit(f"not on this machine: {', '.join(missing)} (make bench-steadiness brings it)")
    return faults


async def measure(faults: list[Fault], size: Size, seed: int) -> FaultReport:
    print(f"seed {seed}: " + ", ".join(fault.name for fault in faults), flush=True)
    near, far = ((host, int(FULL_ENVIRONMENT["HOTLINE_PORTS__BASE"]) + 7) for host in (BEHIND, "127.0.0.1"))
    disk = Disk(FULL_DATA / "postgres")
    disk.lift()
    try:
        async with (
            SlowPath(near, far) as path,
            full_installation({"HOTLINE_DATABASE__HOST": BEHIND}) as config,
            at_work(config, size, seed, path) as floor,
        ):
            for fault in faults:
                row = await floor.strike(fault)
                print(f"{row.fault}: {row.function} back after {row.back} s; load {row.load:.1f}", flush=True)
            return await floor.close()
    finally:
        disk.lift()


if __name__ == "__main__":
    sys.exit(main())
