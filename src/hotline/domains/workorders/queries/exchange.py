"""The exchange with 12345, looked at."""

from hotline.domains.workorders.models import Received, Sent

NEWEST = 100


def waiting() -> tuple[int, int]:
    """How many messages wait, and how many were refused."""
    rows = Sent.objects.all()
    return rows.filter(state=Sent.State.WAITING.value).count(), rows.filter(state=Sent.State.REFUSED.value).count()


def sent() -> list[Sent]:
    return list(Sent.objects.select_related("case").order_by("-written_at", "-id")[:NEWEST])


def received() -> list[Received]:
    return list(Received.objects.order_by("-at")[:NEWEST])
