"""More time, and time that does not count: asked for and granted, paused and resumed."""

from datetime import datetime

from django.db import transaction

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.workorders.actions import clocks
from hotline.domains.service.workorders.actions.common import check, fit, locked_now, note, reasoned, record, save
from hotline.domains.service.workorders.actions.steps import check_may_do
from hotline.domains.service.workorders.models import Case, CaseDeadline, CaseTask, Extension
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.blueprint import ClockPlan
from hotline.domains.service.workorders.rules.deadlines.clock import (
    Deadline,
    extend,
    extension_refusal,
    pause,
    pause_refusal,
    resume,
)
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit
from hotline.domains.service.workorders.rules.timeline import What
from hotline.events.workorders import DeadlineMoved, ExtensionAnswered, ExtensionRequested
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission


@transaction.atomic
def request(*, by: Principal, case: str, clock: str, term: Term, reason: str) -> Extension:
    """Request an extension, by the person who has the step and before the deadline is over. Raises Refused, Invalid."""
    row, at = locked_now(by, case)
    plan, deadline = _deadline(row, clock)
    if not plan.extendable:
        raise Refused(f"“{plan.name}”不能延期，请按期办结。", code="not_extendable")
    _check_has_it(by, row, plan, at)
    if why := extension_refusal(clocks.deadline_of(deadline), at):
        raise Refused(why, code="not_now")
    if Extension.objects.filter(deadline=deadline, state=Extension.State.REQUESTED.value).exists():
        raise Refused("已有延期申请待审批。", code="asked_already")
    requested = Extension.objects.create(
        deadline=deadline,
        case=row,
        amount=term.amount,
        unit=term.unit.value,
        reason=reasoned(reason),
        requested_by=by.number,
        requested_at=at,
    )
    note(row, "extension_asked", by=by.number, at=at, text=reason, clock=plan.name, term=str(term))
    record(row, ExtensionRequested(clock, by.number), by=by.number)
    save(row, at, alongside=True)
    return requested


@transaction.atomic
def answer(*, by: Principal, case: str, extension: int, granted: bool, remark: str) -> Extension:
    """Grant or refuse an extension, by the supervision office. The original deadline stays on record.

    Whether the request was in time depends on when it was made, not on when it is answered.
    """
    row, at = locked_now(by, case)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    requested = Extension.objects.select_related("deadline").filter(pk=extension, case=row).first()
    if requested is None:
        raise NotFound("没有这个延期申请。")
    if requested.state != Extension.State.REQUESTED.value:
        raise Refused("该申请已审批。请刷新查看。", code="not_now")
    if not granted and not remark.strip():
        raise Invalid("不同意须填写理由。", code="reason_missing")
    if granted:
        _grant(row, requested, by)
    requested.state = (Extension.State.GRANTED if granted else Extension.State.REFUSED).value
    requested.answered_by, requested.answered_at, requested.answer = by.number, at, fit(remark)
    requested.save()
    what: What = "extension_granted" if granted else "extension_refused"
    note(row, what, by=by.number, at=at, text=requested.answer, clock=requested.deadline.name)
    record(row, ExtensionAnswered(requested.deadline.clock, granted, by.number), by=by.number)
    save(row, at, alongside=True)
    return requested


def _grant(case: Case, requested: Extension, by: Principal) -> None:
    deadline = clocks.deadline_of(requested.deadline)
    if why := extension_refusal(deadline, requested.requested_at):
        raise Refused(why, code="not_now")
    longer = extend(deadline, Term(requested.amount, Unit(requested.unit)), working_calendar())
    _put(case, requested.deadline, longer, "extended", by)


@transaction.atomic
def pause_clock(*, by: Principal, case: str, clock: str, reason: str) -> Case:
    """Pause a deadline, by the supervision office, e.g. while the citizen brings missing papers."""
    row, at = locked_now(by, case)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    plan, deadline = _deadline(row, clock)
    if not plan.pausable:
        raise Refused(f"“{plan.name}”不能暂停，请按期办结。", code="not_pausable")
    if why := pause_refusal(clocks.deadline_of(deadline), at):
        raise Refused(why, code="not_now")
    _put(row, deadline, pause(clocks.deadline_of(deadline), at, working_calendar()), "paused", by)
    note(row, "clock_paused", by=by.number, at=at, text=reasoned(reason), clock=plan.name)
    return save(row, at, alongside=True)


@transaction.atomic
def resume_clock(*, by: Principal, case: str, clock: str, reason: str) -> Case:
    row, at = locked_now(by, case)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    plan, deadline = _deadline(row, clock)
    if deadline.paused_at is None:
        raise Refused("计时未暂停，请刷新查看。", code="not_now")
    deadline.looked_at = at
    _put(row, deadline, resume(clocks.deadline_of(deadline), at, working_calendar()), "resumed", by)
    note(row, "clock_resumed", by=by.number, at=at, text=fit(reason), clock=plan.name)
    return save(row, at, alongside=True)


def _put(case: Case, row: CaseDeadline, deadline: Deadline, how: str, by: Principal) -> None:
    model = blueprint(case.version)
    clocks.put(row, deadline, model.clock(row.clock)).save()
    due = None if deadline.paused_at else deadline.due_at
    record(case, DeadlineMoved(row.clock, how, due, deadline.original_due_at, by.number), by=by.number)
    clocks.show_due(case, model)


def _deadline(case: Case, clock: str) -> tuple[ClockPlan, CaseDeadline]:
    plan = blueprint(case.version).clock(clock)
    row = CaseDeadline.objects.filter(case=case, clock=clock, stopped_at=None, dropped=False).first()
    if plan is None or row is None:
        raise NotFound("这张工单现在没有这个时限，请刷新查看。")
    return plan, row


def _check_has_it(by: Principal, case: Case, plan: ClockPlan, at: datetime) -> None:
    if by.may(Permission.WORKORDERS_SUPERVISE):
        return
    open_steps = CaseTask.objects.filter(case=case, state=CaseTask.State.OPEN.value).select_related("department")
    for step in open_steps.filter(step__in=[*plan.starts, *plan.stops]):
        check_may_do(by, step, at)
        return
    raise Refused("该时限不属于您办理的环节。请由办理人申请。", code="not_now")
