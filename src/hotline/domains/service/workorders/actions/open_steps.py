"""Rows of the steps that the engine has open: who has a step, since when, and what is proposed for it."""

from datetime import datetime

from hotline.domains.service.workorders.actions.dispatch import proposal
from hotline.domains.service.workorders.models import Case, CaseTask
from hotline.domains.service.workorders.rules.blueprint import Blueprint, Effect, To
from hotline.domains.service.workorders.rules.flows.engine import OpenStep

Open = CaseTask.State


def match(case: Case, model: Blueprint, steps: tuple[OpenStep, ...], at: datetime) -> list[CaseTask]:
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
