"""Whether somebody was there for a shift: late, early, away, absent; how much of the working day counts (K8)."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

type Stretch = tuple[datetime, datetime]


class ExceptionState(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True)
class AttendanceRules:
    """``grace_minutes``: so late or early is punctual. ``parts``: missing from so many minutes on, so much counts."""

    valid_from: date
    grace_minutes: int
    parts: tuple[tuple[int, float], ...]


#: Rules of the house, by the day from which on they hold.
RULES = (AttendanceRules(date(2000, 1, 1), 3, ((0, 1.0), (30, 0.5), (240, 0.0))),)
#: Who signs in so long before a shift or stays so long after it does so for this shift.
AROUND = timedelta(hours=2)
MAX_REASON = 200


@dataclass(frozen=True)
class Attendance:
    """Minutes ``late``, ``early`` and ``away`` (between, without the meal), each 0 within the grace.

    ``present``: 1, 0.5 or 0 of a working day. ``first_in``, ``last_out``: null for who never came.
    """

    first_in: datetime | None
    last_out: datetime | None
    late: int
    early: int
    away: int
    present: float

    @property
    def is_full(self) -> bool:
        return self.present == 1 and not (self.late or self.early or self.away)


def rules_on(day: date) -> AttendanceRules:
    return max((one for one in RULES if one.valid_from <= day), key=lambda one: one.valid_from)


def attended(
    start: datetime,
    end: datetime,
    meal: timedelta,
    signed_in: Iterable[Stretch],
    excused: Iterable[Stretch],
    rules: AttendanceRules,
) -> Attendance:
    """``excused``: stretches that count as if the person had been signed in."""
    seen = joined(signed_in)
    counted = [(max(a, start), min(b, end)) for a, b in joined([*seen, *excused]) if a < end and b > start]
    own = [(a, b) for a, b in seen if a < end + AROUND and b > start - AROUND]
    first_in, last_out = (own[0][0], own[-1][1]) if own else (None, None)
    if not counted:
        return Attendance(first_in, last_out, 0, 0, 0, 0.0)
    late = _beyond(counted[0][0] - start, rules)
    early = _beyond(end - counted[-1][1], rules)
    gaps = sum((b[0] - a[1] for a, b in itertools.pairwise(counted)), timedelta())
    away = _beyond(gaps - meal, rules)
    missing = late + early + away
    present = min(part for minutes, part in rules.parts if missing >= minutes)
    return Attendance(first_in, last_out, late, early, away, present)


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """In order, overlapping ones as one."""
    found: list[Stretch] = []
    for begin, end in sorted(each for each in stretches if each[0] < each[1]):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((begin, end))
    return found


def _beyond(span: timedelta, rules: AttendanceRules) -> int:
    minutes = int(span.total_seconds() // 60)
    return minutes if minutes > rules.grace_minutes else 0


def rate(due: float, present: float) -> float | None:
    """K8 by working days; None where nothing was due."""
    return present / due if due else None
