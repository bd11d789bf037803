"""What it cost: a row a fault, the sums, and what was wanted."""

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


@dataclass
class Row:
    """Seconds are from the fault on (from its end where something was away for a while); None: not back.

    ``greeted``: until a caller who rang at that moment heard the greeting; ``desks``: until the last desk's live line
    stood again, 0 where none broke. ``late``: what was wanted of ``back``, ``greeted`` or ``desks`` and missed.
    """

    fault: str
    function: str
    back: float | None
    within: float
    greeted: float | None
    desks: float
    lost_place: list[str]
    load: float
    interrupted: list[str] = field(default_factory=list)
    expected_ends: int = 0
    late: list[str] = field(default_factory=list)


@dataclass
class FaultReport:
    seed: int
    began: str = field(default_factory=lambda: f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    rows: list[Row] = field(default_factory=list)
    placed: int = 0
    talks: int = 0
    interrupted: list[str] = field(default_factory=list)
    lost_place: list[str] = field(default_factory=list)
    cut_off: list[str] = field(default_factory=list)
    events: int = 0
    events_missing: list[str] = field(default_factory=list)
    events_twice: list[str] = field(default_factory=list)
    events_parked: int = 0
    chain: str = ""
    records_wrong: list[str] = field(default_factory=list)
    answered_in_vain: int = 0
    longest_stall: float = 0.0

    @property
    def failures(self) -> dict[str, int]:
        return {
            "talks interrupted": len(self.interrupted),
            "callers who lost their place": len(self.lost_place),
            "callers cut off": len(self.cut_off),
            "events missing": len(self.events_missing),
            "events twice": len(self.events_twice),
            "events parked": self.events_parked,
            "chain of the log broken": int(bool(self.chain)),
            "records wrong": len(self.records_wrong),
            "not back in time": sum(len(row.late) for row in self.rows),
        }

    @property
    def holds(self) -> bool:
        return not any(self.failures.values())

    def table(self) -> str:
        """Markdown."""
        heads = [
            "fault",
            "back s (wanted)",
            "caller greeted s",
            "desks back s",
            "talks interrupted",
            "places lost",
            "load",
        ]
        lines = [heads, ["---"] * len(heads), *map(_cells, self.rows)]
        rows = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        sums = {"calls placed": self.placed, "talks": self.talks, "events": self.events}
        sums |= {"answers in vain": self.answered_in_vain, **self.failures}
        totals = "\n".join(f"| {name} | {count} |" for name, count in sums.items())
        return f"{rows}\n\n| in all | |\n| --- | --- |\n{totals}\n"

    def details(self) -> list[str]:
        """What the sums are made of, a line each."""
        named = {
            "interrupted": self.interrupted,
            "lost place": self.lost_place,
            "cut off": self.cut_off,
            "event missing": self.events_missing,
            "event twice": self.events_twice,
            "chain": [self.chain] if self.chain else [],
            "record wrong": self.records_wrong,
            "late": [f"{row.fault}: {late}" for row in self.rows for late in row.late],
        }
        return [f"{name}: {one}" for name, many in named.items() for one in many]

    def write(self, path: Path, command: Sequence[str]) -> None:
        content = {"command": " ".join(command), "machine": machine(), "wanted_zero": self.failures, **asdict(self)}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1))


def _cells(row: Row) -> list[str]:
    return [
        row.fault,
        f"{_seconds(row.back)} ({row.within:g})",
        _seconds(row.greeted),
        _seconds(row.desks),
        f"{len(row.interrupted)}" + (f" (+{row.expected_ends} with the switch)" if row.expected_ends else ""),
        str(len(row.lost_place)),
        f"{row.load:.1f}",
    ]


def _seconds(value: float | None) -> str:
    return "never" if value is None else f"{value:.1f}"


def machine() -> dict[str, Any]:
    """Where it was measured, and what else the machine was doing."""
    memory = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return {
        "cores": os.cpu_count(),
        "processor": models[0].partition(":")[2].strip() if models else platform.machine(),
        "memory_gib": round(int(memory.split()[1]) / 2**20, 1),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "revision": _output_of("git", "rev-parse", "--short", "HEAD"),
        "load_average": os.getloadavg(),
    }


def _output_of(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
