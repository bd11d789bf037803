"""Starts, stops and revives a case's deadlines, and writes the next due moment into the case for the lists."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.workorders.actions.common import SYSTEM, record
from hotline.domains.service.workorders.models import Case, CaseDeadline, CaseTask
from hotline.domains.service.workorders.rules.blueprint import Blueprint, ClockPlan, term_in
from hotline.domains.service.workorders.rules.deadlines.alerts import due_alerts
from hotline.domains.service.workorders.rules.deadlines.clock import Deadline, begin, stop
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit
from hotline.events.workorders import DeadlineMoved, DeadlineStarted, DeadlineStopped

ANY = ""


def deadline_of(row: CaseDeadline) -> Deadline:
    return Deadline(
        term=Term(row.amount, Unit(row.unit)),
        started_at=row.started_at,
        due_at=row.due_at,
        original_due_at=row.original_due_at,
        seconds=row.seconds,
        paused_at=row.paused_at,
        left=row.left,
        original_left=row.original_left,
        extensions=row.extensions,
        stopped_at=row.stopped_at,
    )


def put(row: CaseDeadline, deadline: Deadline, plan: ClockPlan | None) -> CaseDeadline:
    """Copy the rules' deadline into its row, with the moment of the next look at it."""
    row.amount, row.unit = deadline.term.amount, deadline.term.unit.value
    row.started_at, row.due_at, row.original_due_at = deadline.started_at, deadline.due_at, deadline.original_due_at
    row.seconds, row.paused_at = deadline.seconds, deadline.paused_at
    row.left, row.original_left = deadline.left, deadline.original_left
    row.extensions, row.stopped_at = deadline.extensions, deadline.stopped_at
    if plan is None or not deadline.runs:
        row.next_at = None
    else:
        _, row.next_at = due_alerts(deadline, plan.alerts, working_calendar(), row.looked_at, row.looked_at)
    return row


def running(case: Case) -> list[CaseDeadline]:
    return list(CaseDeadline.objects.filter(case=case, stopped_at=None, dropped=False))


def start(case: Case, model: Blueprint, at: datetime, moments: Iterable[str], *, sent_back: bool) -> None:
    """Start the deadlines that begin with these steps. One that runs already goes on.

    ``sent_back``: a deadline that had stopped in this round resumes instead of starting again.
    """
    begun = set(moments)
    plans = [plan for plan in model.clocks if begun & set(plan.starts)]
    already = {row.clock for row in running(case)} if plans else set()
    for plan in plans:
        if plan.id not in already:
            if sent_back and _revive(case, plan):
                continue
            if term := _term(case, plan):
                _begin(case, plan, term, at)


def _term(case: Case, plan: ClockPlan) -> Term | None:
    dispatched = term_in(case.term) if plan.dispatched else None
    return dispatched or plan.terms.get(case.urgency) or plan.terms.get(ANY)


def _begin(case: Case, plan: ClockPlan, term: Term, at: datetime) -> None:
    latest = case.external_due_at if plan.external else None
    row = CaseDeadline(case=case, clock=plan.id, name=plan.name, looked_at=at, ours=plan.ours)
    put(row, begin(at, term, working_calendar(), latest), plan).save()
    record(case, DeadlineStarted(plan.id, row.due_at, plan.ours), by=SYSTEM)


def _revive(case: Case, plan: ClockPlan) -> bool:
    row = CaseDeadline.objects.filter(case=case, clock=plan.id, dropped=False).order_by("-id").first()
    if row is None or row.started_at < _round_began(case):
        return False
    row.stopped_at = None
    put(row, deadline_of(row), plan).save()
    record(case, DeadlineMoved(plan.id, "revived", row.due_at, row.original_due_at, SYSTEM), by=SYSTEM)
    return True


def _round_began(case: Case) -> datetime:
    first = CaseTask.objects.filter(case=case, round=case.round).aggregate(first=Min("since"))["first"]
    return first or case.created_at


def finish(case: Case, model: Blueprint, at: datetime, moment: str, outcome: str = "") -> None:
    """Stop the deadlines that end with this step and outcome."""
    for row in running(case) if any(moment in plan.stops for plan in model.clocks) else ():
        plan = model.clock(row.clock)
        if plan and moment in plan.stops and (not plan.outcomes or not outcome or outcome in plan.outcomes):
            _stop(case, row, at)


def _stop(case: Case, row: CaseDeadline, at: datetime) -> None:
    done = stop(deadline_of(row), at, working_calendar())
    put(row, done, None).save()
    met, originally = bool(done.met), bool(done.met_originally)
    record(case, DeadlineStopped(row.clock, met, originally, done.due_at, row.ours), by=SYSTEM)


def finish_all(case: Case, model: Blueprint, at: datetime, *, answered: bool) -> None:
    """End the deadlines of a case that is over. If it was dealt with, those that wait for its end count as met or
    missed.

    All others are dropped and do not count.
    """
    if answered:
        finish(case, model, at, "closed")
    for row in running(case):
        _drop(case, row)


def drop_unknown(case: Case, model: Blueprint) -> None:
    """Clocks the case's new version does not have."""
    for row in running(case):
        if model.clock(row.clock) is None:
            _drop(case, row)


def _drop(case: Case, row: CaseDeadline) -> None:
    row.dropped, row.next_at = True, None
    row.save()
    record(case, DeadlineMoved(row.clock, "dropped", None, row.original_due_at, SYSTEM), by=SYSTEM)


def show_due(case: Case, model: Blueprint) -> None:
    """Write the next due moment of the case and of each open step. The caller saves the case."""
    rows = [row for row in running(case) if row.paused_at is None]
    case.due_at = min((row.due_at for row in rows), default=None)
    for task in CaseTask.objects.filter(case=case, state=CaseTask.State.OPEN.value):
        own = [row.due_at for row in rows if (plan := model.clock(row.clock)) and task.step in plan.stops]
        due = min(own, default=case.due_at)
        if due != task.due_at:
            CaseTask.objects.filter(pk=task.pk).update(due_at=due)
