"""Requests for approval: those that wait for the reader, the reader's own, and past ones."""

from datetime import UTC, datetime
from typing import Literal

from ninja import Router

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.approvals.queries import requests as approvals
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.approvals.rules.requests import ApprovalState, decision_refusal
from hotline.domains.platform.approvals.schemas import ApprovalOut, ApprovalRemarkBody, ApprovalsOut, FactOut
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs

router = Router(tags=["approvals"], auth=needs())


@router.get("", response=ApprovalsOut)
def listed(
    request: StaffRequest, scope: Literal["waiting", "mine", "past"] = "waiting", cursor: str = ""
) -> ApprovalsOut:
    """Newest first, fifty a page. Past ones: one's own, those of kinds one decides on, all for the audit."""
    reader, now = current_staff(request), datetime.now(UTC)
    found = approvals.page(reader, scope, now, cursor)
    return ApprovalsOut(
        rows=[_to_out(row, reader, now) for row in found.rows],
        next=found.next,
        waiting=approvals.waiting_for(reader, now).count(),
        decides=bool(approvals.decided_by(reader)),
    )


@router.post("/{approval_id}/approve", response=ApprovalOut)
def approve(request: StaffRequest, approval_id: str, body: ApprovalRemarkBody) -> ApprovalOut:
    """409 ``not_now`` for one's own, one about oneself, and one that is decided."""
    by = current_staff(request)
    return _one(requests.approve(by=by, id=approval_id, remark=body.remark), by)


@router.post("/{approval_id}/refuse", response=ApprovalOut)
def refuse(request: StaffRequest, approval_id: str, body: ApprovalRemarkBody) -> ApprovalOut:
    """422 ``reason_missing`` without a remark."""
    by = current_staff(request)
    return _one(requests.refuse(by=by, id=approval_id, remark=body.remark), by)


@router.post("/{approval_id}/withdraw", response=ApprovalOut)
def withdraw(request: StaffRequest, approval_id: str) -> ApprovalOut:
    by = current_staff(request)
    return _one(requests.withdraw(by=by, id=approval_id), by)


def _one(row: Approval, reader: Principal) -> ApprovalOut:
    return _to_out(row, reader, datetime.now(UTC))


def _to_out(row: Approval, reader: Principal, now: datetime) -> ApprovalOut:
    state = row.state_at(now)
    return ApprovalOut(
        id=row.pk,
        kind=row.kind,
        kind_name=row.spec.name,
        title=row.title,
        facts=[FactOut(label=label, text=text) for label, text in row.facts],
        evidence_call=row.payload.get("call", "") if row.kind == ApprovalKind.RATING_EXCLUSION else "",
        reason=row.reason,
        state=state.value,
        requested_by=row.requested_by,
        requested_name=row.requested_name,
        requested_at=row.requested_at,
        expires_at=row.expires_at,
        decided_by=row.decided_by,
        decided_name=row.decided_name,
        decided_at=row.decided_at,
        remark=row.remark,
        usable_until=row.usable_until,
        uses_left=row.uses - row.used if state is ApprovalState.APPROVED else 0,
        mine=row.requested_by == reader.number,
        may_decide=reader.may(row.spec.decides) and not decision_refusal(row.request, reader.number, now),
    )
