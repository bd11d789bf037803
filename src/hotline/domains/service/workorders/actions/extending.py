"""More time, and time that does not count: asked for and granted, paused and resumed."""

from datetime import datetime

from django.db import transaction

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.workorders.actions import clocks
from hotline.domains.service.workorders.actions.common import check, fit, locked_now, note, reasoned, save, tell
from hotline.domains.service.workorders.actions.stepping import check_may_do
from hotline.domains.service.workorders.models import Case, CaseDeadline, CaseTask, Extension
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.blueprint import ClockPlan
from hotline.domains.service.workorders.rules.deadlines import (
    Deadline,
    Term,
    Unit,
    extend,
    objection_to_extending,
    objection_to_pausing,
    pause,
    resume,
)
from hotline.domains.service.workorders.rules.story import What
from hotline.events.workorders import DeadlineMoved, ExtensionAnswered, ExtensionAsked
from hotline.infrastructure.permissions import Signed
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission


@transaction.atomic
def ask(*, by: Signed, case: str, clock: str, term: Term, reason: str) -> Extension:
    """By who has the step; before the deadline is over. Raises Refused, Invalid."""
    row, at = locked_now(by, case)
    plan, deadline = _deadline(row, clock)
    if not plan.extendable:
        raise Refused(f"“{plan.name}”不能延期。", code="not_extendable")
    _check_has_it(by, row, plan, at)
    if why := objection_to_extending(clocks.deadline_of(deadline), at):
        raise Refused(why, code="not_now")
    if Extension.objects.filter(deadline=deadline, state=Extension.State.ASKED.value).exists():
        raise Refused("已有一个延期申请在等审批。", code="asked_already")
    asked = Extension.objects.create(
        deadline=deadline,
        case=row,
        amount=term.amount,
        unit=term.unit.value,
        reason=reasoned(reason),
        asked_by=by.number,
        asked_at=at,
    )
    note(row, "extension_asked", by=by.number, at=at, words=reason, clock=plan.name, term=str(term))
    tell(row, ExtensionAsked(clock, by.number), by=by.number)
    save(row, at, beside=True)
    return asked


@transaction.atomic
def answer(*, by: Signed, case: str, extension: int, granted: bool, words: str) -> Extension:
    """By the supervision office. The original deadline is not reset; what counts is when it was asked for."""
    row, at = locked_now(by, case)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    asked = Extension.objects.select_related("deadline").filter(pk=extension, case=row).first()
    if asked is None:
        raise NotFound("没有这个延期申请。")
    if asked.state != Extension.State.ASKED.value:
        raise Refused("这个申请已经批过了。请刷新再看。", code="not_now")
    if not granted and not words.strip():
        raise Invalid("不同意要写理由。", code="reason_missing")
    if granted:
        _grant(row, asked, by)
    asked.state = (Extension.State.GRANTED if granted else Extension.State.REFUSED).value
    asked.answered_by, asked.answered_at, asked.answer = by.number, at, fit(words)
    asked.save()
    what: What = "extension_granted" if granted else "extension_refused"
    note(row, what, by=by.number, at=at, words=asked.answer, clock=asked.deadline.name)
    tell(row, ExtensionAnswered(asked.deadline.clock, granted, by.number), by=by.number)
    save(row, at, beside=True)
    return asked


def _grant(case: Case, asked: Extension, by: Signed) -> None:
    deadline = clocks.deadline_of(asked.deadline)
    if why := objection_to_extending(deadline, asked.asked_at):
        raise Refused(why, code="not_now")
    longer = extend(deadline, Term(asked.amount, Unit(asked.unit)), working_calendar())
    _put(case, asked.deadline, longer, "extended", by)


@transaction.atomic
def pause_clock(*, by: Signed, case: str, clock: str, reason: str) -> Case:
    """By the supervision office, e.g. while the citizen brings what is missing."""
    row, at = locked_now(by, case)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    plan, deadline = _deadline(row, clock)
    if not plan.pausable:
        raise Refused(f"“{plan.name}”不能暂停。", code="not_pausable")
    if why := objection_to_pausing(clocks.deadline_of(deadline), at):
        raise Refused(why, code="not_now")
    _put(row, deadline, pause(clocks.deadline_of(deadline), at, working_calendar()), "paused", by)
    note(row, "clock_paused", by=by.number, at=at, words=reasoned(reason), clock=plan.name)
    return save(row, at, beside=True)


@transaction.atomic
def resume_clock(*, by: Signed, case: str, clock: str, reason: str) -> Case:
    row, at = locked_now(by, case)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    plan, deadline = _deadline(row, clock)
    if deadline.paused_at is None:
        raise Refused("计时没有暂停。", code="not_now")
    deadline.looked_at = at
    _put(row, deadline, resume(clocks.deadline_of(deadline), at, working_calendar()), "resumed", by)
    note(row, "clock_resumed", by=by.number, at=at, words=fit(reason), clock=plan.name)
    return save(row, at, beside=True)


def _put(case: Case, row: CaseDeadline, deadline: Deadline, how: str, by: Signed) -> None:
    model = blueprint(case.version)
    clocks.put(row, deadline, model.clock(row.clock)).save()
    due = None if deadline.paused_at else deadline.due_at
    tell(case, DeadlineMoved(row.clock, how, due, deadline.original_due_at, by.number), by=by.number)
    clocks.show_due(case, model)


def _deadline(case: Case, clock: str) -> tuple[ClockPlan, CaseDeadline]:
    plan = blueprint(case.version).clock(clock)
    row = CaseDeadline.objects.filter(case=case, clock=clock, stopped_at=None, dropped=False).first()
    if plan is None or row is None:
        raise NotFound("这张工单现在没有这个时限。")
    return plan, row


def _check_has_it(by: Signed, case: Case, plan: ClockPlan, at: datetime) -> None:
    if by.may(Permission.WORKORDERS_SUPERVISE):
        return
    open_steps = CaseTask.objects.filter(case=case, state=CaseTask.State.OPEN.value).select_related("department")
    for step in open_steps.filter(step__in=[*plan.starts, *plan.stops]):
        check_may_do(by, step, at)
        return
    raise Refused("这个时限现在不在您手里的环节上。", code="not_now")
