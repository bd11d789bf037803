"""Alerts of a deadline: warnings at set fractions of its time, one when it is over, and escalations after that."""

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
    """An alert to the role ``to``, so long ``after`` the deadline is over."""

    after: Term
    to: str


class AlertPlan(msgspec.Struct, frozen=True):
    warn_at: tuple[Annotated[float, msgspec.Meta(gt=0, lt=1)], ...] = (0.5, 0.8)
    escalate: tuple[Escalation, ...] = ()


class Alert(msgspec.Struct, frozen=True):
    """A warning, a missed deadline or an escalation, at its moment."""

    at: datetime
    level: Level
    #: Of a warning: the share of the time that is over, 0 … 1.
    share: float = 0
    #: Of an escalation: the role notified. "" for the people who hold the case.
    to: str = ""


def alerts(deadline: Deadline, plan: AlertPlan, calendar: WorkingCalendar) -> list[Alert]:
    """All alerts of a running deadline, in order of time."""
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
    """The alerts in (since, now], and the moment of the next one. Empty and None while the deadline does not run.

    Of several warnings missed at once only the last is returned.
    """
    if not deadline.runs:
        return [], None
    every = alerts(deadline, plan, calendar)
    fresh = [each for each in every if since < each.at <= now]
    warned = [each for each in fresh if each.level is Level.WARNED]
    steps = [*warned[-1:], *(each for each in fresh if each.level is not Level.WARNED)]
    return steps, min((each.at for each in every if each.at > now), default=None)
