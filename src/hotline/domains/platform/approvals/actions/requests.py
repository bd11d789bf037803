"""One person requests, another approves or refuses. Each step is audited and notifies who has to know.

The row is locked meanwhile, so that of two who decide one comes second and reads what the first decided.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.approvals.ports import Approved, carry_out, notifier
from hotline.domains.platform.approvals.queries.requests import NONE, OPEN, usable, visible_to
from hotline.domains.platform.approvals.rules.kinds import KINDS, OPEN_FOR, ApprovalKind
from hotline.domains.platform.approvals.rules.requests import ApprovalState, decision_refusal
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing, free_rows, locked_if_there
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.wording import fit_for_all

MIN_REASON, MAX_REASON = 2, 200


@transaction.atomic
def submit(
    *,
    by: Principal,
    kind: ApprovalKind,
    about: str,
    title: str,
    reason: str,
    payload: Mapping[str, Any],
    facts: Sequence[tuple[str, str]] = (),
    uses: int = 1,
) -> Approval:
    """Request something of this kind. Whoever calls has checked that ``by`` may do it once it is approved.

    Raises Invalid for a reason that is missing, Refused ``requested_already``.
    """
    reason, at = fit_for_all(reason), now()
    if not MIN_REASON <= len(reason) <= MAX_REASON:
        raise Invalid(f"请填写事由，{MIN_REASON} 到 {MAX_REASON} 个字。", code="reason_missing")
    expire(at)
    row = Approval(
        id=new_id("approval"),
        kind=kind.value,
        about=about,
        title=title[:200],
        facts=[list(pair) for pair in facts],
        payload=dict(payload),
        reason=reason,
        requested_by=by.number,
        requested_name=by.name,
        requested_at=at,
        expires_at=at + OPEN_FOR,
        uses=uses,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused("您已申请，待审批。如需修改，请先在“审批”中撤回。", code="requested_already") from error
    audit.record(by=by.number, action="approvals.request", about=_about(row), kind=kind, of=about, reason=reason)
    notifier().requested(
        id=row.pk,
        title=f"{KINDS[kind].name}待您审批",
        text=f"{by.name}（{by.number}）：{row.title}",
        at=at,
        decides=KINDS[kind].decides,
        but=[by.number, about.removeprefix("staff/")],
    )
    return row


def approve(*, by: Principal, id: str, remark: str = "") -> Approval:
    """Approve; what approving does is done in the same transaction.

    Raises NotFound, NotPermitted, Refused ``not_now``, and what carrying it out raises: then nothing is changed.
    """
    with _deciding(by, id, remark) as change:
        row = change.row
        row.state = ApprovalState.APPROVED.value
        if row.spec.usable_for is not None:
            row.usable_until = change.at + row.spec.usable_for
        change.record("approvals.approve", kind=row.kind, of=row.about)
        _answer(row, change.at, "已批准")
        if row.spec.usable_for is None:
            carry_out()[ApprovalKind(row.kind)](
                Approved(row.pk, row.about, row.payload, row.reason, row.requested_by, by.number)
            )
            row.state, row.used = ApprovalState.DONE.value, 1
    return row


def refuse(*, by: Principal, id: str, remark: str) -> Approval:
    """Raises NotFound, NotPermitted, Refused ``not_now``, Invalid without a remark."""
    with _deciding(by, id, remark) as change:
        row = change.row
        if not row.remark:
            raise Invalid("请写明拒绝的理由。", code="reason_missing")
        row.state = ApprovalState.REFUSED.value
        change.record("approvals.refuse", kind=row.kind, of=row.about)
        _answer(row, change.at, "没有批准")
    return row


def withdraw(*, by: Principal, id: str) -> Approval:
    """Of one's own requests, while nobody has decided. Raises NotFound, Refused ``not_now``."""
    with _changing(by, id) as change:
        row = change.row
        if row.requested_by != by.number:
            deny(by, row.spec.decides, _about(row))
        if row.state_at(change.at) is not ApprovalState.OPEN:
            raise Refused("该申请已有结果，不能撤回。", code="not_now")
        row.state = ApprovalState.WITHDRAWN.value
        change.record("approvals.withdraw", kind=row.kind, of=row.about)
        notifier().settled(id=row.pk)
    return row


def use(*, by: Principal, kind: ApprovalKind, about: str) -> Approval:
    """Use one of this person's approvals of this, once. Must be inside the transaction that does what was approved.

    Raises Refused ``approval_needed``.
    """
    at = now()
    found = usable(by, kind, about, at)
    row = locked_if_there(Approval.objects.filter(pk=found.pk)) if found else None
    if row is None or row.state_at(at) is not ApprovalState.APPROVED:
        raise Refused(f"{KINDS[kind].name}须另一人批准。请先提交申请。", code="approval_needed")
    row.used += 1
    if row.used >= row.uses:
        row.state = ApprovalState.DONE.value
    row.save(update_fields=["used", "state"])
    audit.record(by=by.number, action="approvals.use", about=_about(row), kind=kind, of=about, used=row.used)
    return row


@transaction.atomic
def expire(at: datetime) -> int:
    """Note the requests whose time is over, decided or not. Returns how many. Safe to repeat."""
    over = list(free_rows(Approval.objects.filter(state=OPEN, expires_at__lte=at)))
    unused = Approval.objects.filter(state=ApprovalState.APPROVED.value, usable_until__lte=at)
    for row in over:
        _answer(row, at, "已过期，无人审批")
    for row in [*over, *free_rows(unused)]:
        row.state = ApprovalState.EXPIRED.value
        row.save(update_fields=["state"])
        audit.record(by="system", action="approvals.expire", about=_about(row), kind=row.kind, of=row.about)
    return len(over)


@contextmanager
def _deciding(by: Principal, id: str, remark: str) -> Iterator[Change[Approval]]:
    remark = fit_for_all(remark)
    with _changing(by, id) as change:
        row = change.row
        if not by.may(row.spec.decides):
            deny(by, row.spec.decides, _about(row))
        if why_not := decision_refusal(row.request, by.number, change.at):
            raise Refused(why_not, code="not_now")
        row.decided_by, row.decided_name, row.decided_at, row.remark = by.number, by.name, change.at, remark
        yield change


@contextmanager
def _changing(by: Principal, id: str) -> Iterator[Change[Approval]]:
    with changing(visible_to(by).filter(pk=id), by=by.number, about=f"approval/{id}", missing=NONE) as change:
        yield change


def _answer(row: Approval, at: datetime, what: str) -> None:
    title = f"{row.spec.name}{what}"
    notifier().answered(id=row.pk, title=title, text=row.remark or row.title, at=at, to=row.requested_by)


def _about(row: Approval) -> str:
    return f"approval/{row.pk}"
