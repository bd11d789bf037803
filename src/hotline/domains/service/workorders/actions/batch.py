"""Applies one action to many steps, each in its own transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hotline.domains.service.workorders.actions.assignment import claim, hand_over
from hotline.domains.service.workorders.actions.steps import Doing, complete
from hotline.domains.service.workorders.models import CaseTask
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused


@dataclass(frozen=True)
class Done:
    """The result for one step of a batch. ``refusal`` says why it was not done, "" when it was."""

    task: int
    number: str
    refusal: str = ""


def batch(*, by: Principal, tasks: Sequence[int], transition: str, to: str, doing: Doing) -> list[Done]:
    """Do several steps.

    ``transition``: claim, hand_over (``to``) or complete. A refused step gets its reason in the result.
    """
    return list(_each(by, tasks, transition, to, doing))


def _each(by: Principal, tasks: Sequence[int], transition: str, to: str, doing: Doing) -> Iterator[Done]:
    rows = {row.pk: row for row in CaseTask.objects.filter(pk__in=tasks).select_related("case")}
    for id in dict.fromkeys(tasks):
        row = rows.get(id)
        if row is None:
            yield Done(id, "", "没有这个环节。")
            continue
        try:
            _do(by, row, transition, to, doing)
        except Refused as refused:
            # A case that the person may not see must not be named.
            yield Done(id, "" if refused.status == 404 else row.case.number, refused.message)
        else:
            yield Done(id, row.case.number)


def _do(by: Principal, row: CaseTask, transition: str, to: str, doing: Doing) -> None:
    match transition:
        case "claim":
            claim(by=by, case=row.case_id, task=row.pk)
        case "hand_over" if to:
            hand_over(by=by, case=row.case_id, task=row.pk, to=to, reason=doing.reason)
        case "complete":
            complete(by=by, case=row.case_id, task=row.pk, revision=row.case.revision, doing=doing)
        case _:
            raise Invalid("请选择接收人。")
