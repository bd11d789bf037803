"""What trainees reached: entered by a trainer, or reported by what measured it. Wrong ones are revoked."""

from datetime import date
from typing import Any

from django.db import transaction

from hotline.domains.people.training.models import Batch, BatchMember, TrainingResult
from hotline.domains.people.training.queries.batches import NONE, about, conditions_of, running_members
from hotline.domains.people.training.rules.batches import (
    MAX_REFERENCE,
    BatchStage,
    ResultKind,
    is_passed,
    score_problem,
)
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission

NO_MEMBER = "批次中没有这名学员，请刷新页面。"


@transaction.atomic
def enter(
    *, by: Principal, batch: str, number: str, kind: ResultKind, score: float, day: date, passed: bool | None = None
) -> TrainingResult:
    """A result by hand. ``passed``: None decides by the condition of its kind.

    Raises NotFound, NotPermitted, Invalid ``bad_result``, Refused ``closed``, ``stopped``.
    """
    row = _running(by, batch)
    member = locked(row.members.filter(number=number), missing=NO_MEMBER)
    if member.stopped_on is not None:
        raise Refused("该学员已退出，如有误请先撤销退出。", code="stopped")
    if why_not := score_problem(kind, score):
        raise Invalid(why_not, code="bad_result")
    if not member.reported_on <= day <= beijing_day(now()):
        raise Invalid("成绩日期须在报到之后、不晚于今天，请重新选择。", code="bad_result")
    decided = is_passed(conditions_of(row), kind, score) if passed is None else passed
    result = _made(member, kind, score, decided, day, "", by.number)
    detail: dict[str, Any] = {"staff": number, "kind": kind.value, "score": score, "passed": decided}
    audit.record(by=by.number, action="training.enter", about=about(batch), **detail)
    return result


@transaction.atomic
def record_result(
    *, number: str, kind: ResultKind, score: float, passed: bool, day: date, reference: str, by: str, batch: str = ""
) -> int:
    """A result that another domain measured, for each batch in which the person takes part, or for ``batch`` alone.

    Returns how many were new. Safe to repeat under the same ``reference``, such as ``sitting/<id>``.
    """
    assert 0 < len(reference) <= MAX_REFERENCE, "what was measured has a name"
    new = 0
    for member in running_members(number, batch):
        locked(BatchMember.objects.filter(pk=member.pk), missing=NO_MEMBER)
        if member.results.filter(kind=kind.value, reference=reference).exists():
            continue
        _made(member, kind, score, passed, day, reference, by)
        detail: dict[str, Any] = {"staff": number, "kind": kind.value, "score": score, "passed": passed}
        audit.record(by=by, action="training.report", about=about(member.batch_id), reference=reference, **detail)
        new += 1
    return new


@transaction.atomic
def revoke(*, by: Principal, batch: str, result: int) -> TrainingResult:
    """It counts no more and stays in the list of results. Raises NotFound, NotPermitted, Refused ``closed``."""
    row = _running(by, batch)
    found = TrainingResult.objects.filter(pk=result, member__batch=row, revoked_at=None)
    revoked = locked(found, missing="没有这条成绩，请刷新页面。")
    revoked.revoked_by, revoked.revoked_at = by.number, now()
    revoked.save(update_fields=["revoked_by", "revoked_at"])
    audit.record(by=by.number, action="training.revoke", about=about(batch), kind=revoked.kind, score=revoked.score)
    return revoked


def _running(by: Principal, batch: str) -> Batch:
    """The batch, locked so that it is not closed meanwhile."""
    if not by.may(Permission.TRAINING_MANAGE):
        deny(by, Permission.TRAINING_MANAGE, about(batch))
    row = locked(Batch.objects.filter(pk=batch), missing=NONE)
    if row.stage == BatchStage.CLOSED.value:
        raise Refused("批次已结班，请刷新页面查看。", code="closed")
    return row


def _made(
    member: BatchMember, kind: ResultKind, score: float, passed: bool, day: date, reference: str, by: str
) -> TrainingResult:
    row = TrainingResult(
        member=member, kind=kind.value, score=score, passed=passed, day=day, reference=reference,
        entered_by=by, entered_at=now(),
    )  # fmt: skip
    row.save(force_insert=True)
    return row
