"""Endpoints of the alarms' thresholds, which leaders read and set."""

from ninja import Router

from hotline.domains.insight.operations.actions import alarms
from hotline.domains.insight.operations.queries import alarms as operations_alarms
from hotline.domains.insight.operations.rules.thresholds import KINDS, AlarmKind, Threshold, Thresholds, builtin
from hotline.domains.insight.operations.schemas import (
    AlarmChoice,
    ThresholdIn,
    ThresholdKind,
    ThresholdRow,
    ThresholdsOut,
)
from hotline.domains.platform.accounts.queries import group_names
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["alarms"], auth=needs(Permission.ALARMS_MANAGE))


@router.get("", response=ThresholdsOut)
def thresholds(request: StaffRequest) -> ThresholdsOut:
    known = operations_alarms.thresholds()
    return ThresholdsOut(
        kinds=[_kind(kind, known) for kind in KINDS.values()],
        queues=[AlarmChoice(id=id, name=name) for id, name in queue_names().items()],
        groups=group_names(),
    )


@router.post("", response=ThresholdsOut)
def set_threshold(request: StaffRequest, body: ThresholdIn) -> ThresholdsOut:
    alarms.set_threshold(by=current_staff(request), row=Threshold(**body.dict()))
    return thresholds(request)


@router.delete("/{kind}", response=ThresholdsOut)
def remove_threshold(request: StaffRequest, kind: str, queue: str = "", group: str = "") -> ThresholdsOut:
    alarms.remove_threshold(by=current_staff(request), kind=kind, queue=queue, group=group)
    return thresholds(request)


def _kind(kind: AlarmKind, known: Thresholds) -> ThresholdKind:
    rows = [row for row in known.rows if row.kind == kind.code]
    return ThresholdKind(
        code=kind.code,
        unit=kind.unit.value,
        scopes=list(kind.scopes),
        lowest=kind.lowest,
        general=_row(known.of(kind.code)),
        builtin=_row(builtin(kind.code)),
        changed=any(not row.queue and not row.group for row in rows),
        apart=[_row(row) for row in rows if row.queue or row.group],
    )


def _row(row: Threshold) -> ThresholdRow:
    return ThresholdRow(
        kind=row.kind,
        queue=row.queue,
        group=row.group,
        on=row.on,
        warn=row.warn,
        urgent=row.urgent,
        min_calls=row.min_calls,
    )
