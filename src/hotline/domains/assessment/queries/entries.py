"""Reading the registers."""

from datetime import date

from django.db.models import Count

from hotline.domains.assessment.models import RegisterEntry

MOST = 400


def entries(register: str, first: date, last: date, state: str = "") -> list[RegisterEntry]:
    """Newest day first, with their files."""
    rows = RegisterEntry.objects.filter(register=register, day__range=(first, last))
    rows = rows.filter(state=state) if state else rows
    return list(rows.order_by("-day", "-made_at").prefetch_related("evidence")[:MOST])


def all_entries(register: str, state: str = "") -> list[RegisterEntry]:
    """Of any day, newest first: for figures that belong to no quarter."""
    return entries(register, date.min, date.max, state)


def waiting(first: date, last: date) -> dict[str, int]:
    """Register -> how many wait for approval."""
    rows = RegisterEntry.objects.filter(day__range=(first, last), state=RegisterEntry.State.WAITING.value)
    return dict(rows.values_list("register").annotate(Count("pk")))
