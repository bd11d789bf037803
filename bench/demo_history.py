"""How long a demonstration takes to fill itself with its invented history, beside the start of its programs.

    .venv/bin/python -m bench.demo_history

An installation of its own, made from nothing: PostgreSQL, NATS, the keys' process, the sandbox and the pages. Prints
the seconds until the pages are up, those of the filling after that, with the processor's seconds of all programs
meanwhile (the database and the idle pages too), and those of a second filling.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

DATA = Path(".data/bench-demo-history").absolute()
ENVIRONMENT = {
    "HOTLINE_SETTINGS": str(DATA / "hotline.toml"),
    "HOTLINE_PORTS__BASE": "13490",
    "HOTLINE_KNOWLEDGE__GATE": "false",
}
LOG = DATA / "log/history.log"
OVER = ("已生成", "已有", "failed", "Error")
POLL_SECONDS = 0.2
#: In the place of a parent: the process belongs to the installation.
OURS = "ours"


def main() -> int:
    shutil.rmtree(DATA, ignore_errors=True)
    try:
        began = time.monotonic()
        hotline("up", "--detach", "--alive", "--parts", "postgres,nats,web")
        up, used = time.monotonic(), processor_seconds()
        print(f"{os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}")
        print(f"pages up after {up - began:.1f} s")
        while not any(word in last_line() for word in OVER):
            time.sleep(POLL_SECONDS)
        print(f"filled {time.monotonic() - up:.1f} s later: {last_line()}")
        print(f"{processor_seconds() - used:.1f} s of processor, all programs")
        again, line = time.monotonic(), hotline("demo-data", "--history").splitlines()[-1]
        print(f"again {time.monotonic() - again:.1f} s: {line}")
    finally:
        hotline("stop")
        shutil.rmtree(DATA, ignore_errors=True)
    return 0


def hotline(*arguments: str) -> str:
    command = [sys.executable, "-m", "hotline.processes.cli", *arguments]
    return subprocess.run(command, env=os.environ | ENVIRONMENT, check=True, text=True, capture_output=True).stdout


def processor_seconds() -> float:
    """Of the installation's programs so far, with those that they started and that have ended."""
    parents, used = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            parents[folder.name], used[folder.name] = fields[1], sum(map(int, fields[11:15]))
            if str(DATA).encode() in (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes():
                parents[folder.name] = OURS
    return sum(ticks for pid, ticks in used.items() if is_ours(pid, parents)) / os.sysconf("SC_CLK_TCK")


def is_ours(pid: str, parents: Mapping[str, str]) -> bool:
    while pid in parents:
        pid = parents[pid]
    return pid == OURS


def last_line() -> str:
    lines = LOG.read_text().splitlines() if LOG.exists() else []
    return lines[-1] if lines else ""


if __name__ == "__main__":
    sys.exit(main())
