"""Adherence: how far who is on the roster does what it says, by the router's record of states.

At work is any state with a session at the desk but a meal's; a meal may be taken signed out. Stretches within the
grace of attendance are not deviations.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hotline.domains.people.workforce.rules.attendance import Stretch, joined

MEAL_REASON = "用餐"


class Activity(StrEnum):
    WORK = "work"
    MEAL = "meal"
    AWAY = "away"


@dataclass(frozen=True)
class Planned:
    """What the roster has a person do from ``start`` to ``end``: work or eat."""

    activity: Activity
    start: datetime
    end: datetime


def activity_of(state: str, reason: str) -> Activity:
    """Of a state of the router's record, as ``AgentPeriod`` names it."""
    if state in ("", "signed_out"):
        return Activity.AWAY
    return Activity.MEAL if state == "not_ready" and reason == MEAL_REASON else Activity.WORK


def planned_of(start: datetime, end: datetime, meal: Stretch | None) -> list[Planned]:
    """A shift in order; without a meal it is all work."""
    if meal is None:
        return [Planned(Activity.WORK, start, end)]
    parts = [
        Planned(Activity.WORK, start, meal[0]),
        Planned(Activity.MEAL, *meal),
        Planned(Activity.WORK, meal[1], end),
    ]
    return [each for each in parts if each.start < each.end]


def planned_at(plan: Iterable[Planned], moment: datetime) -> Planned | None:
    return next((each for each in plan if each.start <= moment < each.end), None)


def conforms(planned: Activity, actual: Activity) -> bool:
    return actual is planned or (planned is Activity.MEAL and actual is Activity.AWAY)


@dataclass(frozen=True)
class Adherence:
    """Minutes of the roster that have passed, and those of them in which the person did otherwise."""

    planned: float
    deviating: float

    @property
    def share(self) -> float | None:
        return 1 - self.deviating / self.planned if self.planned else None


def adherence(
    plan: Iterable[Planned],
    actual: Sequence[tuple[Activity, Stretch]],
    excused: Sequence[Stretch],
    until: datetime,
    grace: timedelta,
) -> Adherence:
    """Up to ``until``. ``actual``: what was done and when; times in none of its stretches are away."""
    planned = deviating = timedelta()
    for part in plan:
        if (end := min(part.end, until)) <= part.start:
            continue
        planned += end - part.start
        deviating += sum((gap for gap in _gaps(part, end, actual, excused) if gap > grace), timedelta())
    return Adherence(planned.total_seconds() / 60, deviating.total_seconds() / 60)


def _gaps(
    part: Planned, end: datetime, actual: Sequence[tuple[Activity, Stretch]], excused: Sequence[Stretch]
) -> list[timedelta]:
    """Lengths of the stretches of the part in which something else was done than planned."""
    if part.activity is Activity.MEAL:  # who works on during it is what deviates
        return [b - a for a, b in _within(part.start, end, [span for what, span in actual if what is Activity.WORK])]
    conforming = [*(span for what, span in actual if what is Activity.WORK), *excused]
    edges = [part.start]
    for a, b in _within(part.start, end, conforming):
        edges += [a, b]
    edges.append(end)
    return [b - a for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _within(start: datetime, end: datetime, spans: Iterable[Stretch]) -> list[Stretch]:
    return joined((max(a, start), min(b, end)) for a, b in spans if a < end and b > start)
