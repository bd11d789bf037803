"""When somebody is told of a deadline: at set fractions of its time, when it is over, and so long after that."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.domains.service.workorders.rules.deadlines.clock import Deadline
from hotline.domains.service.workorders.rules.deadlines.terms import Term, back, due


class Level(StrEnum):
    WARNED = "warned"
    OVERDUE = "overdue"
    ESCALATED = "escalated"


class Escalation(msgspec.Struct, frozen=True):
    """``after`` the deadline is over, ``to`` a role is told."""

    after: Term
    to: str


class AlertPlan(msgspec.Struct, frozen=True):
    warn_at: tuple[Annotated[float, msgspec.Meta(gt=0, lt=1)], ...] = (0.5, 0.8)
    escalate: tuple[Escalation, ...] = ()


class Alert(msgspec.Struct, frozen=True):
    """``share`` of the time that is over, of a warning; ``to`` whom, of an escalation; else who has the case."""

    at: datetime
    level: Level
    share: float = 0
    to: str = ""


def alerts(deadline: Deadline, plan: AlertPlan, calendar: WorkingCalendar) -> list[Alert]:
    """All of a running deadline's, in order of time."""
    unit, ends = deadline.term.unit, deadline.due_at
    warned = [
        Alert(back(ends, (1 - share) * deadline.seconds, unit, calendar), Level.WARNED, share)
        for share in sorted(plan.warn_at)
    ]
    steps = sorted((due(ends, each.after, calendar), each.to) for each in plan.escalate)
    return [*warned, Alert(ends, Level.OVERDUE, 1), *(Alert(at, Level.ESCALATED, 1, to) for at, to in steps)]


def due_alerts(
    deadline: Deadline, plan: AlertPlan, calendar: WorkingCalendar, since: datetime, now: datetime
) -> tuple[list[Alert], datetime | None]:
    """Those in (since, now], and when to look again; never while it does not run.

    Of several warnings missed at once the last is told: nobody needs two.
    """
    if not deadline.runs:
        return [], None
    every = alerts(deadline, plan, calendar)
    fresh = [each for each in every if since < each.at <= now]
    warned = [each for each in fresh if each.level is Level.WARNED]
    steps = [*warned[-1:], *(each for each in fresh if each.level is not Level.WARNED)]
    return steps, min((each.at for each in every if each.at > now), default=None)
