"""Deadlines on the Chinese working calendar: docs/algorithms/deadlines.md. The public names."""

from hotline.domains.service.workorders.rules.deadlines.alerts import (
    Alert,
    AlertPlan,
    Escalation,
    Level,
    alerts,
    due_alerts,
)
from hotline.domains.service.workorders.rules.deadlines.clock import (
    Deadline,
    begin,
    extend,
    extension_refusal,
    pause,
    pause_refusal,
    resume,
    stop,
)
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit, due

__all__ = [
    "Alert",
    "AlertPlan",
    "Deadline",
    "Escalation",
    "Level",
    "Term",
    "Unit",
    "alerts",
    "begin",
    "due",
    "due_alerts",
    "extend",
    "extension_refusal",
    "pause",
    "pause_refusal",
    "resume",
    "stop",
]
