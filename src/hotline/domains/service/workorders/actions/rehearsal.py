"""Rehearses a model: a case walks through it as in reality, then everything is rolled back. Nobody is notified."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from hotline.domains.service.workorders.actions import progress
from hotline.domains.service.workorders.actions.creation import Opening, open_in
from hotline.domains.service.workorders.actions.publication import check_sound, save_draft
from hotline.domains.service.workorders.actions.steps import Doing, done_by
from hotline.domains.service.workorders.models import Case, CaseTask
from hotline.domains.service.workorders.rules.blueprint import Blueprint
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id


@dataclass(frozen=True)
class RehearsalAction:
    """An action in a rehearsal: an open step is done. ``step`` "": time passes until the flow's next timer."""

    step: str
    doing: Doing


def rehearse[T](
    *,
    by: Principal,
    content: Blueprint,
    values: Mapping[str, Any],
    deeds: Sequence[RehearsalAction],
    show: Callable[[Case, datetime], T],
) -> T:
    """Walk a case through a model without storing it. Returns the result of ``show`` for the case and the final moment.

    ``values``: what the case is opened with. ``deeds``: the actions in order. Raises Invalid for a model with problems
    and for invalid values, Refused for an action that is not possible.
    """
    check_sound(content)
    with transaction.atomic():
        row = save_draft(by=by.number, model=_passing_name(), name="试走", content=content, base=0)
        case = open_in(by=by, version=row, opening=Opening(row.model, values, trial=True))
        at = case.created_at
        for action in deeds:
            at = _do(case, action, by, at)
        case.save()
        displayed = show(case, at)
        transaction.set_rollback(True)
    return displayed


def _passing_name() -> str:
    return "rehearsal-" + new_id("m").rpartition("_")[2].lower()[:20]


def _do(case: Case, action: RehearsalAction, by: Principal, at: datetime) -> datetime:
    if not action.step:
        if case.rings_at is None:
            raise Refused("无等待中的定时，请先走到有定时的环节。", code="not_now")
        at = max(at, case.rings_at)
        progress.ring(case, at)
        return at
    step = CaseTask.objects.filter(case=case, step=action.step, state=CaseTask.State.OPEN.value).first()
    if step is None:
        raise Refused(f"环节“{action.step}”不在办。请重新试走。", code="not_now")
    done_by(case, step, action.doing, by=by, at=at)
    return at
