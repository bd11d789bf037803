"""Effects of time on cases: warnings, missed deadlines, escalations, timers. Run every minute, safe to run twice."""

from collections.abc import Iterable
from datetime import datetime

import structlog
from django.db import transaction

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.workorders.actions import clocks, progress
from hotline.domains.service.workorders.actions.common import SYSTEM, locked_by_system, note, record, save
from hotline.domains.service.workorders.models import Case, CaseDeadline
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.deadlines.alerts import Alert, Level, due_alerts
from hotline.domains.service.workorders.rules.timeline import What
from hotline.events.workorders import DeadlineAlert
from hotline.kernel.errors import Refused

log = structlog.get_logger()
AT_ONCE = 500
TIMELINE_ENTRIES: dict[Level, What] = {
    Level.WARNED: "deadline_warned",
    Level.OVERDUE: "deadline_overdue",
    Level.ESCALATED: "deadline_escalated",
}


def watch(now: datetime) -> int:
    """Send the deadline alerts that are due. Returns how many were sent."""
    rows = CaseDeadline.objects.filter(next_at__lte=now).order_by("next_at").values_list("case_id", flat=True)
    return sum(_watch(case, now) for case in dict.fromkeys(rows[:AT_ONCE]))


@transaction.atomic
def _watch(id: str, now: datetime) -> int:
    case = locked_by_system(id)
    model, calendar, alerted = blueprint(case.version), working_calendar(), 0
    for row in clocks.running(case):
        plan = model.clock(row.clock)
        if plan is None or row.next_at is None or row.next_at > now:
            continue
        alerts, row.next_at = due_alerts(clocks.deadline_of(row), plan.alerts, calendar, row.looked_at, now)
        row.looked_at = now
        row.save(update_fields=["looked_at", "next_at"])
        alerted += _alert(case, row, alerts)
    case.save(update_fields=["seq", "overdue"])
    return alerted


def _alert(case: Case, row: CaseDeadline, alerts: Iterable[Alert]) -> int:
    alerted = 0
    for alert in alerts:
        case.overdue = case.overdue or alert.level is Level.OVERDUE
        note(
            case, TIMELINE_ENTRIES[alert.level], by=SYSTEM, at=alert.at, clock=row.name, share=alert.share, to=alert.to
        )
        record(case, DeadlineAlert(row.clock, alert.level.value, alert.share, alert.to, row.due_at), by=SYSTEM)
        alerted += 1
    return alerted


def ring_due(now: datetime) -> int:
    """Timers in flows that are due; one that cannot go on is logged and looked at again in time."""
    raised = 0
    for id in list(Case.objects.filter(rings_at__lte=now).values_list("id", flat=True)[:AT_ONCE]):
        try:
            raised += _ring(id, now)
        except Refused as refused:
            log.error("a flow cannot go on", action="flow_stuck", case=id, why=refused.message)
    return raised


@transaction.atomic
def _ring(id: str, now: datetime) -> int:
    case = locked_by_system(id)
    if case.rings_at is None or case.rings_at > now or case.over:
        return 0
    progress.ring(case, now)
    note(case, "timer", by=SYSTEM, at=now)
    save(case, now)
    return 1
