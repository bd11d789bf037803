"""The hotline's own decisions about single days."""

from datetime import UTC, date, datetime

from django.db import transaction

from hotline.domains.platform.calendar.models import CalendarDay
from hotline.infrastructure import audit


@transaction.atomic
def set_day(*, by: str, day: date, kind: str) -> None:
    """``kind``: "working", "holiday", or "" for what the State Council's calendar says."""
    if kind:
        CalendarDay.objects.update_or_create(
            day=day, defaults={"kind": CalendarDay.Kind(kind), "by": by, "at": datetime.now(UTC)}
        )
    else:
        CalendarDay.objects.filter(day=day).delete()
    audit.record(by=by, action="calendar.set_day", about=f"day/{day.isoformat()}", kind=kind)
