"""Announcements on and off, and days that differ from the calendar: heard by the next caller, no version needed."""

from datetime import UTC, date, datetime

from django.db import transaction

from hotline.domains.platform.calendar import actions as calendar
from hotline.domains.voice.ivr.actions.common import note, one_at_a_time, send
from hotline.domains.voice.ivr.models import FlowChange, SwitchedOn
from hotline.domains.voice.ivr.queries.flows import switched_on, switches
from hotline.kernel.errors import Invalid, NotFound

What = FlowChange.What


@transaction.atomic
def switch(*, by: str, name: str, on: bool, until: datetime | None = None) -> None:
    """Switch an announcement on or off. Nothing happens when it is in that state already.

    ``until`` is the moment at which it goes off by itself; switching on again sets another one. Raises NotFound when no
    published flow has an announcement of this name.
    """
    if until is not None and until <= datetime.now(UTC):
        raise Invalid("自动关闭时间已过，请重新选择", code="until_past")
    one_at_a_time()
    if name not in switches() and name not in switched_on():
        raise NotFound(f"已发布的流程里没有播报“{name}”，请先在流程中添加")
    row = SwitchedOn.objects.filter(switch=name).first()
    if (row is not None) == on and (row is None or row.until == until):
        return
    if row is None:
        SwitchedOn.objects.create(switch=name, at=datetime.now(UTC), by=by, until=until)
    elif on:
        row.until, row.by = until, by
        row.save(update_fields=["until", "by"])
    else:
        row.delete()
    _note_switched(by, name, on=on, until=until)
    send()


@transaction.atomic
def switch_off_ended(now: datetime) -> None:
    """Switch off the announcements whose time is over. Callcontrol stopped playing them at that moment by itself."""
    one_at_a_time()
    ended = list(SwitchedOn.objects.filter(until__lte=now))
    for row in ended:
        row.delete()
        _note_switched("system", row.switch, on=False)
    if ended:
        send()


def _note_switched(by: str, name: str, *, on: bool, until: datetime | None = None) -> None:
    what = What.SWITCHED_ON if on else What.SWITCHED_OFF
    ends = until.isoformat() if until else ""
    note(by=by, what=what, action="switch_announcement", about=f"announcement/{name}", on=on, until=ends)


@transaction.atomic
def set_day(*, by: str, day: date, kind: str) -> None:
    """Decide whether a day is "working" or "holiday"; "" follows the calendar. Menus branch by it."""
    one_at_a_time()
    calendar.set_day(by=by, day=day, kind=kind)
    FlowChange.objects.create(what=What.DAY_SET, about=f"day/{day.isoformat()}", at=datetime.now(UTC), by=by)
    send()
