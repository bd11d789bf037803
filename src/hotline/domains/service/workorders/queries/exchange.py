"""The exchange with 12345, looked at."""

from hotline.domains.service.workorders.models import Received, Sent

NEWEST = 100


def waiting() -> tuple[int, int]:
    """The numbers of messages that wait, and that were refused."""
    rows = Sent.objects.all()
    return rows.filter(state=Sent.State.WAITING.value).count(), rows.filter(state=Sent.State.REFUSED.value).count()


def sent() -> list[Sent]:
    """Messages refused or still waiting, oldest first; then the taken ones, newest first."""
    rows = Sent.objects.select_related("case")
    open = rows.exclude(state=Sent.State.TAKEN.value).order_by("written_at", "id")[:NEWEST]
    return [*open, *rows.filter(state=Sent.State.TAKEN.value).order_by("-written_at", "-id")[:NEWEST]]


def received() -> list[Received]:
    return list(Received.objects.order_by("-at")[:NEWEST])
