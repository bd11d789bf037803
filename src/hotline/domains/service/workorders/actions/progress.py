"""Moves a case along its flow: the rows of its steps, its state, deadlines and events follow the engine."""

from datetime import datetime

from hotline.domains.service.workorders.actions import clocks, open_steps
from hotline.domains.service.workorders.actions.common import SYSTEM, note, record
from hotline.domains.service.workorders.actions.form_values import values_of
from hotline.domains.service.workorders.models import Case, CaseTask
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.blueprint import Blueprint, Effect, StepOutcome, compiled
from hotline.domains.service.workorders.rules.flows.engine import Position, Stuck
from hotline.domains.service.workorders.rules.flows.expressions import BadExpression
from hotline.events.workorders import CaseClosed, CaseStepDone
from hotline.kernel.errors import Refused

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
        raise Refused("该环节已不在办。请刷新查看。", code="not_now") from error
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
    return Refused(f"{error} 工单未变动，请联系管理员。", code="flow_stuck")


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
    """Update the rows of open steps to the engine's position. The case's state follows the main line."""
    case.flow, case.rings_at = position.state, position.rings_at
    fresh = open_steps.match(case, model, position.steps, at)
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
