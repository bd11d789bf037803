"""Reads planned work and the register of equipment."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from hotline.domains.insight.upkeep.models import Drill, Equipment, MaintenanceWindow
from hotline.domains.insight.upkeep.rules.planned import Window

PAST, MAX_DRILLS, MAX_EQUIPMENT = timedelta(days=90), 200, 5000


def windows(now: datetime) -> list[MaintenanceWindow]:
    """Of the last three months and ahead, the latest first."""
    return list(MaintenanceWindow.objects.filter(ends_at__gt=now - PAST).order_by("-starts_at", "-pk"))


def announced(start: datetime, end: datetime) -> list[Window]:
    """The windows that touch the stretch and were not cancelled."""
    return [Window(row.starts_at, row.ends_at) for row in announced_windows(start, end)]


def announced_windows(start: datetime, end: datetime) -> list[MaintenanceWindow]:
    """Those that touch the stretch and were not cancelled, in order."""
    rows = MaintenanceWindow.objects.filter(starts_at__lt=end, ends_at__gt=start, cancelled_at=None)
    return list(rows.order_by("starts_at", "pk"))


def drills(today: date) -> list[Drill]:
    """The last year's and those ahead, the latest first."""
    return list(Drill.objects.filter(day__gt=today - timedelta(days=366)).order_by("-day", "-pk")[:MAX_DRILLS])


def equipment(kind: str = "", state: str = "", text: str = "") -> list[Equipment]:
    """By number. ``text``: part of number, name or place."""
    rows = Equipment.objects.order_by("kind", "number")
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(state=state) if state else rows
    if text:
        rows = rows.filter(Q(number__icontains=text) | Q(name__icontains=text) | Q(place__icontains=text))
    return list(rows[:MAX_EQUIPMENT])
