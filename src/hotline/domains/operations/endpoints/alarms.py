"""Alarms: what is open, and that somebody dealt with it."""

from ninja import Router

from hotline.domains.operations import actions, queries
from hotline.domains.operations.schemas import AlarmOut, AlarmsOut, ClearBody
from hotline.infrastructure.permissions import StaffRequest, needs, signed_in

router = Router(tags=["alarms"], auth=needs("live.health", "live.floor"))


@router.get("", response=AlarmsOut)
def alarms(request: StaffRequest) -> AlarmsOut:
    return AlarmsOut(rows=[AlarmOut.from_orm(alarm) for alarm in queries.alarms()])


@router.post("/{alarm_id}/clear", response={204: None})
def clear(request: StaffRequest, alarm_id: str, body: ClearBody) -> tuple[int, None]:
    actions.clear(by=signed_in(request), alarm_id=alarm_id, note=body.note)
    return 204, None
