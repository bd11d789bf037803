"""Reading the registers."""

from datetime import date

from hotline.domains.assessment.models import RegisterEntry

MOST = 400


def entries(register: str, first: date, last: date, state: str = "") -> list[RegisterEntry]:
    """Newest day first, with their files."""
    rows = RegisterEntry.objects.filter(register=register, day__range=(first, last))
    rows = rows.filter(state=state) if state else rows
    return list(rows.order_by("-day", "-made_at").prefetch_related("evidence")[:MOST])


def waiting(first: date, last: date) -> dict[str, int]:
    """Register -> how many wait for approval."""
    found: dict[str, int] = {}
    for key in RegisterEntry.objects.filter(
        day__range=(first, last), state=RegisterEntry.State.WAITING.value
    ).values_list("register", flat=True):
        found[key] = found.get(key, 0) + 1
    return found
