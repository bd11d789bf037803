"""Notifications about a case's events: title, line and urgency."""

from datetime import datetime
from typing import NamedTuple

from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.service.workorders.rules.deadlines.alerts import Level
from hotline.kernel.clock import BEIJING

#: Share of a term from which a warning is important, not routine.
LATE_SHARE = 0.8
CONFIDENTIAL = "涉密工单"
#: Urgencies of cases that are worth a notification when the case arrives at a department.
ARRIVAL_URGENCY = {"特急": Urgency.URGENT, "紧急": Urgency.IMPORTANT}


class Subject(NamedTuple):
    """What a notification may show of a case. Never its free text, which may name people."""

    number: str
    topic: str
    district: str
    confidential: bool = False


def line_of(subject: Subject) -> str:
    """The line that describes the case, with no more than every addressee may read."""
    if subject.confidential:
        return CONFIDENTIAL
    return " · ".join(filter(None, (subject.topic, subject.district)))


def deadline_title(subject: Subject, clock: str, level: Level) -> str:
    """``clock``: the name of the deadline."""
    match level:
        case Level.WARNED:
            return f"{clock}时限临近：{subject.number}"
        case Level.OVERDUE:
            return f"{clock}已超时：{subject.number}"
        case Level.ESCALATED:
            return f"{clock}超时未办，已上报：{subject.number}"


def due_line(due_at: datetime, line: str) -> str:
    """The line with the due moment in Beijing time before it."""
    return f"{due_at.astimezone(BEIJING):%m-%d %H:%M} 到期 · {line}"


def deadline_urgency(level: Level, share: float) -> Urgency:
    if level is not Level.WARNED:
        return Urgency.URGENT
    return Urgency.IMPORTANT if share >= LATE_SHARE else Urgency.ROUTINE
