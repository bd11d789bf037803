"""The exchange with 12345, looked at."""

from hotline.domains.service.workorders.models import Received, Sent

NEWEST = 100


def waiting() -> tuple[int, int]:
    """How many messages wait, and how many were refused."""
    rows = Sent.objects.all()
    return rows.filter(state=Sent.State.WAITING.value).count(), rows.filter(state=Sent.State.REFUSED.value).count()


def sent() -> list[Sent]:
    """What was refused or still waits first, the oldest of it; then the newest that was taken."""
    rows = Sent.objects.select_related("case")
    open = rows.exclude(state=Sent.State.TAKEN.value).order_by("written_at", "id")[:NEWEST]
    return [*open, *rows.filter(state=Sent.State.TAKEN.value).order_by("-written_at", "-id")[:NEWEST]]


def received() -> list[Received]:
    return list(Received.objects.order_by("-at")[:NEWEST])
