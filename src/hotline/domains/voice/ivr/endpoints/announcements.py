"""Announcements on and off with one switch, and days that differ from the calendar."""

from datetime import date

from ninja import Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.calendar.queries import decided_days, year_calendar
from hotline.domains.voice.ivr.actions import switches
from hotline.domains.voice.ivr.queries import flows
from hotline.domains.voice.ivr.queries import prompts as ivr_prompts
from hotline.domains.voice.ivr.schemas import (
    CalendarDaysOut,
    CalendarOut,
    CalendarRow,
    DayBody,
    DayRow,
    SwitchBody,
    SwitchesOut,
    SwitchRow,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["flows"], auth=needs(Permission.FLOWS_EDIT, Permission.FLOWS_PUBLISH))
publisher = needs(Permission.FLOWS_PUBLISH)


@router.get("/announcements", response=SwitchesOut)
def announcements(request: StaffRequest) -> SwitchesOut:
    return _switches()


@router.post("/announcements/{name}", response=SwitchesOut, auth=publisher)
def switch(request: StaffRequest, name: str, body: SwitchBody) -> SwitchesOut:
    """Switch an announcement on or off, from the next caller on."""
    switches.switch(by=current_staff(request).number, name=name, on=body.on, until=body.until)
    return _switches()


@router.get("/days", response=CalendarDaysOut)
def days(request: StaffRequest) -> CalendarDaysOut:
    return _days()


@router.get("/calendar/{year}", response=CalendarOut)
def calendar(request: StaffRequest, year: int) -> CalendarOut:
    """Every day of a year: its kind, the kind by the calendar, and the hotline's own decision."""
    found = year_calendar(year)
    names = names_of({row.by for row in found.decided.values()})
    rows = []
    for day in found.days:
        decided = found.decided.get(day.day)
        rows.append(
            CalendarRow(
                day=day.day,
                kind=decided.kind if decided else day.kind,
                by_calendar=day.kind,
                name=day.name,
                made_up=day.made_up,
                by=decided.by if decided else "",
                by_name=names.get(decided.by, "") if decided else "",
                at=decided.at if decided else None,
            )
        )
    return CalendarOut(year=year, known=found.known, rows=rows)


@router.post("/days/{day}", response=CalendarDaysOut, auth=publisher)
def set_day(request: StaffRequest, day: date, body: DayBody) -> CalendarDaysOut:
    switches.set_day(by=current_staff(request).number, day=day, kind=body.kind)
    return _days()


def _switches() -> SwitchesOut:
    on, known = flows.switched_on_rows(), flows.switches()
    names, texts = names_of({row.by for row in on.values()}), ivr_prompts.prompt_texts()
    rows = []
    for name in sorted(known.keys() | on.keys()):
        row, prompts = on.get(name), known.get(name, [])
        rows.append(
            SwitchRow(
                name=name,
                on=row is not None,
                prompts=prompts,
                texts=[texts.get(name_of, name_of) for name_of in prompts],
                at=row.at if row else None,
                until=row.until if row else None,
                by=row.by if row else "",
                by_name=names.get(row.by, "") if row else "",
            )
        )
    return SwitchesOut(rows=rows)


def _days() -> CalendarDaysOut:
    found = decided_days()
    names = names_of({row.by for row in found})
    rows = [DayRow(day=row.day, kind=row.kind, by=row.by, by_name=names.get(row.by, ""), at=row.at) for row in found]
    return CalendarDaysOut(rows=rows)
