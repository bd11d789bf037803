"""Announcements on and off, and days that differ from the calendar: heard by the next caller, no version needed."""

from datetime import UTC, date, datetime

from django.db import transaction

from hotline.domains.ivr.actions.common import note, one_at_a_time, send
from hotline.domains.ivr.models import CalendarDay, FlowChange, SwitchedOn
from hotline.domains.ivr.queries import switched_on, switches
from hotline.kernel.errors import NotFound

What = FlowChange.What


@transaction.atomic
def switch(*, by: str, name: str, on: bool) -> None:
    """NotFound when no published flow has an announcement of that name. What is so already stays as it is."""
    one_at_a_time()
    if name not in switches() and name not in switched_on():
        raise NotFound(f"已发布的流程里没有播报“{name}”，请先在流程里加上")
    if on == (name in switched_on()):
        return
    if on:
        SwitchedOn.objects.create(switch=name, at=datetime.now(UTC), by=by)
    else:
        SwitchedOn.objects.filter(switch=name).delete()
    what = What.SWITCHED_ON if on else What.SWITCHED_OFF
    note(by=by, what=what, action="switch_announcement", about=f"announcement/{name}", on=on)
    send()


@transaction.atomic
def set_day(*, by: str, day: date, kind: str) -> None:
    """``kind``: "working", "holiday", or "" for what the calendar says."""
    one_at_a_time()
    if kind:
        CalendarDay.objects.update_or_create(day=day, defaults={"kind": CalendarDay.Kind(kind), "by": by})
    else:
        CalendarDay.objects.filter(day=day).delete()
    note(by=by, what=What.DAY_SET, action="set_day", about=f"day/{day.isoformat()}", kind=kind)
    send()
