"""Announcements on and off with one switch, and days that differ from the calendar."""

from datetime import date

from ninja import Router

from hotline.domains.ivr import actions, permissions, queries
from hotline.domains.ivr.schemas import DayBody, DayRow, DaysOut, SwitchBody, SwitchesOut, SwitchRow
from hotline.infrastructure.permissions import StaffRequest, needs, signed_in

router = Router(tags=["flows"], auth=needs(permissions.EDIT, permissions.PUBLISH))
publisher = needs(permissions.PUBLISH)


@router.get("/announcements", response=SwitchesOut)
def announcements(request: StaffRequest) -> SwitchesOut:
    return _switches()


@router.post("/announcements/{name}", response=SwitchesOut, auth=publisher)
def switch(request: StaffRequest, name: str, body: SwitchBody) -> SwitchesOut:
    actions.switch(by=signed_in(request).number, name=name, on=body.on)
    return _switches()


@router.get("/days", response=DaysOut)
def days(request: StaffRequest) -> DaysOut:
    return _days()


@router.post("/days/{day}", response=DaysOut, auth=publisher)
def set_day(request: StaffRequest, day: date, body: DayBody) -> DaysOut:
    actions.set_day(by=signed_in(request).number, day=day, kind=body.kind)
    return _days()


def _switches() -> SwitchesOut:
    on, known = queries.switched_on(), queries.switches()
    rows = [SwitchRow(name=name, on=name in on, says=known.get(name, [])) for name in sorted(known.keys() | on)]
    return SwitchesOut(rows=rows)


def _days() -> DaysOut:
    return DaysOut(rows=[DayRow(day=row.day, kind=row.kind, by=row.by) for row in queries.calendar_days()])
