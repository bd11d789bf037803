"""Moves running cases to another version of their model where their steps exist. The others are listed with reasons."""

from collections.abc import Sequence

from django.db import transaction

from hotline.domains.service.workorders.actions import clocks
from hotline.domains.service.workorders.actions.common import locked_by_system, note, now, record, save
from hotline.domains.service.workorders.models import Case, CaseTask, ModelVersion
from hotline.domains.service.workorders.queries.migration import running_cases
from hotline.domains.service.workorders.queries.versions import MODELS, blueprint
from hotline.domains.service.workorders.rules import forms
from hotline.domains.service.workorders.rules.blueprint import Blueprint, compiled
from hotline.domains.service.workorders.rules.flows.engine import Stuck
from hotline.events.workorders import CaseMoved
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Refused


def move(
    *, by: Principal, model: str, to: int, dry: bool, only: Sequence[str] = ()
) -> tuple[int, list[tuple[Case, str]]]:
    """Move running cases, each in its own transaction. Returns how many were moved, and those that cannot be, with
    reasons.

    ``dry``: nothing is moved; the number is how many can be.
    """
    target = MODELS.one(model, to)
    if target.state != ModelVersion.State.PUBLISHED.value:
        raise Refused("只能换到已发布的版本。", code="not_published")
    moved, stuck = 0, []
    for case in running_cases(model, to):
        if only and case.pk not in only:
            continue
        why = _refusal(case, target) if dry else _move(case.pk, target, by)
        if why:
            stuck.append((case, why))
        else:
            moved += 1
    if not dry:
        about = f"workorder-model/{model}/{to}"
        audit.record(by=by.number, action="workorders.move_cases", about=about, moved=moved, stuck=len(stuck))
    return moved, stuck


def _refusal(case: Case, target: ModelVersion) -> str:
    """The reason why the case cannot be moved, as a sentence; "" when it can."""
    model = blueprint(target)
    open_steps = CaseTask.objects.filter(case=case, state=CaseTask.State.OPEN.value)
    for task in open_steps:
        if task.step not in model.steps:
            return f"处于“{task.name}”，新版无此环节。"
    if lost := [name for name in (*case.fields, *case.sealed) if name not in forms.fields(model.form)]:
        was = blueprint(case.version)
        return f"已填的字段新版没有：{'、'.join(forms.title(was.form, name) for name in lost)}。"
    was_masked, masked = forms.masked(blueprint(case.version).form), forms.masked(model.form)
    if changed := [name for name in (*case.fields, *case.sealed) if (name in was_masked) != (name in masked)]:
        return f"新版改了脱敏：{'、'.join(forms.title(model.form, name) for name in changed)}。"
    try:
        compiled(model).moved(case.flow or {}, now())
    except Stuck as error:
        return str(error)
    return ""


@transaction.atomic
def _move(id: str, target: ModelVersion, by: Principal) -> str:
    case, at = locked_by_system(id), now()
    if case.over or (why := _refusal(case, target)):
        return "" if case.over else why
    model, was = blueprint(target), case.version.version
    position = compiled(model).moved(case.flow or {}, at)
    case.version, case.flow, case.rings_at = target, position.state, position.rings_at
    _rename(case, model)
    clocks.drop_unknown(case, model)
    clocks.show_due(case, model)
    note(case, "moved", by=by.number, at=at, was=was, version=target.version)
    record(case, CaseMoved(was, target.version, by.number), by=by.number)
    save(case, at)
    return ""


def _rename(case: Case, model: Blueprint) -> None:
    """Give open steps the names and roles of the new version."""
    position = compiled(model).position(case.flow or {}, now())
    names = {step.task: step for step in position.steps}
    for task in CaseTask.objects.filter(case=case, state=CaseTask.State.OPEN.value):
        step = names[task.task]
        task.name, task.role = step.name, model.role_of(step.lane)
        task.save(update_fields=["name", "role"])
