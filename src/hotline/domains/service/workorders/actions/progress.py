"""Moves a case along its flow: the engine's open steps become rows, the state, deadlines, and events."""

from datetime import datetime
from typing import Any

from hotline.domains.service.workorders.actions import clocks
from hotline.domains.service.workorders.actions.common import SYSTEM, note, record
from hotline.domains.service.workorders.actions.form_values import values_of
from hotline.domains.service.workorders.models import Case, CaseTask
from hotline.domains.service.workorders.queries.people import bureau_of, handlers
from hotline.domains.service.workorders.queries.people import department as department_of
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.blueprint import DISTRICT, Blueprint, Effect, StepOutcome, To, compiled
from hotline.domains.service.workorders.rules.flows.engine import OpenStep, Position, Stuck
from hotline.domains.service.workorders.rules.flows.expressions import BadExpression
from hotline.domains.service.workorders.rules.flows.tables import table
from hotline.events.workorders import CaseClosed, CaseStepDone
from hotline.kernel.errors import NotFound, Refused

Open = CaseTask.State
#: Ends that are none of dealing with the matter.
ASIDE_ENDS = {"voided", "merged", "returned_out"}


def begin(case: Case, at: datetime, *, by: str) -> None:
    """Start the flow of a saved case. The caller saves the case again."""
    model = blueprint(case.version)
    try:
        position = compiled(model).start(values_of(case), at)
    except (Stuck, BadExpression) as error:
        raise _stuck(error) from error
    clocks.start(case, model, at, ["opened"], sent_back=False)
    arrive(case, model, position, at, by=by, outcome=None)


def go_on(case: Case, model: Blueprint, task: CaseTask, outcome: StepOutcome, at: datetime, *, by: str) -> None:
    """The step is done with this outcome."""
    values = values_of(case, outcome=outcome.code, department=case.department.code if case.department else "")
    try:
        position = compiled(model).complete(case.flow, task.task, values, at)
    except KeyError as error:
        raise Refused("这一步已经不在办了。请刷新再看。", code="not_now") from error
    except (Stuck, BadExpression) as error:
        raise _stuck(error) from error
    task.state, task.over_at, task.over_by, task.outcome = Open.DONE.value, at, by, outcome.code
    task.save()
    clocks.finish(case, model, at, task.step, outcome.code)
    arrive(case, model, position, at, by=by, outcome=outcome, done=task)


def find_unrest(case: Case, at: datetime, *, by: str) -> None:
    """Start the unrest lane of a case.

    Nothing happens before the flow has passed that gateway: it decides by itself then.
    """
    model = blueprint(case.version)
    try:
        position = compiled(model).decide_again(case.flow, model.unrest_gate, values_of(case), at)
    except KeyError:
        return
    except (Stuck, BadExpression) as error:
        raise _stuck(error) from error
    arrive(case, model, position, at, by=by, outcome=None)


def ring(case: Case, at: datetime) -> None:
    """Timers that are due fire."""
    model = blueprint(case.version)
    try:
        position = compiled(model).ring(case.flow, at)
    except (Stuck, BadExpression) as error:
        raise _stuck(error) from error
    arrive(case, model, position, at, by=SYSTEM, outcome=None)


def _stuck(error: Exception) -> Refused:
    return Refused(f"{error} 工单没有变动，请告诉管理员。", code="flow_stuck")


def arrive(
    case: Case,
    model: Blueprint,
    position: Position,
    at: datetime,
    *,
    by: str,
    outcome: StepOutcome | None,
    done: CaseTask | None = None,
) -> None:
    """Rows as the engine says; the case's state follows the main line."""
    case.flow, case.rings_at = position.state, position.rings_at
    fresh = _match_tasks(case, model, position.steps, at)
    main = [step for step in position.steps if (plan := model.steps.get(step.step)) and not plan.aside]
    if main:
        case.state = model.steps[main[0].step].state
    if position.over:
        case.state = model.ends.get(position.ended_at, "closed")
    if done and outcome:
        record(case, _fact(case, done, outcome, [step.step for step in position.steps], by), by=by)
    sent_back = outcome is not None and outcome.effect is Effect.RETURN
    clocks.start(case, model, at, [task.step for task in fresh], sent_back=sent_back)
    if position.over:
        close(case, model, at, by=by)
    clocks.show_due(case, model)


def close(case: Case, model: Blueprint, at: datetime, *, by: str) -> None:
    """Close the case in the state it is in. The caller saves the case."""
    case.over, case.closed_at, case.flow, case.rings_at = True, at, None, None
    CaseTask.objects.filter(case=case, state=Open.OPEN.value).update(state=Open.CANCELLED.value, over_at=at)
    clocks.finish_all(case, model, at, answered=case.state not in ASIDE_ENDS)
    note(case, "closed", by=by, at=at, state=case.state)
    record(case, CaseClosed(case.state, by, case.round), by=by)


def _fact(case: Case, task: CaseTask, outcome: StepOutcome, to: list[str], by: str) -> CaseStepDone:
    assert task.over_at is not None, "done"
    return CaseStepDone(
        step=task.step,
        outcome=outcome.code,
        effect=outcome.effect.value,
        by=by,
        role=task.role,
        department=task.department.code if task.department else "",
        seconds=(task.over_at - task.since).total_seconds(),
        state=case.state,
        to=to,
        result=case.result if outcome.effect is Effect.FOLLOW_UP else "",
    )


def _match_tasks(case: Case, model: Blueprint, steps: tuple[OpenStep, ...], at: datetime) -> list[CaseTask]:
    """Open rows become those the engine has; returns the new ones."""
    rows = {row.task: row for row in CaseTask.objects.filter(case=case, state=Open.OPEN.value)}
    gone = rows.keys() - {step.task for step in steps}
    CaseTask.objects.filter(pk__in=[rows[name].pk for name in gone]).update(state=Open.CANCELLED.value, over_at=at)
    return CaseTask.objects.bulk_create([_row(case, model, step, at) for step in steps if step.task not in rows])


def _row(case: Case, model: Blueprint, step: OpenStep, at: datetime) -> CaseTask:
    plan = model.steps[step.step]
    return CaseTask(
        case=case,
        task=step.task,
        step=step.step,
        name=step.name,
        role=model.role_of(step.lane),
        department=case.department if plan.to is To.DEPARTMENT else None,
        person=_person(case, step, plan.to),
        since=at,
        proposed=proposal(case, model) if any(each.effect is Effect.DISPATCH for each in plan.outcomes) else {},
        round=case.round,
    )


def _person(case: Case, step: OpenStep, to: To) -> str:
    """Who has a new step at once: the case's creator, or who did the department's last step; "" for nobody."""
    if to is To.CREATOR:
        return case.created_by if case.created_by.isdigit() else ""
    if to is To.DEPARTMENT:
        last = CaseTask.objects.filter(case=case, department=case.department, state=Open.DONE.value).order_by(
            "-over_at"
        )
        return last.values_list("over_by", flat=True).first() or ""
    return ""


def proposal(case: Case, model: Blueprint) -> dict[str, Any]:
    """The result of the decision table: ``department`` (code, "" for none), ``deadline``, and ``remark`` when none
    fits.
    """
    if not model.decision:
        return {}
    try:
        decided = table(model.decision).decide(values_of(case))
    except BadExpression as error:
        return {"department": "", "deadline": "", "remark": str(error)}
    code, deadline = str(decided.get("department") or ""), str(decided.get("deadline") or "")
    if not code:
        return {"department": "", "deadline": deadline, "remark": "派发表里没有适用的一行，请自己选承办单位。"}
    found = bureau_of(case.district) if code == DISTRICT else _working(code)
    if found is None:
        named = f"{case.district or '（未填区）'}的区局" if code == DISTRICT else code
        return {"department": "", "deadline": deadline, "remark": f"派发表指到的“{named}”不存在或已停用，请另选。"}
    if not handlers(found):
        return {"department": "", "deadline": deadline, "remark": f"派发表指到的“{found.name}”还没有经办人，请另选。"}
    return {"department": found.code, "deadline": deadline, "remark": ""}


def _working(code: str) -> Any:
    try:
        found = department_of(code)
    except NotFound:
        return None
    return found if found.active else None
