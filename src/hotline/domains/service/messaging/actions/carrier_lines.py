"""How the lines to the carriers are, stored by whoever has them, for planning and for the page."""

from dataclasses import dataclass
from datetime import datetime

from hotline.domains.service.messaging.models import CarrierLine


@dataclass(frozen=True)
class LineState:
    """``phase``: of its session. ``per_minute``: parts handed over in the last minute."""

    account: str
    phase: str
    problem: str
    process: str
    per_minute: int


def note_lines(lines: list[LineState], now: datetime) -> None:
    """Store how the lines are that this process has."""
    for line in lines:
        row = CarrierLine.objects.filter(pk=line.account).first() or CarrierLine(account=line.account)
        if row.phase != line.phase:
            row.phase, row.phase_since = line.phase, now
        problem = line.problem[:200]
        if problem and problem != row.problem:
            row.last_problem, row.last_problem_at = problem, now
        row.problem, row.process, row.per_minute, row.seen_at = problem, line.process[:80], line.per_minute, now
        row.save()
