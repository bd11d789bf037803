"""What processes cost, from /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
#: Hexadecimal states in /proc/net: a listening TCP socket, a UDP socket without a peer.
LISTENING = {"tcp": "0A", "udp": "07"}


@dataclass(frozen=True, slots=True)
class Spent:
    """Processor seconds, by process name."""

    seconds: dict[str, float]

    def since(self, before: "Spent") -> dict[str, float]:
        return {name: now - before.seconds.get(name, 0.0) for name, now in self.seconds.items()}


def spent(pids: dict[str, int]) -> Spent:
    """User and system time so far, its children's too; a process that is gone has spent nothing."""
    return Spent({name: sum(map(_seconds, family(pid))) for name, pid in pids.items()})


def family(pid: int) -> list[int]:
    """It, and all it has started that live."""
    try:
        children = (PROC / str(pid) / "task" / str(pid) / "children").read_text().split()
    except FileNotFoundError:
        return []
    return [pid, *(one for child in children for one in family(int(child)))]


def _seconds(pid: int) -> float:
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident(pids: dict[str, int]) -> dict[str, float]:
    """Megabytes in memory, by process name, its children's too; a page that several share counts once in all (PSS)."""
    return {name: sum(map(_proportional, family(pid))) / 1e3 for name, pid in pids.items()}


def descriptors(pids: dict[str, int]) -> dict[str, int]:
    """Open ones, by process name, its children's too."""
    return {name: sum(len(os.listdir(PROC / str(one) / "fd")) for one in family(pid)) for name, pid in pids.items()}


def _proportional(pid: int) -> float:
    """Kilobytes."""
    try:
        rows = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((int(row.split()[1]) * 1.024 for row in rows if row.startswith("Pss:")), 0.0)


def machine_busy() -> tuple[float, float]:
    """Busy and total processor seconds of the whole machine."""
    numbers = [int(n) / TICKS for n in (PROC / "stat").read_text().splitlines()[0].split()[1:9]]
    return sum(numbers) - numbers[3] - numbers[4], sum(numbers)


def pid_on_port(port: int, kind: str) -> int | None:
    """Who listens on this port of 127.0.0.1 (``kind``: tcp or udp). Sees only one's own processes unless root."""
    rows = (line.split() for line in (PROC / "net" / kind).read_text().splitlines()[1:])
    inodes = {row[9] for row in rows if int(row[1].rpartition(":")[2], 16) == port and row[3] == LISTENING[kind]}
    sockets = {f"socket:[{inode}]" for inode in inodes}
    for process in PROC.glob("[0-9]*"):
        if sockets & _open_files(process):
            return int(process.name)
    return None


def _open_files(process: Path) -> set[str]:
    found = set()
    try:
        for descriptor in (process / "fd").iterdir():
            found.add(os.readlink(descriptor))
    except (FileNotFoundError, PermissionError):
        pass
    return found
