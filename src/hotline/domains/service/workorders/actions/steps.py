"""Doing a step: one transaction for the engine's state, the rows, the story, the audit trail and the event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.platform.citizens.queries.blocks import refuse_blocked_indexes
from hotline.domains.service.workorders.actions import progress
from hotline.domains.service.workorders.actions.common import fit, locked_now, note, record, save
from hotline.domains.service.workorders.actions.dispatch import dispatch
from hotline.domains.service.workorders.actions.follow_ups import note_result
from hotline.domains.service.workorders.actions.form_files import claim_files
from hotline.domains.service.workorders.actions.form_values import fill, store_keywords
from hotline.domains.service.workorders.actions.unrest import alarm_leaders
from hotline.domains.service.workorders.models import Case, CaseTask
from hotline.domains.service.workorders.queries.people import doer
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.blueprint import Blueprint, Effect, StepOutcome, StepPlan
from hotline.domains.service.workorders.rules.deadlines.terms import due
from hotline.domains.service.workorders.rules.forms import title
from hotline.domains.service.workorders.rules.permits import Held, may_do
from hotline.domains.service.workorders.rules.sources import CITY
from hotline.events.workorders import CaseChanged
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid, NotFound, NotPermitted, Refused

OPEN = CaseTask.State.OPEN.value


@dataclass(frozen=True)
class Doing:
    """How a step is completed."""

    outcome: str
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    #: With ``deadline``: of a dispatch.
    department: str = ""
    deadline: str = ""
    #: With ``satisfied``: of a follow-up.
    result: str = ""
    satisfied: bool | None = None
    #: Ticked lines of a checklist.
    ticked: Sequence[int] = ()


@transaction.atomic
def complete(*, by: Principal, case: str, task: int, revision: int, doing: Doing) -> Case:
    """Complete a step.

    Raises Refused ``stale_version`` when somebody changed the case first, and ``not_now``; NotPermitted; Invalid, field
    by field.
    """
    row, at = locked_now(by, case, revision)
    step = open_task(row, task)
    check_may_do(by, step, at)
    done_by(row, step, doing, by=by, at=at)
    return save(row, at)


@transaction.atomic
def store_draft(*, by: Principal, case: str, task: int, revision: int, values: Mapping[str, Any]) -> Case:
    """Store the values filled in so far; the step stays open."""
    row, at = locked_now(by, case, revision)
    step = open_task(row, task)
    check_may_do(by, step, at)
    model = blueprint(row.version)
    change(row, model, values, model.steps[step.step], by=by, at=at, draft=True)
    return save(row, at)


def open_task(case: Case, task: int) -> CaseTask:
    step = CaseTask.objects.select_related("department").filter(pk=task, case=case).first()
    if step is None:
        raise NotFound("这张工单没有这个环节，请刷新查看。")
    if step.state != OPEN:
        raise Refused("该环节已办理。请刷新查看。", code="not_now")
    return step


def check_may_do(by: Principal, step: CaseTask, at: datetime) -> None:
    held = Held(step.role, step.department_id, step.person)
    if not may_do(doer(by, beijing_day(at)), held):
        who = f"由 {step.person} 办理" if step.person else "不在您的角色或单位"
        raise NotPermitted(f"“{step.name}”{who}，您不能办理。需要时请联系负责人转交。", code="not_yours")


def done_by(case: Case, step: CaseTask, doing: Doing, *, by: Principal, at: datetime) -> None:
    """Complete a step with all its effects. The caller has checked the permission and saves the case."""
    model = blueprint(case.version)
    plan, outcome = model.steps[step.step], model.outcome(step.step, doing.outcome)
    if outcome is None:
        raise Invalid("办理结果无效。请刷新后重选。")
    reason = _reason(outcome, doing.reason)
    _check_ticked(plan, doing.ticked)
    change(case, model, doing.values, plan, by=by, at=at, draft=outcome.effect in (Effect.VOID, Effect.RETURN))
    _check_filled(case, model, outcome)
    detail = _effect(case, step, outcome, doing, by, at)
    if not step.person:
        step.person, step.claimed_at = by.number, at
    progress.go_on(case, model, step, outcome, at, by=by.number)
    note(case, "step", by=by.number, at=at, step=step.step, text=reason, name=step.name, outcome=outcome.name, **detail)


def change(
    case: Case, model: Blueprint, values: Mapping[str, Any], plan: StepPlan, *, by: Principal, at: datetime, draft: bool
) -> None:
    """Raises Invalid field by field; Refused ``blocked`` for a number whose citizen's data is, new to this case."""
    if not values:
        return
    known = {sealed["index"] for sealed in case.sealed.values()}
    changed = fill(case, model, values, only=plan.edits, draft=draft)
    typed = {case.sealed[name]["index"] for name in changed if name in case.sealed}
    refuse_blocked_indexes(typed - known, "在工单里登记该号码")
    if changed:
        store_keywords(case)
        claim_files(case, model.form)
        titles = [title(model.form, name) for name in sorted(changed)]
        note(case, "changed", by=by.number, at=at, fields=titles)
        fact = CaseChanged(sorted(changed), by.number, case.kind, case.topic, case.district, case.urgency)
        record(case, fact, by=by.number)
        if "unrest" in changed and case.unrest:
            alarm_leaders(case)


def _reason(outcome: StepOutcome, reason: str) -> str:
    text = reason.strip()
    if outcome.reason and not text:
        raise Invalid(f"“{outcome.name}”须填写理由。", code="reason_missing")
    return fit(text)


def _check_ticked(plan: StepPlan, ticked: Sequence[int]) -> None:
    if missing := [text for at, text in enumerate(plan.checklist) if at not in set(ticked)]:
        raise Invalid(f"处置清单有 {len(missing)} 项未勾选：{'；'.join(missing)}。请逐项核实勾选。", code="checklist")


def _check_filled(case: Case, model: Blueprint, outcome: StepOutcome) -> None:
    lacking = [name for name in outcome.needs if not case.fields.get(name) and name not in case.sealed]
    if lacking:
        refusal = Invalid(f"“{outcome.name}”前须填写：{'、'.join(title(model.form, name) for name in lacking)}。")
        refusal.extra = {"fields": [{"field": name, "message": "必填"} for name in lacking]}
        raise refusal


def _effect(
    case: Case, step: CaseTask, outcome: StepOutcome, doing: Doing, by: Principal, at: datetime
) -> dict[str, Any]:
    match outcome.effect:
        case Effect.DISPATCH:
            return dispatch(case, step, doing.department, doing.deadline, by)
        case Effect.RETURN:
            case.returns += 1
        case Effect.REPLY:
            case.replied_at = at
        case Effect.FOLLOW_UP:
            return note_result(case, doing.result, doing.satisfied, by=by, at=at)
        case Effect.RETURN_OUT:
            return _return_out(case, doing, at)
        case _:
            pass
    return {}


def _return_out(case: Case, doing: Doing, at: datetime) -> dict[str, Any]:
    """Asked for here, approved in the next step; ``result`` names one of the reasons 12345 accepts."""
    if case.source != CITY:
        raise Refused("工单不是 12345 派单，不能退回。请改派或办结。", code="not_external")
    rule = blueprint(case.version).returns_out
    if rule is not None:
        if doing.result not in rule.reasons:
            raise Invalid(f"请选择退回 12345 的理由：{'、'.join(rule.reasons)}。", code="reason_missing")
        if at > due(case.created_at, rule.within, working_calendar()):
            raise Refused(f"已过退回 12345 的时限（{rule.within}），须由本局办理。", code="too_late")
    case.ended_because = f"{doing.result}：{doing.reason.strip()}" if doing.result else doing.reason.strip()
    return {"result": doing.result}
