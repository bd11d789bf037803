"""What a scan finds, each thing once, by how bad it is."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

#: Text that an answer must not have: it tells how we are built, or is a file of the machine.
LEAKS = re.compile(
    r"Traceback \(most recent call last\)|psycopg\.|django\.[a-z]|File \"/|/usr/lib/python|SELECT .+ FROM |root:x:0:0"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY"
)
CHINESE = re.compile(r"[一-鿿]")


class Severity(StrEnum):
    """As scanners grade: high and medium end a release, low is for reading."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass
class Findings:
    """``found``: severity, what, where → one example. ``requests``: how many answers were looked at."""

    found: dict[tuple[Severity, str, str], str] = field(default_factory=dict)
    requests: int = 0

    def add(self, severity: Severity, what: str, where: str, example: str) -> None:
        self.found.setdefault((severity, what, where), example[:300])

    def worst(self) -> list[tuple[Severity, str, str]]:
        return [each for each in self.found if each[0] is not Severity.LOW]

    def markdown(self) -> str:
        """A table, the worst first."""
        order = list(Severity)
        rows = sorted(self.found.items(), key=lambda each: (order.index(each[0][0]), each[0][1:]))
        lines = [
            f"| {severity} | {what} | {where} | `{example.replace('|', '¦')}` |"
            for (severity, what, where), example in rows
        ]
        return "\n".join(["| severity | what | where | example |", "| --- | --- | --- | --- |", *lines])
