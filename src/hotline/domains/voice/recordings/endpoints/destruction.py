"""Lists of recordings whose time is over: drawn up by one, approved by another."""

from ninja import Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.recordings.actions import destruction
from hotline.domains.voice.recordings.models import Destruction, DueRecording
from hotline.domains.voice.recordings.queries import due
from hotline.domains.voice.recordings.schemas import (
    DestructionOut,
    DestructionsOut,
    DueOut,
    DuesOut,
    RetentionReasonBody,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["recordings"], auth=needs(Permission.RECORDINGS_MANAGE, Permission.RECORDINGS_DESTROY))


@router.get("", response=DestructionsOut)
def destructions(request: StaffRequest) -> DestructionsOut:
    return _to_out(due.destructions())


@router.post("", response=DestructionOut, auth=needs(Permission.RECORDINGS_MANAGE))
def list_due(request: StaffRequest) -> DestructionOut:
    return _one(destruction.list_due(by=current_staff(request)))


@router.get("/{destruction_id}/items", response=DuesOut)
def items(request: StaffRequest, destruction_id: int, after: int = 0) -> DuesOut:
    """A hundred a page."""
    rows = due.items_of(due.destruction(destruction_id), after)
    return DuesOut(rows=[_due(row) for row in rows], next=rows[-1].pk if len(rows) == 100 else None)


@router.post("/{destruction_id}/approve", response=DestructionOut, auth=needs(Permission.RECORDINGS_DESTROY))
def approve(request: StaffRequest, destruction_id: int) -> DestructionOut:
    return _one(destruction.approve(by=current_staff(request), id=destruction_id))


@router.post("/{destruction_id}/drop", response=DestructionOut)
def drop(request: StaffRequest, destruction_id: int, body: RetentionReasonBody) -> DestructionOut:
    return _one(destruction.drop(by=current_staff(request), id=destruction_id, reason=body.reason))


def _one(row: Destruction) -> DestructionOut:
    return _to_out([row]).rows[0]


def _to_out(rows: list[Destruction]) -> DestructionsOut:
    names = names_of({row.listed_by for row in rows} | {row.decided_by for row in rows})
    return DestructionsOut(rows=[_destruction(row, names) for row in rows])


def _destruction(row: Destruction, names: dict[str, str]) -> DestructionOut:
    return DestructionOut(
        id=row.pk,
        stage=row.stage,
        day=row.day,
        listed_at=row.listed_at,
        listed_by=row.listed_by,
        listed_by_name=names.get(row.listed_by, ""),
        count=row.count,
        size=row.size,
        digest=row.digest,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        decided_by_name=names.get(row.decided_by, ""),
        reason=row.reason,
        done_at=row.done_at,
        destroyed=row.destroyed,
        left=row.left,
        certificate=row.certificate,
    )


def _due(row: DueRecording) -> DueOut:
    return DueOut(
        call=row.call,
        at=row.at,
        seconds=row.seconds,
        rule=row.rule,
        retained_until=row.retained_until,
        outcome=row.outcome,
    )
