"""A case walked through a model that nobody is told of: everything happens as it would, and is taken back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from hotline.domains.service.workorders.actions import walking
from hotline.domains.service.workorders.actions.opening import Opening, open_in
from hotline.domains.service.workorders.actions.publishing import check_sound, save_draft
from hotline.domains.service.workorders.actions.stepping import Doing, done_by
from hotline.domains.service.workorders.models import Case, CaseTask
from hotline.domains.service.workorders.rules.blueprint import Blueprint
from hotline.infrastructure.permissions import Signed
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id


@dataclass(frozen=True)
class Deed:
    """Somebody does a step that is open; ``step`` "": nobody does anything until the flow's next timer."""

    step: str
    doing: Doing


def rehearse[T](
    *,
    by: Signed,
    content: Blueprint,
    values: Mapping[str, Any],
    deeds: Sequence[Deed],
    show: Callable[[Case, datetime], T],
) -> T:
    """What ``show`` makes of the case after the deeds, and of the moment then. ``values``: what it is opened with.

    Raises Invalid for an unsound model and for what is filled in wrongly, Refused for a deed that cannot be done.
    """
    check_sound(content)
    with transaction.atomic():
        row = save_draft(by=by.number, model=_passing_name(), name="试走", content=content, base=0)
        case = open_in(by=by, version=row, opening=Opening(row.model, values, trial=True))
        at = case.created_at
        for deed in deeds:
            at = _do(case, deed, by, at)
        case.save()
        shown = show(case, at)
        transaction.set_rollback(True)
    return shown


def _passing_name() -> str:
    return "rehearsal-" + new_id("m").rpartition("_")[2].lower()[:20]


def _do(case: Case, deed: Deed, by: Signed, at: datetime) -> datetime:
    if not deed.step:
        if case.rings_at is None:
            raise Refused("没有在等的定时，时间过去也不会有变化。", code="not_now")
        at = max(at, case.rings_at)
        walking.ring(case, at)
        return at
    step = CaseTask.objects.filter(case=case, step=deed.step, state=CaseTask.State.OPEN.value).first()
    if step is None:
        raise Refused(f"环节“{deed.step}”现在不在办。请从头再走。", code="not_now")
    done_by(case, step, deed.doing, by=by, at=at)
    return at
